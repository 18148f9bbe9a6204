using System.Globalization;
using System.Text;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>
/// Text of a schema as XML documentation. Whatever could end the comment, its line or its element is escaped or gone: markup is escaped; every character that ends a line in C# (CR, LF, NEL, LS, PS) or in an editor
/// starts a new comment line; controls, characters that change the direction of reading, and halves of surrogate pairs, which XML does not take, go.
/// </summary>
internal static class XmlText
{
    /// <summary>Writes the documentation of a type or a property.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="documentation">What the schema says.</param>
    /// <param name="otherwise">The summary where the schema says nothing; XML, already escaped.</param>
    /// <param name="remark">A remark of ours, or null; XML, already escaped.</param>
    public static void Write(SourceWriter writer, Documentation documentation, string otherwise, string? remark = null)
    {
        List<string> summary = Lines(documentation.Description ?? documentation.Title ?? "");
        if (summary.Count == 0)
        {
            summary.Add(otherwise);
        }

        Element(writer, "summary", summary);
        List<string> remarks = [];
        if (documentation.Description is not null && documentation.Title is not null && Lines(documentation.Title) is { Count: > 0 } title && string.Join(" ", title) != string.Join(" ", summary))
        {
            remarks.Add("<para>" + string.Join(" ", title) + "</para>");
        }

        foreach (string example in documentation.Examples)
        {
            remarks.Add("<para>Example: <c>" + string.Join(" ", Lines(example)) + "</c></para>");
        }

        if (remark is not null)
        {
            remarks.Add("<para>" + remark + "</para>");
        }

        if (remarks.Count > 0)
        {
            Element(writer, "remarks", remarks);
        }
    }

    /// <summary>Text on one line, escaped.</summary>
    public static string Inline(string text, int maxLength = 200)
    {
        string line = string.Join(" ", Lines(text.Length > maxLength ? $"{text.Substring(0, maxLength)}..." : text));
        return line;
    }

    private static void Element(SourceWriter writer, string name, List<string> lines)
    {
        if (lines.Count == 1)
        {
            writer.Line($"/// <{name}>{lines[0]}</{name}>");
            return;
        }

        writer.Line($"/// <{name}>");
        foreach (string line in lines)
        {
            writer.Line($"/// {line}");
        }

        writer.Line($"/// </{name}>");
    }

    private static List<string> Lines(string text)
    {
        List<string> lines = [];
        StringBuilder line = new();
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            switch (character)
            {
                case '&':
                    line.Append("&amp;");
                    break;
                case '<':
                    line.Append("&lt;");
                    break;
                case '>':
                    line.Append("&gt;");
                    break;
                case '\n' or '\r' or '\u000B' or '\u000C' or '\u0085' or '\u2028' or '\u2029':
                    End(lines, line);
                    break;
                case '\t':
                    line.Append(' ');
                    break;
                default:
                    if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                    {
                        line.Append(character).Append(text[++index]);
                    }
                    else if (!char.IsControl(character) && !char.IsSurrogate(character) && character < '\uFFFE' && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.Format)
                    {
                        line.Append(character);
                    }

                    break;
            }
        }

        End(lines, line);
        return lines;
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
