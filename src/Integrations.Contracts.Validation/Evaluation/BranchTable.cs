using System.Linq;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// The branches of a union that can hold for a value, told without trying them: by its kind, and for objects by a member for which branches list strings.
/// A branch that is left out cannot hold; one that is left in may still fail. The order of the branches is kept.
/// A branch that is itself a union, as in a grammar of expressions, is told by the branches within it.
/// </summary>
internal sealed class BranchTable
{
    /// <summary>A table of more branches than that is not made: trying them is cheaper than keeping it.</summary>
    private const int MaxEntries = 100_000;

    /// <summary>Of a branch with more branches within it, they are not looked at: it is always tried.</summary>
    private const int MaxLeaves = 64;

    private readonly VerdictNode[][] _byKind;
    private readonly NameKey _member;
    private readonly NameTable? _values;
    private readonly VerdictNode[][] _byValue = [];
    private readonly VerdictNode[] _byOtherValue = [];
    private readonly VerdictNode[] _withoutMember = [];

    /// <param name="plan">The branches.</param>
    /// <param name="nodes">The same, ready to run, in the same order.</param>
    public BranchTable(ImmutableArray<PlanNode> plan, VerdictNode[] nodes)
    {
        List<PlanNode>[] leaves = plan.Select(Leaves).ToArray();
        _byKind = new VerdictNode[(int)JsonKind.Object + 1][];
        for (int kind = 0; kind < _byKind.Length; kind++)
        {
            JsonTypes types = PlanTypes.OfKind((JsonKind)kind);
            _byKind[kind] = Where(nodes, branch => LetsIn(plan[branch], types) && leaves[branch].Exists(leaf => LetsIn(leaf, types)));
        }

        if (FindMember(leaves) is not { } member)
        {
            return;
        }

        var branchesByValue = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var unbound = new List<int>();
        for (int branch = 0; branch < plan.Length; branch++)
        {
            if (!LetsObjectsIn(leaves[branch]))
            {
                continue;
            }

            if (Strings(leaves[branch], member) is not { } allowed)
            {
                unbound.Add(branch);
                continue;
            }

            foreach (string value in allowed.Distinct(StringComparer.Ordinal))
            {
                if (!branchesByValue.TryGetValue(value, out List<int>? branches))
                {
                    branches = [];
                    branchesByValue.Add(value, branches);
                }

                branches.Add(branch);
            }
        }

        if ((long)branchesByValue.Count * unbound.Count > MaxEntries)
        {
            return;
        }

        _member = NameKey.Of(member);
        _values = new NameTable(branchesByValue.Keys.ToList());
        _byValue = branchesByValue.Values.Select(branches => branches.Concat(unbound).OrderBy(branch => branch).Select(branch => nodes[branch]).ToArray()).ToArray();
        _byOtherValue = unbound.Select(branch => nodes[branch]).ToArray();
        _withoutMember = Where(nodes, branch => leaves[branch].Exists(leaf => LetsIn(leaf, JsonTypes.Object) && leaf.Objects?.Required.Contains(member) != true));
    }

    /// <summary>The branches that can hold for a value.</summary>
    public VerdictNode[] For(in TapeView view, int index, JsonKind kind)
    {
        if (kind != JsonKind.Object || _values is null)
        {
            return _byKind[(int)kind];
        }

        int member = view.FindMember(index, _member.Utf8, _member.Hash);
        if (member < 0)
        {
            return _withoutMember;
        }

        if (view.Kind(member) != JsonKind.String)
        {
            return _byKind[(int)kind];
        }

        int value = _values.FindString(view, member);
        return value < 0 ? _byOtherValue : _byValue[value];
    }

    private static VerdictNode[] Where(VerdictNode[] nodes, Func<int, bool> isIn) => nodes.Where((_, branch) => isIn(branch)).ToArray();

    private static bool LetsIn(PlanNode node, JsonTypes types) => !node.RejectsAll && PlanTypes.Overlap(node.Types, types);

    private static bool LetsObjectsIn(List<PlanNode> leaves) => leaves.Exists(leaf => LetsIn(leaf, JsonTypes.Object));

    /// <summary>The branches within a branch, at whatever depth: where it holds, one of them does. Itself alone where it is no union, has object rules of its own, or has too many.</summary>
    private static List<PlanNode> Leaves(PlanNode branch)
    {
        var leaves = new List<PlanNode>();
        var open = new Stack<PlanNode>();
        open.Push(branch);
        for (int steps = 0; open.Count > 0; steps++)
        {
            if (steps + open.Count > MaxLeaves)
            {
                return [branch];
            }

            PlanNode node = open.Pop();
            if (node.Objects is null && Union(node) is { IsEmpty: false } inner)
            {
                foreach (PlanNode child in inner)
                {
                    open.Push(child);
                }
            }
            else
            {
                leaves.Add(node);
            }
        }

        return leaves;
    }

    private static ImmutableArray<PlanNode> Union(PlanNode node)
    {
        foreach (InPlaceRule rule in node.InPlace)
        {
            if (rule is AnyOfRule any)
            {
                return any.Nodes;
            }

            if (rule is OneOfRule one)
            {
                return one.Nodes;
            }
        }

        return ImmutableArray<PlanNode>.Empty;
    }

    /// <summary>The member for which most branches list strings; null where fewer than two do.</summary>
    private static string? FindMember(List<PlanNode>[] branches)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (List<PlanNode> leaves in branches)
        {
            // A member that tells a branch stands in each of its leaves, so that looking at one is enough.
            if (leaves.Find(leaf => LetsIn(leaf, JsonTypes.Object)) is not { Objects: { } rules })
            {
                continue;
            }

            foreach (PropertyRule property in rules.Properties)
            {
                if (Strings(leaves, property.Name) is not null)
                {
                    counts[property.Name] = counts.TryGetValue(property.Name, out int count) ? count + 1 : 1;
                }
            }
        }

        string? best = null;
        foreach (KeyValuePair<string, int> count in counts)
        {
            if (count.Value >= 2 && (best is null || count.Value > counts[best]))
            {
                best = count.Key;
            }
        }

        return best;
    }

    /// <summary>The strings that a branch lists for a member; null where a leaf lists none, or other values too.</summary>
    private static List<string>? Strings(List<PlanNode> leaves, string member)
    {
        var strings = new List<string>();
        foreach (PlanNode leaf in leaves)
        {
            if (!LetsIn(leaf, JsonTypes.Object))
            {
                continue;
            }

            PropertyRule? property = leaf.Objects?.Properties.FirstOrDefault(rule => rule.Name == member);
            if (property?.Node.Values is not [{ } allowed] || allowed.Allowed.Any(value => value.Kind != JsonKind.String))
            {
                return null;
            }

            strings.AddRange(allowed.Allowed.Select(value => value.GetString()));
        }

        return strings;
    }
}
