using System.Buffers.Binary;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
#endif

namespace Integrations.Contracts.Validation.Json;

/// <summary>The 32-bit hash of a member name (and of strings in general), of its bytes as UTF-8 with escapes resolved.</summary>
/// <remarks>
/// Names in a payload are chosen by whoever sends it: with a hash that is known, a sender makes a million names of one hash, and each lookup becomes a walk. So it is keyed with a
/// secret of this process. A name of up to 32 bytes is two blocks of 16, zeros behind its end, which four rounds of AES under the secret mix: as many instructions, and no branch for each length.
/// Where the processor has no AES, and beyond 32 bytes, it is of the multiply-and-fold kind: two words, each under its secret, multiplied to 128 bits, the halves added without carry.
/// The value is good inside this process alone.
/// </remarks>
internal static class NameHash
{
    private static readonly ulong s_first = Secret() | 1;
    private static readonly ulong s_second = Secret() | 1;
#if NET8_0_OR_GREATER
    private static readonly Vector128<byte> s_whitening = Vector128.Create(Secret(), Secret()).AsByte();
    private static readonly Vector128<byte> s_firstRound = Vector128.Create(Secret(), Secret()).AsByte();
    private static readonly Vector128<byte> s_thirdRound = Vector128.Create(Secret(), Secret()).AsByte();
    private static readonly Vector128<byte> s_lastRound = Vector128.Create(Secret(), Secret()).AsByte();
#endif

    /// <summary>The hash of a name of any length.</summary>
    public static uint Of(ReadOnlySpan<byte> name)
    {
        int length = name.Length;
#if NET8_0_OR_GREATER
        if (HasAes && length <= Vector256<byte>.Count)
        {
            Span<byte> padded = stackalloc byte[Vector256<byte>.Count];
            padded.Clear();
            name.CopyTo(padded);
            return Mix(Vector128.Create<byte>(padded), Vector128.Create<byte>(padded.Slice(Vector128<byte>.Count)));
        }
#endif
        if (length > 16)
        {
            return OfLong(name);
        }

        // The first eight bytes and the next eight, zeros behind the last.
        ulong low = 0;
        ulong high = 0;
        if (length >= 8)
        {
            low = BinaryPrimitives.ReadUInt64LittleEndian(name);
            high = length == 8 ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(name.Slice(length - 8)) >> ((16 - length) * 8);
        }
        else
        {
            for (int index = length - 1; index >= 0; index--)
            {
                low = (low << 8) | name[index];
            }
        }

        return OfWords(low, high, length);
    }

    /// <summary>The hash of the bytes of a text from <paramref name="start"/> on: what <see cref="Of"/> says of them, without a branch for each length where the text goes on for long enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Within(ReadOnlySpan<byte> json, int start, int length)
    {
#if NET8_0_OR_GREATER
        if (HasAes && (uint)length <= Vector256<byte>.Count)
        {
            // In bounds: start + 32 <= Length.
            return start <= json.Length - Vector256<byte>.Count ? OfFirst(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)start), length) : NearEnd(json, start, length);
        }

        if (Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian && (uint)length <= 16 && start <= json.Length - 16)
        {
            // In bounds: start + 16 <= Length.
            Vector128<byte> bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)start) & FirstBytes(length);
            return OfWords(bytes.AsUInt64().ToScalar(), bytes.AsUInt64().GetElement(1), length);
        }
#endif
        return Of(json.Slice(start, length));
    }

