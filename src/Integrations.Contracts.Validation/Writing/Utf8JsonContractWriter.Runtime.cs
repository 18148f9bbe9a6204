using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

/// <summary>Writes through a <see cref="Utf8JsonWriter"/>, with its indentation and its encoder.</summary>
internal readonly struct Utf8JsonContractWriter : IContractWriter
{
    private readonly Utf8JsonWriter _writer;

    /// <summary>Makes a writer.</summary>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public Utf8JsonContractWriter(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _writer = writer;
    }

    /// <inheritdoc/>
    public void Name(ReadOnlySpan<byte> escapedName)
    {
        if (!escapedName.Contains((byte)'\\'))
        {
            _writer.WritePropertyName(escapedName);
            return;
        }

        byte[] name = new byte[escapedName.Length];
        _writer.WritePropertyName(name.AsSpan(0, JsonString.Unescape(escapedName, name)));
    }

    /// <inheritdoc/>
    public void Value(bool value) => _writer.WriteBooleanValue(value);

    /// <inheritdoc/>
    public void Value(long value) => _writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public void Value(double value) => _writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public void Value(decimal value) => _writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public void Value(System.Numerics.BigInteger value) => _writer.WriteRawValue(value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public void Value(DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[40];
        DateTimeText.TryFormat(value, text, out int written);
        _writer.WriteStringValue(text[..written]);
    }

    /// <inheritdoc/>
    public void Value(DateOnly value)
    {
        Span<byte> text = stackalloc byte[16];
        value.TryFormat(text, out int written, "O", System.Globalization.CultureInfo.InvariantCulture);
        _writer.WriteStringValue(text[..written]);
    }

    /// <inheritdoc/>
    public void Value(Guid value) => _writer.WriteStringValue(value);

    /// <inheritdoc/>
    public void Value(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            _writer.WriteNullValue();
            return;
        }

        value.WriteTo(_writer);
    }
}
