namespace Integrations.Contracts.Validation.Plans;

/// <summary>
/// Makes equal nodes one: schemas that say the same in several places, written out anew or reached through different references, are tested by one node.
/// <para>Two nodes are equal when they test the same in themselves and their children are equal, place by place. Recursive schemas make that a question about itself; so all nodes that test the same in themselves are taken for equal at first,
/// and classes are split for as long as some of their nodes have children in different classes (partition refinement). What is never split is equal, cycles included.</para>
/// <para>Each round costs as much as the nodes that have an equal one still. A plan that is not done after <see cref="MaxRounds"/>, as a chain of references a hundred deep, stays as it is.</para>
/// </summary>
internal sealed class PlanSharing : IEqualityComparer<int>
{
    private const int MaxRounds = 100;

    private readonly ImmutableArray<PlanNode> _nodes;
    private readonly int[][] _children;

    /// <summary>By node, its class of the round before.</summary>
    private int[] _classes;

    private PlanSharing(ImmutableArray<PlanNode> nodes)
    {
        _nodes = nodes;
        _classes = new int[nodes.Length];
        _children = new int[nodes.Length][];
        var children = new List<int>();
        for (int i = 0; i < nodes.Length; i++)
        {
            children.Clear();
            foreach (PlanNode child in PlanEdges.Children(nodes[i]))
            {
                children.Add(child.Id);
            }

            _children[i] = children.ToArray();
        }
    }

    /// <summary>Lets every node of a plan lead to the first of its equals. Those that nothing leads to any more are left for <see cref="PlanSimplification.Trim"/>.</summary>
    /// <param name="plan">The plan; its roots stay themselves.</param>
    /// <param name="keepsTypes">Whether what may become a type of C# stays itself too: its name is that of its place.</param>
    /// <returns>Whether there were equal nodes.</returns>
    public static bool Share(ValidationPlan plan, bool keepsTypes)
    {
        var sharing = new PlanSharing(plan.Nodes);
        var apart = new HashSet<PlanNode>(plan.Roots);
        if (keepsTypes)
        {
            foreach (PlanNode node in plan.Nodes)
            {
                AddTypes(apart, node);
            }
        }

        if (!sharing.TryRefine(apart))
        {
            return false;
        }

        // Ids are indices of nodes.
        var firsts = new PlanNode[plan.Nodes.Length];
        var byClass = new Dictionary<int, PlanNode>();
        foreach (PlanNode node in plan.Nodes)
        {
            int ofNode = sharing._classes[node.Id];
            if (!byClass.TryGetValue(ofNode, out PlanNode? first))
            {
                first = node;
                byClass.Add(ofNode, node);
            }

            firsts[node.Id] = first;
        }

        if (byClass.Count == firsts.Length)
        {
            return false;
        }

        foreach (PlanNode node in plan.Nodes)
        {
            PlanEdges.Replace(node, child => firsts[child.Id]);
        }

        return true;
    }

    /// <summary>Records, enums, unions and their cases.</summary>
    private static void AddTypes(HashSet<PlanNode> types, PlanNode node)
    {
        if (!node.Values.IsEmpty || node.Objects is { Properties.IsEmpty: false })
        {
            types.Add(node);
        }

        foreach (InPlaceRule rule in node.InPlace)
        {
            if (rule is AnyOfRule or OneOfRule)
            {
                types.Add(node);
                types.UnionWith(rule is AnyOfRule any ? any.Nodes : ((OneOfRule)rule).Nodes);
            }
        }
    }

    bool IEqualityComparer<int>.Equals(int left, int right) => _classes[left] == _classes[right] && HaveEqualChildren(_children[left], _children[right]);

    int IEqualityComparer<int>.GetHashCode(int node)
    {
        unchecked
        {
            int hash = _classes[node];
            foreach (int child in _children[node])
            {
                hash = (hash * 31) + _classes[child];
            }

            return hash;
        }
    }

    private bool HaveEqualChildren(int[] left, int[] right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (_classes[left[i]] != _classes[right[i]])
            {
                return false;
            }
        }

        return left.Length == right.Length;
    }

    /// <summary>False where the classes are not final.</summary>
    private bool TryRefine(HashSet<PlanNode> apart)
    {
        var signature = new PlanSignature();
        var bySignature = new Dictionary<string, int>(StringComparer.Ordinal);
        int classes = 0;
        var open = new List<int>(_nodes.Length);
        foreach (PlanNode node in _nodes)
        {
            int ofNode = classes;
            if (!apart.Contains(node))
            {
                string key = signature.Of(node);
                if (!bySignature.TryGetValue(key, out ofNode))
                {
                    ofNode = classes;
                    bySignature.Add(key, ofNode);
                }

                open.Add(node.Id);
            }

            classes += ofNode == classes ? 1 : 0;
            _classes[node.Id] = ofNode;
        }

        open = WithEquals(_classes, open);
        for (int round = 0; round < MaxRounds; round++)
        {
            if (open.Count == 0)
            {
                return true;
            }

            // A class keeps its number for the first of its nodes; those that differ get new ones.
            int[] next = (int[])_classes.Clone();
            var parts = new Dictionary<int, int>(this);
            var kept = new HashSet<int>();
            bool split = false;
            foreach (int node in open)
            {
                if (!parts.TryGetValue(node, out int part))
                {
                    part = kept.Add(_classes[node]) ? _classes[node] : classes++;
                    split |= part != _classes[node];
                    parts.Add(node, part);
                }

                next[node] = part;
            }

            _classes = next;
            if (!split)
            {
                return true;
            }

            open = WithEquals(_classes, open);
        }

        return false;
    }

    /// <summary>Those that share their class with another.</summary>
    private static List<int> WithEquals(int[] classes, List<int> nodes)
    {
        var counts = new Dictionary<int, int>();
        foreach (int node in nodes)
        {
            counts[classes[node]] = counts.TryGetValue(classes[node], out int count) ? count + 1 : 1;
        }

        return nodes.FindAll(node => counts[classes[node]] > 1);
    }
}
