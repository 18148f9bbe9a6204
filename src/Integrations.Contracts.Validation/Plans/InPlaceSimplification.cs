namespace Integrations.Contracts.Validation.Plans;

/// <summary>Of schemas for the same value, drops what cannot change a verdict: a part of <see cref="PlanSimplification"/>.</summary>
internal static class InPlaceSimplification
{
    /// <summary>Whether a node's rules became simpler, or fewer.</summary>
    public static bool Simplify(PlanNode node)
    {
        if (node.InPlace.IsEmpty)
        {
            return false;
        }

        var kept = ImmutableArray.CreateBuilder<InPlaceRule>(node.InPlace.Length);
        bool changed = false;
        foreach (InPlaceRule rule in node.InPlace)
        {
            InPlaceRule? simple = Simplify(node, rule);
            changed |= !ReferenceEquals(simple, rule);
            if (simple is not null)
            {
                kept.Add(simple);
            }
        }

        if (changed)
        {
            node.InPlace = node.RejectsAll ? ImmutableArray<InPlaceRule>.Empty : kept.ToImmutable();
        }

        return changed;
    }

    /// <summary>The rule, a simpler one, or null where nothing is left to test.</summary>
    private static InPlaceRule? Simplify(PlanNode node, InPlaceRule rule) => rule switch
    {
        AllOfRule all => SimplifyAllOf(node, all),
        AnyOfRule any => SimplifyAnyOf(node, any),
        OneOfRule one => SimplifyOneOf(node, one),
        NotRule not => SimplifyNot(node, not),
        ConditionalRule conditional => SimplifyConditional(node, conditional),
        _ => rule,
    };

    private static AllOfRule? SimplifyAllOf(PlanNode node, AllOfRule rule)
    {
        ImmutableArray<PlanNode> nodes = rule.Nodes.RemoveAll(child => child.AcceptsAll);
        foreach (PlanNode child in nodes)
        {
            if (child.RejectsAll)
            {
                node.RejectsAll = true;
                return null;
            }
        }

        return nodes.IsEmpty ? null : nodes.Length == rule.Nodes.Length ? rule : rule with { Nodes = nodes };
    }

    private static InPlaceRule? SimplifyAnyOf(PlanNode node, AnyOfRule rule)
    {
        ImmutableArray<PlanNode> nodes = rule.Nodes.RemoveAll(child => child.RejectsAll || !PlanTypes.Overlap(child.Types, node.Types));
        if (nodes.IsEmpty)
        {
            node.RejectsAll = true;
            return null;
        }

        if (!IsTracked(node))
        {
            foreach (PlanNode child in nodes)
            {
                if (child.AcceptsAll)
                {
                    return null;
                }
            }
        }

        if (TryTypes(nodes, out JsonTypes types))
        {
            node.Types = PlanTypes.Intersect(node.Types, types);
            return null;
        }

        if (nodes.Length == 1)
        {
            return new AllOfRule(rule.Keyword, nodes) { IsIndexed = true };
        }

        return nodes.Length == rule.Nodes.Length ? rule : rule with { Nodes = nodes };
    }

    private static InPlaceRule? SimplifyOneOf(PlanNode node, OneOfRule rule)
    {
        ImmutableArray<PlanNode> nodes = rule.Nodes.RemoveAll(child => child.RejectsAll || !PlanTypes.Overlap(child.Types, node.Types));
        if (nodes.IsEmpty)
        {
            node.RejectsAll = true;
            return null;
        }

        if (TryTypes(nodes, out JsonTypes types) && AreDisjoint(nodes))
        {
            node.Types = PlanTypes.Intersect(node.Types, types);
            return null;
        }

        if (nodes.Length == 1)
        {
            return new AllOfRule(rule.Keyword, nodes) { IsIndexed = true };
        }

        return nodes.Length == rule.Nodes.Length ? rule : rule with { Nodes = nodes };
    }

    private static NotRule? SimplifyNot(PlanNode node, NotRule rule)
    {
        if (rule.Node.AcceptsAll)
        {
            node.RejectsAll = true;
            return null;
        }

        return rule.Node.RejectsAll || !PlanTypes.Overlap(rule.Node.Types, node.Types) ? null : rule;
    }

    private static InPlaceRule? SimplifyConditional(PlanNode node, ConditionalRule rule)
    {
        bool thenAccepts = rule.Then is null || rule.Then.AcceptsAll;
        bool elseAccepts = rule.Else is null || rule.Else.AcceptsAll;
        if (thenAccepts && elseAccepts && !IsTracked(node))
        {
            return null;
        }

        if (rule.If.AcceptsAll)
        {
            return thenAccepts ? null : new AllOfRule("then", ImmutableArray.Create(rule.Then!));
        }

        if (rule.If.RejectsAll)
        {
            return elseAccepts ? null : new AllOfRule("else", ImmutableArray.Create(rule.Else!));
        }

        if ((thenAccepts && rule.Then is not null) || (elseAccepts && rule.Else is not null))
        {
            return rule with { Then = thenAccepts ? null : rule.Then, Else = elseAccepts ? null : rule.Else };
        }

        return rule;
    }

    /// <summary>Whether the nodes test types and nothing else, and which types they let in together.</summary>
    private static bool TryTypes(ImmutableArray<PlanNode> nodes, out JsonTypes types)
    {
        types = JsonTypes.None;
        foreach (PlanNode node in nodes)
        {
            if (node.RejectsAll || !node.Values.IsEmpty || node.Numbers is not null || node.Strings is not null || node.Objects is not null || node.Arrays is not null
                || !node.InPlace.IsEmpty || node.IsReadOnly || node.IsWriteOnly)
            {
                return false;
            }

            types = PlanTypes.Union(types, node.Types);
        }

        return true;
    }

    private static bool AreDisjoint(ImmutableArray<PlanNode> nodes)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (PlanTypes.Overlap(nodes[i].Types, nodes[j].Types))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsTracked(PlanNode node) => node.TracksProperties || node.TracksItems;
}
