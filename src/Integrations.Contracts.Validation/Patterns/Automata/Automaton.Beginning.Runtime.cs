using System.Linq;

namespace Integrations.Contracts.Validation.Patterns.Automata;

// Some patterns begin with bytes each of which is of one range: ^[0-9]{4}-[0-9]{2}. Where such a byte leads does not hang on which it is, so that none waits for the state that the one before it leads to.
internal sealed partial class Automaton
{
    /// <summary>A shorter beginning is left to the table.</summary>
    private const int ShortestBeginning = 4;

    private const int LongestBeginning = 64;

    private static bool Begins(ReadOnlySpan<byte> utf8, (byte Low, byte Span)[] ranges)
    {
        for (int index = 0; index < ranges.Length && index < utf8.Length; index++)
        {
            if ((byte)(utf8[index] - ranges[index].Low) > ranges[index].Span)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The ranges of the first bytes, each its lowest and how many there are above it, and the state that they lead to; empty where they are no ranges.</summary>
    private (byte Low, byte Span)[] FindBeginning(out int state)
    {
        List<(byte Low, byte Span)> ranges = [];
        state = Start;
        while (ranges.Count < LongestBeginning && TryOnlyRange(state, out byte low, out byte span, out int next))
        {
            ranges.Add((low, span));
            state = next;
        }

        return ranges.Count >= ShortestBeginning ? [.. ranges] : [];
    }

    // The bytes with which a match goes on, where they are a range and lead to one other state that leaves the verdict open.
    private bool TryOnlyRange(int state, out byte low, out byte span, out int next)
    {
        int from = state;
        byte[] goesOn = [.. s_bytes.Where(value => Next(from, ClassOf(value)) != Dead)];
        low = goesOn.Length == 0 ? (byte)0 : goesOn[0];
        span = (byte)Math.Max(0, goesOn.Length - 1);
        int only = Next(state, ClassOf(low));
        next = only;
        return goesOn.Length > 0 && only > Accepting && only != state && goesOn[^1] == low + span && Array.TrueForAll(goesOn, value => Next(from, ClassOf(value)) == only);
    }
}
