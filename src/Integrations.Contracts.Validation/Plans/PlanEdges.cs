namespace Integrations.Contracts.Validation.Plans;

/// <summary>The nodes that a node leads to: in a fixed order, so that of two nodes that test the same in themselves, the same places hold the same kind of child.</summary>
internal static class PlanEdges
{
    /// <summary>Every node that a node leads to.</summary>
    public static IEnumerable<PlanNode> Children(PlanNode node)
    {
        if (node.Objects is { } objects)
        {
            foreach (PropertyRule property in objects.Properties)
            {
                yield return property.Node;
            }

            foreach (PatternPropertyRule property in objects.PatternProperties)
            {
                yield return property.Node;
            }

            foreach (PlanNode? child in new[] { objects.AdditionalProperties, objects.PropertyNames, objects.UnevaluatedProperties })
            {
                if (child is not null)
                {
                    yield return child;
                }
            }
        }

        if (node.Arrays is { } arrays)
        {
            foreach (PlanNode item in arrays.Prefix)
            {
                yield return item;
            }

            foreach (ContainsRule contains in arrays.Contains)
            {
                yield return contains.Node;
            }

            foreach (PlanNode? child in new[] { arrays.Items, arrays.UnevaluatedItems })
            {
                if (child is not null)
                {
                    yield return child;
                }
            }
        }

        foreach (PlanNode child in InPlace(node))
        {
            yield return child;
        }

        if (node.Decided is not null)
        {
            yield return node.Decided;
        }
    }

    /// <summary>The nodes applied to the same value, those of object rules included.</summary>
    public static IEnumerable<PlanNode> InPlace(PlanNode node)
    {
        foreach (InPlaceRule rule in node.InPlace)
        {
            switch (rule)
            {
                case AllOfRule all:
                    foreach (PlanNode child in all.Nodes)
                    {
                        yield return child;
                    }

                    break;
                case AnyOfRule any:
                    foreach (PlanNode child in any.Nodes)
                    {
                        yield return child;
                    }

                    break;
                case OneOfRule one:
                    foreach (PlanNode child in one.Nodes)
                    {
                        yield return child;
                    }

                    break;
                case NotRule not:
                    yield return not.Node;
                    break;
                case ConditionalRule conditional:
                    yield return conditional.If;
                    if (conditional.Then is not null)
                    {
                        yield return conditional.Then;
                    }

                    if (conditional.Else is not null)
                    {
                        yield return conditional.Else;
                    }

                    break;
            }
        }

        if (node.Objects is { } objects)
        {
            foreach (DependentSchemaRule rule in objects.DependentSchemas)
            {
                yield return rule.Node;
            }

            foreach (PropertyDependencyRule rule in objects.PropertyDependencies)
            {
                yield return rule.Node;
            }
        }
    }

    /// <summary>Puts another node in the place of each that a node leads to.</summary>
    public static void Replace(PlanNode node, Func<PlanNode, PlanNode> with)
    {
        if (node.Objects is { } objects)
        {
            objects.Properties = Each(objects.Properties, rule => rule.Node, (rule, child) => rule with { Node = child }, with);
            objects.PatternProperties = Each(objects.PatternProperties, rule => rule.Node, (rule, child) => rule with { Node = child }, with);
            objects.AdditionalProperties = Optional(objects.AdditionalProperties, with);
            objects.PropertyNames = Optional(objects.PropertyNames, with);
            objects.UnevaluatedProperties = Optional(objects.UnevaluatedProperties, with);
            objects.DependentSchemas = Each(objects.DependentSchemas, rule => rule.Node, (rule, child) => rule with { Node = child }, with);
            objects.PropertyDependencies = Each(objects.PropertyDependencies, rule => rule.Node, (rule, child) => rule with { Node = child }, with);
        }

        if (node.Arrays is { } arrays)
        {
            arrays.Prefix = Each(arrays.Prefix, with);
            arrays.Contains = Each(arrays.Contains, rule => rule.Node, (rule, child) => rule with { Node = child }, with);
            arrays.Items = Optional(arrays.Items, with);
            arrays.UnevaluatedItems = Optional(arrays.UnevaluatedItems, with);
        }

        node.Decided = Optional(node.Decided, with);
        for (int i = 0; i < node.InPlace.Length; i++)
        {
            InPlaceRule rule = node.InPlace[i];
            InPlaceRule replaced = rule switch
            {
                AllOfRule all => Each(all.Nodes, with) is var nodes && nodes == all.Nodes ? all : all with { Nodes = nodes },
                AnyOfRule any => Each(any.Nodes, with) is var nodes && nodes == any.Nodes ? any : any with { Nodes = nodes },
                OneOfRule one => Each(one.Nodes, with) is var nodes && nodes == one.Nodes ? one : one with { Nodes = nodes },
                NotRule not => with(not.Node) is var child && child == not.Node ? not : not with { Node = child },
                ConditionalRule conditional => new ConditionalRule(with(conditional.If), Optional(conditional.Then, with), Optional(conditional.Else, with)),
                _ => rule,
            };
            if (!ReferenceEquals(rule, replaced))
            {
                node.InPlace = node.InPlace.SetItem(i, replaced);
            }
        }
    }

    private static PlanNode? Optional(PlanNode? node, Func<PlanNode, PlanNode> with) => node is null ? null : with(node);

    private static ImmutableArray<PlanNode> Each(ImmutableArray<PlanNode> nodes, Func<PlanNode, PlanNode> with) => Each(nodes, node => node, (_, child) => child, with);

    /// <summary>The same array where nothing is replaced.</summary>
    private static ImmutableArray<T> Each<T>(ImmutableArray<T> rules, Func<T, PlanNode> node, Func<T, PlanNode, T> change, Func<PlanNode, PlanNode> with)
    {
        ImmutableArray<T>.Builder? replaced = null;
        for (int i = 0; i < rules.Length; i++)
        {
            PlanNode before = node(rules[i]);
            PlanNode after = with(before);
            if (before != after)
            {
                replaced ??= rules.ToBuilder();
                replaced[i] = change(rules[i], after);
            }
        }

        return replaced?.MoveToImmutable() ?? rules;
    }
}
