namespace Integrations.Contracts.Validation.Plans;

/// <summary>
/// Values of several types (<c>"type": ["string", "array"]</c>) as a choice between nodes of one type each, as <c>anyOf</c> has it: the verdict is the same, and each of them has a type of C#.
/// Only where nothing else is asked of the value as a whole, and it is no branch of a choice itself.
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

        // What a choice leads to is a case of it.
        foreach (PlanNode node in nodes)
        {
            foreach (InPlaceRule rule in node.InPlace)
            {
                values.ExceptWith(rule is AnyOfRule any ? any.Nodes : rule is OneOfRule one ? one.Nodes : ImmutableArray<PlanNode>.Empty);
            }
        }

        foreach (PlanNode node in values)
        {
            Split(node);
        }
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
        if (node.RejectsAll || !node.Values.IsEmpty || !node.InPlace.IsEmpty || node.TracksProperties || node.TracksItems || (node.Types & JsonTypes.All) == JsonTypes.All)
        {
            return;
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
            return;
        }

        if ((node.Types & JsonTypes.Null) != 0)
        {
            alternatives.Add(Alternative(node, JsonTypes.Null));
        }

        node.InPlace = ImmutableArray.Create<InPlaceRule>(new AnyOfRule("type", alternatives.ToImmutable()));
        node.Types = JsonTypes.All;
        node.Numbers = null;
        node.Strings = null;
        node.Objects = null;
        node.Arrays = null;
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
