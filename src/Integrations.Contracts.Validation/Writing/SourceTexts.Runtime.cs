using System.ComponentModel;
using System.Globalization;
using System.Numerics;
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

    /// <summary>The text of a member; empty where there is none.</summary>
    /// <param name="index">The member's index.</param>
    public ReadOnlySpan<byte> Of(int index) => _texts is { } texts && (uint)index < (uint)texts.Length ? texts[index] : default;

    /// <summary>The text of a member; empty where there is none, or it does not say <paramref name="value"/> any more.</summary>
    /// <param name="index">The member's index.</param>
    /// <param name="value">The member's value.</param>
    public ReadOnlySpan<byte> Of<T>(int index, T value)
        where T : struct => _texts is not null && Of(index) is { IsEmpty: false } text && Says(text, value) ? text : default;

    /// <inheritdoc cref="Of{T}(int, T)"/>
    public ReadOnlySpan<byte> Of<T>(int index, T? value)
        where T : struct => value is { } there ? Of(index, there) : default;

    /// <summary>The text of an item of a list; empty where there is none, or it does not say a scalar any more. That of a list or a map is forgotten with the list that it is in.</summary>
    internal ReadOnlySpan<byte> OfItem<T>(int index, T value) => _texts is not null && Of(index) is { IsEmpty: false } text && (!typeof(T).IsValueType || (value is not null && Says(text, value))) ? text : default;

    /// <inheritdoc/>
    public bool Equals(SourceTexts other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SourceTexts;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    private static bool Says<T>(ReadOnlySpan<byte> json, T value)
    {
        ReadOnlySpan<byte> text;
        return value switch
        {
            DateTimeOffset time => TryUnquote(json, out text) && DateTimeText.TryParse(text, out DateTimeOffset said, out _) && said.EqualsExact(time),
            DateOnly day => TryUnquote(json, out text) && DateText.TryParse(text, out DateOnly said, out _) && said == day,
            Guid id => TryUnquote(json, out text) && GuidText.TryParse(text, out Guid said, out _) && said == id,
            double number => double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out double said) && said.Equals(number),
            decimal number => decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal said) && said == number,
            BigInteger number => JsonReading.TryGetBigInteger(json, out BigInteger said, out _) && said == number,
            _ => throw new NotSupportedException($"a {typeof(T)} says all that its text does"),
        };
    }

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
