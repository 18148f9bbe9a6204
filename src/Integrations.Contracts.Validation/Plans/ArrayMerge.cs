namespace Integrations.Contracts.Validation.Plans;

/// <summary>The array rules of several plain nodes, as one. For each place the set of nodes that its item must meet.</summary>
internal sealed class ArrayMerge
{
    private readonly List<List<PlanNode>> _prefix = [];
    private readonly List<PlanNode> _items = [];
    private readonly ArrayRules _rest = new();
    private bool _any;

    public void Add(PlanNode node)
    {
        if (node.Arrays is not { } rules)
        {
            return;
        }

        _any = true;
        for (int i = 0; i < rules.Prefix.Length; i++)
        {
            if (i == _prefix.Count)
            {
                // Until now this place was one of the rest.
                _prefix.Add([.. _items]);
            }

            AddOnce(_prefix[i], rules.Prefix[i]);
        }

        if (rules.Items is { } items)
        {
            for (int i = rules.Prefix.Length; i < _prefix.Count; i++)
            {
                AddOnce(_prefix[i], items);
            }

            AddOnce(_items, items);
        }

        _rest.Contains = _rest.Contains.AddRange(rules.Contains);
        _rest.UniqueItems |= rules.UniqueItems;
        _rest.MinItems = Math.Max(_rest.MinItems, rules.MinItems);
        _rest.MaxItems = Math.Min(_rest.MaxItems, rules.MaxItems);
        _rest.UnevaluatedItems ??= rules.UnevaluatedItems;
    }

    /// <summary>The merged rules, their nodes fused; null where there are none.</summary>
    public ArrayRules? ToRules(PlanFusion fusion)
    {
        if (!_any)
        {
            return null;
        }

        var prefix = ImmutableArray.CreateBuilder<PlanNode>(_prefix.Count);
        foreach (List<PlanNode> nodes in _prefix)
        {
            prefix.Add(fusion.Reach(nodes));
        }

        _rest.Prefix = prefix.MoveToImmutable();
        _rest.Items = _items.Count == 0 ? null : fusion.Reach(_items);
        var contains = ImmutableArray.CreateBuilder<ContainsRule>(_rest.Contains.Length);
        foreach (ContainsRule rule in _rest.Contains)
        {
            contains.Add(rule with { Node = fusion.Reach([rule.Node]) });
        }

        _rest.Contains = contains.MoveToImmutable();
        _rest.UnevaluatedItems = _rest.UnevaluatedItems is { } unevaluated ? fusion.Reach([unevaluated]) : null;
        return _rest;
    }

    private static void AddOnce(List<PlanNode> nodes, PlanNode node)
    {
        if (!nodes.Contains(node))
        {
            nodes.Add(node);
        }
    }
}
