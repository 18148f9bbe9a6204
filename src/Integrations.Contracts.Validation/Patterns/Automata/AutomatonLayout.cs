namespace Integrations.Contracts.Validation.Patterns.Automata;

/// <summary>Turns the rows of the subset construction into the table of an <see cref="Automaton"/>: states that cannot lead to a match become the dead one, intervals of bytes that no state tells apart become one class.</summary>
internal static class AutomatonLayout
{
    /// <param name="rows">A row a state, its last entry for the end of the string; state 0 is dead, state 1 accepting, their rows are empty.</param>
    /// <param name="intervalOf">The interval of each byte.</param>
    /// <param name="intervals">How many intervals there are.</param>
    /// <param name="start">The first state.</param>
    public static Automaton Arrange(List<int[]> rows, byte[] intervalOf, int intervals, int start)
    {
        bool[] canMatch = FindStatesThatCanMatch(rows);
        int[] numbers = new int[rows.Count];
        int count = 2;
        numbers[1] = 1;
        for (int state = 2; state < rows.Count; state++)
        {
            numbers[state] = canMatch[state] ? count++ : 0;
        }

        byte[] classOfInterval = JoinIntervals(rows, numbers, intervals, out List<int> representatives);
        int stride = representatives.Count + 1;
        int[] table = new int[count * stride];
        for (int entry = 0; entry < stride; entry++)
        {
            table[stride + entry] = stride;
        }

        for (int state = 2; state < rows.Count; state++)
        {
            if (!canMatch[state])
            {
                continue;
            }

            int offset = numbers[state] * stride;
            for (int c = 0; c < representatives.Count; c++)
            {
                table[offset + c] = numbers[rows[state][representatives[c]]] * stride;
            }

            table[offset + stride - 1] = numbers[rows[state][intervals]] * stride;
        }

        byte[] classes = new byte[256];
        for (int b = 0; b < 256; b++)
        {
            classes[b] = classOfInterval[intervalOf[b]];
        }

        return new Automaton(classes, representatives.Count, table, numbers[start] * stride);
    }

    private static bool[] FindStatesThatCanMatch(List<int[]> rows)
    {
        List<int>?[] sources = new List<int>?[rows.Count];
        for (int state = 2; state < rows.Count; state++)
        {
            int last = -1;
            foreach (int target in rows[state])
            {
                if (target != last)
                {
                    (sources[target] ??= []).Add(state);
                    last = target;
                }
            }
        }

        bool[] canMatch = new bool[rows.Count];
        canMatch[1] = true;
        Stack<int> pending = new([1]);
        while (pending.Count > 0)
        {
            foreach (int source in sources[pending.Pop()] ?? [])
            {
                if (!canMatch[source])
                {
                    canMatch[source] = true;
                    pending.Push(source);
                }
            }
        }

        return canMatch;
    }

    private static byte[] JoinIntervals(List<int[]> rows, int[] numbers, int intervals, out List<int> representatives)
    {
        byte[] classes = new byte[intervals];
        representatives = [];
        Dictionary<int, List<int>> byHash = [];
        for (int interval = 0; interval < intervals; interval++)
        {
            int hash = 0;
            for (int state = 2; state < rows.Count; state++)
            {
                hash = unchecked((hash * 31) + numbers[rows[state][interval]]);
            }

            if (!byHash.TryGetValue(hash, out List<int>? candidates))
            {
                byHash.Add(hash, candidates = []);
            }

            int found = candidates.FindIndex(candidate => SameColumn(rows, numbers, candidate, interval));
            if (found < 0)
            {
                classes[interval] = (byte)representatives.Count;
                representatives.Add(interval);
                candidates.Add(interval);
            }
            else
            {
                classes[interval] = classes[candidates[found]];
            }
        }

        return classes;
    }

    private static bool SameColumn(List<int[]> rows, int[] numbers, int left, int right)
    {
        for (int state = 2; state < rows.Count; state++)
        {
            if (numbers[rows[state][left]] != numbers[rows[state][right]])
            {
                return false;
            }
        }

        return true;
    }
}
