using System.Linq;
using Integrations.Contracts.CodeGeneration.Names;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>Records and enums.</summary>
internal sealed partial class ContractModelBuilder
{
    private TypeReference Record(PlanNode node, string name, SchemaNode schema)
    {
        if (_named.TryGetValue(node.Id, out TypeReference? known))
        {
            return known;
        }

        // Before its members, which may lead back to it.
        TypeReference reference = new() { Kind = TypeKind.Named, NodeId = node.Id, IsNullable = (node.Types & JsonTypes.Null) != 0, TypeName = name };
        _named.Add(node.Id, reference);
        _pending.Enqueue((node, name, schema, _types.Count, DefinitionOf(node, name)));
        _types.Add(null);
        return reference;
    }

    private RecordModel CompleteRecord(PlanNode node, string name, SchemaNode schema, string definition)
    {
        ObjectRules rules = node.Objects!;
        HashSet<string> required = new(rules.Required, StringComparer.Ordinal);
        List<string> jsonNames = [];
        List<bool> hasPresence = [];
        List<ConstantModel?> constants = [];
        List<TypeReference> types = [];
        List<SchemaNode?> schemas = [];
        List<PlanNode?> nodes = [];
        foreach (PropertyRule property in rules.Properties)
        {
            // A member that nothing satisfies is no member: `false` forbids it.
            if (property.Node.RejectsAll)
            {
                continue;
            }

            SchemaNode propertySchema = PropertySchema(node, property);
            string place = PascalCase.FromText(property.Name);
            TypeKind kind = TypeKind.JsonElement;
            ConstantModel? constant = required.Contains(property.Name) && SingleValue(property.Node) is { } single ? Constants.Of(single, out kind) : null;
            TypeReference type = constant is null ? Map(property.Node, propertySchema, place.Length == 0 ? "Member" : place, name) : new() { Kind = kind, NodeId = property.Node.Id };
            constants.Add(constant);
            jsonNames.Add(property.Name);
            types.Add(type);
            schemas.Add(propertySchema);
            nodes.Add(property.Node);
            hasPresence.Add(type.IsNullable && !required.Contains(property.Name));
        }

        foreach ((string alone, PlanNode? value) in RequiredAlone(rules))
        {
            string place = PascalCase.FromText(alone);
            constants.Add(null);
            jsonNames.Add(alone);
            types.Add(value is null ? Any(node) : Map(value, value.Schema, place.Length == 0 ? "Member" : place, name));
            schemas.Add(null);
            nodes.Add(value);
            hasPresence.Add(false);
        }

        List<ConstantModel?> defaults = [.. types.Select((type, index) => required.Contains(jsonNames[index]) ? null : Default(type, nodes[index]!, schemas[index]!))];
        ImmutableArray<MemberName> names = MemberNames.Choose(name, jsonNames, hasPresence, defaults.ConvertAll(value => value is not null));
        ImmutableArray<MemberModel>.Builder members = ImmutableArray.CreateBuilder<MemberModel>(names.Length);
        for (int index = 0; index < names.Length; index++)
        {
            SchemaNode? memberSchema = schemas[index];
            PlanNode? memberNode = nodes[index];
            string field = "_" + names[index].Local;
            members.Add(new MemberModel
            {
                JsonName = jsonNames[index],
                PropertyName = names[index].Property,
                LocalName = names[index].Local,
                FieldName = field is "_unknownMembers" or "_sourceTexts" or "_additionalMembers" ? field + "Value" : field,
                PresenceName = "Has" + names[index].Property,
                Type = types[index],
                IsRequired = required.Contains(jsonNames[index]),
                Constant = constants[index],
                Default = defaults[index],
                DefaultName = names[index].Property + "OrDefault",
                IsReadOnly = memberNode is { IsReadOnly: true } || (memberSchema is not null && SchemaAnnotations.IsTrue(memberSchema, "readOnly"u8)),
                IsWriteOnly = memberNode is { IsWriteOnly: true } || (memberSchema is not null && SchemaAnnotations.IsTrue(memberSchema, "writeOnly"u8)),
                DefaultJson = memberSchema is not null && memberSchema.TryGetKeyword("default"u8, out TapeValue value) ? SchemaAnnotations.RawText(value) : null,
                Documentation = memberSchema is null ? Documentation.None : SchemaAnnotations.Read(memberSchema),
            });
        }

        ImmutableArray<MemberModel> all = members.MoveToImmutable();
        return new RecordModel
        {
            Name = name,
            NodeId = node.Id,
            Pointer = node.Schema.Pointer,
            DocumentUri = node.Schema.Document.Uri,
            FileName = FileOf(node.Schema),
            Definition = definition,
            Documentation = Describe(node, schema),
            Members = new EquatableArray<MemberModel>(all),
            Additional = Additional(node, schema, name, jsonNames, names.Select(member => member.Property).Concat(all.Where(member => member.HasPresence).Select(member => member.PresenceName))),
            UnknownMembers = rules is { AdditionalProperties.RejectsAll: true, PatternProperties.IsEmpty: true } ? UnknownMemberHandling.Refused : UnknownMemberHandling.Kept,
        };
    }

    // Members that must be there and have no property, without which no valid record could be made: each with what it is held against, the schema of a pattern or of all other members; null where that is nothing, or several.
    private static IEnumerable<(string Name, PlanNode? Node)> RequiredAlone(ObjectRules rules)
    {
        foreach (string name in rules.Required)
        {
            if (rules.Properties.Any(property => property.Name == name))
            {
                continue;
            }

            byte[] utf8 = Wtf8.GetBytes(name);
            PlanNode[] nodes = [.. rules.PatternProperties.Where(rule => rule.Pattern.IsMatch(utf8)).Select(rule => rule.Node)];
            PlanNode? node = nodes.Length == 0 ? rules.AdditionalProperties : nodes.Length == 1 ? nodes[0] : null;
            if (node is not { RejectsAll: true })
            {
                yield return (name, node);
            }
        }
    }

