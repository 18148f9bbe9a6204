using System.ComponentModel;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

/// <summary>
/// The JSON texts of members whose .NET value says less than the text did: a time with nine digits of a second's fraction, a UUID in capitals, a number beyond the digits of a double.
/// A text is written in place of the value for as long as reading it gives the value. Any two are equal: what a record is equal by are its values.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SourceTexts : IEquatable<SourceTexts>
{
    private readonly byte[]?[]? _texts;

    private SourceTexts(byte[]?[]? texts) => _texts = texts;

    /// <summary>Texts by the index of their member; null where no member has one. Not copied: it must not change.</summary>
    public static implicit operator SourceTexts(byte[]?[]? texts) => new(texts);

    /// <summary>Texts by the index of their member; the same as the conversion.</summary>
    public static SourceTexts FromArray(byte[]?[]? texts) => new(texts);

    /// <summary>Always.</summary>
    public static bool operator ==(SourceTexts left, SourceTexts right) => true;

    /// <summary>Never.</summary>
    public static bool operator !=(SourceTexts left, SourceTexts right) => false;

    /// <summary>These texts without one.</summary>
    /// <param name="index">The member's index.</param>
    public SourceTexts Without(int index)
    {
        if (_texts is null || index >= _texts.Length || _texts[index] is null)
        {
            return this;
        }

        byte[]?[] texts = (byte[]?[])_texts.Clone();
        texts[index] = null;
        return new SourceTexts(texts);
    }

    /// <summary>The text of a member, where there is one.</summary>
    public bool TryGet(int index, out ReadOnlySpan<byte> json)
    {
        byte[]? text = _texts is { } texts && (uint)index < (uint)texts.Length ? texts[index] : null;
        json = text;
        return text is not null;
    }

    /// <summary>The text of a member, where there is one and it still says <paramref name="value"/>.</summary>
    public bool TryGet(int index, DateTimeOffset value, out ReadOnlySpan<byte> json) =>
        TryGet(index, out json) && TryUnquote(json, out ReadOnlySpan<byte> text) && DateTimeText.TryParse(text, out DateTimeOffset said, out _) && said.EqualsExact(value);

    /// <summary>The text of a member, where there is one and it still says <paramref name="value"/>.</summary>
    public bool TryGet(int index, DateOnly value, out ReadOnlySpan<byte> json) =>
        TryGet(index, out json) && TryUnquote(json, out ReadOnlySpan<byte> text) && DateText.TryParse(text, out DateOnly said, out _) && said == value;

    /// <summary>The text of a member, where there is one and it still says <paramref name="value"/>.</summary>
    public bool TryGet(int index, Guid value, out ReadOnlySpan<byte> json) =>
        TryGet(index, out json) && TryUnquote(json, out ReadOnlySpan<byte> text) && GuidText.TryParse(text, out Guid said, out _) && said == value;

    /// <summary>The text of a member, where there is one and it still says <paramref name="value"/>.</summary>
    public bool TryGet(int index, double value, out ReadOnlySpan<byte> json) =>
        TryGet(index, out json) && double.TryParse(json, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double said) && said.Equals(value);

    /// <summary>The text of a member, where there is one and it still says <paramref name="value"/>.</summary>
    public bool TryGet(int index, decimal value, out ReadOnlySpan<byte> json) =>
        TryGet(index, out json) && decimal.TryParse(json, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out decimal said) && said == value;

    /// <summary>The text of a member, where there is one and it still says <paramref name="value"/>.</summary>
    public bool TryGet(int index, System.Numerics.BigInteger value, out ReadOnlySpan<byte> json) =>
        TryGet(index, out json) && JsonReading.TryGetBigInteger(json, out System.Numerics.BigInteger said, out _) && said == value;

    /// <inheritdoc/>
    public bool Equals(SourceTexts other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SourceTexts;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    // A string's text; escapes are resolved where there are any.
    private static bool TryUnquote(ReadOnlySpan<byte> json, out ReadOnlySpan<byte> text)
    {
        if (json.Length < 2 || json[0] != (byte)'"')
        {
            text = default;
            return false;
        }

        text = json[1..^1];
        if (text.Contains((byte)'\\'))
        {
            Utf8JsonReader reader = new(json);
            reader.Read();
            byte[] resolved = new byte[text.Length];
            text = resolved.AsSpan(0, reader.CopyString(resolved));
        }

        return true;
    }
}
