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
    public void StartObject() => _writer.WriteStartObject();

    /// <inheritdoc/>
    public void EndObject() => _writer.WriteEndObject();

    /// <inheritdoc/>
    public void StartArray() => _writer.WriteStartArray();

    /// <inheritdoc/>
    public void EndArray() => _writer.WriteEndArray();

    /// <inheritdoc/>
    public void Item()
    {
    }

    /// <inheritdoc/>
    public void Name(ReadOnlySpan<byte> quotedName)
    {
        ReadOnlySpan<byte> name = quotedName[1..^2];
        if (name.Contains((byte)'\\'))
        {
            Utf8JsonReader reader = new(quotedName[..^1]);
            reader.Read();
            _writer.WritePropertyName(reader.GetString()!);
            return;
        }

        _writer.WritePropertyName(name);
    }

    /// <inheritdoc/>
    public void Name(string name) => _writer.WritePropertyName(name);

    /// <inheritdoc/>
    public void Raw(ReadOnlySpan<byte> json) => _writer.WriteRawValue(json, skipInputValidation: true);

    /// <inheritdoc/>
    public void Null() => _writer.WriteNullValue();

    /// <inheritdoc/>
    public void Value(bool value) => _writer.WriteBooleanValue(value);

    /// <inheritdoc/>
    public void Value(long value) => _writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public void Value(double value) => _writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public void Value(decimal value) => _writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public void Value(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _writer.WriteStringValue(value);
    }

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
