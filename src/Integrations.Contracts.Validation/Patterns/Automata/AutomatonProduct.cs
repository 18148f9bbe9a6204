namespace Integrations.Contracts.Validation.Patterns.Automata;

/// <summary>One automaton for alternatives of conditions: the states are combinations of theirs, as far as they still matter.</summary>
/// <remarks>An alternative that has failed, and a condition that is met, are the same in every state: so the combinations stay few. Beyond the budget there is none, and the conditions are asked one by one.</remarks>
internal sealed class AutomatonProduct
{
    private readonly PatternCondition[][] _alternatives;
    private readonly List<PatternCondition> _conditions = [];
    private readonly AutomatonBudget _budget;
    private readonly Dictionary<Combination, int> _known = [];
    private readonly List<int[]> _combinations = [[], []];
    private readonly List<int[]> _rows = [[], []];

    private AutomatonProduct(PatternCondition[][] alternatives, AutomatonBudget budget)
    {
        _alternatives = alternatives;
        _budget = budget;
        foreach (PatternCondition[] conditions in alternatives)
        {
            _conditions.AddRange(conditions);
        }
    }

    public static Automaton? TryBuild(PatternCondition[][] alternatives, AutomatonBudget budget) => new AutomatonProduct(alternatives, budget).Build();

    private Automaton? Build()
    {
        byte[] intervals = JoinClasses(out List<byte> representatives);
        int[] first = new int[_conditions.Count];
        for (int i = 0; i < first.Length; i++)
        {
            first[i] = _conditions[i].Automaton.Start;
        }

        int start = StateOf(first);
        for (int state = 2; state < _combinations.Count; state++)
        {
            int[] row = new int[representatives.Count + 1];
            for (int interval = 0; interval < representatives.Count; interval++)
            {
                row[interval] = StateOf(After(_combinations[state], representatives[interval]));
            }

            row[representatives.Count] = StateOf(AtEnd(_combinations[state]));
            _rows.Add(row);
            if (_budget.IsExhausted || _combinations.Count > AutomatonBudget.MaxStates || _combinations.Count * row.Length > AutomatonBudget.MaxEntries)
            {
                return null;
            }
        }

        return AutomatonLayout.Arrange(_rows, intervals, representatives.Count, start);
    }

    /// <summary>Bytes that no automaton tells apart.</summary>
    private byte[] JoinClasses(out List<byte> representatives)
    {
        byte[] intervals = new byte[256];
        representatives = [];
        Dictionary<Combination, byte> known = [];
        for (int b = 0; b < 256; b++)
        {
            int[] classes = new int[_conditions.Count];
            for (int i = 0; i < classes.Length; i++)
            {
                classes[i] = _conditions[i].Automaton.ClassOf((byte)b);
            }

            Combination key = new(classes);
            if (!known.TryGetValue(key, out byte interval))
            {
                interval = (byte)representatives.Count;
                representatives.Add((byte)b);
                known.Add(key, interval);
            }

            intervals[b] = interval;
        }

        return intervals;
    }

    private int[] After(int[] states, byte value)
    {
        int[] next = new int[states.Length];
        for (int i = 0; i < next.Length; i++)
        {
            Automaton automaton = _conditions[i].Automaton;
            next[i] = automaton.Next(states[i], automaton.ClassOf(value));
        }

        return next;
    }

    private int[] AtEnd(int[] states)
    {
        int[] decided = new int[states.Length];
        for (int i = 0; i < decided.Length; i++)
        {
            Automaton automaton = _conditions[i].Automaton;
            decided[i] = automaton.AcceptsAtEnd(states[i]) ? automaton.Accepting : Automaton.Dead;
        }

        return decided;
    }

    /// <summary>The number of a combination. An alternative that has failed is written as the failure of all its conditions.</summary>
    private int StateOf(int[] states)
    {
        _budget.Spend(states.Length);
        bool anyOpen = false;
        int at = 0;
        foreach (PatternCondition[] conditions in _alternatives)
        {
            bool failed = false;
            bool met = true;
            for (int i = 0; i < conditions.Length; i++)
            {
                int state = states[at + i];
                failed |= state == Failed(conditions[i]);
                met &= state == Met(conditions[i]);
            }

            if (met)
            {
                return 1;
            }

            for (int i = 0; failed && i < conditions.Length; i++)
            {
                states[at + i] = Failed(conditions[i]);
            }

            anyOpen |= !failed;
            at += conditions.Length;
        }

        if (!anyOpen)
        {
            return 0;
        }

        Combination key = new(states);
        if (!_known.TryGetValue(key, out int number))
        {
            number = _combinations.Count;
            _combinations.Add(states);
            _known.Add(key, number);
        }

        return number;
    }

    private static int Failed(PatternCondition condition) => condition.IsNegated ? condition.Automaton.Accepting : Automaton.Dead;

    private static int Met(PatternCondition condition) => condition.IsNegated ? Automaton.Dead : condition.Automaton.Accepting;

    private readonly struct Combination(int[] values) : IEquatable<Combination>
    {
        private readonly int[] _values = values;

        public bool Equals(Combination other) => _values.AsSpan().SequenceEqual(other._values);

        public override bool Equals(object? obj) => obj is Combination other && Equals(other);

        public override int GetHashCode()
        {
            int hash = 0;
            foreach (int value in _values)
            {
                hash = unchecked((hash * 31) + value);
            }

            return hash;
        }
    }
}
