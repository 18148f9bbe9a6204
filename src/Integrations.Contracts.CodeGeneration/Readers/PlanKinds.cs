using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>Which kinds of values a node can let in at all, seen through its in-place rules: what a reader decides by the first byte of a value. An upper bound: a kind that is missing is surely refused.</summary>
internal sealed class PlanKinds
{
    /// <summary>The kinds without the difference between numbers and integers.</summary>
    public const JsonTypes Any = JsonTypes.All;

    private readonly JsonTypes?[] _known;
    private readonly bool[] _isOpen;

    public PlanKinds(ValidationPlan plan)
    {
        _known = new JsonTypes?[plan.Nodes.Length];
        _isOpen = new bool[plan.Nodes.Length];
    }

    /// <summary>The kinds of a node and all that applies in place.</summary>
    public JsonTypes Of(PlanNode node)
    {
        if (_known[node.Id] is JsonTypes known)
        {
            return known;
        }

        if (_isOpen[node.Id])
        {
            return Any;
        }

        _isOpen[node.Id] = true;
        JsonTypes kinds = Own(node);
        foreach (InPlaceRule rule in node.InPlace)
        {
            kinds &= rule switch
            {
                AllOfRule all => All(all.Nodes),
                AnyOfRule any => Union(any.Nodes),
                OneOfRule one => Union(one.Nodes),
                _ => Any,
            };
        }

        _isOpen[node.Id] = false;
        _known[node.Id] = kinds;
        return kinds;
    }

    /// <summary>Whether the rule is one of several schemas no two of which let in values of the same kind: then the first byte of a value says which one can hold.</summary>
    public bool AreDisjoint(InPlaceRule rule)
    {
        ImmutableArray<PlanNode> nodes = rule switch
        {
            AnyOfRule any => any.Nodes,
            OneOfRule one => one.Nodes,
            _ => ImmutableArray<PlanNode>.Empty,
        };
        JsonTypes taken = JsonTypes.None;
        foreach (PlanNode node in nodes)
        {
            JsonTypes kinds = Of(node);
            if ((kinds & taken) != 0)
            {
                return false;
            }

            taken |= kinds;
        }

        return nodes.Length > 0;
    }

    /// <summary>The kinds that the node's own <c>type</c>, <c>enum</c> and <c>const</c> let in.</summary>
    public static JsonTypes Own(PlanNode node)
    {
        if (node.RejectsAll)
        {
            return JsonTypes.None;
        }

        JsonTypes kinds = Folded(node.Types);
        foreach (ValuesRule rule in node.Values)
        {
            JsonTypes allowed = JsonTypes.None;
            foreach (TapeValue value in rule.Allowed)
            {
                allowed |= KindOf(value.Kind);
            }

            kinds &= allowed;
        }

        return kinds;
    }

    /// <summary>Whether the node's own rules ask anything: types, values, and rules of a kind that is let in.</summary>
    public static bool HasOwnRules(PlanNode node) =>
        node.RejectsAll || Folded(node.Types) != Any || !node.Values.IsEmpty || node.Numbers is not null || node.Strings is not null || node.Objects is not null || node.Arrays is not null
        || node.IsReadOnly || node.IsWriteOnly;

    /// <summary>Whether the node's own rules ask for kinds alone, which the first byte of a value tells.</summary>
    public static bool AsksForKindsAlone(PlanNode node) => node.Objects is null && AsksForNoScalars(node);

    /// <summary>Whether each of some schemas, one of which must hold, asks by itself for what the node's own rules ask for: kinds, and members that must be there.</summary>
    public bool AreImplied(PlanNode node, ImmutableArray<PlanNode> branches)
    {
        if (branches.IsEmpty || !AsksForNoScalars(node) || (node.Objects is not null && !MemberConditions.AsksForMembersAlone(node)) || (Union(branches) & ~Own(node)) != JsonTypes.None)
        {
            return false;
        }

        foreach (string name in node.Objects?.Required ?? ImmutableArray<string>.Empty)
        {
            foreach (PlanNode branch in branches)
            {
                if (branch.Objects is null || !branch.Objects.Required.Contains(name))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool AsksForNoScalars(PlanNode node) =>
        !node.RejectsAll && !node.IsReadOnly && !node.IsWriteOnly && node.Values.IsEmpty && node.Numbers is null && node.Strings is null && node.Arrays is null
        && (Own(node) & JsonTypes.Number) == (node.Types & JsonTypes.Number);

    public static JsonTypes KindOf(JsonKind kind) => kind switch
    {
        JsonKind.Null => JsonTypes.Null,
        JsonKind.False or JsonKind.True => JsonTypes.Boolean,
        JsonKind.Number => JsonTypes.Number,
        JsonKind.String => JsonTypes.String,
        JsonKind.Array => JsonTypes.Array,
        JsonKind.Object => JsonTypes.Object,
        _ => JsonTypes.None,
    };

    private static JsonTypes Folded(JsonTypes types) => (types & (JsonTypes.Integer | JsonTypes.LexicalInteger)) != 0 ? (types | JsonTypes.Number) & Any : types & Any;

    private JsonTypes All(ImmutableArray<PlanNode> nodes)
    {
        JsonTypes kinds = Any;
        foreach (PlanNode node in nodes)
        {
            kinds &= Of(node);
        }

        return kinds;
    }

    private JsonTypes Union(ImmutableArray<PlanNode> nodes)
    {
        JsonTypes kinds = JsonTypes.None;
        foreach (PlanNode node in nodes)
        {
            kinds |= Of(node);
        }

        return kinds;
    }
}
