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
        // A few strings without escapes, as most such arrays are, are compared as they stand.
        Span<int> starts = stackalloc int[MaxFewItems];
        int count = 0;
        Span<int> lengths = stackalloc int[MaxFewItems];
        for (int item = FirstItem(position), next; item >= 0; item = NextItem(next))
        {
            next = ScanString(item, out ReadOnlySpan<byte> text, out StringTraits traits);
            if (count == MaxFewItems || next < 0 || (traits & StringTraits.HasEscapes) != 0)
            {
                return HasDuplicatesByTape(position, end);
            }

            int start = Offset(item) + 1;
            for (int other = 0; other < count; other++)
            {
                if (lengths[other] == text.Length && _json.Slice(starts[other], text.Length).SequenceEqual(text))
                {
                    return true;
                }
            }

            starts[count] = start;
            lengths[count++] = text.Length;
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
