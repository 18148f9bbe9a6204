using System.Linq;

namespace Integrations.Contracts.Validation.Patterns.Automata;

internal sealed partial class Automaton
{
    /// <summary>What a string in a JSON text has that has no escapes, and is of ASCII alone.</summary>
    private static readonly byte[] s_plain = [.. Enumerable.Range(' ', 0x80 - ' ').Where(value => value is not '"' and not '\\').Select(value => (byte)value)];

    /// <summary>Whether each string of plain bytes matches that has at least one: then its bytes need not be looked at.</summary>
    public bool MatchesPlain()
    {
        HashSet<int> seen = [Accepting];
        Stack<int> open = new([Start]);
        while (open.TryPop(out int state))
        {
            foreach (int next in s_plain.Select(value => Next(state, ClassOf(value))).Where(seen.Add))
            {
                if (!AcceptsAtEnd(next))
                {
                    return false;
                }

                open.Push(next);
            }
        }

        return true;
    }
}
