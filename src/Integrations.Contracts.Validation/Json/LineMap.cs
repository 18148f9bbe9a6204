namespace Integrations.Contracts.Validation.Json;

/// <summary>Lines and columns of the offsets of one text: a checkpoint every 512 bytes, so that asking for each of many places costs no more than a short walk, on one long line too.</summary>
internal sealed class LineMap
{
    private const int Step = 512;

    private readonly int[] _lines;
    private readonly int[] _columns;

    public LineMap(ReadOnlySpan<byte> text)
    {
        _lines = new int[(text.Length / Step) + 1];
        _columns = new int[_lines.Length];
        int line = 1;
        int column = 1;
        for (int index = 0; index < _lines.Length; index++)
        {
            _lines[index] = line;
            _columns[index] = column;
            Walk(text, index * Step, Math.Min(text.Length, (index + 1) * Step), ref line, ref column);
        }
    }

    /// <summary>The place of an offset. The text is the one the map was made of.</summary>
    public TextPosition PositionAt(ReadOnlySpan<byte> text, int offset)
    {
        int checkpoint = offset / Step;
        int line = _lines[checkpoint];
        int column = _columns[checkpoint];
        Walk(text, checkpoint * Step, offset, ref line, ref column);
        return new TextPosition(offset, line, column);
    }

    /// <summary>The place of one offset of a text, found by walking there.</summary>
    public static TextPosition Find(ReadOnlySpan<byte> text, int offset)
    {
        int line = 1;
        int column = 1;
        Walk(text, 0, Math.Min(offset, text.Length), ref line, ref column);
        return new TextPosition(offset, line, column);
    }

    private static void Walk(ReadOnlySpan<byte> text, int from, int to, ref int line, ref int column)
    {
        for (int index = from; index < to; index++)
        {
            byte value = text[index];
            if (value == (byte)'\n' || (value == (byte)'\r' && !(index + 1 < text.Length && text[index + 1] == (byte)'\n')))
            {
                line++;
                column = 1;
            }
            else if ((value & 0xC0) != 0x80)
            {
                // A lead byte stands for its character; four bytes are two UTF-16 code units. A carriage return before a line feed counts like any other.
                column += value >= 0xF0 ? 2 : 1;
            }
        }
    }
}
