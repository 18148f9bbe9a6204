using System.Linq;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>
/// Members whose values only a schema in place asks about, one of several, which scalars of other members choose: <c>oneOf</c> by a constant, <c>if</c>. The pass over the object passes over them by their brackets, and
/// the schema that is chosen once all members were seen is the first to look at them: one look instead of two.
/// </summary>
internal sealed class DeferredMembers
{
    // The schemas, each with what chooses it before those behind it; null where nothing more is asked.
    private readonly List<(PlanNode? Condition, PlanNode? Schema)> _cases;
    private readonly List<string> _names;

    private DeferredMembers(List<(PlanNode?, PlanNode?)> cases, List<string> names) => (_cases, _names) = (cases, names);

    /// <summary>Every member that is asked about: those that are deferred, and those that choose.</summary>
    public IEnumerable<string> Asked => _cases.SelectMany(entry => MemberConditions.AskedInPart(entry.Condition).Concat(Properties(entry.Schema).Select(property => property.Name)).Concat(Required(entry.Schema)));

    /// <summary>Those of a node that has one rule in place; null where there are none.</summary>
    public static DeferredMembers? Of(PlanNode node)
    {
        if (node.InPlace is not [InPlaceRule rule] || node.Objects is { DependentSchemas.IsEmpty: false } or { PropertyDependencies.IsEmpty: false })
        {
            return null;
        }

        ImmutableArray<PlanNode> branches = rule switch { AnyOfRule any => any.Nodes, OneOfRule one => one.Nodes, _ => ImmutableArray<PlanNode>.Empty };
        List<(PlanNode? Condition, PlanNode? Schema)> cases = rule is ConditionalRule conditional
            ? [(conditional.If, conditional.Then), (null, conditional.Else)]
            : [.. branches.Select(branch => ((PlanNode?)null, (PlanNode?)branch))];
        List<string> names = cases.SelectMany(entry => Properties(entry.Schema)).Where(property => !MemberConditions.AsksForScalars(property.Node)).Select(property => property.Name).Distinct().ToList();
        if (names.Count == 0 || !cases.TrueForAll(entry => entry.Schema is null || (entry.Schema.InPlace.IsEmpty && MemberConditions.AsksAboutMembersAlone(entry.Schema))))
        {
            return null;
        }

        if (rule is ConditionalRule { If: PlanNode question })
        {
            return MemberConditions.Asked(question) is { } asked && !asked.Exists(names.Contains) ? new DeferredMembers(cases, names) : null;
        }

        return AreExclusive(branches, names) ? new DeferredMembers([.. branches.Select(branch => ((PlanNode?)Scalars(branch, names), (PlanNode?)branch))], names) : null;
    }

    /// <summary>The condition that the rule is once the members were seen; null where it asks for a member that the pass does not know, or looks into by itself.</summary>
    /// <param name="slots">The members that the pass notes.</param>
    /// <param name="members">The conditions on them.</param>
    /// <param name="check">The check of a member's value at a position.</param>
    public string? Condition(List<MemberSlot> slots, MemberConditions members, Func<PlanNode, string, string> check)
    {
        List<MemberSlot> deferred = slots.FindAll(slot => _names.Contains(slot.JsonName) && slot.Member is null && slot.Nodes.All(node => node.AcceptsAll));
        List<(string? Condition, string? Scalars)> asked = _cases.ConvertAll(entry => (entry.Condition is null ? "true" : members.Of(entry.Condition), entry.Schema is null ? "true" : members.Of(Scalars(entry.Schema, _names))));
        if (deferred.Count < _names.Count || asked.Exists(entry => entry.Condition is null || entry.Scalars is null))
        {
            return null;
        }

        deferred.ForEach(slot => slot.Defer());
        List<string> pieces = [];
        for (int index = 0; index < _cases.Count; index++)
        {
            List<string> conditions = asked[index].Scalars == asked[index].Condition || asked[index].Scalars == "true" ? [] : [asked[index].Scalars!];
            conditions.AddRange(deferred.Select(slot => Check(slot, _cases[index].Schema, check)));
            pieces.Add((asked[index].Condition == "true" ? "" : asked[index].Condition + " ? ") + string.Join(" && ", conditions));
        }

        return $"({string.Join(" : ", pieces)}{(asked[asked.Count - 1].Condition == "true" ? "" : " : false")})";
    }

    // A schema that does not speak of the member lets any value in, whose grammar is still to be checked.
    private static string Check(MemberSlot slot, PlanNode? schema, Func<PlanNode, string, string> check)
    {
        PlanNode? node = Properties(schema).FirstOrDefault(property => property.Name == slot.JsonName)?.Node;
        if (node is { RejectsAll: true })
        {
            return "!" + slot.IsThere;
        }

        string position = $"state.Reenter({slot.StartLocal})";
        return $"(!{slot.IsThere} || state.Left({(node is null ? $"state.SkipValue({position})" : check(node, position))}) >= 0)";
    }

    private static IEnumerable<PropertyRule> Properties(PlanNode? node) => node?.Objects?.Properties ?? Enumerable.Empty<PropertyRule>();

    private static IEnumerable<string> Required(PlanNode? node) => node?.Objects?.Required ?? Enumerable.Empty<string>();

    // What a schema asks about other members than those.
    private static PlanNode Scalars(PlanNode node, List<string> names) => new()
    {
        Id = node.Id,
        Schema = node.Schema,
        Objects = new ObjectRules { Properties = Properties(node).Where(property => !names.Contains(property.Name)).ToImmutableArray(), Required = Required(node).ToImmutableArray() },
    };

    private static bool AreExclusive(ImmutableArray<PlanNode> branches, List<string> names)
    {
        if (branches.Length > Discriminator.MaxBranches)
        {
            return false;
        }

        for (int index = 0; index < branches.Length; index++)
        {
            for (int other = index + 1; other < branches.Length; other++)
            {
                if (!Properties(branches[index]).Any(property => !names.Contains(property.Name) && Excludes(branches[index], property, branches[other])))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // A member that one of the two needs, with no value that both let in.
    private static bool Excludes(PlanNode node, PropertyRule property, PlanNode other) =>
        (Required(node).Contains(property.Name) || Required(other).Contains(property.Name)) && property.Node.Values.Length > 0
        && Properties(other).FirstOrDefault(rule => rule.Name == property.Name)?.Node is { Values.Length: > 0 } others
        && !property.Node.Values[0].Allowed.Any(value => others.Values[0].Allowed.Any(allowed => allowed.ValueEquals(value)));
}
