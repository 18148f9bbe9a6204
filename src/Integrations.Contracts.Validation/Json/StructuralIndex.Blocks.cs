#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Integrations.Contracts.Validation.Json;

// Blocks of 64 bytes, a bit for each byte: which are quotes, backslashes, blanks and so on is found by comparing vectors; which of them are escaped, in strings or begin a run,
// by arithmetic on 64 bits; the places of the bits that are left are written without a branch for each.
internal partial struct StructuralIndex
{
    private const ulong OddBits = 0xAAAAAAAAAAAAAAAA;

    private void IndexBlocks(ReadOnlySpan<byte> json, int end)
    {
        ref byte text = ref MemoryMarshal.GetReference(json);
        int last = json.Length - BlockLength;
        if (_next <= last)
        {
            // In bounds: 64 bytes follow each position up to the last.
            IndexBlocks(ref text, _next, Math.Min(end, last + 1));
        }

        if (_next < end)
        {
            // Fewer than 64 bytes are left: the last 64 of the text, without those that were looked at.
            if (last >= 0)
            {
                IndexLast(ref Unsafe.Add(ref text, last), last);
            }
            else
            {
                IndexShort(json, last);
            }

            _next = json.Length;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void IndexShort(ReadOnlySpan<byte> json, int last)
    {
#if NET10_0_OR_GREATER
        if (Avx512Vbmi.IsSupported && json.Length >= sizeof(ulong))
        {
            // Not by way of memory: a load of what smaller stores have just written waits for them.
            Vector512<byte> vector = AtEnd(ref MemoryMarshal.GetReference(json), json.Length);
            IndexLast(ref Unsafe.As<Vector512<byte>, byte>(ref vector), last);
            return;
        }
#endif
        Span<byte> block = stackalloc byte[BlockLength];
        json.CopyTo(block.Slice(BlockLength - json.Length));
        IndexLast(ref MemoryMarshal.GetReference(block), last);
    }

    // No part of what asks for it, in which there would be no room to inline.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void IndexLast(ref byte block, int last)
    {
        int done = _next - last;
        State state = new(_inString, _inRun << done, _escapes << done);
        ulong bits = Find(ref block, ulong.MaxValue << done, ref state);
        ref int places = ref MemoryMarshal.GetArrayDataReference(_tokens);
        ref byte bytes = ref Unsafe.As<int, byte>(ref Unsafe.Add(ref places, _capacity));
        Count += Write(ref block, bits, last, ref Unsafe.Add(ref places, Count), ref Unsafe.Add(ref bytes, Count));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void IndexBlocks(ref byte text, int next, int end)
    {
        // Nothing is called in the loop, and what changes is a local: so the vectors that bytes are compared with stay in registers.
        State state = new(_inString, _inRun, _escapes);
        ref int places = ref MemoryMarshal.GetArrayDataReference(_tokens);
        ref byte bytes = ref Unsafe.As<int, byte>(ref Unsafe.Add(ref places, _capacity));
        ref byte block = ref Unsafe.Add(ref text, next);
        nint count = Count;
        do
        {
            ulong bits = Find(ref block, ulong.MaxValue, ref state);
            count += Write(ref block, bits, next, ref Unsafe.Add(ref places, count), ref Unsafe.Add(ref bytes, count));
            block = ref Unsafe.Add(ref block, BlockLength);
            next += BlockLength;
        }
        while (next < end);

        Count = (int)count;
        _next = next;
        _inString = state.InString;
        _inRun = state.InRun;
        _escapes = state.Escapes;
    }

    /// <summary>What is known of the byte before a block.</summary>
    private struct State(ulong inString, ulong inRun, ulong escapes)
    {
        public ulong InString = inString;
        public ulong InRun = inRun;
        public ulong Escapes = escapes;
    }

    /// <summary>The tokens of a block.</summary>
    /// <param name="block">Its first byte.</param>
    /// <param name="part">The bytes to look at: all, or all from one on.</param>
    /// <param name="state">What is known of the byte before these.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Find(ref byte block, ulong part, ref State state)
    {
        Bits bits = Classify(ref block);
        ulong quotes = bits.Quotes & part;
        ulong stops = bits.Stops & part;
        if ((stops | state.Escapes) != 0)
        {
            ulong backslashes = Equal(ref block, (byte)'\\') & part;
            ulong escaped = Escaped(backslashes, state.Escapes);
            quotes &= ~escaped;
            state.Escapes = (backslashes & ~escaped) >> 63;

            // Of bytes beyond ASCII in a row, the first in the block is enough.
            ulong beyond = BeyondAscii(ref block) & part;
            stops &= ~(beyond & (beyond << 1));
        }

        ulong within = PrefixXor(quotes) ^ state.InString;
        ulong others = ~(bits.Operators | bits.Blanks) & part;
        ulong runs = others & ~quotes;
        ulong starts = (bits.Operators & part) | (others & ~((runs << 1) | state.InRun));
        state.InString = (ulong)((long)within >> 63);
        state.InRun = runs >> 63;
        return (starts & ~within) | quotes | (stops & within);
    }

    /// <summary>The bytes that an odd number of backslashes stands before.</summary>
    /// <param name="backslashes">The backslashes.</param>
    /// <param name="escapes">1 where the first byte is one of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Escaped(ulong backslashes, ulong escapes)
    {
        // A subtraction from the odd bits runs through each series of backslashes, and so tells apart those that begin at an even place from those that begin at an odd one.
        ulong escaping = backslashes & ~escapes;
        ulong ends = (((escaping << 1) | OddBits) - escaping) ^ OddBits;
        return ends ^ (backslashes | escapes);
    }

    /// <summary>Each bit is the exclusive or of all bits up to it: from an opening quote up to the byte before the closing one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PrefixXor(ulong bits)
    {
        if (Pclmulqdq.IsSupported)
        {
            return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar();
        }

        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }

    /// <summary>Writes the places of the bits, and the bytes there; what stands behind them afterwards is of no account.</summary>
    /// <param name="block">The block's first byte.</param>
    /// <param name="bits">The bits.</param>
    /// <param name="next">Where the block stands.</param>
    /// <param name="places">Where the places go.</param>
    /// <param name="bytes">Where the bytes go.</param>
    /// <returns>How many there are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(ref byte block, ulong bits, int next, ref int places, ref byte bytes)
    {
        int count = BitOperations.PopCount(bits);
#if NET10_0_OR_GREATER
        if (Avx512Vbmi2.IsSupported && Avx512Vbmi.IsSupported)
        {
            // Each byte of the vector gets the bit that it is asked for as its highest.
            Vector512<byte> mask = Avx512Vbmi.MultiShift(Shifts, Vector512.Create(bits)).AsByte();
            Vector512<byte> packed = Avx512Vbmi2.Compress(Vector512<byte>.Zero, mask, Sequence);
            Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref block), packed).StoreUnsafe(ref bytes);
            Vector512<int> first = Vector512.Create(next);
            (Avx512F.ConvertToVector512Int32(packed.GetLower().GetLower()) + first).StoreUnsafe(ref places);
            if (count > 16)
            {
                (Avx512F.ConvertToVector512Int32(packed.GetLower().GetUpper()) + first).StoreUnsafe(ref places, 16);
                if (count > 32)
                {
                    (Avx512F.ConvertToVector512Int32(packed.GetUpper().GetLower()) + first).StoreUnsafe(ref places, 32);
                    (Avx512F.ConvertToVector512Int32(packed.GetUpper().GetUpper()) + first).StoreUnsafe(ref places, 48);
                }
            }

            return count;
        }
#endif

        // Eight without a branch between them. In bounds: at most 64 bits are set, and 64 places follow; where none is left, the place is the block's first.
        for (int done = 0; done < count; done += 8)
        {
            for (int index = done; index < done + 8; index++)
            {
                int place = BitOperations.TrailingZeroCount(bits) & (BlockLength - 1);
                Unsafe.Add(ref places, index) = next + place;
                Unsafe.Add(ref bytes, index) = Unsafe.Add(ref block, place);
                bits &= bits - 1;
            }
        }

        return count;
    }

#if NET10_0_OR_GREATER
    /// <summary>8 to 63 bytes, at the end of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> AtEnd(ref byte text, int length)
    {
        // The first and the last bytes beside each other, that overlap in the text. In bounds: half <= length.
        int half;
        Vector512<byte> ends;
        if (length >= Vector256<byte>.Count)
        {
            half = Vector256<byte>.Count;
            ends = Vector512.Create(Vector256.LoadUnsafe(ref text), Vector256.LoadUnsafe(ref text, (nuint)(length - half)));
        }
        else if (length >= Vector128<byte>.Count)
        {
            half = Vector128<byte>.Count;
            ends = Vector256.Create(Vector128.LoadUnsafe(ref text), Vector128.LoadUnsafe(ref text, (nuint)(length - half))).ToVector512Unsafe();
        }
        else
        {
            half = sizeof(ulong);
            ends = Vector128.Create(Unsafe.ReadUnaligned<ulong>(ref text), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, length - half))).AsByte().ToVector256Unsafe().ToVector512Unsafe();
        }

