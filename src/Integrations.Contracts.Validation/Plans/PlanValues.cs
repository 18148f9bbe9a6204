using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Plans;

/// <summary>Sets of allowed values.</summary>
internal static class PlanValues
{
    /// <summary>One rule for several: the values that all of them allow.</summary>
    public static ImmutableArray<ValuesRule> Intersect(ImmutableArray<ValuesRule> rules)
    {
        if (rules.Length < 2)
        {
            return rules;
        }

        ImmutableArray<TapeValue> common = rules[0].Allowed;
        string keyword = rules[0].Keyword;
        for (int i = 1; i < rules.Length; i++)
        {
            if (rules[i].Keyword == "const")
            {
                keyword = "const";
            }

            var other = new HashSet<TapeValue>(rules[i].Allowed, TapeValueComparer.Instance);
            common = common.RemoveAll(value => !other.Contains(value));
        }

        return ImmutableArray.Create(new ValuesRule(keyword, common));
    }

    public static bool Contains(ImmutableArray<TapeValue> values, TapeValue value)
    {
        foreach (TapeValue candidate in values)
        {
            if (candidate.ValueEquals(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The values whose kind is let in. Whether a number is an integer is left to the type test.</summary>
    public static ImmutableArray<TapeValue> OfTypes(ImmutableArray<TapeValue> values, JsonTypes types) =>
        values.RemoveAll(value => value.Kind == JsonKind.Number ? !PlanTypes.HasNumbers(types) : (PlanTypes.OfKind(value.Kind) & types) == 0);
}
