using System.Numerics;

namespace Integrations.Contracts.Validation;

// anyOf and oneOf: branches are tried one after the other, those alone that the choice leaves; where it leaves one, that decides.
public ref partial struct ReaderState
{
    /// <summary>The position after a value that some branch lets in: the first that does decides.</summary>
    public int SkipAnyOf<TBranches>(int position, BranchChoice choice)
        where TBranches : struct, IValueChecks
    {
        ulong possible = choice.Of(ref this, position);
        return (possible & (possible - 1)) == 0 ? SkipOnly<TBranches>(position, possible) : SkipAny<TBranches>(position, possible, out _);
    }

    /// <summary>The position after a value that some branch lets in, of so many: the first that does decides.</summary>
    public int SkipAnyOf<TBranches>(int position, int count)
        where TBranches : struct, IValueChecks => SkipAny<TBranches>(position, count, out _);

    /// <summary>The position after a value that exactly one branch lets in.</summary>
    public int SkipOneOf<TBranches>(int position, BranchChoice choice)
        where TBranches : struct, IValueChecks
    {
        ulong possible = choice.Of(ref this, position);
        return (possible & (possible - 1)) == 0 ? SkipOnly<TBranches>(position, possible) : SkipOne<TBranches>(position, possible, out _);
    }

    /// <summary>The position after a value that exactly one branch lets in, of so many.</summary>
    public int SkipOneOf<TBranches>(int position, int count)
        where TBranches : struct, IValueChecks => SkipOne<TBranches>(position, count, out _);

    /// <summary>As <see cref="SkipAnyOf{TBranches}(int, BranchChoice)"/>, where the marks of each branch that holds count.</summary>
    public int MarkAnyOf<TBranches>(int position, BranchChoice choice, int marks)
        where TBranches : struct, IMarkingChecks => CountMarking<TBranches>(position, choice.Of(ref this, position), BranchChoice.MaxBranches, marks, out int end) > 0 ? end : JsonReading.Invalid;

    /// <summary>As <see cref="SkipAnyOf{TBranches}(int, int)"/>, where the marks of each branch that holds count.</summary>
    public int MarkAnyOf<TBranches>(int position, int count, int marks)
        where TBranches : struct, IMarkingChecks => CountMarking<TBranches>(position, ulong.MaxValue, count, marks, out int end) > 0 ? end : JsonReading.Invalid;

    /// <summary>As <see cref="SkipOneOf{TBranches}(int, BranchChoice)"/>, where the marks of the branch that holds count.</summary>
    public int MarkOneOf<TBranches>(int position, BranchChoice choice, int marks)
        where TBranches : struct, IMarkingChecks => CountMarking<TBranches>(position, choice.Of(ref this, position), BranchChoice.MaxBranches, marks, out int end) == 1 ? end : JsonReading.Invalid;

    /// <summary>As <see cref="SkipOneOf{TBranches}(int, int)"/>, where the marks of the branch that holds count.</summary>
    public int MarkOneOf<TBranches>(int position, int count, int marks)
        where TBranches : struct, IMarkingChecks => CountMarking<TBranches>(position, ulong.MaxValue, count, marks, out int end) == 1 ? end : JsonReading.Invalid;

    private int SkipOnly<TBranches>(int position, ulong possible)
        where TBranches : struct, IValueChecks => possible == 0 ? JsonReading.Invalid : TBranches.Skip(ref this, position, BitOperations.TrailingZeroCount(possible));

    private int SkipAny<TBranches>(int position, ulong possible, out int which)
        where TBranches : struct, IValueChecks
    {
        ReaderCheckpoint before = Save();
        for (; possible != 0; possible &= possible - 1)
        {
            which = BitOperations.TrailingZeroCount(possible);
            int end = TBranches.Skip(ref this, position, which);
            if (end >= 0)
            {
                return end;
            }

            Back(before);
        }

        which = JsonReading.Invalid;
        return JsonReading.Invalid;
    }

    private int SkipAny<TBranches>(int position, int count, out int which)
        where TBranches : struct, IValueChecks
    {
        ReaderCheckpoint before = Save();
        for (which = 0; which < count; which++)
        {
            int end = TBranches.Skip(ref this, position, which);
            if (end >= 0)
            {
                return end;
            }

            Back(before);
        }

        return JsonReading.Invalid;
    }

    private int SkipOne<TBranches>(int position, ulong possible, out int which)
        where TBranches : struct, IValueChecks
    {
        ReaderCheckpoint before = Save();
        int found = JsonReading.Invalid;
        which = JsonReading.Invalid;
        while (possible != 0 && TryOne<TBranches>(position, BitOperations.TrailingZeroCount(possible), before, ref found, ref which))
        {
            possible &= possible - 1;
        }

        return Leave(before, found);
    }

    private int SkipOne<TBranches>(int position, int count, out int which)
        where TBranches : struct, IValueChecks
    {
        ReaderCheckpoint before = Save();
        int found = JsonReading.Invalid;
        which = JsonReading.Invalid;
        for (int branch = 0; branch < count && TryOne<TBranches>(position, branch, before, ref found, ref which);)
        {
            branch++;
        }

        return Leave(before, found);
    }

    // Whether there are not two yet. The first that holds has checked the text: the next ones need not compare names again.
    private bool TryOne<TBranches>(int position, int branch, ReaderCheckpoint before, ref int found, ref int which)
        where TBranches : struct, IValueChecks
    {
        int end = TBranches.Skip(ref this, position, branch);
        Back(before);
        if (end < 0)
        {
            return true;
        }

        bool isFirst = found < 0;
        found = isFirst ? end : JsonReading.Invalid;
        which = branch;
        IsAgain = true;
        return isFirst;
    }

    // How many branches hold: of the possible ones, and those from the 65th on.
    private int CountMarking<TBranches>(int position, ulong possible, int count, int marks, out int end)
        where TBranches : struct, IMarkingChecks
    {
        ReaderCheckpoint before = Save();
        int holding = 0;
        end = JsonReading.Invalid;
        for (int branch = 0; branch < count; branch++)
        {
            if (branch < BranchChoice.MaxBranches && (possible & (1UL << branch)) == 0)
            {
                continue;
            }

            int own = BeginMarksLike(marks);
            int found = TBranches.Skip(ref this, position, branch, own);
            if (found >= 0)
            {
                Buffers.JoinMarks(own, marks);
                end = found;
                holding++;
            }
            else
            {
                Back(before);
            }
        }

        return holding;
    }
}
