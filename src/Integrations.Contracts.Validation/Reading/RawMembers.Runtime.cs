using System.ComponentModel;

namespace Integrations.Contracts.Validation;

/// <summary>Gathers the text of members that a schema does not name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RawMembers
{
    private byte[]? _text;
    private int _length;

    /// <summary>Adds a member: its name, the colon and its value as they stand.</summary>
    /// <param name="json">The payload.</param>
    /// <param name="start">Where the name starts.</param>
    /// <param name="end">The position after the value.</param>
    public void Add(ReadOnlySpan<byte> json, int start, int end)
    {
        int length = end - start;
        if (_text is null)
        {
            _text = new byte[length];
        }
        else
        {
            if (_text.Length < _length + 1 + length)
            {
                Array.Resize(ref _text, Math.Max(_length + 1 + length, 2 * _text.Length));
            }

            _text[_length++] = (byte)',';
        }

        json.Slice(start, length).CopyTo(_text.AsSpan(_length));
        _length += length;
    }

    /// <summary>The members, joined by commas; null where there are none.</summary>
    public readonly byte[]? ToArray() => _text is null || _text.Length == _length ? _text : _text.AsSpan(0, _length).ToArray();
}
