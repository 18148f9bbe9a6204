namespace Integrations.Contracts.Validation.Plans;

/// <summary><c>enum</c> or <c>const</c>: the value equals one of these (Validation 2020-12, sections 6.1.2 and 6.1.3).</summary>
/// <param name="Keyword">The keyword.</param>
/// <param name="Allowed">The values, in the schema's order, each once.</param>
internal sealed record ValuesRule(string Keyword, ImmutableArray<TapeValue> Allowed);
