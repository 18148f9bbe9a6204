using System.Linq;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>What a schema asks of an object where that is no more than which members are there: a condition on what the pass over the object has noted, in place of a second look at it.</summary>
internal static class PresentMembers
{
    /// <summary>The condition that a rule is; null where it asks for more, or for a member that the pass does not know.</summary>
    public static string? Condition(InPlaceRule rule, List<MemberSlot> slots) => rule switch
    {
        AllOfRule all => Join(all.Nodes, slots, " && "),
        AnyOfRule any => Join(any.Nodes, slots, " || "),
        OneOfRule { Nodes.Length: 2 } one => Join(one.Nodes, slots, " != "),
        NotRule not => Condition(not.Node, slots) is string condition ? "!" + condition : null,
        _ => null,
    };

    /// <summary>The condition that a schema is, in parentheses.</summary>
    public static string? Condition(PlanNode node, List<MemberSlot> slots)
    {
        if (!AsksForMembersAlone(node))
        {
            return null;
        }

        List<string> conditions = [];
        foreach (string name in node.Objects?.Required ?? ImmutableArray<string>.Empty)
        {
            if (slots.Find(slot => slot.JsonName == name) is not MemberSlot slot)
            {
                return null;
            }

            conditions.Add(slot.IsThere);
        }

        foreach (InPlaceRule rule in node.InPlace)
        {
            if (Condition(rule, slots) is not string condition)
            {
                return null;
            }

            conditions.Add(condition);
        }

        return conditions.Count == 0 ? null : $"({string.Join(" && ", conditions)})";
    }

    private static string? Join(ImmutableArray<PlanNode> nodes, List<MemberSlot> slots, string operation)
    {
        List<string?> conditions = [.. nodes.Select(node => Condition(node, slots))];
        return conditions.Contains(null) ? null : $"({string.Join(operation, conditions)})";
    }

    /// <summary>Whether a schema's own rules ask for members to be there, and for nothing else.</summary>
    public static bool AsksForMembersAlone(PlanNode node) =>
        node.Types is JsonTypes.All or JsonTypes.Object && !node.RejectsAll && !node.IsReadOnly && !node.IsWriteOnly && node.Values.IsEmpty && node.Numbers is null && node.Strings is null && node.Arrays is null
        && node.Objects is null or
        {
            PatternProperties.IsEmpty: true, AdditionalProperties: null, PropertyNames: null, UnevaluatedProperties: null, MinProperties: <= 0, MaxProperties: long.MaxValue,
            DependentRequired.IsEmpty: true, DependentSchemas.IsEmpty: true, PropertyDependencies.IsEmpty: true,
        }
        && (node.Objects is null || node.Objects.Properties.All(property => property.Node.AcceptsAll));
}
