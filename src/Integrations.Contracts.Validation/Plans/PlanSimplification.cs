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

        changed |= InPlaceSimplification.Simplify(node) | SimplifyObjects(node) | SimplifyArrays(node);
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
        node.Decided = null;
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
}
