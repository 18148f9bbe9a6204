using System.Buffers;
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Patterns.Automata;

// Many patterns say of which characters a string is: ^[a-z0-9_]+$, ^.+$. From the start on, such bytes lead to one state and stay there, so that they are passed over many at a time.
internal sealed partial class Automaton
{
    /// <summary>Fewer bytes are no run worth looking for.</summary>
    private const int FewestBytes = 10;

    private Run? _run;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    partial void PassRun(ReadOnlySpan<byte> utf8, ref int position, ref int state)
    {
        Run run = _run ?? FindRun();
        if (run.Bytes is not null && utf8.Length > 0)
        {
            int end = utf8.IndexOfAnyExcept(run.Bytes);
            position = end < 0 ? utf8.Length : end;
            state = end == 0 ? state : run.State;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Run FindRun()
    {
        Run found = new(null, Start);
        int most = FewestBytes - 1;
        for (int first = 0; first < ClassCount; first++)
        {
            int state = Next(Start, first);
            byte[] bytes = state > Accepting ? BytesThatStay(state) : [];
            if (bytes.Length > most)
            {
                (found, most) = (new Run(SearchValues.Create(bytes), state), bytes.Length);
            }
        }

        return _run = found;
    }

    // Of those that lead there from the start.
    private byte[] BytesThatStay(int state)
    {
        List<byte> bytes = [];
        for (int value = 0; value <= byte.MaxValue; value++)
        {
            int byteClass = ClassOf((byte)value);
            if (Next(Start, byteClass) == state && Next(state, byteClass) == state)
            {
                bytes.Add((byte)value);
            }
        }

        return [.. bytes];
    }

    /// <param name="Bytes">The bytes; null where there is no such run.</param>
    /// <param name="State">The state that they lead to.</param>
    private sealed record Run(SearchValues<byte>? Bytes, int State);
}
