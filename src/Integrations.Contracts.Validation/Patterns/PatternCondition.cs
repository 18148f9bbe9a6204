using Integrations.Contracts.Validation.Patterns.Automata;

namespace Integrations.Contracts.Validation.Patterns;

/// <summary>One condition on a string: what an automaton says, or its opposite.</summary>
internal readonly record struct PatternCondition(Automaton Automaton, bool IsNegated);
