using System.Text;
using Integrations.Contracts.CodeGeneration.Text;

namespace Integrations.Contracts.CodeGeneration.Markdown;

/// <summary>Text of a schema in Markdown (GitHub's flavour): it stays text, whatever it looks like.</summary>
internal static class MarkdownText
{
    /// <summary>A line of text, with every character that could mean something behind a backslash.</summary>
    public static string Escape(string line)
    {
        StringBuilder text = new(line.Length);
        for (int index = 0; index < line.Length; index++)
        {
            char character = line[index];
            bool isMarkup = character switch
            {
                '\\' or '`' or '*' or '[' or ']' or '<' or '>' or '|' or '~' or '&' or '$' or '#' => true,

                // Between letters an underscore is one.
                '_' => index == 0 || index == line.Length - 1 || !char.IsLetterOrDigit(line[index - 1]) || !char.IsLetterOrDigit(line[index + 1]),
                '!' => index + 1 < line.Length && line[index + 1] == '[',

                // At a line's start: a list, a heading's underline, a rule.
                '-' or '+' or '=' => index == 0,
                '.' or ')' => index > 0 && IsNumber(line, index),
                _ => false,
            };
            if (isMarkup)
            {
                text.Append('\\');
            }

            text.Append(character);
        }

        return text.ToString();
    }

    /// <summary>Text as code on one line. A bar ends a table's cell even there, and is escaped where <paramref name="isInTable"/>.</summary>
    public static string Code(string text, bool isInTable)
    {
        string line = PlainText.OneLine(text);
        string fence = Fence(line, 1);
        string blank = line.Length == 0 || line[0] == '`' || line[line.Length - 1] == '`' ? " " : "";
        line = isInTable ? line.Replace("|", "\\|") : line;
        return fence + blank + line + blank + fence;
    }

    /// <summary>Backticks that a text does not have in a row: they enclose it.</summary>
    public static string Fence(string text, int minLength)
    {
        int longest = 0, run = 0;
        foreach (char character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('`', Math.Max(minLength, longest + 1));
    }

    private static bool IsNumber(string line, int length)
    {
        for (int index = 0; index < length; index++)
        {
            if (line[index] is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
