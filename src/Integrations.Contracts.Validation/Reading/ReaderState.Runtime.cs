using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

/// <summary>What one pass of emitted code carries along beside the position: the text, the depth, and buffers for what only some payloads need (names that the schema does not know, texts with escapes, results of places that are looked at again).</summary>
/// <remarks>Everything a pass may have to undo is a number here: the depth, the count of names, the top of the marks. A branch that fails is undone by <see cref="Restore"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct ReaderState
{
    private readonly ReadOnlySpan<byte> _json;
    private ReaderBuffers? _buffers;

    // The tokens of the text: where they stand, the bytes that stand there, how many there are (ReaderState.Tokens.Runtime.cs). Where the pass goes by offset, the bytes are the text itself.
    private readonly bool _isByOffset;
    private readonly ref int _places;
    private readonly ref byte _bytes;
    private readonly int _count;

    // The last quote that has room, and the text's end with room behind it, for those that have none.
    private readonly int _lastRoom;
    private readonly ref byte _end;

    // What may still be looked at before looks are remembered (ReaderState.Again.Runtime.cs).
    private long _freeTokens;
    private int _freeFailures;

    // What is known of values that are looked at more than once; null before there was one (ReaderState.Known.Runtime.cs).
    private KnownValues? _known;

    // The member that was found last, and the object it is in: who asks for a member most often asks for it again.
    private int _searched;
    private int _found;

    /// <summary>Starts a pass.</summary>
    /// <param name="json">The text.</param>
    /// <param name="direction">Which way the payload goes.</param>
    /// <param name="isByOffset">Whether positions are offsets in the text (<see cref="IReaderMode.IsByOffset"/>), or tokens found ahead.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReaderState(ReadOnlySpan<byte> json, PayloadDirection direction, bool isByOffset = false)
    {
        _json = json;
        _isByOffset = isByOffset;
        if (isByOffset)
        {
            _count = json.Length;
            _bytes = ref MemoryMarshal.GetReference(json);
        }
        else
        {
            _buffers = ReaderBuffers.Rent();
            _count = StructuralIndex.IndexAll(json, ref _buffers.Tokens, out int bytes);
            _places = ref MemoryMarshal.GetArrayDataReference(_buffers.Tokens);
            _bytes = ref Unsafe.As<int, byte>(ref Unsafe.Add(ref _places, bytes));
            _end = ref _buffers.KeepEnd(json);
        }

        _lastRoom = json.Length - Room;
        _freeTokens = ((long)_count * FreePasses) + 256;
        _freeFailures = FreeFailures;
        Direction = direction;
        MaxDepth = ContractLimits.Default.MaxDepth;
    }

    /// <summary>The text.</summary>
    public readonly ReadOnlySpan<byte> Json => _json;

    /// <summary>Where its value begins.</summary>
    public readonly int Start => _isByOffset ? JsonReading.SkipBlanks(_json, 0) : 0;

    /// <summary>How many arrays and objects are open.</summary>
    internal int Depth { get; set; }

    /// <summary>How many may be.</summary>
    internal int MaxDepth { get; }

    /// <summary>Which way the payload goes, for <c>readOnly</c> and <c>writeOnly</c>.</summary>
    public PayloadDirection Direction { get; }

    /// <summary>Whether the text at hand was checked before, by a pass over the same value: names need not be compared again.</summary>
    public bool IsAgain { get; set; }

    /// <summary>The first value that is valid and has no place in its .NET type.</summary>
    public ReadRefusal Refusal { get; private set; }

    /// <summary>Ends a pass over a whole text: only white space may follow the value. Gives the buffers back: nothing else may be asked afterwards.</summary>
    /// <param name="position">What the reader of the value returned.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Finish(int position)
    {
        if (_buffers is not null)
        {
            ReaderBuffers.Return(_buffers);
        }

        return position >= 0 && (_isByOffset ? JsonReading.SkipBlanks(_json, position) : position) == _count;
    }

    /// <summary>What <see cref="Restore"/> goes back to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly ReaderCheckpoint Save() => new(Depth, NameCount, _buffers is null ? 0 : _buffers.MarkTop, IsAgain);

    /// <summary>Undoes what a branch that failed has left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Restore(ReaderCheckpoint checkpoint)
    {
        Depth = checkpoint.Depth;
        IsAgain = checkpoint.IsAgain;
        if (_buffers is not null)
        {
            _buffers.Names.Reset(checkpoint.Names);
            _buffers.MarkTop = checkpoint.Marks;
        }
    }

    /// <summary>Whether a value was taken that says less than its text; whoever keeps the text resets it.</summary>
    public bool HasLostText { get; set; }

    /// <summary>Begins second looks at a value that was checked.</summary>
    /// <param name="end">What the first look found.</param>
    /// <param name="look">What <see cref="Holds(SecondLook, int)"/> goes back to after each look, and <see cref="Leave(bool, SecondLook)"/> ends.</param>
    /// <returns>Whether the first look held.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LookAgain(int end, out SecondLook look)
    {
        look = new SecondLook(Save(), end);
        IsAgain = true;
        NoteFrom(end);
        return end >= 0;
    }

    /// <summary>Ends second looks.</summary>
    /// <param name="holds">Whether all held.</param>
    /// <param name="look">The looks.</param>
    /// <returns>The position after the value; negative where one did not hold.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Leave(bool holds, SecondLook look)
    {
        IsAgain = look.Before.IsAgain;
        return holds ? look.End : JsonReading.Invalid;
    }

    /// <summary>Ends a reader: its value is made by then.</summary>
    /// <returns><paramref name="end"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "A step of emitted code reads as the others.")]
    public readonly int Done<T>(int end, T? value)
        where T : class => end;

    /// <summary>Whether a look held; what it left is undone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Holds(SecondLook look, int end) => Holds(look.Before, end);

    /// <summary>Whether a look that set marks held: then they are set in <paramref name="marks"/> too. Its own set was the first begun after <paramref name="look"/>.</summary>
    public bool Joins(SecondLook look, int end, int marks)
    {
        if (end < 0)
        {
            Back(look.Before);
            return false;
        }

        Buffers.JoinMarks(look.Before.Marks, marks);
        return true;
    }

    /// <summary>Undoes what a look has left, for the next one.</summary>
    /// <returns>Always true.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Back(ReaderCheckpoint before)
    {
        bool isAgain = IsAgain;
        Restore(before);
        IsAgain = isAgain;
        return true;
    }

    /// <summary>Ends second looks.</summary>
    /// <returns><paramref name="position"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Leave(ReaderCheckpoint before, int position)
    {
        IsAgain = before.IsAgain;
        return position;
    }

    /// <summary>From now on the text was checked, by a look that held.</summary>
    /// <returns>Always true.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Again() => IsAgain = true;

    /// <summary>Whether a look held; what it left is undone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Holds(ReaderCheckpoint before, int end)
    {
        Back(before);
        return end >= 0;
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
    public int WithoutType<TMode, T>(int position, int end, out T? value)
        where TMode : struct, IReaderMode
        where T : class
    {
        value = null;
        return TMode.TakesValues && end >= 0 ? Refuse(ReadRefusalKind.KindWithoutType, position) : end;
    }

    /// <summary>Refuses a valid value that its .NET type cannot hold.</summary>
    /// <returns><see cref="JsonReading.Invalid"/>.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Refuse(ReadRefusalKind kind, int position)
    {
        if (Refusal.Kind == ReadRefusalKind.None)
        {
            Refusal = new ReadRefusal(kind, _isByOffset ? position : Offset(position));
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
internal readonly record struct ReaderCheckpoint(int Depth, int Names, int Marks, bool IsAgain);

/// <summary>Second looks at a value: what each goes back to, and what the first look found.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SecondLook
{
    internal SecondLook(ReaderCheckpoint before, int end) => (Before, End) = (before, end);

    /// <summary>The position after the value, as the first look found it; negative where the value is not valid.</summary>
    public int End { get; }

    internal ReaderCheckpoint Before { get; }
}
