using System.Runtime.CompilerServices;
using System.Text;

namespace Integrations.Contracts.Validation;

// Values whose schema is their type: checked and taken along in one step. A negative position gives a negative one.
public static partial class JsonReading
{
    /// <summary>Whether null stands at a position, or what can be nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNull(ReadOnlySpan<byte> json, int position) => Peek(json, position) == (byte)'n';

    /// <summary>Reads a string.</summary>
    public static int ReadString<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref string? value)
        where TMode : struct, IReaderMode
    {
        if (Peek(json, position) != (byte)'"')
        {
            return Invalid;
        }

        long scanned = JsonScanner.ScanString(json, position);
        int end = JsonScanner.EndOf(scanned);
        if (TMode.TakesValues && end >= 0)
        {
            // Nothing but ASCII, as most are: widened as it stands.
            value = JsonScanner.TraitsOf(scanned) == Json.StringTraits.None ? Encoding.Latin1.GetString(json.Slice(position + 1, end - position - 2)) : GetString(json.Slice(position, end - position));
        }

        return end;
    }

    /// <summary>Reads a boolean.</summary>
    public static int ReadBoolean<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref bool value)
        where TMode : struct, IReaderMode => TakeBoolean<TMode>(json, position, SkipBoolean(json, position), ref state, ref value);

    /// <summary>Reads an integer.</summary>
    public static int ReadInt64<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref long value)
        where TMode : struct, IReaderMode => TakeInt64<TMode>(json, position, SkipInteger(json, position), ref state, ref value);

    /// <summary>Reads an integer.</summary>
    public static int ReadInt32<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref int value)
        where TMode : struct, IReaderMode => TakeInt32<TMode>(json, position, SkipInteger(json, position), ref state, ref value);

    /// <summary>Reads a number.</summary>
    public static int ReadDouble<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref double value)
        where TMode : struct, IReaderMode => TakeDouble<TMode>(json, position, SkipNumber(json, position), ref state, ref value);

    /// <summary>Reads a number.</summary>
    public static int ReadDecimal<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref decimal value)
        where TMode : struct, IReaderMode => TakeDecimal<TMode>(json, position, SkipNumber(json, position), ref state, ref value);

    /// <summary>Reads a date-time (RFC 3339).</summary>
    public static int ReadDateTimeOffset<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref DateTimeOffset value)
        where TMode : struct, IReaderMode
    {
        int end = ReadDateTime<TMode>(json, position, out bool isExact, out DateTimeOffset taken);
        if (TMode.TakesValues)
        {
            value = taken;
            state.HasLostText |= !isExact;
        }

        return end;
    }

    /// <summary>Reads one of an enum's names.</summary>
    public static int ReadEnum<TMode, T>(ReadOnlySpan<byte> json, int position, ref ReaderState state, EnumNames<T> names, ref T value)
        where TMode : struct, IReaderMode
        where T : struct, Enum
    {
        if (Peek(json, position) != (byte)'"')
        {
            return Invalid;
        }

        int index = names.Index.FindAt(json, position + 1, out int end);
        if (index == Reading.NameIndex.Undecided)
        {
            end = JsonScanner.SkipString(json, position, out bool hasEscapes);
            index = end < 0 ? Reading.NameIndex.Other : names.Index.Find(hasEscapes ? state.Unescape(json, position, end) : json.Slice(position + 1, end - position - 2));
        }

        if (index < 0)
        {
            return Invalid;
        }

        if (TMode.TakesValues)
        {
            value = Unsafe.As<int, T>(ref index);
        }

        return end;
    }

    /// <summary>Reads a value by its reader into a place that may be empty.</summary>
    public static int Read<TMode, T, TReader>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref T? value)
        where TMode : struct, IReaderMode
        where T : struct
        where TReader : struct, IValueReader<T>
    {
        T taken = default;
        position = TReader.Read<TMode>(json, position, ref state, ref taken);
        if (TMode.TakesValues)
        {
            value = taken;
        }

        return position;
    }

    /// <summary>Takes a checked value by its reader into a place that may be empty.</summary>
    public static int TakeInto<TMode, T, TReader>(ReadOnlySpan<byte> json, int position, int end, ref ReaderState state, ref T? value)
        where TMode : struct, IReaderMode
        where T : struct
        where TReader : struct, IValueReader<T>
    {
        T taken = default;
        end = Take<TMode, T, TReader>(json, position, end, ref state, ref taken);
        if (TMode.TakesValues)
        {
            value = taken;
        }

        return end;
    }
}
