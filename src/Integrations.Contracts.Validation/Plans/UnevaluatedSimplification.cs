namespace Integrations.Contracts.Validation.Plans;

/// <summary>
/// Where all schemas in place that speak of members always apply (<c>allOf</c>, references), what is left for <c>unevaluatedProperties</c> does not hang on the value: it is <c>additionalProperties</c> beside the members that
/// these speak of. The same for <c>unevaluatedItems</c> beside nothing in place that speaks of items. Then no one needs to keep track of who spoke of what.
/// </summary>
internal static class UnevaluatedSimplification
{
    /// <summary>Simplifies the nodes of a plan that gives verdicts alone, and marks anew what is tracked.</summary>
    public static void Simplify(ImmutableArray<PlanNode> nodes)
    {
        bool changed = false;
        foreach (PlanNode node in nodes)
        {
            if (node.Objects is { UnevaluatedProperties: { } properties } objects && AlwaysInPlace(node, SpeaksOfMembers) is { } always)
            {
                SetAdditional(objects, properties, always);
                changed = true;
            }

            if (node.Arrays is { UnevaluatedItems: { } items, Contains.IsEmpty: true } arrays && AlwaysInPlace(node, SpeaksOfItems) is [])
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

    private static void SetAdditional(ObjectRules objects, PlanNode unevaluated, List<PlanNode> always)
    {
        objects.UnevaluatedProperties = null;
        if (objects.AdditionalProperties is not null || always.Exists(node => node.Objects is { AdditionalProperties: not null } or { UnevaluatedProperties: not null }))
        {
            // Every member is spoken of.
            return;
        }

        // What the others ask of their members is asked twice, and merged later.
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (PropertyRule rule in objects.Properties)
        {
            names.Add(rule.Name);
        }

        foreach (PlanNode node in always)
        {
            foreach (PropertyRule rule in node.Objects!.Properties)
            {
                if (names.Add(rule.Name))
                {
                    objects.Properties = objects.Properties.Add(rule);
                }
            }

            objects.PatternProperties = objects.PatternProperties.AddRange(node.Objects.PatternProperties);
        }

        objects.AdditionalProperties = unevaluated;
    }

    /// <summary>The nodes in place of a node that speak of something and always apply; null where others speak of it too.</summary>
    private static List<PlanNode>? AlwaysInPlace(PlanNode node, Func<PlanNode, bool> speaks)
    {
        List<PlanNode> always = [];
        HashSet<PlanNode> seen = [node];
        Stack<PlanNode> pending = new();
        pending.Push(node);
        while (pending.Count > 0)
        {
            PlanNode parent = pending.Pop();
            HashSet<PlanNode> all = [];
            foreach (InPlaceRule rule in parent.InPlace)
            {
                if (rule is AllOfRule { Nodes: var children })
                {
                    all.UnionWith(children);
                }
            }

            foreach (PlanNode child in PlanEdges.InPlace(parent))
            {
                if (!all.Contains(child))
                {
                    if (IsSpokenOf(child, speaks))
                    {
                        return null;
                    }
                }
                else if (seen.Add(child))
                {
                    pending.Push(child);
                    if (speaks(child))
                    {
                        always.Add(child);
                    }
                }
            }
        }

        return always;
    }

    private static bool IsSpokenOf(PlanNode node, Func<PlanNode, bool> speaks)
    {
        HashSet<PlanNode> seen = [node];
        Stack<PlanNode> pending = new();
        pending.Push(node);
        while (pending.Count > 0)
        {
            PlanNode next = pending.Pop();
            if (speaks(next))
            {
                return true;
            }

            foreach (PlanNode child in PlanEdges.InPlace(next))
            {
                if (seen.Add(child))
                {
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
