namespace Integrations.Contracts.Validation.Plans;

/// <summary>Marks the nodes whose evaluated members or items somebody asks for: the in-place reach of every <c>unevaluatedProperties</c> and <c>unevaluatedItems</c> (Core 2020-12, section 11).</summary>
internal static class EvaluationTracking
{
    public static void Mark(ImmutableArray<PlanNode> nodes)
    {
        var pending = new Stack<PlanNode>();
        foreach (PlanNode node in nodes)
        {
            if (node.Objects?.UnevaluatedProperties is not null && !node.TracksProperties)
            {
                node.TracksProperties = true;
                pending.Push(node);
            }
        }

        while (pending.Count > 0)
        {
            foreach (PlanNode child in InPlaceChildren(pending.Pop()))
            {
                if (!child.TracksProperties)
                {
                    child.TracksProperties = true;
                    pending.Push(child);
                }
            }
        }

        foreach (PlanNode node in nodes)
        {
            if (node.Arrays?.UnevaluatedItems is not null && !node.TracksItems)
            {
                node.TracksItems = true;
                pending.Push(node);
            }
        }

        while (pending.Count > 0)
        {
            foreach (PlanNode child in InPlaceChildren(pending.Pop()))
            {
                if (!child.TracksItems)
                {
                    child.TracksItems = true;
                    pending.Push(child);
                }
            }
        }
    }

    /// <summary>The nodes applied to the same value, those of object rules included.</summary>
    public static IEnumerable<PlanNode> InPlaceChildren(PlanNode node)
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
}
