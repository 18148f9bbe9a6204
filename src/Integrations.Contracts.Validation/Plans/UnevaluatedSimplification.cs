namespace Integrations.Contracts.Validation.Plans;

/// <summary>
/// <c>unevaluatedProperties</c> beside no schema in place that speaks of members is left with what <c>additionalProperties</c> would be, and <c>unevaluatedItems</c> with what <c>items</c> would be: then no one needs to
/// keep track of who spoke of what. Where there is an <c>additionalProperties</c> (or <c>items</c>) as well, nothing is left.
/// </summary>
internal static class UnevaluatedSimplification
{
    /// <summary>Simplifies the nodes of a plan that gives verdicts alone, and marks anew what is tracked.</summary>
    public static void Simplify(ImmutableArray<PlanNode> nodes)
    {
        bool changed = false;
        foreach (PlanNode node in nodes)
        {
            if (node.Objects is { UnevaluatedProperties: { } properties } objects && !IsSpokenOfInPlace(node, SpeaksOfMembers))
            {
                objects.AdditionalProperties ??= properties;
                objects.UnevaluatedProperties = null;
                changed = true;
            }

            if (node.Arrays is { UnevaluatedItems: { } items, Contains.IsEmpty: true } arrays && !IsSpokenOfInPlace(node, SpeaksOfItems))
            {
                arrays.Items ??= items;
                arrays.UnevaluatedItems = null;
                changed = true;
            }
        }

        if (!changed)
        {
            return;
        }

        foreach (PlanNode node in nodes)
        {
            node.TracksProperties = node.TracksItems = false;
        }

        EvaluationTracking.Mark(nodes);
    }

    private static bool IsSpokenOfInPlace(PlanNode node, Func<PlanNode, bool> speaks)
    {
        HashSet<PlanNode> seen = [];
        Stack<PlanNode> pending = new();
        pending.Push(node);
        while (pending.Count > 0)
        {
            foreach (PlanNode child in PlanEdges.InPlace(pending.Pop()))
            {
                if (seen.Add(child))
                {
                    if (speaks(child))
                    {
                        return true;
                    }

                    pending.Push(child);
                }
            }
        }

        return false;
    }

    private static bool SpeaksOfMembers(PlanNode node) =>
        node.Objects is { } rules && (!rules.Properties.IsEmpty || !rules.PatternProperties.IsEmpty || rules.AdditionalProperties is not null || rules.UnevaluatedProperties is not null);

    private static bool SpeaksOfItems(PlanNode node) =>
        node.Arrays is { } rules && (!rules.Prefix.IsEmpty || rules.Items is not null || !rules.Contains.IsEmpty || rules.UnevaluatedItems is not null);
}
