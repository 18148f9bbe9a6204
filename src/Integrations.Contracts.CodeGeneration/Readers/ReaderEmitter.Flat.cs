using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// Flat records: no member's value holds others, and nothing is asked of the object but by its table and by the types of its members. A text that is such a record is read by offset: its members stand in the schema's order most
// often, and there is nothing to pass over, so that tokens found ahead would not pay.
internal sealed partial class ReaderEmitter
{
    private bool IsFlat(RecordModel record)
    {
        PlanNode node = _plan.Nodes[record.NodeId];
        if (!IsOnePass(record, node) || PlanKinds.Own(node) != JsonTypes.Object || !node.InPlace.IsEmpty || record.Additional is not null || node.Objects is not ObjectRules rules)
        {
            return false;
        }

        return rules.PatternProperties.IsEmpty && rules.DependentSchemas.IsEmpty && rules.PropertyDependencies.IsEmpty && !AsksForNames(rules) && rules.AdditionalProperties is null or { AcceptsAll: true } or { RejectsAll: true }
            && Slots(rules, record, node).TrueForAll(IsFlat);
    }

    private bool IsFlat(MemberSlot slot) => slot.StartLocal is null && slot.Member is { } member && Asking(slot.Nodes) is [PlanNode node] && IsFlat(member.Type, node);

    private bool IsFlat(TypeReference type, PlanNode node)
    {
        node = WithoutDirection(node) ?? node;
        if (TrySplitNull(type, node, out PlanNode? rest))
        {
            (type, node) = (type with { IsNullable = false }, rest!);
        }

        return type.Kind is TypeKind.String or TypeKind.Boolean or TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double or TypeKind.Decimal or TypeKind.DateTimeOffset or TypeKind.Enum
            && !type.IsNullable && !node.AcceptsAll && Reader(type, node) is not null;
    }
}
