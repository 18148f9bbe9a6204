using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>
/// Which nodes remember what they found at a position. The problem: where a value is looked at more than once (anyOf, allOf, if, overlapping patterns) and each look leads to the same node below, which again looks
/// more than once, the looks double with every level of the payload or of the schema. The naive way, to remember everything, costs a table entry for every value. The trick: only a node that several places lead to, that
/// lies below a fork, and that leads to a fork itself can be part of such doubling. For all others the number of looks is bounded by the schema alone.
/// </summary>
internal static class RememberedPlaces
{
    public static HashSet<int> Find(ValidationPlan plan, PlanKinds kinds)
    {
        int count = plan.Nodes.Length;
        List<int>[] edges = new List<int>[count];
        bool[] isFork = new bool[count];
        int[] callers = new int[count];
        foreach (PlanNode node in plan.Nodes)
        {
            int inPlace = 0, members = 0;
            List<int> children = [];
            void Child(PlanNode? child, bool isInPlace)
            {
                if (child is null)
                {
                    return;
                }

                children.Add(child.Id);
                callers[child.Id]++;
                inPlace += isInPlace ? 1 : 0;
                members += isInPlace ? 0 : 1;
            }

            if (TextChoice.Of(node, kinds).IsEmpty)
            {
                Visit(node, Child);
            }

            if (node.InPlace.Length == 1 && kinds.AreDisjoint(node.InPlace[0]))
            {
                // The first byte says which one is looked at.
                inPlace = 1;
            }

            edges[node.Id] = children;

            // One look for the members and items, one for each schema in place.
            bool overlaps = node.Objects is { PatternProperties.IsEmpty: false } || node.Arrays is { Contains.IsEmpty: false } || node.Objects?.UnevaluatedProperties is not null || node.Arrays?.UnevaluatedItems is not null;
            isFork[node.Id] = inPlace > 1 || (inPlace == 1 && members > 0) || overlaps;
        }

        bool[] reachesFork = ReachesFork(plan, edges, isFork);
        bool[] isBelowFork = IsBelowFork(edges, isFork);
        HashSet<int> remembered = [];
        for (int id = 0; id < count; id++)
        {
            if (callers[id] > 1 && reachesFork[id] && isBelowFork[id])
            {
                remembered.Add(id);
            }
        }

        return remembered;
    }

    private static void Visit(PlanNode node, Action<PlanNode?, bool> child)
    {
        child(node.Decided, true);
        foreach (InPlaceRule rule in node.InPlace)
        {
            switch (rule)
            {
                case AllOfRule all:
                    VisitAll(all.Nodes, child);
                    break;
                case AnyOfRule any:
                    VisitAll(any.Nodes, child);
                    break;
                case OneOfRule one:
                    VisitAll(one.Nodes, child);
                    break;
                case NotRule not:
                    child(not.Node, true);
                    break;
                case ConditionalRule conditional:
                    child(conditional.If, true);
                    child(conditional.Then, true);
                    child(conditional.Else, true);
                    break;
            }
        }

        if (node.Objects is ObjectRules objects)
        {
            foreach (PropertyRule rule in objects.Properties)
            {
                child(rule.Node, false);
            }

            foreach (PatternPropertyRule rule in objects.PatternProperties)
            {
                child(rule.Node, false);
            }

            child(objects.AdditionalProperties, false);
            child(objects.UnevaluatedProperties, false);
            foreach (DependentSchemaRule rule in objects.DependentSchemas)
            {
                child(rule.Node, true);
            }

            foreach (PropertyDependencyRule rule in objects.PropertyDependencies)
            {
                child(rule.Node, true);
            }
        }

        if (node.Arrays is ArrayRules arrays)
        {
            foreach (PlanNode item in arrays.Prefix)
            {
                child(item, false);
            }

            child(arrays.Items, false);
            child(arrays.UnevaluatedItems, false);
            foreach (ContainsRule rule in arrays.Contains)
            {
                child(rule.Node, false);
            }
        }
    }

    private static void VisitAll(ImmutableArray<PlanNode> nodes, Action<PlanNode?, bool> child)
    {
        foreach (PlanNode node in nodes)
        {
            child(node, true);
        }
    }

    private static bool[] ReachesFork(ValidationPlan plan, List<int>[] edges, bool[] isFork)
    {
        List<int>[] back = new List<int>[edges.Length];
        for (int id = 0; id < edges.Length; id++)
        {
            back[id] = [];
        }

        for (int id = 0; id < edges.Length; id++)
        {
            foreach (int child in edges[id])
            {
                back[child].Add(id);
            }
        }

        bool[] reaches = new bool[edges.Length];
        Stack<int> open = new();
        for (int id = 0; id < edges.Length; id++)
        {
            if (isFork[id])
            {
                reaches[id] = true;
                open.Push(id);
            }
        }

        Spread(back, reaches, open);
        return reaches;
    }

    private static bool[] IsBelowFork(List<int>[] edges, bool[] isFork)
    {
        bool[] isBelow = new bool[edges.Length];
        Stack<int> open = new();
        for (int id = 0; id < edges.Length; id++)
        {
            if (!isFork[id])
            {
                continue;
            }

            foreach (int child in edges[id])
            {
                if (!isBelow[child])
                {
                    isBelow[child] = true;
                    open.Push(child);
                }
            }
        }

        Spread(edges, isBelow, open);
        return isBelow;
    }

    private static void Spread(List<int>[] edges, bool[] marked, Stack<int> open)
    {
        while (open.Count > 0)
        {
            foreach (int child in edges[open.Pop()])
            {
                if (!marked[child])
                {
                    marked[child] = true;
                    open.Push(child);
                }
            }
        }
    }
}
