using System.Text;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Plans;

/// <summary>
/// A way back to a node by rules that stay on the same value would never end. The loader finds the ways that static references make from a schema's root; the others are known here:
/// those of dynamic references, and those of definitions that nothing refers to.
/// </summary>
internal static class PlanCycles
{
    /// <summary>Refuses a plan whose first root leads to a node that never ends. Where only further roots do, the node refuses every value: no verdict that it could give would be right.</summary>
    /// <exception cref="JsonSchemaException">The schema is broken.</exception>
    public static void Check(ValidationPlan plan)
    {
        bool[] ends = FindEnding(plan.Nodes);
        if (Array.TrueForAll(ends, end => end))
        {
            return;
        }

        bool[] isReached = Reach(plan);
        foreach (PlanNode node in plan.Nodes)
        {
            if (ends[node.Id])
            {
                continue;
            }

            if (isReached[node.Id])
            {
                throw new JsonSchemaException(ImmutableArray.Create(Describe(node, ends)));
            }

            node.RejectsAll = true;
            node.InPlace = ImmutableArray<InPlaceRule>.Empty;
            node.Objects = null;
        }
    }

    /// <summary>Kahn's algorithm from the leaves: a node ends where every node that it applies to the same value does.</summary>
    private static bool[] FindEnding(ImmutableArray<PlanNode> nodes)
    {
        var ends = new bool[nodes.Length];
        var open = new int[nodes.Length];
        var parents = new List<PlanNode>?[nodes.Length];
        var ending = new Stack<PlanNode>();
        foreach (PlanNode node in nodes)
        {
            foreach (PlanNode child in PlanEdges.InPlace(node))
            {
                open[node.Id]++;
                (parents[child.Id] ??= []).Add(node);
            }

            if (open[node.Id] == 0)
            {
                ending.Push(node);
            }
        }

        while (ending.Count > 0)
        {
            PlanNode node = ending.Pop();
            ends[node.Id] = true;
            foreach (PlanNode parent in parents[node.Id] ?? [])
            {
                if (--open[parent.Id] == 0)
                {
                    ending.Push(parent);
                }
            }
        }

        return ends;
    }

    private static bool[] Reach(ValidationPlan plan)
    {
        var isReached = new bool[plan.Nodes.Length];
        var pending = new Stack<PlanNode>();
        isReached[plan.Roots[0].Id] = true;
        pending.Push(plan.Roots[0]);
        while (pending.Count > 0)
        {
            foreach (PlanNode child in PlanEdges.Children(pending.Pop()))
            {
                if (!isReached[child.Id])
                {
                    isReached[child.Id] = true;
                    pending.Push(child);
                }
            }
        }

        return isReached;
    }

    /// <summary>The reference of a cycle that a node leads to: a dynamic one where there is one.</summary>
    private static SchemaDiagnostic Describe(PlanNode start, bool[] ends)
    {
        // Every node that does not end leads to another such node, so that the way comes back to one of its own.
        var way = new List<PlanNode>();
        PlanNode at = start;
        while (!way.Contains(at))
        {
            way.Add(at);
            foreach (PlanNode child in PlanEdges.InPlace(at))
            {
                if (!ends[child.Id])
                {
                    at = child;
                    break;
                }
            }
        }

        SchemaNode schema = at.Schema;
        SchemaReference closing = default;
        foreach (PlanNode node in way.GetRange(way.IndexOf(at), way.Count - way.IndexOf(at)))
        {
            foreach (SchemaReference reference in node.Schema.References)
            {
                if (closing.Keyword is null || (closing.DynamicAnchor is null && reference.DynamicAnchor is not null))
                {
                    schema = node.Schema;
                    closing = reference;
                }
            }
        }

        schema.TryGetKeyword(Encoding.UTF8.GetBytes(closing.Keyword), out TapeValue value);
        return new SchemaDiagnostic(
            SchemaRules.ReferenceCycle,
            true,
            $"{closing.Keyword} \"{value.GetString()}\" leads back to itself without going into the value: validating against {schema.AbsoluteLocation} would never end",
            schema.Document.Name ?? (schema.Document.Uri is "" or SchemaDocument.DefaultUri ? null : schema.Document.Uri),
            schema.Pointer + "/" + closing.Keyword,
            value.Position,
            value.RawText.Length);
    }
}
