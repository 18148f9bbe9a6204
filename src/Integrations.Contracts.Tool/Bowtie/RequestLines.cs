using System.IO;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>Lines as bytes, whatever stands in them: a request that is no UTF-8 gets an answer too.</summary>
internal sealed class RequestLines(Stream input)
{
    /// <summary>A line beyond this is no request: the harness would run out of memory first.</summary>
    private const int MaxLineLength = 512 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next line without its end; false after the last one.</summary>
    /// <param name="line">Valid until the next call.</param>
    /// <exception cref="CommandException">The line is longer than any request.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        int searched = _start;
        while (true)
        {
            int newLine = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (newLine >= 0)
            {
                line = _buffer.AsMemory(_start, searched + newLine - _start);
                _start = searched + newLine + 1;
                return true;
            }

            searched = _end;
            if (_end == _buffer.Length)
            {
                searched -= MakeRoom();
            }

            int read = input.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                line = _buffer.AsMemory(_start, _end - _start);
                bool isLine = _start < _end;
                _start = _end;
                return isLine;
            }

            _end += read;
        }
    }

    // Moves what is unread to the front, and doubles the buffer where that is not enough: by how much it moved.
    private int MakeRoom()
    {
        int moved = _start;
        int length = _end - _start;
        if (length > _buffer.Length / 2)
        {
            if (length >= MaxLineLength)
            {
                throw new CommandException($"a request is longer than {MaxLineLength} bytes");
            }

            byte[] larger = new byte[_buffer.Length * 2];
            _buffer.AsSpan(_start, length).CopyTo(larger);
            _buffer = larger;
        }
        else
        {
            _buffer.AsSpan(_start, length).CopyTo(_buffer);
        }

        _start = 0;
        _end = length;
        return moved;
    }
}
