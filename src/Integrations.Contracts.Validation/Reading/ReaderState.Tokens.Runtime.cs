using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

// From token to token. A position is the number of a token of the text (StructuralIndex): a value's is that of its first, its end is the token behind its last. Blanks have no token, and a string that is plain has two,
// so that no step looks for where the next one begins. Behind the last token there are zeros, so that some can be read ahead from any token.
public ref partial struct ReaderState
{
    /// <summary>A quote, and what is compared of a name at once.</summary>
    private const int Room = 33;

    private const ushort QuoteQuote = '"' | ('"' << 8);

    // The tokens of a plain name: what comes before it, its quotes, its colon.
    internal const int NameTokens = 4;
    private const uint PlainName = ('"' << 8) | ('"' << 16) | ((uint)':' << 24);

    /// <summary>The byte that a token begins with; NUL at the end of the text, and at a negative position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly byte ByteAt(int position) => position >= 0 ? Unsafe.Add(ref _bytes, (nint)(uint)position) : (byte)0;

    /// <summary>The first bytes of a token and those behind it. Not of a negative position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly T BytesAt<T>(int position)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref _bytes, (nint)(uint)position));

    /// <summary>Where in the text a token stands. Not of a negative position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int Offset(int position) => Unsafe.Add(ref _places, (nint)(uint)position);

    /// <summary>Where in the text a token stands that comes some tokens behind a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int OffsetBehind(int position, int count) => Unsafe.Add(ref Unsafe.Add(ref _places, (nint)(uint)position), count);

    /// <summary>Whether as many bytes of the text follow a quote as are compared of a name at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool HasRoom(int offset) => offset <= _lastRoom;

    /// <summary>A quote in the text, and as many bytes behind it as are compared of a name at once: zeros beyond the text's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref byte RoomAt(int offset) => ref HasRoom(offset) ? ref TextAt(offset) : ref Unsafe.Add(ref _end, offset - _lastRoom + (ReaderBuffers.EndLength - Room));

    /// <summary>A byte of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly ref byte TextAt(int offset) => ref Unsafe.Add(ref MemoryMarshal.GetReference(_json), (nint)(uint)offset);

    /// <summary>Whether a string without escapes, and of ASCII alone, begins at a token: then the next one is its closing quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool IsPlainString(int position) => position >= 0 && BytesAt<ushort>(position) == QuoteQuote;

    /// <summary>What is between the quotes of such a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly ReadOnlySpan<byte> PlainText(int position)
    {
        int start = Offset(position) + 1;
        return _json.Slice(start, OffsetBehind(position, 1) - start);
    }

    /// <summary>The text of a value that was checked.</summary>
    /// <param name="position">Where it starts.</param>
    /// <param name="end">The position after it.</param>
    internal readonly ReadOnlySpan<byte> TextOf(int position, int end)
    {
        int start = Offset(position), stop = Offset(end - 1) + 1;
        if (Unsafe.Add(ref _bytes, end - 1) is not ((byte)'"' or (byte)'}' or (byte)']'))
        {
            // A number or a literal: up to what comes next, but for blanks.
            for (stop = Offset(end); IsBlank(_json[stop - 1]); stop--)
            {
            }
        }

        return _json.Slice(start, stop - start);
    }

    /// <summary>From the brace of an object to its first name.</summary>
    /// <returns>The name; the complement of the position after the closing brace where there is no member; <see cref="JsonReading.Invalid"/> where the text is wrong.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int FirstMember(int position) => Unsafe.Add(ref _bytes, position + 1) switch
    {
        (byte)'"' => position + 1,
        (byte)'}' => ~(position + 2),
        _ => JsonReading.Invalid,
    };

    /// <summary>From the end of a member to the next name.</summary>
    /// <returns>As <see cref="FirstMember"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int NextMember(int position)
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

    /// <summary>From a name to the member's value; negative where the text is wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int SkipName(int position) => IsPlainString(position) && Unsafe.Add(ref _bytes, position + 2) == (byte)':' ? position + 3 : SkipColon(SkipOddString(position, out _));

    /// <summary>From the end of a name to the member's value; negative where the text is wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int SkipColon(int position) => ByteAt(position) == (byte)':' ? position + 1 : JsonReading.Invalid;

    /// <summary>From the bracket of an array to its first item.</summary>
    /// <returns>The item; the complement of the position after the closing bracket where there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int FirstItem(int position) => Unsafe.Add(ref _bytes, position + 1) == (byte)']' ? ~(position + 2) : position + 1;

    /// <summary>From the end of an item to the next.</summary>
    /// <returns>As <see cref="FirstItem"/>; <see cref="JsonReading.Invalid"/> where the text is wrong.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int NextItem(int position) => ByteAt(position) switch
    {
        (byte)',' => position + 1,
        (byte)']' => ~(position + 1),
        _ => JsonReading.Invalid,
    };

    /// <summary>The position after a number or literal.</summary>
    /// <param name="position">Where it starts.</param>
    /// <param name="end">Where in the text it ends; negative where it is wrong.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int AfterScalar(int position, int end) =>
        end >= 0 && (end == Offset(position + 1) || IsBlank(_json[end])) ? position + 1 : JsonReading.Invalid;

    /// <summary>The position after a string that need not be plain; negative where there is none, or it is wrong.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal readonly int SkipOddString(int position, out StringTraits traits)
    {
        traits = StringTraits.None;
        if (ByteAt(position) != (byte)'"')
        {
            return JsonReading.Invalid;
        }

        int next = 0;
        while (true)
        {
            int offset = Offset(++position);
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

    /// <summary>The position of the value of a member that was expected; negative where another comes, or none, or it is not plain.</summary>
    /// <param name="position">What comes before the name.</param>
    /// <param name="before">What that must be, a brace or a comma.</param>
    /// <param name="guess">The name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int Guess(int position, byte before, in MemberGuess guess)
    {
        if (position < 0 || !IsPlainName(position, before))
        {
            return JsonReading.Invalid;
        }

        return guess.Is(ref RoomAt(OffsetBehind(position, 1))) && (guess.Rest is not byte[] rest || IsRest(position, rest)) ? position + NameTokens : JsonReading.Invalid;
    }

    // Whether a plain name goes on so behind its first 32 bytes, up to its closing quote.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool IsRest(int position, byte[] rest)
    {
        int start = OffsetBehind(position, 1) + System.Runtime.Intrinsics.Vector256<byte>.Count;
        int length = OffsetBehind(position, 2) + 1 - start;
        return length == rest.Length && _json.Slice(start, length).SequenceEqual(rest);
    }

    /// <summary>Whether a plain name comes next, with its colon.</summary>
    /// <param name="position">What comes before the name. Not negative.</param>
    /// <param name="before">What that must be, a brace or a comma.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool IsPlainName(int position, byte before) => BytesAt<uint>(position) == (PlainName | before);

    /// <summary>The plain string at a position among some names, where it is not too long to be looked for at once.</summary>
    /// <param name="names">The names.</param>
    /// <param name="position">The opening quote.</param>
    /// <param name="index">The name's index; negative where it is none of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool TryFindPlain(NameIndex names, int position, out int index)
    {
        int quote = Offset(position);
        int length = OffsetBehind(position, 1) - quote - 1;
        if (!Vector256.IsHardwareAccelerated || length > NameIndex.MostAtOnce)
        {
            index = NameIndex.Other;
            return false;
        }

        index = names.FindAt(ref Unsafe.Add(ref RoomAt(quote), 1), length);
        return true;
    }

    /// <summary>The string at a position among some names.</summary>
    /// <param name="names">The names.</param>
    /// <param name="position">The opening quote.</param>
    /// <param name="end">The position after the string; negative where there is none.</param>
    /// <returns>The name's index; negative where it is none of them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Find(NameIndex names, int position, out int end)
    {
        end = position + 2;
        return IsPlainString(position) && TryFindPlain(names, position, out int index) ? index : FindOdd(names, position, out end);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindOdd(NameIndex names, int position, out int end)
    {
        if (IsPlainString(position))
        {
            end = position + 2;
            return names.Find(PlainText(position));
        }

        end = SkipOddString(position, out StringTraits traits);
        return end < 0 ? NameIndex.Other : names.Find(Resolve(position, end, traits));
    }

    /// <summary>The characters of a string, as UTF-8. Valid until the next string is resolved.</summary>
    /// <param name="position">The opening quote.</param>
    /// <param name="end">The position after the string.</param>
    /// <param name="traits">What is in it.</param>
    internal ReadOnlySpan<byte> Resolve(int position, int end, StringTraits traits)
    {
        int start = Offset(position) + 1;
        ReadOnlySpan<byte> raw = _json.Slice(start, Offset(end - 1) - start);
        return (traits & StringTraits.HasEscapes) == 0 ? raw : Buffers.Unescape(raw);
    }

    /// <summary>The position after the object or array at a position, by its brackets alone; negative where they do not close.</summary>
    private readonly int SkipBrackets(int position)
    {
        int depth = 0;
        if (!Vector128.IsHardwareAccelerated || !BitConverter.IsLittleEndian)
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
