using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Json;

// What the walk asks of names, numbers and literals.
internal static partial class TapeBuilder
{
    /// <summary>The hash of a name that is neither long nor near the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryHash(ref byte text, int start, int length, in Frame frame, out uint hash)
    {
#if NET8_0_OR_GREATER
        if (System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated && length <= System.Runtime.Intrinsics.Vector256<byte>.Count && start <= frame.LastVector)
        {
            // In bounds: start + 32 <= the text's length.
            hash = NameHash.OfFirst(System.Runtime.Intrinsics.Vector256.LoadUnsafe(ref text, (nuint)start), length);
            return true;
        }
#endif
        hash = 0;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ReadFour(ref byte first)
    {
        uint bytes = Unsafe.ReadUnaligned<uint>(ref first);
        return BitConverter.IsLittleEndian ? bytes : BinaryPrimitives.ReverseEndianness(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ReadEight(ref byte first)
    {
        ulong bytes = Unsafe.ReadUnaligned<ulong>(ref first);
        return BitConverter.IsLittleEndian ? bytes : BinaryPrimitives.ReverseEndianness(bytes);
    }

    /// <summary>How many digits the eight bytes of a word begin with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountDigits(ulong word)
    {
        // As in SkipDigits.
        ulong digits = word ^ 0x3030303030303030;
        ulong others = ((digits + 0x7676767676767676) | digits) & 0x8080808080808080;
#if NET8_0_OR_GREATER
        return System.Numerics.BitOperations.TrailingZeroCount(others) >> 3;
#else
        int count = 0;
        for (; count < sizeof(ulong) && (others & 0xFF) == 0; count++)
        {
            others >>= 8;
        }

        return count;
#endif
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    /// <summary>The position after a string, number or literal; negative where it is wrong.</summary>
    private static int SkipScalar(ReadOnlySpan<byte> json, int position, bool isSchema, out ulong extraAndMeta)
    {
        JsonKind kind = (uint)position < (uint)json.Length ? JsonScanner.KindOf(json[position]) : JsonKind.None;
        uint traits = 0;
        int end;
        switch (kind)
        {
            case JsonKind.String:
                long scanned = JsonScanner.ScanStringSlow(json, position + 1, isSchema);
                end = JsonScanner.EndOf(scanned);
                traits = (uint)JsonScanner.TraitsOf(scanned) << 4;
                break;
            case JsonKind.True:
                end = JsonScanner.SkipTrue(json, position);
                break;
            case JsonKind.False:
                end = JsonScanner.SkipFalse(json, position);
                break;
            case JsonKind.Null:
                end = JsonScanner.SkipNull(json, position);
                break;
            default:
                end = JsonScanner.SkipNumber(json, position, out bool isInteger);
                traits = isInteger ? TapeEntry.IsInteger : 0;
                break;
        }

        extraAndMeta = Single | ((ulong)((uint)kind | traits) << 32);
        return end;
    }

    /// <summary>For objects with many members, and where two hashes are equal.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool AreNamesDistinct<TMode>(ReadOnlySpan<byte> json, ReadOnlySpan<TapeEntry> members)
        where TMode : struct, IMode
    {
        DuplicateNames names = DuplicateNames.Rent();
        for (int index = 0; index < members.Length; index += default(TMode).IsTape ? 1 + members[index + 1].ValueWidth : 1)
        {
            names.Add(members[index].Extra, members[index].Offset);
        }

        bool areDistinct = names.AreDistinct(json);
        names.Return();
        return areDistinct;
    }
}
