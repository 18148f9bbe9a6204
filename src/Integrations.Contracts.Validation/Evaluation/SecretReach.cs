using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>Which nodes of a plan are marked <c>writeOnly</c>, or lead to one that is.</summary>
internal sealed class SecretReach
{
    private readonly bool[] _leads;
    private readonly bool[] _isSecret;

    public SecretReach(ValidationPlan plan)
    {
        _leads = new bool[plan.Nodes.Length];
        _isSecret = new bool[plan.Nodes.Length];
        var parents = new List<int>?[plan.Nodes.Length];
        var inPlaceParents = new List<int>?[plan.Nodes.Length];
        var pending = new Stack<int>();
        foreach (PlanNode node in plan.Nodes)
        {
            foreach (PlanNode child in PlanEdges.Children(node))
            {
                (parents[child.Id] ??= []).Add(node.Id);
            }

            foreach (PlanNode child in PlanEdges.InPlace(node))
            {
                (inPlaceParents[child.Id] ??= []).Add(node.Id);
            }

            Any |= node.IsWriteOnly;
        }

        if (Any)
        {
            Spread(plan, _leads, parents, pending);
            Spread(plan, _isSecret, inPlaceParents, pending);
        }
    }

    /// <summary>Whether there are secrets at all.</summary>
    public bool Any { get; }

    public bool Leads(PlanNode node) => _leads[node.Id];

    /// <summary>The names whose value is a secret itself.</summary>
    public List<string> SecretNames(ObjectRules rules)
    {
        var names = new List<string>();
        foreach (PropertyRule property in rules.Properties)
        {
            if (_isSecret[property.Node.Id])
            {
                names.Add(property.Name);
            }
        }

        return names;
    }

    /// <summary>Marks the secrets and everything that leads to one.</summary>
    private static void Spread(ValidationPlan plan, bool[] marks, List<int>?[] parents, Stack<int> pending)
    {
        foreach (PlanNode node in plan.Nodes)
        {
            if (node.IsWriteOnly)
            {
                marks[node.Id] = true;
                pending.Push(node.Id);
            }
        }

        while (pending.Count > 0)
        {
            if (parents[pending.Pop()] is { } around)
            {
                foreach (int parent in around)
                {
                    if (!marks[parent])
                    {
                        marks[parent] = true;
                        pending.Push(parent);
                    }
                }
            }
        }
    }
}
