using System.Linq;
using System.Text;

namespace Integrations.Contracts.CodeGeneration.Text;

/// <summary>Writes C# line by line with an indentation. Lines end with <c>\n</c> everywhere; an empty line carries no blanks, never follows another, and stands neither after an opening nor before a closing brace.</summary>
internal sealed class SourceWriter
{
    /// <summary>Where lines are wrapped.</summary>
    public const int MaxColumn = 160;

    private const int BlanksPerLevel = 4;

    private readonly StringBuilder _text = new();
    private int _level;
    private bool _isEmptyLineDue;
    private bool _isBlockStart = true;

    /// <summary>How many characters were written.</summary>
    public int Length => _text.Length;

    /// <summary>An empty line.</summary>
    public void Line() => _isEmptyLineDue = !_isBlockStart;

    /// <summary>One line, indented.</summary>
    public void Line(string line)
    {
        if (line.Length == 0)
        {
            Line();
            return;
        }

        if (_isEmptyLineDue)
        {
            _text.Append('\n');
            _isEmptyLineDue = false;
        }

        _text.Append(' ', _level * BlanksPerLevel).Append(line).Append('\n');
        _isBlockStart = false;
    }

    /// <summary>Pieces that belong together, as the items of a list or the calls of a chain: as many on a line as fit, the lines after the first one level deeper.</summary>
    /// <param name="pieces">The pieces, with what stands between them.</param>
    public void Wrapped(IReadOnlyList<string> pieces)
    {
        int start = _level;
        Wrap(pieces, "", () => _level = start + 1);
        _level = start;
    }

    /// <summary>Pieces as many on a line as fit, all lines on one level and with the same beginning.</summary>
    public void Wrapped(IReadOnlyList<string> pieces, string prefix) => Wrap(pieces, prefix, null);

    private void Wrap(IReadOnlyList<string> pieces, string prefix, Action? afterFirst)
    {
        StringBuilder line = new();
        for (int index = 0; index < pieces.Count; index++)
        {
            string piece = pieces[index];

            // What only closes stays with what it closes.
            while (index + 1 < pieces.Count && IsClosing(pieces[index + 1]))
            {
                piece += pieces[++index];
            }

            if (line.Length > 0 && (_level * BlanksPerLevel) + prefix.Length + line.Length + piece.TrimEnd().Length > MaxColumn)
            {
                Line(prefix + line.ToString().TrimEnd());
                line.Clear();
                afterFirst?.Invoke();
            }

            line.Append(line.Length == 0 ? piece.TrimStart() : piece);
        }

        Line(prefix + line.ToString().TrimEnd());
    }

    private static bool IsClosing(string piece)
    {
        foreach (char character in piece)
        {
            if (character is not (')' or '}' or ';'))
            {
                return false;
            }
        }

        return piece.Length > 0;
    }

    /// <summary>Several lines, each indented; for blocks written as raw strings.</summary>
    public void Lines(string lines)
    {
        int start = 0;
        while (start <= lines.Length)
        {
            int end = lines.IndexOf('\n', start);
            if (end < 0)
            {
                end = lines.Length;
            }

            int stop = end > start && lines[end - 1] == '\r' ? end - 1 : end;
            Line(lines.Substring(start, stop - start));
            start = end + 1;
        }
    }

    /// <summary>A line that ends in an opening brace; what follows is one level deeper.</summary>
    public void Open(string header)
    {
        Line(header + " {");
        _level++;
        _isBlockStart = true;
    }

    /// <summary>As <see cref="Open(string)"/>, with a head in pieces, wrapped as a list is.</summary>
    public void Open(IReadOnlyList<string> header)
    {
        Wrapped([.. header.Take(header.Count - 1), header[header.Count - 1] + " {"]);
        _level++;
        _isBlockStart = true;
    }

    /// <summary>The closing brace of <see cref="Open(string)"/>, with what may follow it on the line, as <c>;</c>.</summary>
    public void Close(string suffix = "")
    {
        _level--;
        _isEmptyLineDue = false;
        Line("}" + suffix);
    }

    /// <summary>One level deeper without a brace, as after a <c>case</c>.</summary>
    public void Indent() => _level++;

    /// <summary>Ends <see cref="Indent"/>.</summary>
    public void Outdent() => _level--;

    /// <summary>Everything written.</summary>
    public override string ToString() => _text.ToString();
}
