using System.ComponentModel;
using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

/// <summary>What one pass of emitted code carries along beside the position: the depth, and buffers for what only some payloads need (names that the schema does not know, texts with escapes, results of places that are looked at again).</summary>
/// <remarks>Everything a pass may have to undo is a number here: the depth, the count of names, the top of the marks. A branch that fails is undone by <see cref="Restore"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct ReaderState
{
    private ReaderBuffers? _buffers;

    // What may still be looked at before looks are remembered (ReaderState.Again.Runtime.cs).
    private long _freeBytes;
    private int _freeFailures;

    /// <summary>Starts a pass.</summary>
    /// <param name="direction">Which way the payload goes.</param>
    /// <param name="length">How long the text is, in bytes.</param>
    public ReaderState(PayloadDirection direction, int length)
    {
        _freeBytes = ((long)length * FreePasses) + 1024;
        _freeFailures = FreeFailures;
        Direction = direction;
        MaxDepth = ContractLimits.Default.MaxDepth;
    }

    /// <summary>How many arrays and objects are open.</summary>
    public int Depth { get; set; }

    /// <summary>How many may be.</summary>
    public int MaxDepth { get; }

    /// <summary>Which way the payload goes, for <c>readOnly</c> and <c>writeOnly</c>.</summary>
    public PayloadDirection Direction { get; }

    /// <summary>Whether the text at hand was checked before, by a pass over the same value: names need not be compared again.</summary>
    public bool IsAgain { get; set; }

    /// <summary>The first value that is valid and has no place in its .NET type.</summary>
    public ReadRefusal Refusal { get; private set; }

    /// <summary>Ends a pass over a whole text: only white space may follow the value. Gives the buffers back.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">What the reader of the value returned.</param>
    public bool Finish(ReadOnlySpan<byte> json, int position)
    {
        if (_buffers is not null)
        {
            ReaderBuffers.Return(_buffers);
            _buffers = null;
        }

        return position >= 0 && JsonReading.SkipBlanks(json, position) == json.Length;
    }

    /// <summary>What <see cref="Restore"/> goes back to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ReaderCheckpoint Save() => new(Depth, _buffers is null ? 0 : _buffers.NameCount, _buffers is null ? 0 : _buffers.MarkTop, IsAgain);

    /// <summary>Undoes what a branch that failed has left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Restore(ReaderCheckpoint checkpoint)
    {
        Depth = checkpoint.Depth;
        IsAgain = checkpoint.IsAgain;
        if (_buffers is not null)
        {
            _buffers.ForgetNames(checkpoint.Names);
            _buffers.MarkTop = checkpoint.Marks;
        }
    }

    /// <summary>Whether a value was taken that says less than its text; whoever keeps the text resets it.</summary>
    public bool HasLostText { get; set; }

    /// <summary>Begins second looks at a text that was checked.</summary>
    /// <returns>What <see cref="Back"/> goes back to before each look, and <see cref="Leave"/> ends.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReaderCheckpoint LookAgain()
    {
        ReaderCheckpoint before = Save();
        IsAgain = true;
        return before;
    }

    /// <summary>Undoes what a look has left, for the next one.</summary>
    /// <returns>Always true.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Back(ReaderCheckpoint before)
    {
        bool isAgain = IsAgain;
        Restore(before);
        IsAgain = isAgain;
        return true;
    }

    /// <summary>Ends second looks.</summary>
    /// <returns><paramref name="position"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Leave(ReaderCheckpoint before, int position)
    {
        IsAgain = before.IsAgain;
        return position;
    }

    /// <summary>From now on the text was checked, by a look that held.</summary>
    /// <returns>Always true.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Again() => IsAgain = true;

    /// <summary>Whether a look held; what it left is undone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Holds(ReaderCheckpoint before, int end)
    {
        Back(before);
        return end >= 0;
    }

    /// <summary>Whether a look that set marks held: then they are set in <paramref name="marks"/> too. Its own set was the first begun after <paramref name="before"/>.</summary>
    public bool Joins(ReaderCheckpoint before, int end, int marks)
    {
        if (end < 0)
        {
            Back(before);
            return false;
        }

        JoinMarks(before.Marks, marks);
        return true;
    }

    /// <summary>Sets the mark of a member or item that is valid.</summary>
    /// <returns><paramref name="end"/>.</returns>
    public int Marked(int marks, int ordinal, int end)
    {
        if (end >= 0)
        {
            Mark(marks, ordinal);
        }

        return end;
    }

    /// <summary>Refuses a value that is valid, if it is, and no value of its .NET type.</summary>
    public int WithoutType<TMode>(int position, int end)
        where TMode : struct, IReaderMode => TMode.TakesValues && end >= 0 ? Refuse(ReadRefusalKind.KindWithoutType, position) : end;

    /// <summary>Refuses a valid value that its .NET type cannot hold.</summary>
    /// <returns><see cref="JsonReading.Invalid"/>.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Refuse(ReadRefusalKind kind, int position)
    {
        if (Refusal.Kind == ReadRefusalKind.None)
        {
            Refusal = new ReadRefusal(kind, position);
        }

        return JsonReading.Invalid;
    }

    private ReaderBuffers Buffers => _buffers ??= ReaderBuffers.Rent();
}

/// <summary>A state of <see cref="ReaderState"/> to go back to.</summary>
/// <param name="Depth">How many arrays and objects are open.</param>
/// <param name="Names">How many names are remembered.</param>
/// <param name="Marks">The top of the marks.</param>
/// <param name="IsAgain">Whether the text was checked before.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ReaderCheckpoint(int Depth, int Names, int Marks, bool IsAgain);
