using System.Linq;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// Branches of a union that can hold for an object, told by which of the members are there that some of them require and others do not: one look at the names takes the place of trying each branch.
/// A branch of which nothing else is asked than such members passes without being tried.
/// </summary>
internal sealed class BranchSet
{
    /// <summary>So many members are looked at: there is a list of branches for each combination of them.</summary>
    private const int MaxMembers = 6;

    /// <summary>Where combinations times branches are more, fewer members are looked at.</summary>
    private const int MaxEntries = 1024;

    private static readonly VerdictNode s_passing = new() { Id = -1, Kinds = -1, Passes = -1 };

    // For each combination of members, as bits; without members the one list.
    private readonly VerdictNode[][] _byMembers;
    private readonly NameTable? _members;

    /// <param name="branches">The branches, and of each those within it that can hold: where it holds, one of these does.</param>
    /// <param name="ready">A plan node, ready to run.</param>
    public BranchSet(List<(PlanNode Branch, List<PlanNode> Leaves)> branches, Func<PlanNode, VerdictNode> ready)
    {
        List<string> members = branches.Count < 2 ? [] : FindMembers(branches.SelectMany(branch => branch.Leaves).ToList());
        _byMembers = new VerdictNode[1 << members.Count][];
        if (members.Count == 0)
        {
            _byMembers[0] = branches.ConvertAll(branch => ready(branch.Branch)).ToArray();
            return;
        }

        _members = new NameTable(members);
        var ways = branches.ConvertAll(branch => (Required: branch.Leaves.ConvertAll(leaf => Required(leaf, members)), Node: AsksForMembersAlone(branch.Branch, members) ? s_passing : ready(branch.Branch)));
        for (int there = 0; there < _byMembers.Length; there++)
        {
            int absent = ~there;
            _byMembers[there] = ways.Where(way => way.Required.Exists(required => (required & absent) == 0)).Select(way => way.Node).ToArray();
        }
    }

    /// <summary>The branches that can hold for an object.</summary>
    public VerdictNode[] For(in TapeView view, int index)
    {
        if (_members is not { } members)
        {
            return _byMembers[0];
        }

        ReadOnlySpan<TapeEntry> entries = view.Entries;
        int there = 0;
        int end = index + entries[index].ValueWidth;
        for (int name = index + 1; name < end; name += 1 + entries[name + 1].ValueWidth)
        {
            int member = members.Find(view, entries[name]);
            there |= member < 0 ? 0 : 1 << member;
        }

        return _byMembers[there];
    }

    /// <summary>The members that some leaves require and others do not; of those that the same leaves require, one.</summary>
    private static List<string> FindMembers(List<PlanNode> leaves)
    {
        var leavesOf = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < leaves.Count; i++)
        {
            foreach (string member in (leaves[i].Objects?.Required ?? ImmutableArray<string>.Empty).Distinct(StringComparer.Ordinal))
            {
                if (!leavesOf.TryGetValue(member, out List<int>? requiring))
                {
                    leavesOf.Add(member, requiring = []);
                }

                requiring.Add(i);
            }
        }

        var told = new List<List<int>>();
        var members = new List<string>();
        foreach (KeyValuePair<string, List<int>> member in leavesOf.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (members.Count < MaxMembers && leaves.Count << (members.Count + 1) <= MaxEntries && member.Value.Count < leaves.Count && !told.Exists(other => other.SequenceEqual(member.Value)))
            {
                told.Add(member.Value);
                members.Add(member.Key);
            }
        }

        return members;
    }

    private static int Required(PlanNode leaf, List<string> members)
    {
        int required = 0;
        foreach (string member in leaf.Objects?.Required ?? ImmutableArray<string>.Empty)
        {
            int place = members.IndexOf(member);
            required |= place < 0 ? 0 : 1 << place;
        }

        return required;
    }

    private static bool AsksForMembersAlone(PlanNode branch, List<string> members) =>
        !branch.RejectsAll && branch.Values.IsEmpty && branch.InPlace.IsEmpty && !branch.IsReadOnly && !branch.IsWriteOnly && branch.Objects is { Properties.IsEmpty: true } rules
        && !MemberCondition.AsksMore(rules) && rules.Required.All(members.Contains);
}
