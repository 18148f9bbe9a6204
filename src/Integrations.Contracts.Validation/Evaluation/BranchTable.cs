using System.Linq;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// The branches of a union that can hold for a value, told without trying them: by its kind, and for objects by a member for which branches list strings, numbers or literals, or say which it is not;
/// and by which of the members are there that branches require (<see cref="BranchSet"/>).
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
    private readonly TextKey _member;
    private readonly ScalarTable? _values;
    private readonly BranchSet _objects;
    private readonly BranchSet[] _byValue = [];
    private readonly BranchSet? _byOtherValue;
    private readonly BranchSet? _withoutMember;

    /// <param name="branches">The branches.</param>
    /// <param name="ready">A plan node, ready to run.</param>
    public BranchTable(ImmutableArray<PlanNode> branches, Func<PlanNode, VerdictNode> ready)
    {
        var known = new Dictionary<PlanNode, List<PlanNode>>();
        _byKind = new VerdictNode[(int)JsonKind.Object + 1][];
        for (int kind = 0; kind < _byKind.Length; kind++)
        {
            JsonTypes types = PlanTypes.OfKind((JsonKind)kind);
            _byKind[kind] = branches.Where(branch => LetsIn(branch, types) && LeavesOf(branch).Exists(leaf => LetsIn(leaf, types))).Select(ready).ToArray();
        }

        _objects = Objects(LetsObjectsIn);

        List<PlanNode>[] leaves = branches.Select(LeavesOf).ToArray();
        if (FindMember(leaves) is not { } member)
        {
            return;
        }

        var members = new Dictionary<PlanNode, MemberValues>();
        foreach (PlanNode leaf in leaves.SelectMany(branch => branch).Where(LetsObjectsIn))
        {
            members[leaf] = new MemberValues(leaf, member);
        }

        List<TapeValue> values = members.Values.SelectMany(leaf => leaf.Listed).ToList();
        if ((long)values.Count * members.Count > MaxEntries)
        {
            return;
        }

        _member = new TextKey(member);
        _values = new ScalarTable(values);
        foreach (MemberValues leaf in members.Values)
        {
            leaf.Resolve(_values);
        }

        _byOtherValue = Objects(leaf => Holds(leaf, its => its.LetsOthersIn));
        _withoutMember = Objects(leaf => Holds(leaf, its => !its.IsRequired));
        _byValue = values.Select((value, index) => _values.Find(value.Tape.View, value.Index) == index ? Objects(leaf => Holds(leaf, its => its.LetsIn(index))) : _byOtherValue).ToArray();

        // The branches of which a leaf can hold.
        BranchSet Objects(Func<PlanNode, bool> canHold) => new(
            branches.Where(LetsObjectsIn).Select(branch => (branch, LeavesOf(branch).FindAll(leaf => canHold(leaf)))).Where(branch => branch.Item2.Count > 0).ToList(), ready);

        List<PlanNode> LeavesOf(PlanNode branch)
        {
            if (!known.TryGetValue(branch, out List<PlanNode>? leavesOfBranch))
            {
                leavesOfBranch = Leaves(branch);
                known.Add(branch, leavesOfBranch);
            }

            return leavesOfBranch;
        }

        // Of a leaf that only an inner union shows, nothing is known.
        bool Holds(PlanNode leaf, Func<MemberValues, bool> lets) => LetsObjectsIn(leaf) && (!members.TryGetValue(leaf, out MemberValues? its) || lets(its));
    }

    /// <summary>The branches that can hold for a value.</summary>
    public VerdictNode[] For(in TapeView view, int index, JsonKind kind)
    {
        return kind != JsonKind.Object ? _byKind[(int)kind] : OfObject(view, index).For(view, index);
    }

    private BranchSet OfObject(in TapeView view, int index)
    {
        if (_values is null)
        {
            return _objects;
        }

        int member = view.FindMember(index, _member);
        if (member < 0)
        {
            return _withoutMember!;
        }

        int value = _values.Find(view, member);
        return value < 0 ? _byOtherValue! : _byValue[value];
    }

    private static bool LetsIn(PlanNode node, JsonTypes types) => !node.RejectsAll && PlanTypes.Overlap(node.Types, types);

    private static bool LetsObjectsIn(PlanNode leaf) => LetsIn(leaf, JsonTypes.Object);

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

            if (rule is ConditionalRule { Then: { } then, Else: { } otherwise })
            {
                return ImmutableArray.Create(then, otherwise);
            }
        }

        return ImmutableArray<PlanNode>.Empty;
    }

    /// <summary>The member for which most branches list values; null where fewer than two do.</summary>
    private static string? FindMember(List<PlanNode>[] branches)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (List<PlanNode> leaves in branches)
        {
            // A member that tells a branch stands in each of its leaves, so that looking at one is enough.
            if (leaves.Find(LetsObjectsIn) is not { Objects: { } rules })
            {
                continue;
            }

            foreach (PropertyRule property in rules.Properties)
            {
                if (leaves.TrueForAll(leaf => !LetsObjectsIn(leaf) || new MemberValues(leaf, property.Name).IsListed))
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

    /// <summary>What a branch says of the values of a member: which they are, or which they are not. Where it says neither, all are let in.</summary>
    private sealed class MemberValues
    {
        private readonly HashSet<int> _indices = [];

        public MemberValues(PlanNode leaf, string member)
        {
            IsRequired = leaf.Objects?.Required.Contains(member) == true;
            if (leaf.Objects?.Properties.FirstOrDefault(rule => rule.Name == member)?.Node is not { } node)
            {
                return;
            }

            if (Scalars(node) is { } listed)
            {
                IsListed = true;
                Listed = listed;
            }
            else
            {
                // Any part of a conjunction may be taken for the whole: what it leaves in may still fail.
                foreach (InPlaceRule rule in node.InPlace)
                {
                    if (rule is NotRule not && TestsValuesAlone(not.Node) && Scalars(not.Node) is { } excluded)
                    {
                        Listed = excluded;
                        break;
                    }
                }
            }
        }

        public bool IsRequired { get; }

        /// <summary>Whether only what is listed is let in; else all but that.</summary>
        public bool IsListed { get; }

        public ImmutableArray<TapeValue> Listed { get; } = ImmutableArray<TapeValue>.Empty;

        public bool LetsOthersIn => !IsListed;

        public void Resolve(ScalarTable values)
        {
            foreach (TapeValue value in Listed)
            {
                _indices.Add(values.Find(value.Tape.View, value.Index));
            }
        }

        public bool LetsIn(int value) => _indices.Contains(value) == IsListed;

        private static ImmutableArray<TapeValue>? Scalars(PlanNode node) =>
            node.Values is [{ } rule] && rule.Allowed.All(value => value.Kind < JsonKind.Array) ? rule.Allowed : null;

        /// <summary>Whether a node lets in all that it lists. Numbers are left out: whether they are integers is a question of its own.</summary>
        private static bool TestsValuesAlone(PlanNode node) =>
            !node.RejectsAll && node.Strings is null && node.InPlace.IsEmpty && !node.IsReadOnly && !node.IsWriteOnly
            && node.Values.All(rule => rule.Allowed.All(value => value.Kind != JsonKind.Number && (node.Types & PlanTypes.OfKind(value.Kind)) != 0));
    }
}