#if NET8_0_OR_GREATER
    /// <summary>The hash of the first of 32 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint OfFirst(Vector256<byte> bytes, nint length)
    {
        if (HasAes)
        {
            // In bounds: 32 - length is 0 to 32, and the mask has 64 bytes.
            bytes &= Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(Mask), (nuint)(Vector256<byte>.Count - length));
            return Mix(bytes.GetLower(), bytes.GetUpper());
        }

        return OfFirstWithoutAes(bytes, (int)length);
    }

    /// <summary>As <see cref="Of"/>, of some of the last bytes of a text.</summary>
    internal static uint NearEnd(ReadOnlySpan<byte> json, int start, int length)
    {
        int last = json.Length - Vector256<byte>.Count;
        if (!Vector256.IsHardwareAccelerated || length > Vector256<byte>.Count || last < 0)
        {
            return Of(json.Slice(start, length));
        }

        // In bounds: the last 32 bytes of the text. Moved down, zeros come in behind them.
        Vector256<byte> bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)last);
        return OfFirst(Vector256.Shuffle(bytes, Indices + Vector256.Create((byte)(start - last))), length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static uint OfFirstWithoutAes(Vector256<byte> bytes, int length)
    {
        Span<byte> name = stackalloc byte[Vector256<byte>.Count];
        bytes.CopyTo(name);
        return Of(name.Slice(0, length));
    }

    /// <summary>A mask of the first bytes of 16.</summary>
    /// <param name="count">How many: 0 to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> FirstBytes(int count) =>

        // In bounds: 32 - count is 16 to 32, and the mask has 64 bytes.
        Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Mask), (nuint)(32 - count));

    /// <summary>A mask of the first lanes of 8.</summary>
    /// <param name="count">How many: 0 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<uint> FirstLanes(int count) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(Mask), (nuint)(32 - (4 * count))).AsUInt32();

    private static bool HasAes => Aes.IsSupported && BitConverter.IsLittleEndian;

    private static Vector256<byte> Indices => Vector256.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);

    private static ReadOnlySpan<byte> Mask =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    // Two rounds over the first block before the second comes in, so that which difference in the second would undo one in the first cannot be told without the secret;
    // and two rounds after it, so that each bit of the second reaches each bit of the hash.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(Vector128<byte> first, Vector128<byte> second)
    {
        Vector128<byte> state = Aes.Encrypt(Aes.Encrypt(first ^ s_whitening, s_firstRound), second);
        return Aes.Encrypt(Aes.Encrypt(state, s_thirdRound), s_lastRound).AsUInt32().ToScalar();
    }
#endif

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint OfWords(ulong low, ulong high, int length) => Fold(low ^ s_first, high ^ s_second ^ ((ulong)(uint)length << 32));

    /// <summary>One hash from two, where the order matters.</summary>
    public static uint Combine(uint left, uint right) => Fold(left ^ s_first, right ^ s_second);

    /// <summary>The hash of a number of 64 bits.</summary>
    public static uint OfNumber(ulong value, uint extra) => Fold(value ^ s_first, extra ^ s_second);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static uint OfLong(ReadOnlySpan<byte> name)
    {
        ulong state = (uint)name.Length;
        int position = 0;
        for (; position < name.Length - 16; position += 16)
        {
            state = Multiply(
                BinaryPrimitives.ReadUInt64LittleEndian(name.Slice(position)) ^ s_first ^ state,
                BinaryPrimitives.ReadUInt64LittleEndian(name.Slice(position + 8)) ^ s_second);
        }

        return Fold(
            BinaryPrimitives.ReadUInt64LittleEndian(name.Slice(name.Length - 16)) ^ s_first ^ state,
            BinaryPrimitives.ReadUInt64LittleEndian(name.Slice(name.Length - 8)) ^ s_second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Fold(ulong left, ulong right)
    {
        ulong product = Multiply(left, right);
        return (uint)(product ^ (product >> 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Multiply(ulong left, ulong right)
    {
#if NET8_0_OR_GREATER
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
#else
        ulong leftLow = (uint)left, leftHigh = left >> 32, rightLow = (uint)right, rightHigh = right >> 32;
        ulong cross = (leftHigh * rightLow) + ((leftLow * rightLow) >> 32);
        ulong middle = (leftLow * rightHigh) + (uint)cross;
        ulong high = (leftHigh * rightHigh) + (cross >> 32) + (middle >> 32);
        return high ^ (left * right);
#endif
    }

    // A random UUID comes from the system's own source: a cryptographic generator would load a cryptographic library for these eight bytes, which costs more than a whole verdict.
    // Folding puts random bits over the six that say what kind of UUID it is.
    private static ulong Secret()
    {
        byte[] random = Guid.NewGuid().ToByteArray();
        return BinaryPrimitives.ReadUInt64LittleEndian(random) ^ BinaryPrimitives.ReadUInt64LittleEndian(random.AsSpan(8));
    }
}
