using System.Text;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>Cuts the line of a payload that a failure is about: as much of it as reads well, secrets masked, controls made visible.</summary>
internal static class PayloadExcerpt
{
    /// <summary>How many bytes before the value are looked at for the start of the line.</summary>
    private const int Before = 60;

    /// <summary>How long the text may be, in UTF-16 code units.</summary>
    private const int MaxLength = 100;

    private const string Mask = "***";

    private const string Cut = "...";

    /// <summary>The line at <paramref name="offset"/>, with carets under <paramref name="length"/> bytes or as far as the line goes.</summary>
    public static SourceExcerpt Of(ReadOnlySpan<byte> text, int offset, int length, SecretRanges secrets)
    {
        int start = LineStart(text, offset, out bool isCut);
        var line = new StringBuilder(isCut ? Cut : "");
        int caretStart = -1;
        int caretEnd = -1;
        int end = offset + Math.Max(length, 1);
        int position = start;
        while (position < text.Length && text[position] is not ((byte)'\n' or (byte)'\r'))
        {
            if (caretStart < 0 && position >= offset)
            {
                caretStart = line.Length;
            }

            if (caretEnd < 0 && position >= end)
            {
                caretEnd = line.Length;
            }

            if (line.Length >= MaxLength)
            {
                line.Append(Cut);
                break;
            }

            int endOfSecret = secrets.EndOfSecretAt(position);
            if (endOfSecret >= 0)
            {
                // A secret of several lines ends with this line here; its other lines are masked as they come.
                bool isString = text[position] == (byte)'"' && endOfSecret - position > 1;
                int next = Math.Min(endOfSecret, NextLine(text, position, endOfSecret));
                if (offset > position && offset < next && caretStart < 0)
                {
                    caretStart = line.Length;
                }

                line.Append(isString ? "\"" + Mask + "\"" : Mask);
                position = next;
            }
            else
            {
                position = AppendCharacter(line, text, position);
            }
        }

        if (caretStart < 0)
        {
            caretStart = line.Length;
        }

        return new SourceExcerpt(line.ToString(), caretStart, Math.Max((caretEnd < 0 ? line.Length : caretEnd) - caretStart, 1));
    }

    private static int LineStart(ReadOnlySpan<byte> text, int offset, out bool isCut)
    {
        int start = Math.Min(offset, text.Length);
        int earliest = Math.Max(0, start - Before);
        while (start > earliest && text[start - 1] is not ((byte)'\n' or (byte)'\r'))
        {
            start--;
        }

        isCut = start > 0 && text[start - 1] is not ((byte)'\n' or (byte)'\r');
        while (isCut && start < offset && (text[start] & 0xC0) == 0x80)
        {
            start++;
        }

        return start;
    }

    private static int NextLine(ReadOnlySpan<byte> text, int position, int end)
    {
        int newLine = text.Slice(position, end - position).IndexOfAny((byte)'\n', (byte)'\r');
        return newLine < 0 ? end : position + newLine;
    }

    private static int AppendCharacter(StringBuilder line, ReadOnlySpan<byte> text, int position)
    {
        byte lead = text[position];
        if (lead < 0x80)
        {
            char c = (char)lead;
            line.Append(c == '\t' ? " " : Wording.Visible(c.ToString()));
            return position + 1;
        }

        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        length = Math.Min(length, text.Length - position);
        line.Append(Wording.Visible(Encoding.UTF8.GetString(text.Slice(position, length).ToArray())));
        return position + length;
    }
}
