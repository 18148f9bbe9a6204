using System.Linq;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>An <c>if</c> that asks one thing: whether a member is there, or has one of some values. It is decided by looking the value up, without evaluating a schema.</summary>
/// <param name="Member">The member's name.</param>
/// <param name="Values">Strings, numbers, literals; null where any value will do.</param>
/// <param name="IfAbsent">Whether it holds for an object without the member.</param>
/// <param name="IfNoObject">Whether it holds for anything but an object.</param>
internal sealed record MemberCondition(string Member, ImmutableArray<TapeValue>? Values, bool IfAbsent, bool IfNoObject)
{
    /// <summary>The condition that a node is; null where it asks more, or something else.</summary>
    public static MemberCondition? Of(PlanNode node)
    {
        JsonTypes types = node.Types & JsonTypes.All;
        if (!AsksForObjectsAlone(node) || node.TracksProperties || node.TracksItems || types is not (JsonTypes.All or JsonTypes.Object) || node.Objects is not { } rules || AsksMore(rules))
        {
            return null;
        }

        bool ifNoObject = types == JsonTypes.All;
        if (rules.Properties is [{ } property] && (rules.Required.IsEmpty || (rules.Required is [{ } required] && required == property.Name)))
        {
            return Scalars(property.Node) is { } values ? new MemberCondition(property.Name, values, rules.Required.IsEmpty, ifNoObject) : null;
        }

        return rules.Properties.IsEmpty && rules.Required is [{ } member] ? new MemberCondition(member, null, IfAbsent: false, ifNoObject) : null;
    }

    private static bool AsksForObjectsAlone(PlanNode node) =>
        !node.RejectsAll && node.Values.IsEmpty && node.Numbers is null && node.Strings is null && node.Arrays is null && node.InPlace.IsEmpty && !node.IsReadOnly && !node.IsWriteOnly;

    /// <summary>Whether rules ask more of an object than which members are there, and what the value of a member is.</summary>
    public static bool AsksMore(ObjectRules rules) =>
        !rules.PatternProperties.IsEmpty || rules.AdditionalProperties is not null || rules.PropertyNames is not null || rules.MinProperties > 0 || rules.MaxProperties < long.MaxValue
        || !rules.DependentRequired.IsEmpty || !rules.DependentSchemas.IsEmpty || !rules.PropertyDependencies.IsEmpty || rules.UnevaluatedProperties is not null;

    /// <summary>The values of a node that asks for them and for nothing else.</summary>
    private static ImmutableArray<TapeValue>? Scalars(PlanNode node)
    {
        if (node.RejectsAll || node.Values is not [{ } rule] || node.Numbers is not null || node.Strings is not null || !node.InPlace.IsEmpty || node.IsReadOnly || node.IsWriteOnly)
        {
            return null;
        }

        return rule.Allowed.All(value => value.Kind < JsonKind.Array && LetsIn(node.Types, value)) ? rule.Allowed : null;
    }

    private static bool LetsIn(JsonTypes types, TapeValue value) =>
        value.Kind == JsonKind.Number ? (types & JsonTypes.Number) != 0 || ((types & JsonTypes.Integer) != 0 && value.IsInteger) : (types & PlanTypes.OfKind(value.Kind)) != 0;
}
