using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;
#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace Integrations.Contracts.Validation;

// A string is scanned 32 bytes at a time for the first byte that is a quote, a backslash, a control or not ASCII. As signed numbers, controls (0 to 31) and everything beyond
// ASCII (-128 to -1) lie below 32, so that three comparisons find all four. A quote ends the string; the rest is left to ScanStringSlow.
public static partial class JsonScanner
{
    /// <summary>The position after the string whose opening quote is at <paramref name="position"/>: grammar, UTF-8, escapes and surrogates checked. Negative where the string is wrong.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">Where the opening quote stands; it is not looked at again.</param>
    public static int SkipString(ReadOnlySpan<byte> json, int position) => EndOf(ScanString(json, position));

    /// <summary>As <see cref="SkipString(ReadOnlySpan{byte}, int)"/>, and says whether there is an escape between the quotes.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">Where the opening quote stands; it is not looked at again.</param>
    /// <param name="hasEscapes">Whether there is an escape; meaningless where the string is wrong.</param>
    public static int SkipString(ReadOnlySpan<byte> json, int position, out bool hasEscapes)
    {
        long scanned = ScanString(json, position);
        hasEscapes = (TraitsOf(scanned) & StringTraits.HasEscapes) != 0;
        return EndOf(scanned);
    }

    /// <summary>The position after the string and its traits, packed into one number that stays in a register: <see cref="EndOf"/>, <see cref="TraitsOf"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long ScanString(ReadOnlySpan<byte> json, int position)
    {
        position++;
#if NET8_0_OR_GREATER
        if (Vector256.IsHardwareAccelerated && position <= json.Length - Vector256<byte>.Count)
        {
            // In bounds: position + 32 <= Length. Most strings end within the first load.
            uint stops = Stops(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)position));
            if (stops != 0)
            {
                position += BitOperations.TrailingZeroCount(stops);
                if (json[position] == (byte)'"')
                {
                    return (long)(position + 1) << TraitBits;
                }
            }
            else
            {
                position += Vector256<byte>.Count;
            }
        }
#endif
        return ScanStringSlow(json, position);
    }

    /// <summary>As <see cref="ScanString"/>, and lets in an escaped surrogate without its other half.</summary>
    internal static long ScanSchemaString(ReadOnlySpan<byte> json, int position) => ScanStringSlow(json, position + 1, allowsLoneSurrogates: true);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int EndOf(long scanned) => (int)(scanned >> TraitBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static StringTraits TraitsOf(long scanned) => (StringTraits)((int)scanned & ((1 << TraitBits) - 1));

    internal static long Scanned(int end, StringTraits traits) => ((long)end << TraitBits) | (long)traits;

    private const int TraitBits = 2;

#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Stops(Vector256<byte> bytes) =>
        (Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)0x20)).AsByte()
            | Vector256.Equals(bytes, Vector256.Create((byte)'"'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\\'))).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Stops(Vector512<byte> bytes) =>
        (Vector512.LessThan(bytes.AsSByte(), Vector512.Create((sbyte)0x20)).AsByte()
            | Vector512.Equals(bytes, Vector512.Create((byte)'"'))
            | Vector512.Equals(bytes, Vector512.Create((byte)'\\'))).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Stops(Vector128<byte> bytes) =>
        (Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)0x20)).AsByte()
            | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits();
