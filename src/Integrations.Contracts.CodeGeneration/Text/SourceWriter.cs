using System.Text;

namespace Integrations.Contracts.CodeGeneration.Text;

/// <summary>Writes C# line by line with an indentation. Lines end with <c>\n</c> everywhere; an empty line carries no blanks, never follows another, and stands neither after an opening nor before a closing brace.</summary>
internal sealed class SourceWriter
{
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

    /// <summary>A line, if any, and an opening brace; what follows is one level deeper.</summary>
    public void Open(string header = "")
    {
        if (header.Length > 0)
        {
            Line(header);
        }

        Line("{");
        _level++;
        _isBlockStart = true;
    }

    /// <summary>The closing brace of <see cref="Open"/>, with what may follow it on the line, as <c>;</c>.</summary>
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
