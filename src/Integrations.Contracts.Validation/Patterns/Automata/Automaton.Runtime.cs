using System.Buffers;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Patterns.Automata;

// Many patterns say of which characters a string is: ^[a-z0-9_]+$, ^.+$, ^/[^?]*$. From the start on, or after the first byte, such bytes lead to states that do not tell them apart: where the last of some leads, it leads
// whatever came before. So they are passed over many at a time.
internal sealed partial class Automaton
{
    /// <summary>Fewer bytes are no run worth looking for.</summary>
    private const int FewestBytes = 10;

    /// <summary>Shorter strings are gone through sooner than a run is looked for.</summary>
    private const int ShortestString = 8;

    /// <summary>So many states after the first byte are looked at.</summary>
    private const int MostSeconds = 8;

    private Run? _run;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    partial void PassRun(ReadOnlySpan<byte> utf8, ref int position, ref int state)
    {
        Run run = _run ?? FindRun();
        if (run.Beginning.Length > 0 && utf8.Length >= run.Beginning.Length)
        {
            bool begins = Begins(utf8, run.Beginning);
            (position, state) = begins ? (run.Beginning.Length, run.From) : (utf8.Length, Dead);
            return;
        }

        if (run.Bytes is null || utf8.Length < ShortestString)
        {
            return;
        }

        if (run.From != state)
        {
            state = _table[state + _classes[utf8[0]]];
            position = 1;
        }

        if (run.From == state)
        {
            int length = utf8.Slice(position).IndexOfAnyExcept(run.Bytes);
            int end = length < 0 ? utf8.Length : position + length;
            state = end == position ? state : _table[state + _classes[utf8[end - 1]]];
            position = end;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Run FindRun()
    {
        List<int> states = [Start];
        for (int first = 0; first < ClassCount && states.Count <= MostSeconds; first++)
        {
            int state = Next(Start, first);
            if (state > Accepting && !states.Contains(state))
            {
                states.Add(state);
            }
        }

        int[] sizes = new int[ClassCount];
        foreach (byte byteClass in _classes)
        {
            sizes[byteClass]++;
        }

        Run found = new(null, FindBeginning(out int after), after);
        int most = FewestBytes - 1;
        foreach (int state in states)
        {
            HashSet<int> run = RunFrom(state, sizes);
            byte[] bytes = Array.FindAll(s_bytes, value => run.Contains(ClassOf(value)));
            if (bytes.Length > most)
            {
                (found, most) = (new Run(SearchValues.Create(bytes), [], state), bytes.Length);
            }
        }

        return _run = found;
    }

    private static readonly byte[] s_bytes = [.. Enumerable.Range(0, byte.MaxValue + 1).Select(value => (byte)value)];

    // Classes each of which leads to one state, from this one and from all that they lead to; the largest first.
    private HashSet<int> RunFrom(int from, int[] sizes)
    {
        int[] classes = [.. Enumerable.Range(0, ClassCount)];
        Array.Sort(classes, (left, right) => sizes[right] - sizes[left]);
        HashSet<int> run = [];
        HashSet<int> states = [from];
        foreach (int added in classes)
        {
            int next = Next(from, added);
            bool isAlike = next > Accepting && Next(next, added) == next;
            foreach (int state in states)
            {
                isAlike &= Next(state, added) == next;
            }

            foreach (int held in run)
            {
                isAlike &= Next(next, held) == Next(from, held);
            }

            if (isAlike)
            {
                run.Add(added);
                states.Add(next);
            }
        }

        return run;
    }

    /// <param name="Bytes">The bytes; null where there is no such run.</param>
    /// <param name="Beginning">The ranges of the first bytes, in place of a run; empty where there are none.</param>
    /// <param name="From">The state that the run begins from, or to which the beginning leads.</param>
    private sealed record Run(SearchValues<byte>? Bytes, (byte Low, byte Span)[] Beginning, int From);
}
