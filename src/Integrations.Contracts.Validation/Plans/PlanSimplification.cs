namespace Integrations.Contracts.Validation.Plans;

/// <summary>Drops what cannot change a verdict: rules that accept everything, rules for types that are not let in, branches that reject everything.</summary>
internal static class PlanSimplification
{
    /// <summary>How often the nodes are gone over: each pass carries a simplification one reference further up, and few go further.</summary>
    private const int MaxPasses = 6;

    public static void Simplify(List<PlanNode> nodes)
    {
        EvaluationTracking.Mark(nodes.ToImmutableArray());
        bool changed = true;
        for (int pass = 0; pass < MaxPasses && changed; pass++)
        {
            changed = false;
            for (int i = nodes.Count - 1; i >= 0; i--)
            {
                changed |= Simplify(nodes[i]);
            }
        }
    }

    /// <summary>The plan of what the roots reach, numbered anew in the order of a walk from them.</summary>
    public static ValidationPlan Trim(ImmutableArray<PlanNode> roots)
    {
        var nodes = ImmutableArray.CreateBuilder<PlanNode>();
        var seen = new HashSet<PlanNode>();
        var pending = new Queue<PlanNode>();
        foreach (PlanNode root in roots)
        {
            if (seen.Add(root))
            {
                pending.Enqueue(root);
            }
        }

        while (pending.Count > 0)
        {
            PlanNode node = pending.Dequeue();
            node.Id = nodes.Count;
            nodes.Add(node);
            foreach (PlanNode child in PlanEdges.Children(node))
            {
                if (seen.Add(child))
                {
                    pending.Enqueue(child);
                }
            }
        }

        return new ValidationPlan { Nodes = nodes.ToImmutable(), Roots = roots };
    }

    private static bool Simplify(PlanNode node)
    {
        if (node.RejectsAll)
        {
            return Clear(node);
        }

        bool changed = SimplifyValues(node) | DropOtherTypes(node);
        if (node.Types == JsonTypes.None || node.Values is [{ Allowed.IsEmpty: true }])
        {
            node.RejectsAll = true;
            Clear(node);
            return true;
        }

        changed |= SimplifyInPlace(node) | SimplifyObjects(node) | SimplifyArrays(node);
        return changed;
    }

    /// <summary>A node that rejects everything tests nothing else.</summary>
    private static bool Clear(PlanNode node)
    {
        bool changed = !node.Values.IsEmpty || node.Numbers is not null || node.Strings is not null || node.Objects is not null || node.Arrays is not null || !node.InPlace.IsEmpty;
        node.Types = JsonTypes.All;
        node.Values = ImmutableArray<ValuesRule>.Empty;
        node.Numbers = null;
        node.Strings = null;
        node.Objects = null;
        node.Arrays = null;
        node.InPlace = ImmutableArray<InPlaceRule>.Empty;
        return changed;
    }

    private static bool SimplifyValues(PlanNode node)
    {
        if (node.Values.IsEmpty)
        {
            return false;
        }

        bool changed = false;
        ValuesRule rule = node.Values[0];
        ImmutableArray<TapeValue> allowed = PlanValues.OfTypes(rule.Allowed, node.Types);
        if (allowed.Length != rule.Allowed.Length)
        {
            node.Values = ImmutableArray.Create(rule with { Allowed = allowed });
            changed = true;
        }

        JsonTypes types = JsonTypes.None;
        foreach (TapeValue value in allowed)
        {
            types |= PlanTypes.OfKind(value.Kind);
        }

        JsonTypes narrowed = PlanTypes.Intersect(node.Types, types);
        changed |= narrowed != node.Types;
        node.Types = narrowed;
        return changed;
    }

    private static bool DropOtherTypes(PlanNode node)
    {
        bool changed = false;
        if (node.Numbers is not null && !PlanTypes.HasNumbers(node.Types))
        {
            node.Numbers = null;
            changed = true;
        }

        if (node.Strings is not null && (node.Types & JsonTypes.String) == 0)
        {
            node.Strings = null;
            changed = true;
        }

        if (node.Objects is not null && (node.Types & JsonTypes.Object) == 0)
        {
            node.Objects = null;
            changed = true;
        }

        if (node.Arrays is not null && (node.Types & JsonTypes.Array) == 0)
        {
            node.Arrays = null;
            changed = true;
        }

        return changed;
    }

    private static bool SimplifyInPlace(PlanNode node)
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

    private static bool SimplifyObjects(PlanNode node)
    {
        if (node.Objects is not { } rules)
        {
            return false;
        }

        bool changed = false;
        if (rules.AdditionalProperties is { AcceptsAll: true } && !node.TracksProperties)
        {
            rules.AdditionalProperties = null;
            changed = true;
        }

        if (rules.AdditionalProperties is null && !node.TracksProperties && !rules.PatternProperties.IsEmpty)
        {
            ImmutableArray<PatternPropertyRule> patterns = rules.PatternProperties.RemoveAll(pattern => pattern.Node.AcceptsAll);
            changed |= patterns.Length != rules.PatternProperties.Length;
            rules.PatternProperties = patterns;
        }

        if (rules.PropertyNames is { AcceptsAll: true })
        {
            rules.PropertyNames = null;
            changed = true;
        }

        if (!node.TracksProperties && (!rules.DependentSchemas.IsEmpty || !rules.PropertyDependencies.IsEmpty))
        {
            ImmutableArray<DependentSchemaRule> dependent = rules.DependentSchemas.RemoveAll(rule => rule.Node.AcceptsAll);
            ImmutableArray<PropertyDependencyRule> dependencies = rules.PropertyDependencies.RemoveAll(rule => rule.Node.AcceptsAll);
            changed |= dependent.Length != rules.DependentSchemas.Length || dependencies.Length != rules.PropertyDependencies.Length;
            rules.DependentSchemas = dependent;
            rules.PropertyDependencies = dependencies;
        }

        if (rules.Properties.IsEmpty && rules.PatternProperties.IsEmpty && rules.AdditionalProperties is null && rules.PropertyNames is null && rules.Required.IsEmpty && rules.MinProperties == 0
            && rules.MaxProperties == long.MaxValue && rules.DependentRequired.IsEmpty && rules.DependentSchemas.IsEmpty && rules.PropertyDependencies.IsEmpty && rules.UnevaluatedProperties is null)
        {
            node.Objects = null;
            changed = true;
        }

        return changed;
    }

    private static bool SimplifyArrays(PlanNode node)
    {
        if (node.Arrays is not { } rules)
        {
            return false;
        }

        bool changed = false;
        if (rules.Items is { AcceptsAll: true } && !node.TracksItems)
        {
            rules.Items = null;
            changed = true;
        }

        if (!rules.Contains.IsEmpty && !node.TracksItems)
        {
            ImmutableArray<ContainsRule> contains = rules.Contains.RemoveAll(rule => rule.Min == 0 && rule.Max == long.MaxValue);
            changed |= contains.Length != rules.Contains.Length;
            rules.Contains = contains;
        }

        if (rules.Prefix.IsEmpty && rules.Items is null && rules.Contains.IsEmpty && !rules.UniqueItems && rules.MinItems == 0 && rules.MaxItems == long.MaxValue && rules.UnevaluatedItems is null)
        {
            node.Arrays = null;
            changed = true;
        }

        return changed;
    }

    private static bool IsTracked(PlanNode node) => node.TracksProperties || node.TracksItems;
}
