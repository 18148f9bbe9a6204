using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation;

/// <summary>One pass over the items of an array.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ArrayPass
{
    private RawTexts _texts;

    /// <summary>How many items there were, the last included.</summary>
    public int Count { readonly get; private set; }

    /// <summary>Whether there is another item.</summary>
    /// <param name="state">The pass over the text.</param>
    /// <param name="position">The position after the last item, or a negative one; becomes that of the next item, after the last that after the array, negative where the array is not as it must be.</param>
    public bool Next(ref ReaderState state, ref int position)
    {
        if (position < 0)
        {
            return false;
        }

        int next = Count == 0 ? state.FirstItem(position) : state.NextItem(position);
        if (next >= 0)
        {
            Count++;
            position = next;
            return true;
        }

        position = next == JsonReading.Invalid ? next : ~next;
        state.Depth--;
        return false;
    }

    /// <summary>Keeps the text of the last item where the mode takes values and the value says less than its text.</summary>
    /// <returns><paramref name="end"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Keep<TMode>(ref ReaderState state, int position, int end)
        where TMode : struct, IReaderMode => _texts.Keep<TMode>(ref state, Count - 1, position, end);

    /// <summary>The texts that were kept, by the place of their item; null where there are none.</summary>
    public readonly byte[]?[]? SourceTexts => _texts.ToArray();

    /// <summary>The end of the array.</summary>
    public readonly int End(ref ReaderState state, int start, int end) => End(ref state, start, end, CollectionConstraint.None);

    /// <summary>The end of the array, where it is as a constraint says; else negative.</summary>
    public readonly int End(ref ReaderState state, int start, int end, CollectionConstraint constraint) => end < 0 ? end : constraint.End(ref state, start, state.Known(start, end), Count);
}
