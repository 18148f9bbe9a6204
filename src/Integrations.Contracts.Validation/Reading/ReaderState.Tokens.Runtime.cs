using System.Numerics;
using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

// Steps from token to token (StructuralIndex). Blanks have no token, and a string that is plain has two, so that no step looks for where the next one begins. Behind the last token there are zeros, so that some can be read
// ahead from any token.
public ref partial struct ReaderState
{
    private const ushort QuoteQuote = '"' | ('"' << 8);

    /// <summary>The first bytes of a token and those behind it. Not of a negative position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly T BytesAt<T>(int position)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref _bytes, (nint)(uint)position));

    /// <summary>Where in the text a token stands. Not of a negative position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int TokenOffset(int position) => Unsafe.Add(ref _places, (nint)(uint)position);

    /// <summary>Where in the text a token stands that comes some tokens behind a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int TokenOffsetBehind(int position, int count) => Unsafe.Add(ref Unsafe.Add(ref _places, (nint)(uint)position), count);

    /// <summary>Whether a string without escapes, and of ASCII alone, begins at a token: then the next one is its closing quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsPlainToken(int position) => position >= 0 && BytesAt<ushort>(position) == QuoteQuote;

    private readonly ReadOnlySpan<byte> TextOfTokens(int position, int end)
    {
        int start = TokenOffset(position), stop = TokenOffset(end - 1) + 1;
        if (Unsafe.Add(ref _bytes, end - 1) is not ((byte)'"' or (byte)'}' or (byte)']'))
        {
            // A number or a literal: up to what comes next, but for blanks.
            for (stop = TokenOffset(end); IsBlank(_json[stop - 1]); stop--)
            {
            }
        }

        return _json.Slice(start, stop - start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int FirstMemberToken(int position) => ByteAt(position + 1) switch
    {
        (byte)'"' => position + 1,
        (byte)'}' => ~(position + 2),
        _ => JsonReading.Invalid,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int NextMemberToken(int position)
    {
        if (position < 0)
        {
            return JsonReading.Invalid;
        }

        if (BytesAt<ushort>(position) == (',' | ('"' << 8)))
        {
            return position + 1;
        }

        return Unsafe.Add(ref _bytes, position) == (byte)'}' ? ~(position + 1) : JsonReading.Invalid;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int FirstItemToken(int position) => ByteAt(position + 1) == (byte)']' ? ~(position + 2) : position + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int NextItemToken(int position) => ByteAt(position) switch
    {
        (byte)',' => position + 1,
        (byte)']' => ~(position + 1),
        _ => JsonReading.Invalid,
    };

    // What follows is a token, or a blank: then what comes behind it is one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int AfterScalarToken(int position, int end) => end == TokenOffset(position + 1) || IsBlank(_json[end]) ? position + 1 : JsonReading.Invalid;

    /// <summary>The position after a string that need not be plain; negative where there is none, or it is wrong.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int SkipOddToken(int position, out StringTraits traits)
    {
        traits = StringTraits.None;
        if (ByteAt(position) != (byte)'"')
        {
            return JsonReading.Invalid;
        }

        int next = 0;
        while (true)
        {
            int offset = TokenOffset(++position);
            if (offset < next)
            {
                // Part of what was looked at.
                continue;
            }

            switch (Unsafe.Add(ref _bytes, position))
            {
                case (byte)'"':
                    return position + 1;
                case (byte)'\\':
                    traits |= StringTraits.HasEscapes;
                    next = JsonScanner.SkipEscape(_json, offset, allowsLoneSurrogates: false);
                    break;
                case >= 0x80:
                    traits |= StringTraits.HasNonAscii;
                    next = JsonScanner.SkipNonAscii(_json, offset);
                    break;
                default:
                    return JsonReading.Invalid;
            }

            if (next < 0)
            {
                return JsonReading.Invalid;
            }
        }
    }

    private readonly int SkipBracketTokens(int position)
    {
        int depth = 0;
        if (!System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated || !BitConverter.IsLittleEndian)
        {
            for (; position < _count; position++)
            {
                int bracket = Unsafe.Add(ref _bytes, position) | 0x20;
                depth += bracket == '{' ? 1 : bracket == '}' ? -1 : 0;
                if (depth == 0)
                {
                    return position + 1;
                }
            }

            return JsonReading.Invalid;
        }

        while (position < _count)
        {
            // In bounds: a block can be read from any token.
            ref byte block = ref Unsafe.Add(ref _bytes, position);
            ulong opened = StructuralIndex.Equal(ref block, (byte)'{', 0x20);
            ulong closed = StructuralIndex.Equal(ref block, (byte)'}', 0x20);
            int closes = BitOperations.PopCount(closed);
            if (closes >= depth)
            {
                for (int before = depth; closed != 0; closed &= closed - 1)
                {
                    int place = BitOperations.TrailingZeroCount(closed);
                    if (--before + BitOperations.PopCount(opened & ((1UL << place) - 1)) <= 0)
                    {
                        position += place + 1;
                        return position <= _count ? position : JsonReading.Invalid;
                    }
                }
            }

            depth += BitOperations.PopCount(opened) - closes;
            position += StructuralIndex.BlockLength;
        }

        return JsonReading.Invalid;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';
}
