#if NET8_0_OR_GREATER
using System.Security.Cryptography;
#endif
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

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

    public static uint Of(ReadOnlySpan<byte> name)
    {
        int length = name.Length;
        if (length <= 16)
        {
            ulong low, high = 0;
            if (length >= 8)
            {
                low = BinaryPrimitives.ReadUInt64LittleEndian(name);
                high = BinaryPrimitives.ReadUInt64LittleEndian(name.Slice(length - 8));
            }
            else if (length >= 4)
            {
                low = ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(name) << 32) | BinaryPrimitives.ReadUInt32LittleEndian(name.Slice(length - 4));
            }
            else if (length > 0)
            {
                low = name[0] | ((ulong)name[length >> 1] << 8) | ((ulong)name[length - 1] << 16);
            }
            else
            {
                low = 0;
            }

            return Fold(low ^ s_first, high ^ s_second ^ ((ulong)(uint)length << 32));
        }

        return OfLong(name);
    }

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

    private static ulong Secret()
    {
#if NET8_0_OR_GREATER
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
#else
        return BinaryPrimitives.ReadUInt64LittleEndian(Guid.NewGuid().ToByteArray());
#endif
    }
}
