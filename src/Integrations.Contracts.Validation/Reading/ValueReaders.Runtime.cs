using System.ComponentModel;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

/// <summary>A reader of one value, as a type parameter: what lists and maps read their elements with.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IValueReader<T>
{
    /// <summary>Reads a value: the position after it, negative where it is not valid.</summary>
    static abstract int Read<TMode>(ref ReaderState state, int position, ref T? value)
        where TMode : struct, IReaderMode;
}

/// <summary>Reads an emitted type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ContractReader<T> : IValueReader<T>
    where T : class, IContract<T>
{
    /// <inheritdoc/>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public static int Read<TMode>(ref ReaderState state, int position, ref T? value)
        where TMode : struct, IReaderMode => T.Read<TMode>(ref state, position, out value);
}

/// <summary>Reads a value of an emitted enum.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumReader<T> : IValueReader<T>
    where T : struct, Enum
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref T value)
        where TMode : struct, IReaderMode => state.ReadEnum<TMode, T>(position, ref value);
}

/// <summary>Reads null, or a value by its reader.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableReader<T, TReader> : IValueReader<T?>
    where T : struct
    where TReader : struct, IValueReader<T>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref T? value)
        where TMode : struct, IReaderMode => state.IsNull(position) ? state.SkipNull(position) : state.Read<TMode, T, TReader>(position, ref value);
}

/// <summary>Reads null, or a value by its reader.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OptionalReader<T, TReader> : IValueReader<T?>
    where T : class
    where TReader : struct, IValueReader<T>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref T? value)
        where TMode : struct, IReaderMode => state.IsNull(position) ? state.SkipNull(position) : TReader.Read<TMode>(ref state, position, ref value);
}

/// <summary>Reads any value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonElementReader : IValueReader<JsonElement>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref JsonElement value)
        where TMode : struct, IReaderMode => state.TakeJsonElement<TMode>(position, state.SkipValue(position), ref value);
}

/// <summary>Reads a string.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringReader : IValueReader<string>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref string? value)
        where TMode : struct, IReaderMode => state.ReadString<TMode>(position, ref value);
}

/// <summary>Reads a boolean.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanReader : IValueReader<bool>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref bool value)
        where TMode : struct, IReaderMode => state.ReadBoolean<TMode>(position, ref value);
}

/// <summary>Reads an integer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int32Reader : IValueReader<int>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref int value)
        where TMode : struct, IReaderMode => state.ReadInt32<TMode>(position, ref value);
}

/// <summary>Reads an integer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64Reader : IValueReader<long>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref long value)
        where TMode : struct, IReaderMode => state.ReadInt64<TMode>(position, ref value);
}

/// <summary>Takes an integer of any size that was checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BigIntegerReader : IValueReader<System.Numerics.BigInteger>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref System.Numerics.BigInteger value)
        where TMode : struct, IReaderMode => state.TakeBigInteger<TMode>(position, state.SkipNumber(position), ref value);
}

/// <summary>Reads a number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleReader : IValueReader<double>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref double value)
        where TMode : struct, IReaderMode => state.ReadDouble<TMode>(position, ref value);
}

/// <summary>Reads a number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalReader : IValueReader<decimal>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref decimal value)
        where TMode : struct, IReaderMode => state.ReadDecimal<TMode>(position, ref value);
}

/// <summary>Reads a date-time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetReader : IValueReader<DateTimeOffset>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref DateTimeOffset value)
        where TMode : struct, IReaderMode => state.ReadDateTimeOffset<TMode>(position, ref value);
}

/// <summary>Takes a UUID that was checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidReader : IValueReader<Guid>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref Guid value)
        where TMode : struct, IReaderMode => state.TakeGuid<TMode>(position, state.SkipString(position), ref value);
}

/// <summary>Takes a date that was checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyReader : IValueReader<DateOnly>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref DateOnly value)
        where TMode : struct, IReaderMode => state.TakeDateOnly<TMode>(position, state.SkipString(position), ref value);
}

/// <summary>Reads a list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListReader<T, TReader> : IValueReader<IReadOnlyList<T>>
    where TReader : struct, IValueReader<T>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref IReadOnlyList<T>? value)
        where TMode : struct, IReaderMode => state.ReadList<TMode, T, TReader>(position, ref value);
}

/// <summary>Reads a map.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MapReader<T, TReader> : IValueReader<IReadOnlyDictionary<string, T>>
    where TReader : struct, IValueReader<T>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ref ReaderState state, int position, ref IReadOnlyDictionary<string, T>? value)
        where TMode : struct, IReaderMode => state.ReadMap<TMode, T, TReader>(position, ref value);
}