        Vector512<byte> isFirst = Vector512.LessThan(Sequence, Vector512.Create((byte)(BlockLength - half)));
        Vector512<byte> distance = Vector512.ConditionalSelect(isFirst, Vector512.Create((byte)(BlockLength - length)), Vector512.Create((byte)(BlockLength - (2 * half))));
        return Avx512Vbmi.PermuteVar64x8(ends, Sequence - distance);
    }

    private static Vector512<byte> Sequence
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            0x0706050403020100, 0x0F0E0D0C0B0A0908, 0x1716151413121110, 0x1F1E1D1C1B1A1918, 0x2726252423222120, 0x2F2E2D2C2B2A2928, 0x3736353433323130, 0x3F3E3D3C3B3A3938).AsByte();
    }

    // By how many bits to the right, around the end, each byte's own bit becomes the eighth.
    private static Vector512<byte> Shifts
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            0x003F3E3D3C3B3A39, 0x0807060504030201, 0x100F0E0D0C0B0A09, 0x1817161514131211, 0x201F1E1D1C1B1A19, 0x2827262524232221, 0x302F2E2D2C2B2A29, 0x3837363534333231).AsByte();
    }
#endif

    /// <summary>A bit for each of 64 bytes.</summary>
    private struct Bits
    {
        public ulong Quotes;

        /// <summary>What does not stand for itself in a string: backslashes, controls, bytes beyond ASCII.</summary>
        public ulong Stops;

        /// <summary>The brackets, colon and comma; and two controls that are told apart from them by whoever reads the token.</summary>
        public ulong Operators;

        public ulong Blanks;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Bits Classify(ref byte block)
    {
        Bits bits = default;
        if (Avx512BW.IsSupported)
        {
            Vector512<byte> bytes = Vector512.LoadUnsafe(ref block);
            Vector512<byte> blanks = Vector512.Equals(Avx512BW.Shuffle(Vector512.Create(BlanksLow, BlanksHigh, BlanksLow, BlanksHigh, BlanksLow, BlanksHigh, BlanksLow, BlanksHigh).AsByte(), bytes), bytes);
            Vector512<byte> operators = Vector512.Equals(Avx512BW.Shuffle(Vector512.Create(0, OperatorsHigh, 0, OperatorsHigh, 0, OperatorsHigh, 0, OperatorsHigh).AsByte(), bytes), bytes | Vector512.Create((byte)0x20));
            bits.Quotes = Vector512.Equals(bytes, Vector512.Create((byte)'"')).ExtractMostSignificantBits();
            bits.Stops = (Vector512.LessThan(bytes.AsSByte(), Vector512.Create((sbyte)0x20)).AsByte() | Vector512.Equals(bytes, Vector512.Create((byte)'\\'))).ExtractMostSignificantBits();
            bits.Operators = operators.ExtractMostSignificantBits();
            bits.Blanks = blanks.ExtractMostSignificantBits();
        }
        else if (Avx2.IsSupported)
        {
            for (int part = 0; part < BlockLength; part += Vector256<byte>.Count)
            {
                Vector256<byte> bytes = Vector256.LoadUnsafe(ref block, (nuint)part);
                Vector256<byte> blanks = Vector256.Equals(Avx2.Shuffle(Vector256.Create(BlanksLow, BlanksHigh, BlanksLow, BlanksHigh).AsByte(), bytes), bytes);
                Vector256<byte> operators = Vector256.Equals(Avx2.Shuffle(Vector256.Create(0, OperatorsHigh, 0, OperatorsHigh).AsByte(), bytes), bytes | Vector256.Create((byte)0x20));
                bits.Quotes |= (ulong)Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits() << part;
                bits.Stops |= (ulong)(Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)0x20)).AsByte() | Vector256.Equals(bytes, Vector256.Create((byte)'\\'))).ExtractMostSignificantBits() << part;
                bits.Operators |= (ulong)operators.ExtractMostSignificantBits() << part;
                bits.Blanks |= (ulong)blanks.ExtractMostSignificantBits() << part;
            }
        }
        else
        {
            for (int part = 0; part < BlockLength; part += Vector128<byte>.Count)
            {
                Vector128<byte> bytes = Vector128.LoadUnsafe(ref block, (nuint)part);
                Vector128<byte> lower = bytes | Vector128.Create((byte)0x20);
                Vector128<byte> blanks = Vector128.Equals(bytes, Vector128.Create((byte)' ')) | Vector128.Equals(bytes, Vector128.Create((byte)'\n'))
                    | Vector128.Equals(bytes, Vector128.Create((byte)'\r')) | Vector128.Equals(bytes, Vector128.Create((byte)'\t'));
                Vector128<byte> operators = Vector128.Equals(lower, Vector128.Create((byte)'{')) | Vector128.Equals(lower, Vector128.Create((byte)'}'))
                    | Vector128.Equals(lower, Vector128.Create((byte)':')) | Vector128.Equals(lower, Vector128.Create((byte)','));
                bits.Quotes |= (ulong)Vector128.Equals(bytes, Vector128.Create((byte)'"')).ExtractMostSignificantBits() << part;
                bits.Stops |= (ulong)(Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)0x20)).AsByte() | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits() << part;
                bits.Operators |= (ulong)operators.ExtractMostSignificantBits() << part;
                bits.Blanks |= (ulong)blanks.ExtractMostSignificantBits() << part;
            }
        }

        return bits;
    }

    /// <summary>Those of 64 bytes that are equal to one, after some of their bits were set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Equal(ref byte block, byte value, byte set = 0)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return Vector512.Equals(Vector512.LoadUnsafe(ref block) | Vector512.Create(set), Vector512.Create(value)).ExtractMostSignificantBits();
        }

        return Vector256.Equals(Vector256.LoadUnsafe(ref block) | Vector256.Create(set), Vector256.Create(value)).ExtractMostSignificantBits()
            | ((ulong)Vector256.Equals(Vector256.LoadUnsafe(ref block, (nuint)Vector256<byte>.Count) | Vector256.Create(set), Vector256.Create(value)).ExtractMostSignificantBits() << Vector256<byte>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong BeyondAscii(ref byte block) => Vector512.IsHardwareAccelerated
        ? Vector512.LoadUnsafe(ref block).ExtractMostSignificantBits()
        : Vector256.LoadUnsafe(ref block).ExtractMostSignificantBits()
            | ((ulong)Vector256.LoadUnsafe(ref block, (nuint)Vector256<byte>.Count).ExtractMostSignificantBits() << Vector256<byte>.Count);

    // Tables of 16 bytes, each as two words. Looked up by a byte's low four bits, each of the bytes that are sought gives itself, and any other byte another one.
    private const ulong BlanksLow = 0xFFFFFFFFFFFFFF00 | ' ';
    private const ulong BlanksHigh = 0xFFFF00FFFF0000FF | ('\t' << 8) | ('\n' << 16) | ((ulong)'\r' << 40);
    private const ulong OperatorsHigh = (':' << 16) | ((ulong)'{' << 24) | ((ulong)',' << 32) | ((ulong)'}' << 40);
}
#endif
