using System.Globalization;
using System.Text;

namespace Integrations.Contracts.CodeGeneration.Names;

/// <summary>
/// Text of a schema as a C# name: the words of the text, each with a capital. A word ends at whatever is no letter and no digit; where a text has no small letter at all, all but a word's first become small.
/// Letters of every script in the basic plane stay; marks, emoji and formatting characters (which C# ignores in names, so that two names could look alike and be one) go.
/// </summary>
internal static class PascalCase
{
    // Beyond this a name helps nobody, and a file's name grows too long for some systems.
    private const int MaxLength = 80;

    /// <summary>The name: a valid identifier; empty where nothing of the text can stand in one.</summary>
    public static string FromText(string text)
    {
        bool isShouting = true;
        foreach (char character in text)
        {
            isShouting &= !char.IsLower(character);
        }

        StringBuilder name = new();
        bool startsWord = true;
        foreach (char character in text)
        {
            if (name.Length == MaxLength)
            {
                break;
            }

            if (!IsLetterOrDigit(character))
            {
                // An apostrophe is inside a word.
                startsWord |= character is not ('\'' or '\u2019');
                continue;
            }

            if (name.Length == 0 && !char.IsLetter(character))
            {
                name.Append('_');
            }

            name.Append(startsWord ? char.ToUpperInvariant(character) : isShouting ? char.ToLowerInvariant(character) : character);
            startsWord = false;
        }

        return name.ToString();
    }

    private static bool IsLetterOrDigit(char character) => character < 128
        ? character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
        : CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber;
}
