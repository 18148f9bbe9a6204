using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation;

/// <summary>One pass over the value of a union: which of its cases reads it. Where the value's kind or a member leaves a single one, that reads it at once; else the value is checked, and the first case that it is one of takes it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct UnionPass
{
    private const int Undecided = -1;
    private const int Settled = -2;

    private readonly int _position;
    private readonly ReaderCheckpoint _before;
    private int _end;

    internal UnionPass(int position, int which, ReaderCheckpoint before)
    {
        _position = position;
        _before = before;
        _end = JsonReading.Invalid;
        Case = which;
    }

    /// <summary>The case that reads the value; negative where there is none, or none is known yet.</summary>
    public int Case { readonly get; private set; }

    /// <summary>Whether the value must be checked before a case is known.</summary>
    public readonly bool IsOpen => Case == Undecided;

    /// <summary>The first case, of so many, that a checked value is one of.</summary>
    /// <param name="state">The pass over the text.</param>
    /// <param name="end">What the check of the value found.</param>
    /// <param name="count">How many cases there are.</param>
    public void Try<TMode, TCases>(ref ReaderState state, int end, int count)
        where TMode : struct, IReaderMode
        where TCases : struct, IValueChecks
    {
        _end = end;
        Case = Settled;
        if (TMode.TakesValues && end >= 0)
        {
            state.IsAgain = true;
            Case = state.FirstOf<TCases>(_position, count);
        }
    }

    /// <summary>Where no case reads the value: what its check found; a valid value that is none of the cases is refused.</summary>
    public readonly int None(ref ReaderState state) => Case == Settled ? _end : state.Refuse(ReadRefusalKind.KindWithoutType, _position);

    /// <summary>Ends the pass.</summary>
    /// <returns><paramref name="end"/>.</returns>
    public readonly int Close(ref ReaderState state, int end)
    {
        state.IsAgain = _before.IsAgain;
        return end;
    }

    /// <summary>What a choice says of the case: the only one possible, or that there are several or none.</summary>
    internal static int Which(ulong possible) => possible != 0 && (possible & (possible - 1)) == 0 ? BitOperations.TrailingZeroCount(possible) : possible == 0 ? Settled : Undecided;
}

// Unions.
public ref partial struct ReaderState
{
    /// <summary>Begins a pass over the value of a union whose cases a choice tells apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UnionPass OpenUnion<T>(int position, BranchChoice choice, out T? value)
        where T : class
    {
        value = null;
        return new UnionPass(position, UnionPass.Which(choice.Of(ref this, position)), Save());
    }

    /// <summary>Begins a pass over the value of a union whose cases nothing tells apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UnionPass OpenUnion<T>(int position, out T? value)
        where T : class
    {
        value = null;
        return new UnionPass(position, -1, Save());
    }

    /// <summary>Takes a case of a union.</summary>
    public int TakeCase<TMode, TUnion, T, TReader>(int position, int end, ref TUnion? value, Func<T, SourceTexts, TUnion> create)
        where TMode : struct, IReaderMode
        where TUnion : class
        where TReader : struct, IValueReader<T>
    {
        T? content = default;
        end = Take<TMode, T, TReader>(position, end, ref content);
        if (TMode.TakesValues && end >= 0)
        {
            value = create(content!, LostText(position, end));
        }

        return end;
    }

    /// <summary>Reads a case of a union.</summary>
    public int ReadCase<TMode, TUnion, T, TReader>(int position, ref TUnion? value, Func<T, SourceTexts, TUnion> create)
        where TMode : struct, IReaderMode
        where TUnion : class
        where TReader : struct, IValueReader<T>
    {
        T? content = default;
        int end = TReader.Read<TMode>(ref this, position, ref content);
        if (TMode.TakesValues && end >= 0)
        {
            value = create(content!, LostText(position, end));
        }

        return end;
    }

    private SourceTexts LostText(int position, int end)
    {
        SourceTexts texts = HasLostText ? new byte[]?[] { Raw(position, end).ToArray() } : null;
        HasLostText = false;
        return texts;
    }
}
