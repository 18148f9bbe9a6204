using System.Globalization;
using System.Linq;
using Integrations.Contracts.CodeGeneration.Names;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>Tuples: arrays that say of each place what stands there.</summary>
internal sealed partial class ContractModelBuilder
{
    // Longer ones are lists to a reader, and have no type.
    private const int MaxTupleItems = 32;

    // A longer title is a sentence.
    private const int MaxItemNameLength = 32;

    private readonly Queue<(PlanNode Node, string Name, SchemaNode Schema, int Slot, string Definition)> _pendingTuples = new();

    private static bool IsTuple(PlanNode node) =>
        !node.RejectsAll && node.Values.IsEmpty && (node.Types & ~JsonTypes.Null) == JsonTypes.Array && node.Arrays is { Prefix.Length: > 0 and <= MaxTupleItems } && CountItems(node.Arrays) > 0;

    // How many places have something in them: none behind one that nothing satisfies, or behind the last that is let in.
    private static int CountItems(ArrayRules rules)
    {
        int count = 0;
        while (count < rules.Prefix.Length && count < rules.MaxItems && !rules.Prefix[count].RejectsAll)
        {
            count++;
        }

        return count;
    }

    // Whether a further item may stand behind the named ones; what it is held against is null where it may be anything.
    private static bool HasRest(PlanNode node, out PlanNode? rest)
    {
        ArrayRules rules = node.Arrays!;
        rest = rules.Items ?? (node.InPlace.IsEmpty && rules.Contains.IsEmpty ? rules.UnevaluatedItems : null);
        int count = CountItems(rules);
        return count == rules.Prefix.Length && count < rules.MaxItems && rest is not { RejectsAll: true };
    }

    private static bool HasSameItems(PlanNode left, PlanNode right) => IsTuple(left) && IsTuple(right) && left.Arrays!.Prefix.Length == right.Arrays!.Prefix.Length;

    // A tuple among the branches of a union that nothing names, and whose items would be types that nothing names: `RuleTupleItem1` says no more than JSON does.
    private bool IsNameless(PlanNode branch) =>
        IsTuple(branch) && !HasName(branch) && string.IsNullOrEmpty(DiscriminatingValue(branch))
        && (branch.Arrays!.Prefix.Take(CountItems(branch.Arrays)).Any(NeedsName) || (HasRest(branch, out PlanNode? rest) && rest is not null && NeedsName(rest)));

    private bool HasName(PlanNode node) => _namesByNode.ContainsKey(node.Id) || DefinitionKey(node.Schema).Length > 0 || PascalCase.FromText(SchemaAnnotations.Text(node.Schema, "title"u8) ?? "").Length > 0;

    private bool NeedsName(PlanNode node) => !HasName(node)
        && (HasType(node) || (node.Arrays is { Prefix.IsEmpty: true, Items: { } items } && NeedsName(items)) || (node.Objects?.AdditionalProperties is { } values && NeedsName(values)) || (UnionBranches(node, out _) is [PlanNode only] && NeedsName(only)));

    private TypeReference Tuple(PlanNode node, string name, SchemaNode schema)
    {
        // Before its items, which may lead back to it.
        TypeReference reference = new() { Kind = TypeKind.Named, NodeId = node.Id, IsNullable = (node.Types & JsonTypes.Null) != 0, TypeName = name };
        _named.Add(node.Id, reference);
        _pendingTuples.Enqueue((node, name, schema, _types.Count, DefinitionOf(node, name)));
        _types.Add(null);
        return reference;
    }

    private TupleModel CompleteTuple(PlanNode node, string name, SchemaNode schema, string definition)
    {
        ArrayRules rules = node.Arrays!;
        int count = CountItems(rules);
        SchemaNode[] schemas = new SchemaNode[count];
        string[] wanted = new string[count];
        TypeReference[] types = new TypeReference[count];
        ConstantModel?[] constants = new ConstantModel?[count], defaults = new ConstantModel?[count];
        for (int index = 0; index < count; index++)
        {
            PlanNode item = rules.Prefix[index];
            string place = (index + 1).ToString(CultureInfo.InvariantCulture);
            schemas[index] = PlaceSchema(node, index);
            string title = PascalCase.FromText(SchemaAnnotations.Text(schemas[index], "title"u8) ?? "");
            bool isNamed = title.Length is > 0 and <= MaxItemNameLength;
            wanted[index] = !isNamed ? "Item" + place : title == "Rest" ? "RestValue" : title;
            TypeKind kind = TypeKind.JsonElement;
            bool isRequired = index < rules.MinItems;
            constants[index] = isRequired && SingleValue(item) is { } single ? Constants.Of(single, out kind) : null;
            types[index] = constants[index] is null ? Map(item, schemas[index], isNamed ? title : $"{name}Item{place}", name) : new() { Kind = kind, NodeId = item.Id };
            defaults[index] = isRequired ? null : Default(types[index], item, schemas[index]);
        }

        ImmutableArray<MemberName> names = MemberNames.Choose(name, wanted, [.. types.Select((type, index) => type.IsNullable && index >= rules.MinItems)], [.. defaults.Select(value => value is not null)]);
        ImmutableArray<MemberModel>.Builder items = ImmutableArray.CreateBuilder<MemberModel>(count);
        for (int index = 0; index < count; index++)
        {
            items.Add(new MemberModel
            {
                JsonName = "",
                PropertyName = names[index].Property,
                LocalName = names[index].Local,
                FieldName = $"_{CamelCase.FromPascalCase(names[index].Property)}{(names[index].Property is "SourceTexts" ? "Value" : "")}",
                PresenceName = "Has" + names[index].Property,
                Type = types[index],
                IsRequired = index < rules.MinItems,
                Constant = constants[index],
                Default = defaults[index],
                DefaultName = names[index].Property + "OrDefault",
                IsReadOnly = rules.Prefix[index].IsReadOnly || SchemaAnnotations.IsTrue(schemas[index], "readOnly"u8),
                IsWriteOnly = rules.Prefix[index].IsWriteOnly || SchemaAnnotations.IsTrue(schemas[index], "writeOnly"u8),
                DefaultJson = schemas[index].TryGetKeyword("default"u8, out TapeValue value) ? SchemaAnnotations.RawText(value) : null,
                Documentation = SchemaAnnotations.Read(schemas[index]),
            });
        }

        return new TupleModel
        {
            Name = name,
            NodeId = node.Id,
            Pointer = node.Schema.Pointer,
            DocumentUri = node.Schema.Document.Uri,
            FileName = FileOf(node.Schema),
            Definition = definition,
            Documentation = Describe(node, schema),
            Items = new EquatableArray<MemberModel>(items.MoveToImmutable()),
            Rest = !HasRest(node, out PlanNode? rest) ? null : rest is null ? Any(node) : Map(rest, ItemSchema(schema, rest, rules.ItemsKeyword), name + "Rest", name),
        };
    }

    // The schema at a place: the plan's node is what its reference leads to.
    private static SchemaNode PlaceSchema(PlanNode owner, int index)
    {
        string keyword = owner.Arrays!.PrefixKeyword, key = index.ToString(CultureInfo.InvariantCulture);
        foreach (SchemaNode source in owner.Sources)
        {
            if (source.Subschema(keyword, key) is { } own)
            {
                return own;
            }
        }

        return owner.Schema.Subschema(keyword, key) ?? owner.Arrays.Prefix[index].Schema;
    }
}
