using System.Globalization;
using Integrations.Contracts.CodeGeneration.Names;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>
/// Unions: a value that is nothing but one <c>anyOf</c> or <c>oneOf</c>. One schema or null is that schema's type, nullable; several schemas of one plain type are that type; schemas that say no type are JSON;
/// all else is a closed hierarchy with a case a branch.
/// </summary>
internal sealed partial class ContractModelBuilder
{
    private readonly Queue<(PlanNode Node, string Name, SchemaNode Schema, int Slot, string Definition)> _pendingUnions = new();

    // The branches, without those that are only null, or let nothing in.
    private static List<PlanNode>? UnionBranches(PlanNode node, out bool isNullable)
    {
        isNullable = false;
        if (node.InPlace.Length != 1 || node.Objects is not null || node.Arrays is not null || !node.Values.IsEmpty || node.RejectsAll)
        {
            return null;
        }

        ImmutableArray<PlanNode> branches = node.InPlace[0] switch
        {
            AnyOfRule anyOf => anyOf.Nodes,
            OneOfRule oneOf => oneOf.Nodes,
            _ => ImmutableArray<PlanNode>.Empty,
        };
        List<PlanNode> others = [];
        foreach (PlanNode branch in branches)
        {
            isNullable |= (branch.Types & node.Types & JsonTypes.Null) != 0 && branch.Values.IsEmpty;
            if (!branch.RejectsAll && (WithIntegers(branch.Types) & WithIntegers(node.Types) & ~JsonTypes.Null) != 0)
            {
                others.Add(branch);
            }
        }

        return others.Count == 0 ? null : others;
    }

    // Whether the value gets a hierarchy of its own.
    private static bool IsHierarchy(PlanNode node, out bool isNullable)
    {
        if (UnionBranches(node, out isNullable) is not { Count: > 1 } branches)
        {
            return false;
        }

        JsonTypes first = Kinds(branches[0]);
        bool isOneKind = true, isTyped = false;
        foreach (PlanNode branch in branches)
        {
            JsonTypes kinds = Kinds(branch);
            isOneKind &= kinds == first && branch.Values.IsEmpty;
            isTyped |= kinds != (JsonTypes.All & ~JsonTypes.Null);
        }

        return isTyped && !(isOneKind && first is JsonTypes.String or JsonTypes.Number or JsonTypes.Integer or JsonTypes.Boolean);
    }

    // Every number's type with those of the integers, which are numbers.
    private static JsonTypes WithIntegers(JsonTypes types) =>
        (types & JsonTypes.Number) != 0 ? types | JsonTypes.Integer | JsonTypes.LexicalInteger : (types & JsonTypes.Integer) != 0 ? types | JsonTypes.LexicalInteger : types;

    private static JsonTypes Kinds(PlanNode node)
    {
        JsonTypes kinds = node.Types & ~JsonTypes.Null;
        return (kinds & JsonTypes.LexicalInteger) != 0 ? (kinds & ~JsonTypes.LexicalInteger) | JsonTypes.Integer : kinds;
    }

    private TypeReference Union(PlanNode node, List<PlanNode> branches, bool isNullable, SchemaNode schema, string place, string owner)
    {
        if (branches.Count == 1)
        {
            TypeReference type = Map(branches[0], branches[0].Schema, place, owner);
            return type.Kind == TypeKind.JsonElement ? Any(node) : type with { NodeId = node.Id, IsNullable = isNullable || type.IsNullable };
        }

        if (!IsHierarchy(node, out _))
        {
            return OneKind(node, branches, isNullable);
        }

        string name = TakeName(node, schema, place, owner);
        TypeReference reference = new() { Kind = TypeKind.Named, NodeId = node.Id, IsNullable = isNullable, TypeName = name };
        _named.Add(node.Id, reference);
        _pendingUnions.Enqueue((node, name, schema, _types.Count, DefinitionOf(node, name)));
        _types.Add(null);
        return reference;
    }

    private TypeReference OneKind(PlanNode node, List<PlanNode> branches, bool isNullable)
    {
        switch (Kinds(branches[0]))
        {
            case JsonTypes.String:
                TypeKind kind = StringKind(branches[0].Strings);
                foreach (PlanNode branch in branches)
                {
                    kind = StringKind(branch.Strings) == kind ? kind : TypeKind.String;
                }

                return Plain(kind, node, isNullable);
            case JsonTypes.Boolean:
                return Plain(TypeKind.Boolean, node, isNullable);
            case JsonTypes.Integer:
                return Plain(NumberTypes.OfInteger(null, _options.Numbers), node, isNullable);
            case JsonTypes.Number:
                return Plain(NumberTypes.OfNumber(null, _options.Numbers), node, isNullable);
            default:
                return Any(node);
        }
    }

    private UnionModel CompleteUnion(PlanNode node, string name, SchemaNode schema, string definition)
    {
        List<PlanNode> branches = UnionBranches(node, out _)!;
        HashSet<string> taken = new(StringComparer.Ordinal) { name, "Match", "Switch", "Value" };
        ImmutableArray<UnionCaseModel>.Builder cases = ImmutableArray.CreateBuilder<UnionCaseModel>(branches.Count);
        for (int index = 0; index < branches.Count; index++)
        {
            PlanNode branch = branches[index];
            string place = CasePlace(name, branches, index);

            // Null is the union's own: a reference to it is nullable, its cases are not.
            TypeReference type = IsNameless(branch) ? Any(branch) : Map(branch, branch.Schema, place, name) with { IsNullable = false };
            string wanted = CaseName(name, branches, branch, type);
            if (ReservedMembers.Contains(wanted) || taken.Contains(wanted))
            {
                wanted += "Case";
            }

            string caseName = wanted;
            for (int number = 2; !taken.Add(caseName); number++)
            {
                caseName = wanted + number.ToString(CultureInfo.InvariantCulture);
            }

            cases.Add(new UnionCaseModel(caseName, type));
        }

        return new UnionModel
        {
            Name = name,
            NodeId = node.Id,
            Pointer = node.Schema.Pointer,
            DocumentUri = node.Schema.Document.Uri,
            FileName = FileOf(node.Schema),
            Definition = definition,
            Documentation = Describe(node, schema),
            Cases = new EquatableArray<UnionCaseModel>(cases.MoveToImmutable()),
        };
    }
}
