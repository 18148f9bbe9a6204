using System.Buffers.Binary;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace Integrations.Contracts.Validation.Json;

/// <summary>The 32-bit hash of a member name (and of strings in general), of its bytes as UTF-8 with escapes resolved.</summary>
/// <remarks>
/// Names in a payload are chosen by whoever sends it: with a hash that is known, a sender makes a million names of one hash, and each lookup becomes a walk. So it is keyed with a
/// secret of this process, and of the multiply-and-fold kind: two words, each under its secret, multiplied to 128 bits, the halves added without carry. A name of up to 16 bytes takes one multiplication.
/// The value is good inside this process alone.
/// </remarks>
internal static class NameHash
{
    private static readonly ulong s_first = Secret() | 1;
    private static readonly ulong s_second = Secret() | 1;

    /// <summary>The hash of a name of any length.</summary>
    public static uint Of(ReadOnlySpan<byte> name)
    {
        int length = name.Length;
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

    /// <summary>The hash of the bytes of a text from <paramref name="start"/> on: what <see cref="Of"/> says of them, without a branch for each length where the text goes on for 16 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Within(ReadOnlySpan<byte> json, int start, int length)
    {
#if NET8_0_OR_GREATER
        if (Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian && (uint)length <= 16 && start <= json.Length - 16)
        {
            // In bounds: start + 16 <= Length.
            Vector128<byte> bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)start)
                & FirstBytes(length);
            return OfWords(bytes.AsUInt64().ToScalar(), bytes.AsUInt64().GetElement(1), length);
        }
#endif
        return Of(json.Slice(start, length));
    }

#if NET8_0_OR_GREATER
    /// <summary>A mask of the first bytes of 16.</summary>
    /// <param name="count">How many: 0 to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> FirstBytes(int count) =>

        // In bounds: 16 - count is 0 to 16, and the mask has 32 bytes.
        Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Mask), (nuint)(16 - count));

    private static ReadOnlySpan<byte> Mask =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];
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
