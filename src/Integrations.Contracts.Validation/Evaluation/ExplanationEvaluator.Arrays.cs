using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

internal sealed partial class ExplanationEvaluator
{
    private bool EvaluateArray(PlanNode node, ArrayRules rules, TapeValue value, At at, EvaluatedSet? evaluated, FindingList? findings)
    {
        bool holds = true;
        if (value.Count < rules.MinItems)
        {
            findings?.Add(Fail(node, "minItems", value, at, FailureTexts.MinItems(value.Count, rules.MinItems)));
            holds = false;
        }

        if (value.Count > rules.MaxItems)
        {
            findings?.Add(Fail(node, "maxItems", value, at, FailureTexts.MaxItems(value.Count, rules.MaxItems)));
            holds = false;
        }

        if (!holds && findings is null)
        {
            return false;
        }

        if (!rules.Prefix.IsEmpty || rules.Items is not null)
        {
            int index = 0;
            foreach (TapeValue item in value.Items)
            {
                bool isPrefix = index < rules.Prefix.Length;
                PlanNode? inner = isPrefix ? rules.Prefix[index] : rules.Items;
                if (inner is null)
                {
                    break;
                }

                evaluated?.Add(index);
                if (inner.RejectsAll && !isPrefix && findings is not null && at.Unit is null)
                {
                    // One failure for all that is too much, at the first item of it.
                    At excess = at.OfItem(rules.ItemsKeyword, index, false);
                    findings.Add(Fail(inner, "", item, excess, FailureTexts.ForbiddenItem(index, rules.Prefix.Length)));
                    return false;
                }

                if (!Apply(inner, item, findings is null ? default : at.OfItem(isPrefix ? rules.PrefixKeyword : rules.ItemsKeyword, index, isPrefix), null, findings))
                {
                    if (findings is null)
                    {
                        return false;
                    }

                    holds = false;
                }

                index++;
            }
        }

        if (rules.UniqueItems && value.Count > 1)
        {
            holds &= EvaluateUniqueItems(node, value, at, findings);
        }

        foreach (ContainsRule rule in rules.Contains)
        {
            if (!holds && findings is null)
            {
                return false;
            }

            holds &= EvaluateContains(node, rule, value, at, evaluated, findings);
        }

        return holds;
    }

    private static bool EvaluateUniqueItems(PlanNode node, TapeValue value, At at, FindingList? findings)
    {
        if (!JsonEquality.HasDuplicates(value.Tape.View, value.Index))
        {
            return true;
        }

        if (findings is not null)
        {
            (int first, int second, TapeValue item) = Duplicates(value);
            findings.Add(new Finding(node, "uniqueItems", at.Instance, at.Path.Append("uniqueItems"), FailureTexts.UniqueItems(first, second), item.Offset, item.RawText.Length));
        }

        return false;
    }

    /// <summary>The first item that is equal to one before it, and that one.</summary>
    private static (int First, int Second, TapeValue Item) Duplicates(TapeValue array)
    {
        var seen = new Dictionary<uint, List<(int Index, TapeValue Item)>>();
        int index = 0;
        foreach (TapeValue item in array.Items)
        {
            uint hash = JsonEquality.Hash(item.Tape.View, item.Index);
            if (!seen.TryGetValue(hash, out List<(int Index, TapeValue Item)>? same))
            {
                same = [];
                seen.Add(hash, same);
            }

            foreach ((int earlier, TapeValue other) in same)
            {
                if (other.ValueEquals(item))
                {
                    return (earlier, index, item);
                }
            }

            same.Add((index++, item));
        }

        return (0, 0, array);
    }

    private bool EvaluateContains(PlanNode node, ContainsRule rule, TapeValue value, At at, EvaluatedSet? evaluated, FindingList? findings)
    {
        long matching = 0;
        int index = 0;
        foreach (TapeValue item in value.Items)
        {
            if (Test(rule.Node, item, at.OfItem("contains", index, false), null))
            {
                matching++;
                if (rule.Evaluates)
                {
                    evaluated?.Add(index);
                }
            }

            index++;
        }

        if (matching < rule.Min)
        {
            findings?.Add(Fail(node, matching == 0 ? "contains" : "minContains", value, at, FailureTexts.ContainsTooFew(matching, rule.Min)));
            return false;
        }

        if (matching > rule.Max)
        {
            findings?.Add(Fail(node, "maxContains", value, at, FailureTexts.ContainsTooMany(matching, rule.Max)));
            return false;
        }

        return true;
    }

    private bool EvaluateUnevaluatedItems(PlanNode node, PlanNode unevaluated, TapeValue value, At at, EvaluatedSet evaluated, FindingList? findings)
    {
        bool holds = true;
        int index = 0;
        foreach (TapeValue item in value.Items)
        {
            if (!evaluated[index])
            {
                if (unevaluated.RejectsAll && findings is not null && at.Unit is null)
                {
                    findings.Add(Fail(unevaluated, "", item, at.OfItem("unevaluatedItems", index, false), FailureTexts.ForbiddenItem(index, index)));
                    return false;
                }

                if (!Apply(unevaluated, item, findings is null ? default : at.OfItem("unevaluatedItems", index, false), null, findings))
                {
                    if (findings is null)
                    {
                        return false;
                    }

                    holds = false;
                }
            }

            index++;
        }

        evaluated.AddAll();
        return holds;
    }
}
