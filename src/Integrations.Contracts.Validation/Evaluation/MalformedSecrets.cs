
namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>What to mask of the line where a text stops being JSON, when the schema has secrets: where each value belongs cannot be known, so every value of the line counts as one.</summary>
/// <remarks>
/// Before the error the text is good JSON, and no string of JSON goes over a line: so at the line's start no string is open, and names can be told from values.
/// From the error on nothing is known, and the rest of the line is masked, but for a bracket, a colon or a comma that is itself the error, and for a name that is there twice.
/// </remarks>
internal static class MalformedSecrets
{
    /// <summary>An excerpt begins at most so many bytes before the error; what is masked further away is not kept.</summary>
    private const int Reach = 128;

    public static SecretRanges Find(ReadOnlySpan<byte> text, JsonSyntaxError error)
    {
        int offset = Math.Min(error.Position.Offset, text.Length);
        int position = offset;
        while (position > 0 && text[position - 1] is not ((byte)'\n' or (byte)'\r'))
        {
            position--;
        }

        int lineEnd = offset;
        while (lineEnd < text.Length && text[lineEnd] is not ((byte)'\n' or (byte)'\r'))
        {
            lineEnd++;
        }

        ReadOnlySpan<byte> line = text.Slice(0, lineEnd);
        var ranges = new List<(int Start, int End)>();
        while (position < offset)
        {
            if (IsStructure(line[position]))
            {
                position++;
                continue;
            }

            int end = line[position] == (byte)'"' ? EndOfString(line, position) : EndOfScalar(line, position);
            if (end > offset)
            {
                // The error is inside this value.
                ranges.Add((position, lineEnd));
                return SecretRanges.Of(ranges);
            }

            if (end >= offset - Reach && !IsName(line, position, end))
            {
                ranges.Add((position, end));
            }

            position = end;
        }

        if (error.Kind == JsonSyntaxErrorKind.DuplicateName && offset < lineEnd && line[offset] == (byte)'"')
        {
            position = EndOfString(line, offset);
        }
        else if (offset < lineEnd && IsStructure(line[offset]))
        {
            position = offset + 1;
        }

        if (position < lineEnd)
        {
            ranges.Add((position, lineEnd));
        }

        return SecretRanges.Of(ranges);
    }

    private static bool IsStructure(byte value) => value is (byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)':' or (byte)',' or (byte)' ' or (byte)'\t';

    private static int EndOfString(ReadOnlySpan<byte> line, int position)
    {
        for (position++; position < line.Length; position++)
        {
            if (line[position] == (byte)'"')
            {
                return position + 1;
            }

            if (line[position] == (byte)'\\')
            {
                position++;
            }
        }

        return line.Length;
    }

    private static int EndOfScalar(ReadOnlySpan<byte> line, int position)
    {
        while (position < line.Length && !IsStructure(line[position]) && line[position] != (byte)'"')
        {
            position++;
        }

        return position;
    }

    private static bool IsName(ReadOnlySpan<byte> line, int position, int end)
    {
        if (line[position] != (byte)'"')
        {
            return false;
        }

        while (end < line.Length && line[end] is (byte)' ' or (byte)'\t')
        {
            end++;
        }

        return end < line.Length && line[end] == (byte)':';
    }
}
