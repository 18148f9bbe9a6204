using System.Globalization;
using System.Text;

namespace Integrations.Contracts.CodeGeneration.Text;

/// <summary>Text of a schema as lines that people read: controls, characters that change the direction of reading and halves of surrogate pairs are gone, and so are blank lines and blanks at a line's ends.</summary>
internal static class PlainText
{
    /// <summary>The lines, ended by whatever ends one in C# or in an editor.</summary>
    public static List<string> Lines(string text)
    {
        List<string> lines = [];
        StringBuilder line = new();
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            switch (character)
            {
                case '\n' or '\r' or '\u000B' or '\u000C' or '\u0085' or '\u2028' or '\u2029':
                    End(lines, line);
                    break;
                case '\t':
                    line.Append(' ');
                    break;
                default:
                    int length = ReadableLength(text, index);
                    line.Append(text, index, length);
                    index += Math.Max(length, 1) - 1;
                    break;
            }
        }

        End(lines, line);
        return lines;
    }

    /// <summary>The text on one line.</summary>
    public static string OneLine(string text) => string.Join(" ", Lines(text));

    /// <summary>How many UTF-16 units the character at an index has, where it is one that people see; else 0.</summary>
    public static int ReadableLength(string text, int index)
    {
        char character = text[index];
        bool isPair = char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        if (!isPair && (char.IsSurrogate(character) || character >= '\uFFFE'))
        {
            return 0;
        }

        return CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? 0 : isPair ? 2 : 1;
    }

    private static void End(List<string> lines, StringBuilder line)
    {
        string text = line.ToString().Trim();
        line.Clear();
        if (text.Length > 0)
        {
            lines.Add(text);
        }
    }
}
