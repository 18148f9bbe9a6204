using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

// uniqueItems.
public ref partial struct ReaderState
{
    // Beyond, the tape's hash table is sooner than comparing each with each.
    private const int MaxFewItems = 64;

    /// <summary>Whether two items of an array are equal.</summary>
    /// <param name="position">The array, which was checked.</param>
    /// <param name="end">The position after it.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal readonly bool HasDuplicates(int position, int end) => !HaveDistinctSums(position) && HasDuplicatesByTape(position, end);

    // Equal items have the same strings and literals, in whatever order their members are: a sum of hashes that differs tells two apart. Numbers are left out, for equal ones need not be written alike.
    private readonly bool HaveDistinctSums(int position)
    {
        Span<ulong> sums = stackalloc ulong[MaxFewItems];
        int count = 0;
        for (int item = FirstItem(position); item >= 0; count++)
        {
            if (count == MaxFewItems || !TrySum(ref item, out ulong sum) || sums.Slice(0, count).Contains(sum))
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
            switch (token)
            {
                case (byte)'"':
                    if (!IsPlainString(item))
                    {
                        return false;
                    }

                    int quote = Offset(item);
                    sum += NameHash.Within(_json, quote + 1, OffsetBehind(item, 1) - quote - 1);
                    item++;
                    break;
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
