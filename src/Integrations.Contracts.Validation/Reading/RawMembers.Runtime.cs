namespace Integrations.Contracts.Validation;

/// <summary>Gathers the text of members that a schema does not name.</summary>
internal struct RawMembers
{
    private byte[]? _text;
    private int _length;

    public RawMembers()
    {
        _text = null;
        _length = 0;
    }

    /// <summary>Adds a member: its name and its value as they stand, with nothing around the colon, so that what is written reads back as equal.</summary>
    /// <param name="name">The name as JSON, with its quotes.</param>
    /// <param name="value">The value as it stands.</param>
    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        int length = name.Length + 1 + value.Length;
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

        Append(name);
        _text[_length++] = (byte)':';
        Append(value);
    }

    /// <summary>The members, joined by commas; null where there are none.</summary>
    public readonly byte[]? ToArray() => _text is null || _text.Length == _length ? _text : _text.AsSpan(0, _length).ToArray();

    private void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }
}
