using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Integrations.Contracts.Validation;

/// <summary>
/// Writes compact JSON into a pooled buffer. Whether a comma is due is seen from the last byte: nothing but an opening brace or bracket ends in one.
/// Strings are escaped where RFC 8259, section 7 asks for it and nowhere else.
/// </summary>
internal struct Utf8ContractWriter : IContractWriter
{
    // Most payloads are smaller; the pool's next sizes follow by doubling.
    private const int InitialSize = 1024;

    private static readonly SearchValues<char> s_escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    private byte[] _buffer;
    private int _length;

    private Utf8ContractWriter(byte[] buffer) => _buffer = buffer;

    /// <summary>A writer with a buffer of the pool; to be given back with <see cref="Return"/>.</summary>
    public static Utf8ContractWriter Rent() => new(ArrayPool<byte>.Shared.Rent(InitialSize));

    /// <summary>What was written.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>What was written, as text.</summary>
    public override readonly string ToString() => Encoding.UTF8.GetString(Written);

    /// <summary>Gives the buffer back; the writer must not be used afterwards.</summary>
    public void Return()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        _length = 0;
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <inheritdoc/>
    public void StartObject() => Byte((byte)'{');

    /// <inheritdoc/>
    public void EndObject() => Byte((byte)'}');

    /// <inheritdoc/>
    public void StartArray() => Byte((byte)'[');

    /// <inheritdoc/>
    public void EndArray() => Byte((byte)']');

    /// <inheritdoc/>
    public void Item()
    {
        if (_buffer[_length - 1] != (byte)'[')
        {
            Byte((byte)',');
        }
    }

    /// <summary>A member's name: <c>,"name":</c>, but without the comma where none is due.</summary>
    public void NameAndColon(byte[] name)
    {
        Span<byte> free = Reserve(name.Length);
        ReadOnlySpan<byte> text = _buffer[_length - 1] == (byte)'{' ? name.AsSpan(1) : name;
        text.CopyTo(free);
        _length += text.Length;
    }

    /// <inheritdoc/>
    public void Name(ReadOnlySpan<byte> escapedName)
    {
        // A comma, two quotes, a colon.
        Span<byte> free = Reserve(escapedName.Length + 4);
        int start = 0;
        if (_buffer[_length - 1] != (byte)'{')
        {
            free[start++] = (byte)',';
        }

        free[start++] = (byte)'"';
        escapedName.CopyTo(free[start..]);
        int end = start + escapedName.Length;
        free[end] = (byte)'"';
        free[end + 1] = (byte)':';
        _length += end + 2;
    }

    /// <inheritdoc/>
    public void Name(string name)
    {
        if (_buffer[_length - 1] != (byte)'{')
        {
            Byte((byte)',');
        }

        Value(name);
        Byte((byte)':');
    }

    /// <inheritdoc/>
    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        _length += json.Length;
    }

    /// <inheritdoc/>
    public void Null() => Raw("null"u8);

    /// <inheritdoc/>
    public void Value(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <inheritdoc/>
    public void Value(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(20), out int written);
        _length += written;
    }

    /// <inheritdoc/>
    public void Value(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"{value} has no text in JSON (RFC 8259, section 6)", nameof(value));
        }

        value.TryFormat(Reserve(32), out int written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <inheritdoc/>
    public void Value(decimal value)
    {
        value.TryFormat(Reserve(32), out int written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <inheritdoc/>
    public void Value(System.Numerics.BigInteger value)
    {
        string text = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Utf8.FromUtf16(text, Reserve(text.Length), out _, out int written);
        _length += written;
    }

    /// <inheritdoc/>
    public void Value(string value)
    {
        ArgumentNullException.ThrowIfNull(value);

        // Three bytes of UTF-8 at most for a UTF-16 code unit.
        Span<byte> free = Reserve((value.Length * 3) + 2);
        if (value.AsSpan().IndexOfAny(s_escaped) >= 0)
        {
            EscapedString(value);
            return;
        }

        free[0] = (byte)'"';
        Utf8.FromUtf16(value, free[1..], out _, out int written);
        free[written + 1] = (byte)'"';
        _length += written + 2;
    }

    /// <inheritdoc/>
    public void Value(DateTimeOffset value)
    {
        Span<byte> free = Reserve(40);
        free[0] = (byte)'"';
        DateTimeText.TryFormat(value, free[1..], out int written);
        free[written + 1] = (byte)'"';
        _length += written + 2;
    }

    /// <inheritdoc/>
    public void Value(DateOnly value)
    {
        Span<byte> free = Reserve(16);
        free[0] = (byte)'"';
        value.TryFormat(free[1..], out int written, "O", System.Globalization.CultureInfo.InvariantCulture);
        free[written + 1] = (byte)'"';
        _length += written + 2;
    }

    /// <inheritdoc/>
    public void Value(Guid value)
    {
        Span<byte> free = Reserve(38);
        free[0] = (byte)'"';
        value.TryFormat(free[1..], out int written);
        free[written + 1] = (byte)'"';
        _length += written + 2;
    }

    /// <inheritdoc/>
    public void Value(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            Null();
            return;
        }
#if NET9_0_OR_GREATER
        Raw(JsonMarshal.GetRawUtf8Value(value));
#else
        Raw(Encoding.UTF8.GetBytes(value.GetRawText()));
#endif
    }

    private void Byte(byte value)
    {
        Reserve(1)[0] = value;
        _length++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Grow(count);
        }

        return _buffer.AsSpan(_length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_length + count, (int)Math.Min(_buffer.Length * 2L, Array.MaxLength))));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EscapedString(string value)
    {
        Byte((byte)'"');
        ReadOnlySpan<char> rest = value;
        while (!rest.IsEmpty)
        {
            int plain = rest.IndexOfAny(s_escaped);
            plain = plain < 0 ? rest.Length : plain;
            Utf8.FromUtf16(rest[..plain], Reserve(plain * 3), out _, out int written);
            _length += written;
            if (plain == rest.Length)
            {
                break;
            }

            char character = rest[plain];
            rest = rest[(plain + 1)..];
            switch (character)
            {
                case '"':
                    Raw("\\\""u8);
                    break;
                case '\\':
                    Raw("\\\\"u8);
                    break;
                case '\n':
                    Raw("\\n"u8);
                    break;
                case '\r':
                    Raw("\\r"u8);
                    break;
                case '\t':
                    Raw("\\t"u8);
                    break;
                default:
                    Raw("\\u00"u8);
                    Byte((byte)(character < 16 ? '0' : '1'));
                    Byte((byte)((character & 15) < 10 ? '0' + (character & 15) : 'a' + (character & 15) - 10));
                    break;
            }
        }

        Byte((byte)'"');
    }
}
