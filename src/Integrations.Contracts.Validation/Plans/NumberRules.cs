namespace Integrations.Contracts.Validation.Plans;

/// <summary>What is asked of numbers (Validation 2020-12, section 6.2).</summary>
internal sealed class NumberRules
{
    public ImmutableArray<NumberRule> Rules { get; set; } = ImmutableArray<NumberRule>.Empty;
}

/// <summary>One comparison. <see cref="Operand"/> is the schema's own number, exact.</summary>
internal sealed record NumberRule(string Keyword, NumberTest Test, TapeValue Operand);

/// <summary>The comparisons of a number with an operand.</summary>
internal enum NumberTest : byte
{
    AtLeast,
    Above,
    AtMost,
    Below,
    MultipleOf,
}
