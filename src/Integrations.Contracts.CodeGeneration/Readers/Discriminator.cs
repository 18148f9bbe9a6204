using System.Linq;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>
/// What tells the branches of an <c>anyOf</c> or <c>oneOf</c> apart before any is tried: the kind of the value and, of an object, which members are there, and members that must be one of some strings or integers.
/// A branch is left out only where it is sure to fail, so that verdicts stay the same.
/// </summary>
internal sealed class Discriminator
{
    /// <summary>Branches are bits of a word; a rule with more is not told apart.</summary>
    public const int MaxBranches = 64;

    private const int MaxDepth = 4;

    /// <summary>So many members are compared with values: each further one tells fewer branches apart.</summary>
    private const int MaxValued = 3;

    /// <summary>A branch that needs one of more members is let in without.</summary>
    private const int MaxKeys = 8;

    /// <summary>How many nodes are looked at for one rule; beyond, nothing is said of a branch.</summary>
    private const int MaxLooks = 5_000;

    private static readonly JsonTypes[] s_kinds = [JsonTypes.Null, JsonTypes.Boolean, JsonTypes.Object, JsonTypes.Array, JsonTypes.Number, JsonTypes.String];

    private int _looks;

    private readonly PlanKinds _kinds;
    private readonly ImmutableArray<PlanNode> _branches;

    // Pairs of branches that values of members tell apart, the first before the second.
    private readonly HashSet<(int, int)> _told = [];

    private Discriminator(PlanKinds kinds, ImmutableArray<PlanNode> branches)
    {
        _kinds = kinds;
        _branches = branches;
    }

    /// <summary>The members that tell objects apart.</summary>
    public List<DiscriminatingMember> Members { get; } = [];

