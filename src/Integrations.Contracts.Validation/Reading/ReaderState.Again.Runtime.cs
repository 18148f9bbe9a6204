using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation;

public ref partial struct ReaderState
{
    // Remembering costs more than most looks do. So it begins late: looks that hold are free until they have passed over the text some times, looks that fail (which say nothing of how far they went) until there were some.
    // From then on each place costs each value one look: what nested branches can make of a payload is bounded by a multiple of its length and of the schema's.
    private const int FreePasses = 8;
    private const int FreeFailures = 128;

    private readonly bool IsRemembering => (_freeTokens | (long)_freeFailures) < 0;

    /// <summary>Whether a place of the schema was held against the value at a position before; so that nested branches cost each value once a place, not twice for every level.</summary>
    /// <param name="place">The place in the schema: a number of the emitted code.</param>
    /// <param name="position">Where the value starts.</param>
    /// <param name="end">What was found: the position after the value, or <see cref="JsonReading.Invalid"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool TryRecall(int place, int position, out int end)
    {
        end = 0;
        return IsRemembering && _buffers is not null && _buffers.TryRecall(place, position, out end);
    }

    /// <summary>Remembers what was found for <see cref="TryRecall"/>.</summary>
    /// <returns><paramref name="end"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Remember(int place, int position, int end)
    {
        if (IsRemembering)
        {
            Buffers.Remember(place, position, end < 0 ? JsonReading.Invalid : end);
        }
        else if (end < 0)
        {
            _freeFailures--;
        }
        else
        {
            _freeTokens -= end - position;
        }

        return end;
    }

    /// <summary>Begins to look at which members or items of a value are spoken of (<c>unevaluatedProperties</c>, <c>unevaluatedItems</c>), once its text is checked: a set of marks, none of them set.</summary>
    /// <param name="position">Where the value starts.</param>
    /// <param name="look">The looks.</param>
    /// <param name="marks">The set, for the other methods.</param>
    /// <returns>Whether the text is valid.</returns>
    public bool BeginMarks(int position, out SecondLook look, out int marks)
    {
        bool isValid = LookAgain(SkipValue(position), out look);
        marks = isValid ? Buffers.BeginMarks(CountChildren(position)) : 0;
        IsAgain = isValid || look.Before.IsAgain;
        return isValid;
    }

    /// <summary>Ends what <see cref="BeginMarks"/> began.</summary>
    /// <returns><paramref name="end"/>.</returns>
    public int EndMarks(SecondLook look, int marks, int end)
    {
        Buffers.MarkTop = marks;
        IsAgain = look.Before.IsAgain;
        return end;
    }

    /// <summary>A new set of as many marks as another has.</summary>
    public int BeginMarksLike(int marks) => Buffers.BeginMarksLike(marks);

    /// <summary>Sets the mark of a member or item.</summary>
    public void Mark(int marks, int ordinal) => Buffers.Mark(marks, ordinal);

    /// <summary>Sets every mark.</summary>
    internal void MarkAll(int marks) => Buffers.MarkAll(marks);

    /// <summary>Whether the mark is set.</summary>
    internal bool IsMarked(int marks, int ordinal) => Buffers.IsMarked(marks, ordinal);

    /// <summary>Ends a set of marks and all that were begun after it; those set are set in <paramref name="into"/> too.</summary>
    /// <returns><paramref name="end"/>.</returns>
    public int JoinMarks(int marks, int into, int end)
    {
        Buffers.JoinMarks(marks, into);
        return end;
    }

    /// <summary>As <see cref="TryRecall"/>, for a look that sets marks: those it set then are set in <paramref name="marks"/> too. Where it was not, the look gets a set of its own.</summary>
    public bool TryRecallMarks(int place, int position, int marks, out int own, out int end)
    {
        bool isKnown = Buffers.TryRecallMarks(place, position, marks, out end);
        own = isKnown ? marks : BeginMarksLike(marks);
        return isKnown;
    }

    /// <summary>Remembers what a look found and the marks it set, in a set of its own that is ended and joined with <paramref name="into"/>.</summary>
    /// <returns><paramref name="end"/>.</returns>
    public int RememberMarks(int place, int position, int end, int marks, int into)
    {
        Buffers.RememberMarks(place, position, end < 0 ? JsonReading.Invalid : end, marks, into);
        return end;
    }
}
