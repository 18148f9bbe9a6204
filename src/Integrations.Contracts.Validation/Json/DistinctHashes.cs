#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
#endif

namespace Integrations.Contracts.Validation.Json;

/// <summary>Whether a few hashes are all different.</summary>
/// <remarks>
/// A block of 8 hashes is held in a register; each hash up to the block's end is spread over another and compared, and the matches of each lane are counted. A lane meets itself once; a count
/// other than one is a second of its kind. With AVX-512 a block is 16, one instruction compares it with itself, and hashes of the blocks before alone are spread. No branch depends on the data.
/// </remarks>
internal static class DistinctHashes
{
    /// <summary>How many elements must follow the hashes in their array, of whatever content.</summary>
    public const int Slack = 16;

    /// <summary>From how many hashes on a table is better.</summary>
    public const int Most = 128;

    /// <summary>As <see cref="AreDistinct(ref uint, int)"/>, for hashes of an array.</summary>
    public static bool AreDistinct(uint[] hashes, int start, int count)
    {
#if NET8_0_OR_GREATER
        if (Vector256.IsHardwareAccelerated && (uint)start <= (uint)hashes.Length && (uint)count <= (uint)(hashes.Length - start - Slack))
        {
            return AreDistinct(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(hashes), start), count);
        }
#endif
        return AreDistinctScalar(hashes.AsSpan(start, count));
    }

#if NET8_0_OR_GREATER
    /// <summary>Whether two or more hashes are all different; <see cref="Slack"/> more must follow them. Of more than <see cref="Most"/> nothing is said.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreDistinct(ref uint first, int count)
    {
        if (count == 2)
        {
            return first != Unsafe.Add(ref first, 1);
        }

        return count <= Vector256<uint>.Count && Avx512CD.VL.IsSupported
            ? (Avx512CD.VL.DetectConflicts(Vector256.LoadUnsafe(ref first)) & NameHash.FirstLanes(count)) == Vector256<uint>.Zero
            : AreMoreDistinct(ref first, count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool AreMoreDistinct(ref uint first, int count) => count <= Most
        && (Avx512CD.IsSupported ? AreDistinct512(ref first, count) : AreDistinct256(ref first, count));
#endif

    internal static bool AreDistinctScalar(ReadOnlySpan<uint> hashes)
    {
        for (int index = 1; index < hashes.Length; index++)
        {
            if (hashes.Slice(0, index).IndexOf(hashes[index]) >= 0)
            {
                return false;
            }
        }

        return true;
    }

#if NET8_0_OR_GREATER
    // In bounds: a block begins below count and has at most Slack lanes.
    private static bool AreDistinct256(ref uint first, int count)
    {
        for (int block = 0; block < count; block += Vector256<uint>.Count)
        {
            Vector256<uint> lanes = Vector256.LoadUnsafe(ref first, (nuint)block);
            Vector256<uint> matches = Vector256<uint>.Zero;
            int end = Math.Min(count, block + Vector256<uint>.Count);
            for (int index = 0; index < end; index++)
            {
                matches -= Vector256.Equals(lanes, Vector256.Create(Unsafe.Add(ref first, index)));
            }

            uint ones = Vector256.Equals(matches, Vector256<uint>.One).ExtractMostSignificantBits();
            uint within = (uint)((1UL << (end - block)) - 1);
            if ((ones & within) != within)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreDistinct512(ref uint first, int count)
    {
        for (int block = 0; block < count; block += Vector512<uint>.Count)
        {
            // Equal to an earlier one of the block, or to one of the blocks before.
            Vector512<uint> lanes = Vector512.LoadUnsafe(ref first, (nuint)block);
            Vector512<uint> matches = Avx512CD.DetectConflicts(lanes);
            for (int index = 0; index < block; index++)
            {
                matches |= Vector512.Equals(lanes, Vector512.Create(Unsafe.Add(ref first, index)));
            }

            ulong distinct = Vector512.Equals(matches, Vector512<uint>.Zero).ExtractMostSignificantBits();
            ulong within = (1UL << Math.Min(count - block, Vector512<uint>.Count)) - 1;
            if ((~distinct & within) != 0)
            {
                return false;
            }
        }

        return true;
    }
#endif
}
