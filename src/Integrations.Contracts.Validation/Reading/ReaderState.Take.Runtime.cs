using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

// Values taken along: each step is given where a value begins and, once it is checked, ends, and gives that end on; where the value is not valid, the end is negative and nothing is taken.
public ref partial struct ReaderState
{
    /// <summary>Takes a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TakeString<TMode>(int position, int end, ref string? value)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            if (ByteAt<TMode>(position) != (byte)'"')
            {
                return Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            value = JsonReading.GetString(TextOf<TMode>(position, end));
        }

        return end;
    }

    /// <summary>Takes any value as an element of its own.</summary>
    public int TakeJsonElement<TMode>(int position, int end, ref JsonElement value)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            value = JsonReading.GetElement(TextOf<TMode>(position, end));
        }

        return end;
    }

    /// <summary>Takes a boolean.</summary>
    public int TakeBoolean<TMode>(int position, int end, ref bool value)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            if (ByteAt<TMode>(position) is not ((byte)'t' or (byte)'f'))
            {
                return Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            value = ByteAt<TMode>(position) == (byte)'t';
        }

        return end;
    }

    /// <summary>Takes an integer.</summary>
    public int TakeInt32<TMode>(int position, int end, ref int value)
        where TMode : struct, IReaderMode =>
        !TMode.TakesValues || end < 0 || (IsNumber<TMode>(position) && JsonReading.TryGetInt32(TextOf<TMode>(position, end), out value)) ? end : RefuseNumber<TMode>(ReadRefusalKind.IntegerTooLarge, position);

    /// <summary>Takes an integer.</summary>
    public int TakeInt64<TMode>(int position, int end, ref long value)
        where TMode : struct, IReaderMode =>
        !TMode.TakesValues || end < 0 || (IsNumber<TMode>(position) && JsonReading.TryGetInt64(TextOf<TMode>(position, end), out value)) ? end : RefuseNumber<TMode>(ReadRefusalKind.IntegerTooLarge, position);

    /// <summary>Takes an integer of any size.</summary>
    public int TakeBigInteger<TMode>(int position, int end, ref BigInteger value)
        where TMode : struct, IReaderMode =>
        !TMode.TakesValues || end < 0 || (IsNumber<TMode>(position) && JsonReading.TryGetBigInteger(TextOf<TMode>(position, end), out value, out bool isExact) && Took(isExact)) ? end : RefuseNumber<TMode>(ReadRefusalKind.NumberTooLarge, position);

    /// <summary>Takes a number.</summary>
    public int TakeDouble<TMode>(int position, int end, ref double value)
        where TMode : struct, IReaderMode =>
        !TMode.TakesValues || end < 0 || (IsNumber<TMode>(position) && JsonReading.TryGetDouble(TextOf<TMode>(position, end), out value, out bool isExact) && Took(isExact)) ? end : RefuseNumber<TMode>(ReadRefusalKind.NumberTooLarge, position);

    /// <summary>Takes a number.</summary>
    public int TakeDecimal<TMode>(int position, int end, ref decimal value)
        where TMode : struct, IReaderMode =>
        !TMode.TakesValues || end < 0 || (IsNumber<TMode>(position) && JsonReading.TryGetDecimal(TextOf<TMode>(position, end), out value, out bool isExact) && Took(isExact)) ? end : RefuseNumber<TMode>(ReadRefusalKind.NumberTooLarge, position);

    /// <summary>Takes a date-time.</summary>
    public int TakeDateTimeOffset<TMode>(int position, int end, ref DateTimeOffset value)
        where TMode : struct, IReaderMode =>
        !TMode.TakesValues || end < 0 || (ByteAt<TMode>(position) == (byte)'"' && JsonReading.TryGetDateTimeOffset(TextOf<TMode>(position, end), out value, out bool isExact) && Took(isExact)) ? end : Refuse(ReadRefusalKind.KindWithoutType, position);

    /// <summary>Takes a UUID.</summary>
    public int TakeGuid<TMode>(int position, int end, ref Guid value)
        where TMode : struct, IReaderMode =>
        !TMode.TakesValues || end < 0 || (ByteAt<TMode>(position) == (byte)'"' && JsonReading.TryGetGuid(TextOf<TMode>(position, end), out value, out bool isExact) && Took(isExact)) ? end : Refuse(ReadRefusalKind.KindWithoutType, position);

    /// <summary>Takes a date.</summary>
    public int TakeDateOnly<TMode>(int position, int end, ref DateOnly value)
        where TMode : struct, IReaderMode =>
        !TMode.TakesValues || end < 0 || (ByteAt<TMode>(position) == (byte)'"' && JsonReading.TryGetDateOnly(TextOf<TMode>(position, end), out value, out bool isExact) && Took(isExact)) ? end : Refuse(ReadRefusalKind.KindWithoutType, position);

    /// <summary>Takes a value by its reader.</summary>
    public int Take<TMode, T, TReader>(int position, int end, ref T? value)
        where TMode : struct, IReaderMode
        where TReader : struct, IValueReader<T>
    {
        if (TMode.TakesValues && end >= 0)
        {
            bool wasAgain = IsAgain;
            IsAgain = true;
            if (TReader.Read<ValuesMode>(ref this, position, ref value) < 0)
            {
                return Refuse(ReadRefusalKind.KindWithoutType, position);
            }

            IsAgain = wasAgain;
        }

        return end;
    }

    /// <summary>Takes a value by its reader into a place that may be empty.</summary>
    public int Take<TMode, T, TReader>(int position, int end, ref T? value)
        where TMode : struct, IReaderMode
        where T : struct
        where TReader : struct, IValueReader<T>
    {
        T taken = default;
        end = Take<TMode, T, TReader>(position, end, ref taken);
        if (TMode.TakesValues)
        {
            value = taken;
        }

        return end;
    }

    /// <summary>Takes any value as an element of its own, into a place that may be empty.</summary>
    public int TakeJsonElement<TMode>(int position, int end, ref JsonElement? value)
        where TMode : struct, IReaderMode => Take<TMode, JsonElement, JsonElementReader>(position, end, ref value);

    /// <summary>Takes an integer into a place that may be empty.</summary>
    public int TakeInt32<TMode>(int position, int end, ref int? value)
        where TMode : struct, IReaderMode => Take<TMode, int, Int32Reader>(position, end, ref value);

    /// <summary>Takes an integer into a place that may be empty.</summary>
    public int TakeInt64<TMode>(int position, int end, ref long? value)
        where TMode : struct, IReaderMode => Take<TMode, long, Int64Reader>(position, end, ref value);

    /// <summary>Takes a number into a place that may be empty.</summary>
    public int TakeDouble<TMode>(int position, int end, ref double? value)
        where TMode : struct, IReaderMode => Take<TMode, double, DoubleReader>(position, end, ref value);

    internal readonly bool IsNumber(int position) => IsNumber<VerdictMode>(position);

    private readonly bool IsNumber<TMode>(int position)
        where TMode : struct, IReaderMode => ByteAt<TMode>(position) is (byte)'-' or (>= (byte)'0' and <= (byte)'9');

    private bool Took(bool isExact)
    {
        HasLostText |= !isExact;
        return true;
    }

    private int RefuseNumber<TMode>(ReadRefusalKind kind, int position)
        where TMode : struct, IReaderMode => Refuse(IsNumber<TMode>(position) ? kind : ReadRefusalKind.KindWithoutType, position);
}
