namespace Integrations.Contracts.Validation.Plans;

/// <summary>
/// Values of several types (<c>"type": ["string", "array"]</c>) as a choice between nodes of one type each, as <c>anyOf</c> has it: the verdict is the same, and each of them has a type of C#.
/// Only where nothing else is asked of the value as a whole. Where it is a branch of a choice that is all there is to a value, the branch's types are branches of that choice: no two of them let in the same value.
/// </summary>
internal static class TypeAlternatives
{
    private static readonly JsonTypes[] s_kinds = [JsonTypes.String, JsonTypes.Number | JsonTypes.Integer | JsonTypes.LexicalInteger, JsonTypes.Boolean, JsonTypes.Array, JsonTypes.Object];

    /// <summary>Splits the roots, and the values of members and items.</summary>
    public static void Split(IEnumerable<PlanNode> roots, List<PlanNode> nodes)
    {
        HashSet<PlanNode> values = [.. roots];
        foreach (PlanNode node in nodes)
        {
            AddValues(values, node);
        }

        // What a choice leads to is a case of it, but for what has a place of its own.
        foreach (PlanNode node in nodes)
        {
            if (IsChoice(node))
            {
                node.InPlace = ImmutableArray.Create(Flat(node.InPlace[0], values));
            }
            else
            {
                foreach (InPlaceRule rule in node.InPlace)
                {
                    values.ExceptWith(Branches(rule));
                }
            }
        }

        foreach (PlanNode node in values)
        {
            Split(node);
        }
    }

    private static bool IsChoice(PlanNode node) =>
        node.InPlace is [AnyOfRule or OneOfRule] && node.Objects is null && node.Arrays is null && node.Values.IsEmpty && !node.RejectsAll && !node.TracksProperties && !node.TracksItems;

    private static ImmutableArray<PlanNode> Branches(InPlaceRule rule) => rule is AnyOfRule any ? any.Nodes : rule is OneOfRule one ? one.Nodes : ImmutableArray<PlanNode>.Empty;

    private static InPlaceRule Flat(InPlaceRule rule, HashSet<PlanNode> values)
    {
        ImmutableArray<PlanNode>.Builder flat = ImmutableArray.CreateBuilder<PlanNode>();
        foreach (PlanNode branch in Branches(rule))
        {
            if (!values.Contains(branch) && Alternatives(branch) is { } alternatives)
            {
                flat.AddRange(alternatives);
            }
            else
            {
                flat.Add(branch);
            }
        }

        return rule is OneOfRule one ? one with { Nodes = flat.ToImmutable() } : (AnyOfRule)rule with { Nodes = flat.ToImmutable() };
    }

    private static void AddValues(HashSet<PlanNode> values, PlanNode node)
    {
        foreach (PropertyRule property in node.Objects?.Properties ?? ImmutableArray<PropertyRule>.Empty)
        {
            values.Add(property.Node);
        }

        foreach (PatternPropertyRule pattern in node.Objects?.PatternProperties ?? ImmutableArray<PatternPropertyRule>.Empty)
        {
            values.Add(pattern.Node);
        }

        if (node.Objects?.AdditionalProperties is { } additional)
        {
            values.Add(additional);
        }

        values.UnionWith(node.Arrays?.Prefix ?? ImmutableArray<PlanNode>.Empty);
        if (node.Arrays?.Items is { } items)
        {
            values.Add(items);
        }
    }

    private static void Split(PlanNode node)
    {
        if (Alternatives(node) is not { } alternatives)
        {
            return;
        }

        node.InPlace = ImmutableArray.Create<InPlaceRule>(new AnyOfRule("type", alternatives.ToImmutable()));
        node.Types = JsonTypes.All;
        node.Numbers = null;
        node.Strings = null;
        node.Objects = null;
        node.Arrays = null;
    }

    // A node for each of several types; null where there is one, or all.
    private static ImmutableArray<PlanNode>.Builder? Alternatives(PlanNode node)
    {
        if (node.RejectsAll || !node.Values.IsEmpty || !node.InPlace.IsEmpty || node.TracksProperties || node.TracksItems || (node.Types & JsonTypes.All) == JsonTypes.All)
        {
            return null;
        }

        ImmutableArray<PlanNode>.Builder alternatives = ImmutableArray.CreateBuilder<PlanNode>();
        foreach (JsonTypes kind in s_kinds)
        {
            if ((node.Types & kind) != 0)
            {
                alternatives.Add(Alternative(node, node.Types & kind));
            }
        }

        if (alternatives.Count < 2)
        {
            return null;
        }

        if ((node.Types & JsonTypes.Null) != 0)
        {
            alternatives.Add(Alternative(node, JsonTypes.Null));
        }

        return alternatives;
    }

    private static PlanNode Alternative(PlanNode node, JsonTypes types) => new()
    {
        Id = node.Id,
        Schema = node.Schema,
        Sources = node.Sources,
        Types = types,
        Strings = (types & JsonTypes.String) != 0 ? node.Strings : null,
        Numbers = PlanTypes.HasNumbers(types) ? node.Numbers : null,
        Arrays = (types & JsonTypes.Array) != 0 ? node.Arrays : null,
        Objects = (types & JsonTypes.Object) != 0 ? node.Objects : null,
    };
}
