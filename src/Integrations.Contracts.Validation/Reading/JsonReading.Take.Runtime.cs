using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

// Values taken along: each step is given where a value begins and, once it is checked, ends, and gives that end on; where the value is not valid, the end is negative and nothing is taken.
public static partial class JsonReading
{
    /// <summary>Takes a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TakeString<TMode>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, ref string? value)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            if (json[position] != (byte)'"')
            {
                return state.Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            value = GetString(json.Slice(position, end - position));
        }

        return end;
    }

    /// <summary>Takes any value as an element of its own.</summary>
    public static int TakeElement<TMode>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, ref JsonElement value)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            value = GetElement(json.Slice(position, end - position));
        }

        return end;
    }

    /// <summary>Takes a boolean.</summary>
    public static int TakeBoolean<TMode>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, ref bool value)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            if (json[position] is not ((byte)'t' or (byte)'f'))
            {
                return state.Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            value = json[position] == (byte)'t';
        }

        return end;
    }

    /// <summary>Takes an integer.</summary>
    public static int TakeInt32<TMode>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, ref int value)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            if (json[position] is not ((byte)'-' or (>= (byte)'0' and <= (byte)'9')))
            {
                return state.Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            if (!TryGetInt32(json.Slice(position, end - position), out value))
            {
                return state.Refuse(ReadRefusalKind.IntegerTooLarge, position);
            }
        }

        return end;
    }

    /// <summary>Takes an integer.</summary>
    public static int TakeInt64<TMode>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, ref long value)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            if (json[position] is not ((byte)'-' or (>= (byte)'0' and <= (byte)'9')))
            {
                return state.Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            if (!TryGetInt64(json.Slice(position, end - position), out value))
            {
                return state.Refuse(ReadRefusalKind.IntegerTooLarge, position);
            }
        }

        return end;
    }

    /// <summary>Takes a number.</summary>
    public static int TakeDouble<TMode>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, ref double value)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            if (json[position] is not ((byte)'-' or (>= (byte)'0' and <= (byte)'9')))
            {
                return state.Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            if (!TryGetDouble(json.Slice(position, end - position), out value, out bool isExact))
            {
                return state.Refuse(ReadRefusalKind.NumberTooLarge, position);
            }

            state.HasLostText |= !isExact;
        }

        return end;
    }

    /// <summary>Takes a number.</summary>
    public static int TakeDecimal<TMode>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, ref decimal value)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            if (json[position] is not ((byte)'-' or (>= (byte)'0' and <= (byte)'9')))
            {
                return state.Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            if (!TryGetDecimal(json.Slice(position, end - position), out value, out bool isExact))
            {
                return state.Refuse(ReadRefusalKind.NumberTooLarge, position);
            }

            state.HasLostText |= !isExact;
        }

        return end;
    }

    /// <summary>Takes a date-time.</summary>
    public static int TakeDateTimeOffset<TMode>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, ref DateTimeOffset value)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            if (json[position] != (byte)'"')
            {
                return state.Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            if (!TryGetDateTimeOffset(json.Slice(position, end - position), out value, out bool isExact))
            {
                return state.Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            state.HasLostText |= !isExact;
        }

        return end;
    }

    /// <summary>Takes a UUID.</summary>
    public static int TakeGuid<TMode>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, ref Guid value)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            if (json[position] != (byte)'"')
            {
                return state.Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            if (!TryGetGuid(json.Slice(position, end - position), out value, out bool isExact))
            {
                return state.Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            state.HasLostText |= !isExact;
        }

        return end;
    }

    /// <summary>Takes a date.</summary>
    public static int TakeDateOnly<TMode>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, ref DateOnly value)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            if (json[position] != (byte)'"')
            {
                return state.Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            if (!TryGetDateOnly(json.Slice(position, end - position), out value, out bool isExact))
            {
                return state.Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            state.HasLostText |= !isExact;
        }

        return end;
    }

    /// <summary>Takes one of an enum's names.</summary>
    public static int TakeEnum<TMode, T>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, EnumNames<T> names, ref T value)
        where TMode : struct, IReaderMode
        where T : struct, Enum
    {
        if (TMode.TakesValues && end >= 0 && ReadEnum<TMode, T>(json, position, ref state, names, ref value) < 0)
        {
            return state.Refuse(ReadRefusalKind.KindWithoutType, position);
        }

        return end;
    }

    /// <summary>Takes a value by its reader.</summary>
    public static int Take<TMode, T, TReader>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, ref T? value)
        where TMode : struct, IReaderMode
        where TReader : struct, IValueReader<T>
    {
        if (TMode.TakesValues && end >= 0)
        {
            bool wasAgain = state.IsAgain;
            state.IsAgain = true;
            if (TReader.Read<ValuesMode>(json, position, ref state, ref value) < 0)
            {
                return state.Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            state.IsAgain = wasAgain;
        }

        return end;
    }

    /// <summary>Takes a case of a union.</summary>
    public static int TakeCase<TMode, TUnion, T, TReader>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, ref TUnion? value, Func<T, SourceTexts, TUnion> create)
        where TMode : struct, IReaderMode
        where TUnion : class
        where TReader : struct, IValueReader<T>
    {
        T? content = default;
        end = Take<TMode, T, TReader>(json, position, end, ref state, ref content);
        if (TMode.TakesValues && end >= 0)
        {
            value = create(content!, state.HasLostText ? new byte[]?[] { json.Slice(position, end - position).ToArray() } : null);
            state.HasLostText = false;
        }

        return end;
    }

    /// <summary>Reads a case of a union.</summary>
    public static int ReadCase<TMode, TUnion, T, TReader>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref TUnion? value, Func<T, SourceTexts, TUnion> create)
        where TMode : struct, IReaderMode
        where TUnion : class
        where TReader : struct, IValueReader<T>
    {
        T? content = default;
        int end = TReader.Read<TMode>(json, position, ref state, ref content);
        if (TMode.TakesValues && end >= 0)
        {
            value = create(content!, state.HasLostText ? new byte[]?[] { json.Slice(position, end - position).ToArray() } : null);
            state.HasLostText = false;
        }

        return end;
    }
}