    // The property's own schema: the plan's node is what its reference leads to.
    private static SchemaNode PropertySchema(PlanNode owner, PropertyRule property)
    {
        foreach (SchemaNode source in owner.Sources)
        {
            if (source.Subschema("properties", property.Name) is { } own)
            {
                return own;
            }
        }

        return owner.Schema.Subschema("properties", property.Name) ?? property.Node.Schema;
    }

    private static Documentation Describe(PlanNode node, SchemaNode schema)
    {
        Documentation own = SchemaAnnotations.Read(node.Schema);
        return own.Title is null && own.Description is null ? SchemaAnnotations.Read(schema) : own;
    }

    private static bool IsEnum(PlanNode node) => !node.Values.IsEmpty && !node.RejectsAll && AllowedKinds(node, [], out _) == JsonTypes.String;

    // `enum` and `const`: strings are an enum; numbers and booleans keep their plain type; a mixture is JSON.
    private TypeReference Values(PlanNode node, SchemaNode schema, string place, string owner)
    {
        List<string> strings = [];
        switch (AllowedKinds(node, strings, out bool letsNullIn))
        {
            case JsonTypes.String:
                return Enum(node, schema, strings, TakeName(node, schema, place, owner), letsNullIn);
            case JsonTypes.Boolean:
                return Plain(TypeKind.Boolean, node, letsNullIn);
            case JsonTypes.Number:
                bool integers = (node.Types & JsonTypes.Number) == 0;
                return Plain(integers ? NumberTypes.OfInteger(node.Numbers, _options.Numbers) : NumberTypes.OfNumber(node.Numbers, _options.Numbers), node, letsNullIn);
            default:
                return Any(node);
        }
    }

    // The kinds of the values that are let in, without null; and those that are strings.
    private static JsonTypes AllowedKinds(PlanNode node, List<string> strings, out bool letsNullIn)
    {
        letsNullIn = false;
        JsonTypes kinds = JsonTypes.None;
        foreach (TapeValue value in node.Values[0].Allowed)
        {
            if (!IsLetIn(node, value))
            {
                continue;
            }

            JsonTypes kind = TypeOf(value.Kind);
            if (kind == JsonTypes.Null)
            {
                letsNullIn = true;
                continue;
            }

            kinds |= kind;
            if (kind == JsonTypes.String)
            {
                strings.Add(value.GetString());
            }
        }

        return kinds;
    }

    // The one value that is let in; null where there are several.
    private static TapeValue? SingleValue(PlanNode node)
    {
        TapeValue? single = null;
        if (node.Values.IsEmpty || node.RejectsAll)
        {
            return null;
        }

        foreach (TapeValue value in node.Values[0].Allowed)
        {
            if (IsLetIn(node, value))
            {
                if (single is not null)
                {
                    return null;
                }

                single = value;
            }
        }

        return single;
    }

    private static bool IsLetIn(PlanNode node, TapeValue value)
    {
        JsonTypes kind = TypeOf(value.Kind);
        return ((node.Types & kind) != 0 || (kind == JsonTypes.Number && (node.Types & (JsonTypes.Integer | JsonTypes.LexicalInteger)) != 0)) && IsAllowedByAll(node, value);
    }

    private static bool IsAllowedByAll(PlanNode node, TapeValue value)
    {
        for (int index = 1; index < node.Values.Length; index++)
        {
            bool isAllowed = false;
            foreach (TapeValue allowed in node.Values[index].Allowed)
            {
                isAllowed |= allowed.ValueEquals(value);
            }

            if (!isAllowed)
            {
                return false;
            }
        }

        return true;
    }

    private static JsonTypes TypeOf(JsonKind kind) => kind switch
    {
        JsonKind.Null => JsonTypes.Null,
        JsonKind.True or JsonKind.False => JsonTypes.Boolean,
        JsonKind.Number => JsonTypes.Number,
        JsonKind.String => JsonTypes.String,
        JsonKind.Array => JsonTypes.Array,
        _ => JsonTypes.Object,
    };

    private TypeReference Enum(PlanNode node, SchemaNode schema, List<string> wireNames, string name, bool isNullable)
    {
        TypeReference reference = new() { Kind = TypeKind.Enum, NodeId = node.Id, IsNullable = isNullable, TypeName = name };
        _named.Add(node.Id, reference);
        ImmutableArray<string> names = EnumValueNames.Choose(wireNames);
        ImmutableArray<EnumValueModel>.Builder values = ImmutableArray.CreateBuilder<EnumValueModel>(wireNames.Count);
        for (int index = 0; index < names.Length; index++)
        {
            values.Add(new EnumValueModel(names[index], wireNames[index]));
        }

        EnumModel model = new()
        {
            Name = name,
            NodeId = node.Id,
            Pointer = node.Schema.Pointer,
            DocumentUri = node.Schema.Document.Uri,
            FileName = FileOf(node.Schema),
            Definition = DefinitionOf(node, name),
            Documentation = Describe(node, schema),
            Values = new EquatableArray<EnumValueModel>(values.MoveToImmutable()),
        };
        _types.Add(model);
        _enums.Add(name, model);
        return reference;
    }
}