#endif

    /// <summary>From somewhere inside a string to the position after its closing quote.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static long ScanStringSlow(ReadOnlySpan<byte> json, int position, bool allowsLoneSurrogates = false)
    {
        StringTraits traits = StringTraits.None;
        while (true)
        {
            position = IndexOfStop(json, position);
            if ((uint)position >= (uint)json.Length)
            {
                return (long)~json.Length << TraitBits;
            }

            byte stop = json[position];
            if (stop == (byte)'"')
            {
                return ((long)(position + 1) << TraitBits) | (long)traits;
            }

            int next;
            if (stop == (byte)'\\')
            {
                traits |= StringTraits.HasEscapes;
                next = SkipEscape(json, position, allowsLoneSurrogates);
            }
            else
            {
                traits |= StringTraits.HasNonAscii;
                next = stop < 0x20 ? ~position : SkipNonAscii(json, position);
            }

            if (next < 0)
            {
                return (long)next << TraitBits;
            }

            position = next;
        }
    }

    /// <summary>The first quote, backslash, control or non-ASCII byte from <paramref name="position"/> on; the length of the text where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IndexOfStop(ReadOnlySpan<byte> json, int position)
    {
#if NET8_0_OR_GREATER
        // In bounds throughout: each load is of as many bytes as its condition says that there are.
        ref byte start = ref MemoryMarshal.GetReference(json);
        if (Vector256.IsHardwareAccelerated)
        {
            if (position <= json.Length - Vector256<byte>.Count)
            {
                uint stops = Stops(Vector256.LoadUnsafe(ref start, (nuint)position));
                if (stops != 0)
                {
                    return position + BitOperations.TrailingZeroCount(stops);
                }

                position += Vector256<byte>.Count;
            }

            if (Vector512.IsHardwareAccelerated)
            {
                while (position <= json.Length - Vector512<byte>.Count)
                {
                    ulong stops = Stops(Vector512.LoadUnsafe(ref start, (nuint)position));
                    if (stops != 0)
                    {
                        return position + BitOperations.TrailingZeroCount(stops);
                    }

                    position += Vector512<byte>.Count;
                }
            }

            while (position <= json.Length - Vector256<byte>.Count)
            {
                uint stops = Stops(Vector256.LoadUnsafe(ref start, (nuint)position));
                if (stops != 0)
                {
                    return position + BitOperations.TrailingZeroCount(stops);
                }

                position += Vector256<byte>.Count;
            }
        }

        if (Vector256.IsHardwareAccelerated && json.Length >= Vector256<byte>.Count && position < json.Length)
        {
            // Fewer than 32 bytes are left: the last 32 of the text, without those before the position.
            int last = json.Length - Vector256<byte>.Count;
            uint stops = Stops(Vector256.LoadUnsafe(ref start, (nuint)last)) >> (position - last);
            return stops != 0 ? position + BitOperations.TrailingZeroCount(stops) : json.Length;
        }

        if (Vector128.IsHardwareAccelerated)
        {
            while (position <= json.Length - Vector128<byte>.Count)
            {
                uint stops = Stops(Vector128.LoadUnsafe(ref start, (nuint)position));
                if (stops != 0)
                {
                    return position + BitOperations.TrailingZeroCount(stops);
                }

                position += Vector128<byte>.Count;
            }
        }
#endif
        return IndexOfStopScalar(json, position);
    }

    internal static int IndexOfStopScalar(ReadOnlySpan<byte> json, int position)
    {
        while ((uint)position < (uint)json.Length && json[position] is >= 0x20 and < 0x80 and not (byte)'"' and not (byte)'\\')
        {
            position++;
        }

        return position;
    }

    /// <summary>The position after the escape at <paramref name="position"/>; an escaped surrogate must come with its other half (RFC 8259, section 8.2 leaves that open; we refuse, schemas apart).</summary>
    internal static int SkipEscape(ReadOnlySpan<byte> json, int position, bool allowsLoneSurrogates)
    {
        if ((uint)(position + 1) >= (uint)json.Length)
        {
            return ~position;
        }

        switch (json[position + 1])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return position + 2;
            case (byte)'u':
                int unit = HexUnit(json, position + 2);
                if (unit < 0)
                {
                    return ~position;
                }

                if (unit is < 0xD800 or > 0xDFFF)
                {
                    return position + 6;
                }

                if (IsSurrogatePair(json, position, unit))
                {
                    return position + 12;
                }

                return allowsLoneSurrogates ? position + 6 : ~position;
            default:
                return ~position;
        }
    }

    /// <summary>Whether the escape at <paramref name="position"/>, whose number is <paramref name="unit"/>, and the next are the halves of a pair.</summary>
    internal static bool IsSurrogatePair(ReadOnlySpan<byte> json, int position, int unit) =>
        (unit & 0xFC00) == 0xD800 && position + 12 <= json.Length && json[position + 6] == (byte)'\\' && json[position + 7] == (byte)'u'
            && (HexUnit(json, position + 8) & ~0x3FF) == 0xDC00;

    /// <summary>The number of four hexadecimal digits; negative where they are none.</summary>
    internal static int HexUnit(ReadOnlySpan<byte> json, int position)
    {
        if (position > json.Length - 4)
        {
            return -1;
        }

        return (HexDigit(json[position]) << 12) | (HexDigit(json[position + 1]) << 8) | (HexDigit(json[position + 2]) << 4) | HexDigit(json[position + 3]);
    }

    /// <summary>Negative for what is no hexadecimal digit, and stays so when shifted left by 12.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int HexDigit(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };

    /// <summary>Past a run of characters beyond ASCII: well-formed UTF-8 as of RFC 3629, section 4 (no overlong forms, no surrogates, nothing above U+10FFFF).</summary>
    internal static int SkipNonAscii(ReadOnlySpan<byte> json, int position)
    {
        while ((uint)position < (uint)json.Length && json[position] >= 0x80)
        {
            int length = Utf8SequenceLength(json.Slice(position));
            if (length == 0)
            {
                return ~position;
            }

            position += length;
        }

        return position;
    }

    /// <summary>How many bytes the character beyond ASCII at the start of <paramref name="text"/> has; 0 where it is not well-formed.</summary>
    internal static int Utf8SequenceLength(ReadOnlySpan<byte> text)
    {
        byte lead = text[0];
        if (lead < 0xE0)
        {
            return lead >= 0xC2 && text.Length >= 2 && IsContinuation(text[1]) ? 2 : 0;
        }

        if (lead < 0xF0)
        {
            if (text.Length < 3 || !IsContinuation(text[1]) || !IsContinuation(text[2]))
            {
                return 0;
            }

            int high = (lead << 8) | text[1];
            return high < 0xE0A0 || (high & 0xFFE0) == 0xEDA0 ? 0 : 3;
        }

        if (lead > 0xF4 || text.Length < 4 || !IsContinuation(text[1]) || !IsContinuation(text[2]) || !IsContinuation(text[3]))
        {
            return 0;
        }

        return ((lead << 8) | text[1]) is < 0xF090 or > 0xF48F ? 0 : 4;
    }

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;
}
