namespace Integrations.Contracts.Validation.Patterns.Automata;

/// <summary>What the automata of one pattern may cost together, so that no pattern takes long to compile.</summary>
internal sealed class AutomatonBudget
{
    /// <summary>How many states one automaton may have.</summary>
    public const int MaxStates = 10_000;

    /// <summary>How many table entries one automaton may have while it is built.</summary>
    public const int MaxEntries = 1_000_000;

    /// <summary>How many steps (edges looked at, states closed over) all may take: some 50 ms.</summary>
    private const int MaxSteps = 5_000_000;

    private int _steps;

    public bool IsExhausted => _steps > MaxSteps;

    /// <summary>Counts work; stops at the bound, never overflows.</summary>
    public void Spend(int steps) => _steps = Math.Min(MaxSteps + 1, _steps + Math.Min(steps, MaxSteps + 1));
}
