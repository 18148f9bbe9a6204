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
            foreach (PlanNode child in PlanEdges.InPlace(pending.Pop()))
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
            foreach (PlanNode child in PlanEdges.InPlace(pending.Pop()))
            {
                if (!child.TracksItems)
                {
                    child.TracksItems = true;
                    pending.Push(child);
                }
            }
        }
    }
}
