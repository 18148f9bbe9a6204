using System.Numerics;
using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

// uniqueItems.
public ref partial struct ReaderState
{
    // Beyond, the tape's hash table is sooner than comparing each with each.
    private const int MaxFewItems = 512;

    /// <summary>Whether two items of an array are equal.</summary>
    /// <param name="position">The array, which was checked.</param>
    /// <param name="end">The position after it.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal bool HasDuplicates(int position, int end) => !HaveDistinctSums(position, end) && HasDuplicatesByTape(position, end);

    // Equal items have the same strings and literals, in whatever order their members are: a sum that differs tells two apart. Numbers are left out, for equal ones need not be written alike.
    private bool HaveDistinctSums(int position, int end)
    {
        // An item is a token at least, as is the comma behind it.
        int most = Math.Min((end - position) / 2, MaxFewItems);
        ulong[] sums = Buffers.Sums(most);
        int count = 0;
        for (int item = FirstItem(position); item >= 0; count++)
        {
            if (count == most || !TrySum(ref item, out ulong sum) || sums.AsSpan(0, count).Contains(sum))
            {
                return false;
            }

            sums[count] = sum;
            item = NextItem(item);
        }

        return true;
    }

    // False where a string is not plain: equal ones need not be written alike.
    private readonly bool TrySum(ref int item, out ulong sum)
    {
        sum = 0;
        int depth = 0;
        do
        {
            byte token = ByteAt(item);
            if (token == (byte)'"')
            {
                if (!IsPlainString(item))
                {
                    return false;
                }

                sum += SumOf(item);
                item += 2;
                continue;
            }

            switch (token)
            {
                case (byte)'{' or (byte)'[':
                    depth++;
                    sum += token;
                    break;
                case (byte)'}' or (byte)']':
                    depth--;
                    break;
                case (byte)'t' or (byte)'f' or (byte)'n':
                    sum += (ulong)token << 32;
                    break;
            }

            item++;
        }
        while (depth > 0);

        return true;
    }

    // Of a plain string: its first eight bytes, those in its middle, its last eight and its length. No more than a sign that two differ, so that it needs no secret.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ulong SumOf(int position)
    {
        const ulong Factor = 0x9E37_79B9_7F4A_7C15;
        int start = Offset(position) + 1;
        int length = OffsetBehind(position, 1) - start;
        if (length < sizeof(ulong))
        {
            return (FewBytes(start, length) + (uint)length) * Factor;
        }

        // In bounds: the string has eight bytes.
        ulong head = Unsafe.ReadUnaligned<ulong>(ref TextAt(start));
        ulong middle = Unsafe.ReadUnaligned<ulong>(ref TextAt(start + ((length - sizeof(ulong)) >> 1)));
        ulong tail = Unsafe.ReadUnaligned<ulong>(ref TextAt(start + length - sizeof(ulong)));
        return ((head ^ BitOperations.RotateLeft(middle, 13) ^ BitOperations.RotateLeft(tail, 29)) + (uint)length) * Factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ulong FewBytes(int start, int length)
    {
        if (start <= _json.Length - sizeof(ulong))
        {
            return Unsafe.ReadUnaligned<ulong>(ref TextAt(start)) & ((1UL << (8 * length)) - 1);
        }

        ulong bytes = 0;
        for (int index = length - 1; index >= 0; index--)
        {
            bytes = (bytes << 8) | TextAt(start + index);
        }

        return bytes;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool HasDuplicatesByTape(int position, int end)
    {
        ReadOnlySpan<byte> array = TextOf(position, end);
        TapeBuffer tape = TapeBuffer.Rent();
        bool hasDuplicates = tape.TryFillValue(array, 0, int.MaxValue) >= 0 && JsonEquality.HasDuplicates(tape.View(array), 0);
        tape.Return();
        return hasDuplicates;
    }
}