    /// <summary>What tells the branches apart; null where nothing does.</summary>
    public static Discriminator? Find(PlanKinds kinds, ImmutableArray<PlanNode> branches)
    {
        if (branches.Length is < 2 or > MaxBranches)
        {
            return null;
        }

        Discriminator found = new(kinds, branches);
        ulong objects = found.OfKind(JsonTypes.Object);
        if ((objects & (objects - 1)) != 0)
        {
            found.ChooseValued();
            found.ChooseKeys();
            found.Members.RemoveAll(member => member.ByValue.Count == 0 && member.Keyed == objects);
        }

        bool tellsKinds = s_kinds.Any(kind => found.OfKind(kind) != found.All);
        return found.Members.Count > 0 || tellsKinds ? found : null;
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

    /// <summary>Whether any value can be but one branch: of a kind that one lets in, or an object told by one of the members, whether it is there or not.</summary>
    public bool LeavesOne => s_kinds.All(kind => IsOne(OfKind(kind)) || (kind == JsonTypes.Object && Members.Exists(TellsAll)));

    private bool TellsAll(DiscriminatingMember member)
    {
        ulong objects = OfKind(JsonTypes.Object), without = objects & ~member.Keyed;
        foreach (DiscriminatingMember other in Members)
        {
            without |= ReferenceEquals(other, member) ? 0 : objects & other.Keyed;
        }

        return IsOne(without) && IsOne(objects & member.Others) && member.ByValue.Values.All(branches => IsOne(objects & branches));
    }

    private static bool IsOne(ulong bits) => (bits & (bits - 1)) == 0;

    private IEnumerable<int> ObjectBranches() => Enumerable.Range(0, _branches.Length).Where(index => (_kinds.Of(_branches[index]) & JsonTypes.Object) != 0);

    // The member whose values tell most branches apart, then the one that tells most of those apart that are left.
    private void ChooseValued()
    {
        int[] objects = ObjectBranches().ToArray();
        SortedDictionary<string, HashSet<string>?[]> candidates = new(StringComparer.Ordinal);
        foreach (string name in objects.SelectMany(index => Names(_branches[index], 0)).Distinct(StringComparer.Ordinal))
        {
            HashSet<string>?[] values = new HashSet<string>?[_branches.Length];
            foreach (int index in objects)
            {
                values[index] = Values(_branches[index], name, 0);
            }

            if (values.Count(set => set is not null) > 1)
            {
                candidates.Add(name, values);
            }
        }

        while (Members.Count < MaxValued)
        {
            (string Name, List<(int, int)> Told)? best = null;
            foreach (KeyValuePair<string, HashSet<string>?[]> candidate in candidates)
            {
                List<(int, int)> pairs = Told(candidate.Value, objects);
                best = pairs.Count > (best?.Told.Count ?? 0) ? (candidate.Key, pairs) : best;
            }

            if (best is not { } chosen)
            {
                return;
            }

            _told.UnionWith(chosen.Told);
            Members.Add(Valued(chosen.Name, candidates[chosen.Name], objects));
        }
    }

    private List<(int, int)> Told(HashSet<string>?[] values, int[] objects)
    {
        List<(int, int)> pairs = [];
        for (int left = 0; left < objects.Length; left++)
        {
            for (int right = left + 1; right < objects.Length; right++)
            {
                (int, int) pair = (objects[left], objects[right]);
                if (values[pair.Item1] is { } one && values[pair.Item2] is { } other && !_told.Contains(pair) && !one.Overlaps(other))
                {
                    pairs.Add(pair);
                }
            }
        }

        return pairs;
    }

    private DiscriminatingMember Valued(string name, HashSet<string>?[] values, int[] objects)
    {
        DiscriminatingMember member = new(name);
        foreach (int index in objects)
        {
            if (values[index] is not { } own)
            {
                member.Others |= 1UL << index;
                continue;
            }

            foreach (string value in own)
            {
                member.ByValue[value] = (member.ByValue.TryGetValue(value, out ulong bits) ? bits : 0) | (1UL << index);
            }
        }

        foreach (string value in member.ByValue.Keys.ToArray())
        {
            foreach (int index in objects)
            {
                if ((member.Others & (1UL << index)) != 0 && !Excludes(_branches[index], name, value))
                {
                    member.ByValue[value] |= 1UL << index;
                }
            }
        }

        return member;
    }

    // A branch is told by members one of which it needs: that whose value tells it from all others, else those that the fewest others need.
    private void ChooseKeys()
    {
        int[] objects = ObjectBranches().ToArray();
        Dictionary<int, List<HashSet<string>>> keys = [];
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (int index in objects)
        {
            keys.Add(index, Keys(_branches[index], 0));
            foreach (string name in keys[index].SelectMany(set => set).Distinct(StringComparer.Ordinal))
            {
                counts[name] = counts.TryGetValue(name, out int count) ? count + 1 : 1;
            }
        }

        HashSet<string> valued = new(Members.Select(member => member.Name), StringComparer.Ordinal);
        foreach (KeyValuePair<int, List<HashSet<string>>> entry in keys)
        {
            bool isTold = objects.All(other => other == entry.Key || _told.Contains((Math.Min(other, entry.Key), Math.Max(other, entry.Key))));
            HashSet<string>? best = entry.Value
                .OrderByDescending(set => isTold && valued.IsSupersetOf(set))
                .ThenBy(set => set.Max(name => counts[name]))
                .ThenByDescending(set => valued.Overlaps(set))
                .ThenBy(set => set.Count)
                .ThenBy(set => set.OrderBy(name => name, StringComparer.Ordinal).First(), StringComparer.Ordinal)
                .FirstOrDefault();
            foreach (string name in best?.OrderBy(name => name, StringComparer.Ordinal) ?? Enumerable.Empty<string>())
            {
                DiscriminatingMember? member = Members.Find(known => known.Name == name);
                if (member is null)
                {
                    Members.Add(member = new DiscriminatingMember(name) { Others = ulong.MaxValue });
                }

                member.Keyed |= 1UL << entry.Key;
            }
        }
    }

    /// <summary>Sets of members, of each of which an object that a node lets in has one.</summary>
    private List<HashSet<string>> Keys(PlanNode node, int depth)
    {
        List<HashSet<string>> keys = [];
        if (++_looks > MaxLooks)
        {
            return keys;
        }

        foreach (string name in node.Objects?.Required ?? ImmutableArray<string>.Empty)
        {
            keys.Add(new HashSet<string>(StringComparer.Ordinal) { name });
        }

        foreach (InPlaceRule rule in depth < MaxDepth ? node.InPlace : ImmutableArray<InPlaceRule>.Empty)
        {
            if (rule is AllOfRule all)
            {
                keys.AddRange(all.Nodes.SelectMany(child => Keys(child, depth + 1)));
            }
            else if (Nodes(rule).Where(child => (_kinds.Of(child) & JsonTypes.Object) != 0).ToArray() is { Length: > 0 } branches)
            {
                HashSet<string> any = new(StringComparer.Ordinal);
                List<List<HashSet<string>>> own = branches.Select(branch => Keys(branch, depth + 1)).ToList();
                if (own.TrueForAll(sets => sets.Count > 0))
                {
                    own.ForEach(sets => any.UnionWith(sets[0]));
                    keys.AddRange(any.Count <= MaxKeys ? [any] : Array.Empty<HashSet<string>>());
                }
            }
        }

        return keys;
    }

    /// <summary>Whether a branch says that the member is not that value: <c>"not": {"enum": [...]}</c>.</summary>
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
                if (rule is NotRule { Node: { InPlace.IsEmpty: true, Strings: null, IsReadOnly: false, IsWriteOnly: false, RejectsAll: false } not } && not.Values.Length == 1
                    && not.Values[0].Allowed.Any(allowed => Literal(allowed) == value && (PlanKinds.Own(not) & PlanKinds.KindOf(allowed.Kind)) != 0))
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

    /// <summary>The strings and integers that a node lets a member be, where it lets it be nothing else.</summary>
    private HashSet<string>? Values(PlanNode node, string member, int depth)
    {
        HashSet<string>? values = null;
        if (++_looks > MaxLooks)
        {
            return null;
        }

        void Narrow(HashSet<string>? other) =>
            values = values is null || other is null ? values ?? other : new HashSet<string>(values.Where(other.Contains), StringComparer.Ordinal);

        foreach (PropertyRule rule in node.Objects?.Properties ?? ImmutableArray<PropertyRule>.Empty)
        {
            Narrow(rule.Name == member ? ValuesOf(rule.Node, depth) : null);
        }

        foreach (InPlaceRule rule in depth < MaxDepth ? node.InPlace : ImmutableArray<InPlaceRule>.Empty)
        {
            if (rule is AllOfRule all)
            {
                foreach (PlanNode child in all.Nodes)
                {
                    Narrow(Values(child, member, depth + 1));
                }
            }
            else if (!Nodes(rule).IsEmpty)
            {
                Narrow(Union(Nodes(rule), member, depth));
            }
        }

        return values;
    }

    private HashSet<string>? Union(ImmutableArray<PlanNode> nodes, string member, int depth)
    {
        HashSet<string> values = new(StringComparer.Ordinal);
        foreach (PlanNode node in nodes)
        {
            if ((_kinds.Of(node) & JsonTypes.Object) == 0)
            {
                // No object at all: nothing to say of its members.
                continue;
            }

            if (Values(node, member, depth + 1) is not { } own)
            {
                return null;
            }

            values.UnionWith(own);
        }

        return values;
    }

    private static HashSet<string>? ValuesOf(PlanNode node, int depth)
    {
        if (node.Values.Length > 0 && node.Values[0].Allowed.Select(Literal).ToList() is var literals && !literals.Contains(null))
        {
            return new HashSet<string>(literals!, StringComparer.Ordinal);
        }

        return depth >= MaxDepth ? null : node.InPlace.OfType<AllOfRule>().SelectMany(all => all.Nodes).Select(child => ValuesOf(child, depth + 1)).FirstOrDefault(values => values is not null);
    }

    // A string with a quote before it, an integer as it is written plainly; null for any other value.
    private static string? Literal(TapeValue value) => value.Kind switch
    {
        JsonKind.String => "\"" + value.GetString(),
        JsonKind.Number when long.TryParse(Validation.Json.Wtf8.GetString(value.RawText), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out long number) =>
            number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };
}

/// <summary>A member that tells branches apart.</summary>
internal sealed class DiscriminatingMember(string name)
{
    public string Name => name;

    /// <summary>The branches that need it, or another of which the same is said.</summary>
    public ulong Keyed { get; set; }

    /// <summary>The branches that an object may be whose member has another value.</summary>
    public ulong Others { get; set; }

    /// <summary>The branches that an object may be, by the member's value: a string after a quote, or an integer.</summary>
    public SortedDictionary<string, ulong> ByValue { get; } = new(StringComparer.Ordinal);
}
