using System.ComponentModel;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

/// <summary>A reader of one value, as a type parameter: what lists and maps read their elements with.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IValueReader<T>
{
    /// <summary>Reads a value: the position after it, negative where it is not valid.</summary>
    static abstract int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref T? value)
        where TMode : struct, IReaderMode;
}

/// <summary>Reads an emitted type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ContractReader<T> : IValueReader<T>
    where T : class, IContract<T>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref T? value)
        where TMode : struct, IReaderMode => T.Read<TMode>(json, position, ref state, out value);
}

/// <summary>Reads null, or a value by its reader.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableReader<T, TReader> : IValueReader<T?>
    where T : struct
    where TReader : struct, IValueReader<T>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref T? value)
        where TMode : struct, IReaderMode => JsonReading.IsNull(json, position) ? JsonReading.SkipNull(json, position) : JsonReading.Read<TMode, T, TReader>(json, position, ref state, ref value);
}

/// <summary>Reads null, or a value by its reader.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OptionalReader<T, TReader> : IValueReader<T?>
    where T : class
    where TReader : struct, IValueReader<T>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref T? value)
        where TMode : struct, IReaderMode => JsonReading.IsNull(json, position) ? JsonReading.SkipNull(json, position) : TReader.Read<TMode>(json, position, ref state, ref value);
}

/// <summary>Reads any value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ElementReader : IValueReader<JsonElement>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref JsonElement value)
        where TMode : struct, IReaderMode => JsonReading.TakeElement<TMode>(json, position, JsonReading.SkipValue(json, position, ref state), ref state, ref value);
}

/// <summary>Reads a string.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringReader : IValueReader<string>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref string? value)
        where TMode : struct, IReaderMode => JsonReading.ReadString<TMode>(json, position, ref state, ref value);
}

/// <summary>Reads a boolean.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanReader : IValueReader<bool>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref bool value)
        where TMode : struct, IReaderMode => JsonReading.ReadBoolean<TMode>(json, position, ref state, ref value);
}

/// <summary>Reads an integer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int32Reader : IValueReader<int>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref int value)
        where TMode : struct, IReaderMode => JsonReading.ReadInt32<TMode>(json, position, ref state, ref value);
}

/// <summary>Reads an integer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64Reader : IValueReader<long>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref long value)
        where TMode : struct, IReaderMode => JsonReading.ReadInt64<TMode>(json, position, ref state, ref value);
}

/// <summary>Takes an integer of any size that was checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BigIntegerReader : IValueReader<System.Numerics.BigInteger>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref System.Numerics.BigInteger value)
        where TMode : struct, IReaderMode => JsonReading.TakeBigInteger<TMode>(json, position, JsonReading.SkipNumber(json, position), ref state, ref value);
}

/// <summary>Reads a number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleReader : IValueReader<double>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref double value)
        where TMode : struct, IReaderMode => JsonReading.ReadDouble<TMode>(json, position, ref state, ref value);
}

/// <summary>Reads a number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalReader : IValueReader<decimal>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref decimal value)
        where TMode : struct, IReaderMode => JsonReading.ReadDecimal<TMode>(json, position, ref state, ref value);
}

/// <summary>Reads a date-time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetReader : IValueReader<DateTimeOffset>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref DateTimeOffset value)
        where TMode : struct, IReaderMode => JsonReading.ReadDateTimeOffset<TMode>(json, position, ref state, ref value);
}

/// <summary>Takes a UUID that was checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidReader : IValueReader<Guid>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref Guid value)
        where TMode : struct, IReaderMode => JsonReading.TakeGuid<TMode>(json, position, JsonReading.SkipString(json, position), ref state, ref value);
}

/// <summary>Takes a date that was checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyReader : IValueReader<DateOnly>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref DateOnly value)
        where TMode : struct, IReaderMode => JsonReading.TakeDateOnly<TMode>(json, position, JsonReading.SkipString(json, position), ref state, ref value);
}
