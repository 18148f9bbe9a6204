namespace Integrations.Contracts.Validation.Plans;

/// <summary>Comparisons that all must hold, without those that another implies.</summary>
internal static class PlanNumbers
{
    /// <summary>Of two bounds on one side the tighter is kept.</summary>
    public static ImmutableArray<NumberRule> Tighten(ImmutableArray<NumberRule> rules)
    {
        var kept = ImmutableArray.CreateBuilder<NumberRule>();
        foreach (NumberRule rule in rules)
        {
            bool implied = false;
            for (int i = kept.Count - 1; i >= 0 && !implied; i--)
            {
                if (Implies(kept[i], rule))
                {
                    implied = true;
                }
                else if (Implies(rule, kept[i]))
                {
                    kept.RemoveAt(i);
                }
            }

            if (!implied)
            {
                kept.Add(rule);
            }
        }

        return kept.ToImmutable();
    }

    private static bool Implies(NumberRule rule, NumberRule other)
    {
        if (rule.Test == other.Test && rule.Operand.RawText.SequenceEqual(other.Operand.RawText))
        {
            return true;
        }

        if (rule.Test == NumberTest.MultipleOf || other.Test == NumberTest.MultipleOf || IsLower(rule.Test) != IsLower(other.Test))
        {
            return false;
        }

        int order = ExactNumber.Compare(rule.Operand.RawText, other.Operand.RawText);
        if (order == 0)
        {
            return rule.Test is NumberTest.Above or NumberTest.Below || other.Test == rule.Test;
        }

        return IsLower(rule.Test) ? order > 0 : order < 0;
    }

    private static bool IsLower(NumberTest test) => test is NumberTest.AtLeast or NumberTest.Above;
}
