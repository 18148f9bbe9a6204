using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

// Values whose schema is their type: checked and taken along in one step. A negative position gives a negative one. Each comes twice: into a place of its type, and into one that may be empty.
public ref partial struct ReaderState
{
    /// <summary>Reads a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int ReadString<TMode>(int position, ref string? value)
        where TMode : struct, IReaderMode
    {
        if (TMode.IsByOffset)
        {
            return ReadStringAt<TMode>(position, ref value);
        }

        return TMode.TakesValues ? ReadStringToken(position, ref value) : SkipString(position);
    }

    private readonly int ReadStringToken(int position, ref string? value)
    {
        if (IsPlainString(position))
        {
            // Nothing but ASCII, as most are: widened as it stands.
            value = Encoding.Latin1.GetString(PlainText(position));
            return position + 2;
        }

        int end = SkipOddString(position, out _);
        if (end >= 0)
        {
            value = JsonReading.GetString(TextOf(position, end));
        }

        return end;
    }

    private readonly int ReadStringAt<TMode>(int position, ref string? value)
        where TMode : struct, IReaderMode
    {
        if (ByteAt<TMode>(position) != (byte)'"')
        {
            return JsonReading.Invalid;
        }

        long scanned = JsonScanner.ScanString(_json, position);
        int end = JsonScanner.EndOf(scanned);
        if (TMode.TakesValues && end >= 0)
        {
            value = JsonScanner.TraitsOf(scanned) == StringTraits.None ? Encoding.Latin1.GetString(_json.Slice(position + 1, end - position - 2)) : JsonReading.GetString(_json.Slice(position, end - position));
        }

        return end;
    }

    /// <summary>Reads a boolean.</summary>
    public int ReadBoolean<TMode>(int position, ref bool value)
        where TMode : struct, IReaderMode => TakeBoolean<TMode>(position, SkipBoolean<TMode>(position), ref value);

    /// <inheritdoc cref="ReadBoolean{TMode}(int, ref bool)"/>
    public int ReadBoolean<TMode>(int position, ref bool? value)
        where TMode : struct, IReaderMode
    {
        int end = SkipBoolean<TMode>(position);
        if (TMode.TakesValues && end >= 0)
        {
            value = ByteAt<TMode>(position) == (byte)'t';
        }

        return end;
    }

    /// <summary>Reads an integer.</summary>
    public int ReadInt64<TMode>(int position, ref long value)
        where TMode : struct, IReaderMode => TakeInt64<TMode>(position, SkipInteger<TMode>(position), ref value);

    /// <inheritdoc cref="ReadInt64{TMode}(int, ref long)"/>
    public int ReadInt64<TMode>(int position, ref long? value)
        where TMode : struct, IReaderMode => Read<TMode, long, Int64Reader>(position, ref value);

    /// <summary>Reads an integer.</summary>
    public int ReadInt32<TMode>(int position, ref int value)
        where TMode : struct, IReaderMode => TakeInt32<TMode>(position, SkipInteger<TMode>(position), ref value);

    /// <inheritdoc cref="ReadInt32{TMode}(int, ref int)"/>
    public int ReadInt32<TMode>(int position, ref int? value)
        where TMode : struct, IReaderMode => Read<TMode, int, Int32Reader>(position, ref value);

    /// <summary>Reads a number.</summary>
    public int ReadDouble<TMode>(int position, ref double value)
        where TMode : struct, IReaderMode => TakeDouble<TMode>(position, SkipNumber<TMode>(position), ref value);

    /// <inheritdoc cref="ReadDouble{TMode}(int, ref double)"/>
    public int ReadDouble<TMode>(int position, ref double? value)
        where TMode : struct, IReaderMode => Read<TMode, double, DoubleReader>(position, ref value);

    /// <summary>Reads a number.</summary>
    public int ReadDecimal<TMode>(int position, ref decimal value)
        where TMode : struct, IReaderMode => TakeDecimal<TMode>(position, SkipNumber<TMode>(position), ref value);

    /// <inheritdoc cref="ReadDecimal{TMode}(int, ref decimal)"/>
    public int ReadDecimal<TMode>(int position, ref decimal? value)
        where TMode : struct, IReaderMode => Read<TMode, decimal, DecimalReader>(position, ref value);

    /// <summary>Reads a date-time (RFC 3339).</summary>
    public int ReadDateTimeOffset<TMode>(int position, ref DateTimeOffset value)
        where TMode : struct, IReaderMode
    {
        int end = ReadDateTime<TMode>(position, out bool isExact, out DateTimeOffset taken);
        if (TMode.TakesValues)
        {
            value = taken;
            HasLostText |= !isExact;
        }

        return end;
    }

    private readonly int ReadDateTime<TMode>(int position, out bool isExact, out DateTimeOffset value)
        where TMode : struct, IReaderMode
    {
        int end = position + JsonReading.CommonDateTimeLength;
        if (TMode.IsByOffset && position >= 0 && end <= _count && JsonReading.TryReadCommonDateTime<TMode>(_json.Slice(position, JsonReading.CommonDateTimeLength), out isExact, out value))
        {
            // The form that nearly all have, without a look for its end.
            return end;
        }

        isExact = true;
        value = default;
        end = TMode.IsByOffset ? JsonReading.SkipString(_json, position) : SkipString(position);
        return end >= 0 && JsonReading.TryReadDateTime<TMode>(TextOf<TMode>(position, end), out isExact, out value) ? end : JsonReading.Invalid;
    }

    /// <inheritdoc cref="ReadDateTimeOffset{TMode}(int, ref DateTimeOffset)"/>
    public int ReadDateTimeOffset<TMode>(int position, ref DateTimeOffset? value)
        where TMode : struct, IReaderMode => Read<TMode, DateTimeOffset, DateTimeOffsetReader>(position, ref value);

    /// <summary>Reads any value, as an element of its own.</summary>
    public int ReadJsonElement<TMode>(int position, ref JsonElement value)
        where TMode : struct, IReaderMode => TakeJsonElement<TMode>(position, SkipValue(position), ref value);

    /// <inheritdoc cref="ReadJsonElement{TMode}(int, ref JsonElement)"/>
    public int ReadJsonElement<TMode>(int position, ref JsonElement? value)
        where TMode : struct, IReaderMode => Read<TMode, JsonElement, JsonElementReader>(position, ref value);

    /// <summary>Reads a value by its reader into a place that may be empty.</summary>
    public int Read<TMode, T, TReader>(int position, ref T? value)
        where TMode : struct, IReaderMode
        where T : struct
        where TReader : struct, IValueReader<T>
    {
        T taken = default;
        position = TReader.Read<TMode>(ref this, position, ref taken);
        if (TMode.TakesValues)
        {
            value = taken;
        }

        return position;
    }
}
