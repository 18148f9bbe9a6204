using System.Linq;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>
/// What tells the branches of an <c>anyOf</c> or <c>oneOf</c> apart before any is tried: the kind of the value, and, of an object, one member whose string must be one of a set that the branch names.
/// A branch is left out only where it is sure to fail, so that verdicts stay the same.
/// </summary>
internal sealed class Discriminator
{
    /// <summary>Branches are bits of a word; a rule with more is not told apart.</summary>
    public const int MaxBranches = 64;

    private const int MaxDepth = 4;

    /// <summary>How many nodes are looked at for one rule; beyond, nothing is said of a branch.</summary>
    private const int MaxLooks = 5_000;

    private static readonly JsonTypes[] s_kinds = [JsonTypes.Null, JsonTypes.Boolean, JsonTypes.Object, JsonTypes.Array, JsonTypes.Number, JsonTypes.String];

    private int _looks;

    private readonly PlanKinds _kinds;
    private readonly ImmutableArray<PlanNode> _branches;

    private Discriminator(PlanKinds kinds, ImmutableArray<PlanNode> branches)
    {
        _kinds = kinds;
        _branches = branches;
    }

    /// <summary>The member that tells objects apart; null where there is none.</summary>
    public string? Member { get; private set; }

    /// <summary>The branches that an object without the member may be.</summary>
    public ulong WithoutMember { get; private set; }

    /// <summary>The branches that an object may be whose member is another string, or none.</summary>
    public ulong WithOtherValue { get; private set; }

    /// <summary>The branches that an object may be, by the member's string.</summary>
    public SortedDictionary<string, ulong> ByValue { get; } = new(StringComparer.Ordinal);

    /// <summary>What tells the branches apart; null where nothing does.</summary>
    public static Discriminator? Find(PlanKinds kinds, ImmutableArray<PlanNode> branches)
    {
        if (branches.Length is < 2 or > MaxBranches)
        {
            return null;
        }

        Discriminator found = new(kinds, branches);
        found.ChooseMember();
        bool tellsKinds = s_kinds.Any(kind => found.OfKind(kind) != found.All);
        return found.Member is not null || tellsKinds ? found : null;
    }

    /// <summary>Every branch.</summary>
    public ulong All => _branches.Length == 64 ? ulong.MaxValue : (1UL << _branches.Length) - 1;

    /// <summary>The branches that let in values of a kind.</summary>
    public ulong OfKind(JsonTypes kind)
    {
        ulong bits = 0;
        for (int index = 0; index < _branches.Length; index++)
        {
            bits |= (_kinds.Of(_branches[index]) & kind) != 0 ? 1UL << index : 0;
        }

        return bits;
    }

    /// <summary>Whether any value can be but one branch.</summary>
    public bool LeavesOne => s_kinds.All(kind => IsOne(OfKind(kind) & (kind == JsonTypes.Object && Member is not null ? 0 : ulong.MaxValue)))
        && IsOne(WithoutMember) && IsOne(WithOtherValue) && ByValue.Values.All(IsOne);

    private static bool IsOne(ulong bits) => (bits & (bits - 1)) == 0;

    private void ChooseMember()
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (PlanNode branch in _branches)
        {
            foreach (string name in Names(branch, 0).Distinct())
            {
                if (Strings(branch, name, 0).Values is not null)
                {
                    counts[name] = counts.TryGetValue(name, out int count) ? count + 1 : 1;
                }
            }
        }

        string? best = null;
        foreach (KeyValuePair<string, int> entry in counts)
        {
            if (entry.Value >= 2 && (best is null || entry.Value > counts[best] || (entry.Value == counts[best] && string.CompareOrdinal(entry.Key, best) < 0)))
            {
                best = entry.Key;
            }
        }

        if (best is null)
        {
            return;
        }

        Member = best;
        for (int index = 0; index < _branches.Length; index++)
        {
            if ((_kinds.Of(_branches[index]) & JsonTypes.Object) == 0)
            {
                continue;
            }

            ulong bit = 1UL << index;
            (HashSet<string>? values, bool isRequired) = Strings(_branches[index], best, 0);
            WithoutMember |= isRequired ? 0 : bit;
            if (values is null)
            {
                WithOtherValue |= bit;
                continue;
            }

            foreach (string value in values)
            {
                ByValue[value] = (ByValue.TryGetValue(value, out ulong bits) ? bits : 0) | bit;
            }
        }

