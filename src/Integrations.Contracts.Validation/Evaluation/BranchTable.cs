using System.Linq;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// The branches of a union that can hold for a value, told without trying them: by its kind, and for objects by a member for which branches list strings.
/// A branch that is left out cannot hold; one that is left in may still fail. The order of the branches is kept.
/// </summary>
internal sealed class BranchTable
{
    /// <summary>A table of more branches than that is not made: trying them is cheaper than keeping it.</summary>
    private const int MaxEntries = 100_000;

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
        _byKind = new VerdictNode[(int)JsonKind.Object + 1][];
        for (int kind = 0; kind < _byKind.Length; kind++)
        {
            JsonTypes types = PlanTypes.OfKind((JsonKind)kind);
            _byKind[kind] = Where(plan, nodes, branch => !branch.RejectsAll && PlanTypes.Overlap(branch.Types, types));
        }

        if (FindMember(plan) is not { } member)
        {
            return;
        }

        var branchesByValue = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var unbound = new List<int>();
        for (int branch = 0; branch < plan.Length; branch++)
        {
            if (!LetsObjectsIn(plan[branch]))
            {
                continue;
            }

            if (Strings(plan[branch], member) is not { } allowed)
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
        _withoutMember = Where(plan, nodes, branch => LetsObjectsIn(branch) && !branch.Objects!.Required.Contains(member));
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

    private static VerdictNode[] Where(ImmutableArray<PlanNode> plan, VerdictNode[] nodes, Func<PlanNode, bool> isIn) => nodes.Where((_, index) => isIn(plan[index])).ToArray();

    private static bool LetsObjectsIn(PlanNode branch) => !branch.RejectsAll && (branch.Types & JsonTypes.Object) != 0;

    /// <summary>The member for which most branches list strings; null where fewer than two do, or where a branch has no object rules to tell.</summary>
    private static string? FindMember(ImmutableArray<PlanNode> plan)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (PlanNode branch in plan)
        {
            if (!LetsObjectsIn(branch))
            {
                continue;
            }

            if (branch.Objects is null)
            {
                return null;
            }

            foreach (PropertyRule property in branch.Objects.Properties)
            {
                if (Strings(branch, property.Name) is not null)
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

    /// <summary>The strings that a branch lists for a member; null where it lists none, or other values too.</summary>
    private static List<string>? Strings(PlanNode branch, string member)
    {
        if (branch.Objects is not { } rules)
        {
            return null;
        }

        foreach (PropertyRule property in rules.Properties)
        {
            if (property.Name == member)
            {
                if (property.Node.Values is not [{ } rule] || rule.Allowed.Any(value => value.Kind != JsonKind.String))
                {
                    return null;
                }

                return rule.Allowed.Select(value => value.GetString()).ToList();
            }
        }

        return null;
    }
}
