using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

// uniqueItems.
public ref partial struct ReaderState
{
    private const int MaxFewItems = 16;

    /// <summary>Whether two items of an array are equal.</summary>
    /// <param name="position">The array, which was checked.</param>
    /// <param name="end">The position after it.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal readonly bool HasDuplicates(int position, int end)
    {
        // A few plain strings, as most such arrays are, are compared as they stand.
        Span<int> items = stackalloc int[MaxFewItems];
        int count = 0;
        for (int item = FirstItem(position); item >= 0; item = NextItem(item + 2))
        {
            if (count == MaxFewItems || !IsPlainString(item))
            {
                return HasDuplicatesByTape(position, end);
            }

            ReadOnlySpan<byte> text = PlainText(item);
            foreach (int other in items.Slice(0, count))
            {
                if (PlainText(other).SequenceEqual(text))
                {
                    return true;
                }
            }

            items[count++] = item;
        }

        return false;
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
