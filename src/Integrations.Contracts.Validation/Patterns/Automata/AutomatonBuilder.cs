using Integrations.Contracts.Validation.Patterns.Syntax;

namespace Integrations.Contracts.Validation.Patterns.Automata;

/// <summary>The subset construction: an <see cref="Nfa"/> becomes an <see cref="Automaton"/> that searches (a match may begin anywhere, and the first one found decides).</summary>
/// <remarks>
/// <para>
/// A state is a set of NFA states that wait: for a byte, or for an assertion to be decided. Assertions look one byte back and one ahead, so they are decided when the next byte is known:
/// the state remembers what stood before (<see cref="Context"/>), and the row is worked out per kind of the next byte (<see cref="ByteKind"/>).
/// Only with <c>\b</c> or <c>\B</c> in the pattern is there more than one kind.
/// </para>
/// <para>
/// To search, the pattern's beginning joins each state again. A match must not begin inside a code point; only a pattern that can match nothing there (<c>\B</c>) would notice,
/// so with word boundaries the beginning joins when the next byte is seen to be no continuation byte.
/// </para>
/// <para>Everything is counted: states, table entries, steps. Beyond a bound there is no automaton, and the pattern is matched otherwise.</para>
/// </remarks>
internal sealed class AutomatonBuilder
{
    private const int DeadState = 0;
    private const int AcceptingState = 1;

    private readonly Nfa _nfa;
    private readonly AutomatonBudget _budget;
    private readonly bool _hasWordBoundaries;
    private readonly byte[] _intervals = new byte[256];
    private readonly List<byte> _firstOfInterval = [];
    private readonly Dictionary<StateKey, int> _known = [];
    private readonly List<StateKey> _states = [];
    private readonly List<int[]> _rows = [];
    private readonly int[] _marks;
    private readonly Stack<int> _pending = new();
    private readonly List<int> _waiting = [];
    private int _mark;
    private bool _reachedMatch;

    private AutomatonBuilder(Nfa nfa, AutomatonBudget budget)
    {
        _nfa = nfa;
        _budget = budget;
        _hasWordBoundaries = nfa.HasWordBoundaries;
        _marks = new int[nfa.States.Count];
    }

    private enum Context : byte
    {
        /// <summary>Some byte that is no word character.</summary>
        Other,

        /// <summary>An ASCII letter, digit or underscore.</summary>
        Word,

        /// <summary>Nothing: the string begins.</summary>
        Start,
    }

    private enum ByteKind
    {
        Other,
        Word,
        Continuation,
        End,
    }

    /// <summary>Null where the pattern is not regular, or too large.</summary>
    public static Automaton? TryBuild(PatternNode root, AutomatonBudget budget)
    {
        Nfa? nfa = budget.IsExhausted ? null : Nfa.TryBuild(root, budget);
        return nfa is null ? null : new AutomatonBuilder(nfa, budget).Build();
    }

    private Automaton? Build()
    {
        CutIntervals();
        _states.Add(default);
        _states.Add(default);
        _rows.Add([]);
        _rows.Add([]);
        BeginClosure();
        Close(_nfa.Start, Context.Start, decideAt: null);
        int start = StateOfClosure(Context.Start);
        for (int state = AcceptingState + 1; state < _states.Count; state++)
        {
            int[] row = new int[_firstOfInterval.Count + 1];
            _rows.Add(row);
            FillRow(_states[state], row);
            if (_budget.IsExhausted || _states.Count > AutomatonBudget.MaxStates || _states.Count * row.Length > AutomatonBudget.MaxEntries)
            {
                return null;
            }
        }

        return AutomatonLayout.Arrange(_rows, _intervals, _firstOfInterval.Count, start);
    }

    /// <summary>Bytes between two neighbouring ends of edges behave alike.</summary>
    private void CutIntervals()
    {
        bool[] begins = new bool[257];
        begins[0] = true;
        foreach (NfaState state in _nfa.States)
        {
            foreach (Utf8Edge edge in state.Edges ?? [])
            {
                begins[edge.First] = true;
                begins[edge.Last + 1] = true;
            }
        }

        if (_hasWordBoundaries)
        {
            foreach (int begin in (ReadOnlySpan<int>)['0', '9' + 1, 'A', 'Z' + 1, '_', '_' + 1, 'a', 'z' + 1, 0x80, 0xC0])
            {
                begins[begin] = true;
            }
        }

        for (int b = 0; b < 256; b++)
        {
            if (begins[b])
            {
                _firstOfInterval.Add((byte)b);
            }

            _intervals[b] = (byte)(_firstOfInterval.Count - 1);
        }
    }

    private ByteKind KindOf(byte b)
    {
        if (!_hasWordBoundaries)
        {
            return ByteKind.Other;
        }

        return b is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_' or (>= (byte)'a' and <= (byte)'z') ? ByteKind.Word
            : b is >= 0x80 and < 0xC0 ? ByteKind.Continuation
            : ByteKind.Other;
    }

    private void FillRow(StateKey state, int[] row)
    {
        int intervals = _firstOfInterval.Count;
        row[intervals] = Decide(state, ByteKind.End) is null ? AcceptingState : DeadState;
        FillRow(state, row, ByteKind.Other);
        if (_hasWordBoundaries)
        {
            FillRow(state, row, ByteKind.Word);
            FillRow(state, row, ByteKind.Continuation);
        }
    }

