using System.Globalization;
using System.Text;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>Text as a JSON string.</summary>
internal static class JsonText
{
    /// <summary>The text with its quotes, escaped where RFC 8259, section 7 asks for it; half of a surrogate pair has no other form than its escape.</summary>
    public static string Quote(string text)
    {
        StringBuilder json = new(text.Length + 2);
        json.Append('"');
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            if (character is '"' or '\\')
            {
                json.Append('\\').Append(character);
            }
            else if (char.IsSurrogatePair(text, index))
            {
                json.Append(character).Append(text[++index]);
            }
            else if (character < ' ' || char.IsSurrogate(character))
            {
                json.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                json.Append(character);
            }
        }

        return json.Append('"').ToString();
    }
}
