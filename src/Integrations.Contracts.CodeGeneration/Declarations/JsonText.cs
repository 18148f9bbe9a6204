using System.Globalization;
using System.Text;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>Text as a JSON string.</summary>
internal static class JsonText
{
    /// <summary>The text with its quotes, escaped where RFC 8259, section 7 asks for it.</summary>
    public static string Quote(string text)
    {
        StringBuilder json = new(text.Length + 2);
        json.Append('"');
        foreach (char character in text)
        {
            if (character is '"' or '\\')
            {
                json.Append('\\').Append(character);
            }
            else if (character < ' ')
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