    private void FillRow(StateKey state, int[] row, ByteKind kind)
    {
        int[]? waiting = Decide(state, kind);
        List<int>?[] targets = new List<int>?[_firstOfInterval.Count];
        foreach (int element in waiting ?? [])
        {
            NfaState waitingState = _nfa.States[element];
            foreach (Utf8Edge edge in waitingState.Edges ?? [])
            {
                int target = waitingState.TargetOf(edge);
                for (int interval = _intervals[edge.First]; interval <= _intervals[edge.Last]; interval++)
                {
                    (targets[interval] ??= []).Add(target);
                }

                _budget.Spend(1 + _intervals[edge.Last] - _intervals[edge.First]);
            }
        }

        int previous = -1;
        for (int interval = 0; interval < targets.Length && !_budget.IsExhausted; interval++)
        {
            if (KindOf(_firstOfInterval[interval]) != kind)
            {
                continue;
            }

            row[interval] = waiting is null ? AcceptingState
                : previous >= 0 && SameTargets(targets[previous], targets[interval]) ? row[previous]
                : StateAfter(targets[interval], kind == ByteKind.Word ? Context.Word : Context.Other);
            previous = interval;
        }
    }

    private bool SameTargets(List<int>? left, List<int>? right)
    {
        if (left is null || right is null || left.Count != right.Count)
        {
            return left is null && right is null;
        }

        _budget.Spend(left.Count);
        for (int i = 0; i < left.Count; i++)
        {
            if (left[i] != right[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What waits for the next byte once its kind has decided the assertions; null where the pattern has matched.</summary>
    private int[]? Decide(StateKey state, ByteKind next)
    {
        bool rejoin = _hasWordBoundaries && next != ByteKind.Continuation && state.Context != Context.Start;
        bool undecided = rejoin;
        foreach (int element in state.Elements)
        {
            undecided |= _nfa.States[element].Kind == NfaStateKind.Assert;
        }

        if (!undecided)
        {
            return state.Elements;
        }

        BeginClosure();
        foreach (int element in state.Elements)
        {
            Close(element, state.Context, next);
        }

        if (rejoin)
        {
            Close(_nfa.Start, state.Context, next);
        }

        return _reachedMatch ? null : [.. _waiting];
    }

    private int StateAfter(List<int>? targets, Context context)
    {
        BeginClosure();
        foreach (int target in targets ?? [])
        {
            Close(target, context, decideAt: null);
        }

        if (!_hasWordBoundaries)
        {
            Close(_nfa.Start, context, decideAt: null);
        }

        return StateOfClosure(context);
    }

    private void BeginClosure()
    {
        _mark++;
        _waiting.Clear();
        _reachedMatch = false;
    }

    /// <summary>Adds what is reached without a byte. Assertions are decided where the kind of the next byte is given; otherwise they wait, but for <c>^</c>, which needs no next byte.</summary>
    private void Close(int from, Context context, ByteKind? decideAt)
    {
        _pending.Push(from);
        while (_pending.Count > 0)
        {
            int at = _pending.Pop();
            _budget.Spend(1);
            if (_marks[at] == _mark)
            {
                continue;
            }

            _marks[at] = _mark;
            NfaState state = _nfa.States[at];
            switch (state.Kind)
            {
                case NfaStateKind.Match:
                    _reachedMatch = true;
                    break;
                case NfaStateKind.Split:
                    _pending.Push(state.Second);
                    _pending.Push(state.First);
                    break;
                case NfaStateKind.Bytes:
                    _waiting.Add(at);
                    break;
                case NfaStateKind.Assert when state.Assertion == AssertionKind.Start:
                    if (context == Context.Start)
                    {
                        _pending.Push(state.First);
                    }

                    break;
                case NfaStateKind.Assert when decideAt is null:
                    _waiting.Add(at);
                    break;
                case NfaStateKind.Assert when Holds(state.Assertion, context, decideAt.Value):
                    _pending.Push(state.First);
                    break;
            }
        }
    }

    private static bool Holds(AssertionKind assertion, Context before, ByteKind next) => assertion switch
    {
        AssertionKind.End => next == ByteKind.End,
        AssertionKind.WordBoundary => (before == Context.Word) != (next == ByteKind.Word),
        _ => (before == Context.Word) == (next == ByteKind.Word),
    };

    private int StateOfClosure(Context context)
    {
        if (_reachedMatch)
        {
            return AcceptingState;
        }

        int[] elements = [.. _waiting];
        if (elements.Length == 0 && !_hasWordBoundaries)
        {
            return DeadState;
        }

        Array.Sort(elements);
        StateKey key = new(elements, context);
        if (!_known.TryGetValue(key, out int state))
        {
            state = _states.Count;
            _states.Add(key);
            _known.Add(key, state);
            _budget.Spend(elements.Length);
        }

        return state;
    }

    private readonly struct StateKey(int[] elements, Context context) : IEquatable<StateKey>
    {
        public int[] Elements { get; } = elements;

        public Context Context { get; } = context;

        public bool Equals(StateKey other) => Context == other.Context && Elements.AsSpan().SequenceEqual(other.Elements);

        public override bool Equals(object? obj) => obj is StateKey other && Equals(other);

        public override int GetHashCode()
        {
            int hash = (int)Context;
            foreach (int element in Elements)
            {
                hash = unchecked((hash * 31) + element);
            }

            return hash;
        }
    }
}
