namespace Integrations.Contracts.Validation;

public sealed partial class Pattern
{
    /// <summary>The <see cref="PlainLeast"/> of a pattern that hangs on the bytes.</summary>
    internal const int NoLength = int.MaxValue - 1;

    private int _plainLeast;

    /// <summary>How many bytes are enough for a plain string to match, whatever they are (<c>^.+$</c>); <see cref="NoLength"/> where it hangs on them.</summary>
    /// <remarks>A plain string is one that stands in a JSON text without escapes, and of ASCII alone.</remarks>
    internal int PlainLeast
    {
        get
        {
            // One more than it: nothing is known at first.
            if (_plainLeast == 0)
            {
                _plainLeast = 1 + (MatchesAll ? 0 : _strategy == Strategy.Automaton && _automaton!.MatchesPlain() ? _automaton.AcceptsAtEnd(_automaton.Start) ? 0 : 1 : NoLength);
            }

            return _plainLeast - 1;
        }
    }
}