        foreach (string value in ByValue.Keys.ToArray())
        {
            for (int index = 0; index < _branches.Length; index++)
            {
                if ((WithOtherValue & (1UL << index)) != 0 && !Excludes(_branches[index], best, value))
                {
                    ByValue[value] |= 1UL << index;
                }
            }
        }
    }

    /// <summary>Whether a branch says that the member is not that string: <c>"not": {"enum": [...]}</c>.</summary>
    private static bool Excludes(PlanNode branch, string member, string value)
    {
        foreach (PropertyRule property in branch.Objects?.Properties ?? ImmutableArray<PropertyRule>.Empty)
        {
            if (property.Name != member)
            {
                continue;
            }

            foreach (InPlaceRule rule in property.Node.InPlace)
            {
                if (rule is NotRule { Node: { InPlace.IsEmpty: true, Strings: null, IsReadOnly: false, IsWriteOnly: false, RejectsAll: false } not } && not.Values.Length == 1 && (PlanKinds.Own(not) & JsonTypes.String) != 0
                    && not.Values[0].Allowed.Any(allowed => allowed.Kind == JsonKind.String && allowed.GetString() == value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static IEnumerable<string> Names(PlanNode node, int depth)
    {
        if (node.Objects is ObjectRules objects)
        {
            foreach (PropertyRule rule in objects.Properties)
            {
                yield return rule.Name;
            }
        }

        if (depth >= MaxDepth)
        {
            yield break;
        }

        foreach (InPlaceRule rule in node.InPlace)
        {
            foreach (PlanNode child in Nodes(rule).Take(1))
            {
                foreach (string name in Names(child, depth + 1))
                {
                    yield return name;
                }
            }
        }
    }

    private static ImmutableArray<PlanNode> Nodes(InPlaceRule rule) => rule switch
    {
        AllOfRule all => all.Nodes,
        AnyOfRule any => any.Nodes,
        OneOfRule one => one.Nodes,
        _ => ImmutableArray<PlanNode>.Empty,
    };

    /// <summary>The strings that a node lets a member be, where it lets it be nothing else; and whether the member must be there.</summary>
    private (HashSet<string>? Values, bool IsRequired) Strings(PlanNode node, string member, int depth)
    {
        if (++_looks > MaxLooks)
        {
            return (null, false);
        }

        HashSet<string>? values = null;
        bool isRequired = false;
        void Narrow((HashSet<string>? Values, bool IsRequired) other)
        {
            isRequired |= other.IsRequired;
            if (other.Values is not null)
            {
                values = values is null ? other.Values : new HashSet<string>(values.Where(other.Values.Contains), StringComparer.Ordinal);
            }
        }

        if (node.Objects is ObjectRules objects)
        {
            isRequired = objects.Required.Contains(member);
            foreach (PropertyRule rule in objects.Properties)
            {
                if (rule.Name == member)
                {
                    Narrow((StringsOf(rule.Node, depth), false));
                }
            }
        }

        if (depth >= MaxDepth)
        {
            return (values, isRequired);
        }

        foreach (InPlaceRule rule in node.InPlace)
        {
            switch (rule)
            {
                case AllOfRule all:
                    foreach (PlanNode child in all.Nodes)
                    {
                        Narrow(Strings(child, member, depth + 1));
                    }

                    break;
                case AnyOfRule or OneOfRule:
                    Narrow(Union(Nodes(rule), member, depth));
                    break;
            }
        }

        return (values, isRequired);
    }

    private (HashSet<string>? Values, bool IsRequired) Union(ImmutableArray<PlanNode> nodes, string member, int depth)
    {
        HashSet<string>? values = new(StringComparer.Ordinal);
        bool isRequired = true;
        foreach (PlanNode node in nodes)
        {
            if ((_kinds.Of(node) & JsonTypes.Object) == 0)
            {
                // No object at all: nothing to say of its members.
                continue;
            }

            (HashSet<string>? own, bool isOwnRequired) = Strings(node, member, depth + 1);
            isRequired &= isOwnRequired;
            if (own is null)
            {
                values = null;
            }

            values?.UnionWith(own ?? []);
        }

        return (values, isRequired);
    }

    private HashSet<string>? StringsOf(PlanNode node, int depth)
    {
        if (_kinds.Of(node) != JsonTypes.String)
        {
            return null;
        }

        if (!node.Values.IsEmpty)
        {
            HashSet<string> values = new(StringComparer.Ordinal);
            foreach (TapeValue value in node.Values[0].Allowed)
            {
                if (value.Kind == JsonKind.String)
                {
                    values.Add(value.GetString());
                }
            }

            return values;
        }

        if (depth < MaxDepth)
        {
            foreach (InPlaceRule rule in node.InPlace)
            {
                if (rule is AllOfRule all)
                {
                    foreach (PlanNode child in all.Nodes)
                    {
                        if (StringsOf(child, depth + 1) is HashSet<string> values)
                        {
                            return values;
                        }
                    }
                }
            }
        }

        return null;
    }
}
