using System.Globalization;
using System.Linq;
using Integrations.Contracts.CodeGeneration.Names;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>Which type the values of a plan node have.</summary>
internal sealed partial class ContractModelBuilder
{
    // Lists of lists beyond this are JSON to C#.
    private const int MaxNesting = 32;

    private int _nesting;

    /// <param name="node">What the value is held against.</param>
    /// <param name="schema">The schema at the value's place, for its name.</param>
    /// <param name="place">The name of the place: the property's, the item's.</param>
    /// <param name="owner">The name of the type that the place is in.</param>
    private TypeReference Map(PlanNode node, SchemaNode schema, string place, string owner = "")
    {
        if (_named.TryGetValue(node.Id, out TypeReference? known))
        {
            return known;
        }

        bool isNullable = (node.Types & JsonTypes.Null) != 0;
        if (node.RejectsAll || _nesting >= MaxNesting)
        {
            return Any(node);
        }

        _nesting++;
        try
        {
            return MapRules(node, schema, place, owner, isNullable);
        }
        finally
        {
            _nesting--;
        }
    }

    private TypeReference MapRules(PlanNode node, SchemaNode schema, string place, string owner, bool isNullable)
    {
        if (!node.Values.IsEmpty)
        {
            return Values(node, schema, place, owner);
        }

        if (SharedType(node) is { } shared)
        {
            return shared;
        }

        if (UnionBranches(node, out bool letsNullIn) is { } branches)
        {
            return Union(node, branches, letsNullIn, schema, place, owner);
        }

        switch (node.Types & ~JsonTypes.Null)
        {
            case JsonTypes.Boolean:
                return Plain(TypeKind.Boolean, node, isNullable);
            case JsonTypes.Integer or JsonTypes.LexicalInteger or (JsonTypes.Integer | JsonTypes.LexicalInteger):
                return Plain(NumberTypes.OfInteger(node.Numbers, _options.Numbers), node, isNullable);
            case JsonTypes.Number or (JsonTypes.Number | JsonTypes.Integer) or (JsonTypes.Number | JsonTypes.LexicalInteger) or (JsonTypes.Number | JsonTypes.Integer | JsonTypes.LexicalInteger):
                return Plain(NumberTypes.OfNumber(node.Numbers, _options.Numbers), node, isNullable);
            case JsonTypes.String:
                return Plain(StringKind(node.Strings), node, isNullable);
            case JsonTypes.Array when IsTuple(node):
                return Tuple(node, TakeName(node, schema, place, owner), schema);
            case JsonTypes.Array:
                return List(node, schema, place, owner, isNullable);
            case JsonTypes.Object when IsRecord(node):
                return Record(node, TakeName(node, schema, place, owner), schema);
            case JsonTypes.Object:
                return MapOf(node, schema, place, owner, isNullable);
            default:
                return Any(node);
        }
    }

    // Objects with named members; whatever else they let in.
    private static bool IsRecord(PlanNode node) =>
        !node.RejectsAll && node.Values.IsEmpty && (node.Types & ~JsonTypes.Null) == JsonTypes.Object && node.Objects is { Properties.IsEmpty: false };

    private TypeKind StringKind(StringRules? rules)
    {
        if (_options.Formats == FormatTypes.Map && rules is not null)
        {
            foreach (StringFormat format in rules.Formats)
            {
                switch (format)
                {
                    case StringFormat.DateTime:
                        return TypeKind.DateTimeOffset;
                    case StringFormat.Date:
                        return TypeKind.DateOnly;
                    case StringFormat.Uuid:
                        return TypeKind.Guid;
                }
            }
        }

        return TypeKind.String;
    }

    private static TypeReference Any(PlanNode node) => new() { Kind = TypeKind.JsonElement, NodeId = node.Id };

    private static TypeReference Plain(TypeKind kind, PlanNode node, bool isNullable) => kind == TypeKind.JsonElement ? Any(node) : new() { Kind = kind, NodeId = node.Id, IsNullable = isNullable };

    private TypeReference List(PlanNode node, SchemaNode schema, string place, string owner, bool isNullable)
    {
        if (node.Arrays is not { } rules || !rules.Prefix.IsEmpty || rules.Items is not { } items || !_open.Add(node.Id))
        {
            return Any(node);
        }

        TypeReference element = Map(items, ItemSchema(schema, items, "items"), ItemNames.Of(place), owner);
        _open.Remove(node.Id);
        return new TypeReference { Kind = TypeKind.List, NodeId = node.Id, IsNullable = isNullable, Element = element };
    }

    private TypeReference MapOf(PlanNode node, SchemaNode schema, string place, string owner, bool isNullable)
    {
        TypeReference? element = Entries(node, schema, ItemNames.Of(place), owner);
        return element is null ? Any(node) : new TypeReference { Kind = TypeKind.Map, NodeId = node.Id, IsNullable = isNullable, Element = element };
    }

    // The type of all members that no property names; null where some have none, or another than others.
    private TypeReference? Entries(PlanNode node, SchemaNode schema, string place, string owner)
    {
        ObjectRules? rules = node.Objects;
        List<PlanNode> entries = [.. (rules?.PatternProperties ?? ImmutableArray<PatternPropertyRule>.Empty).Select(pattern => pattern.Node)];
        bool areByPattern = entries.Count > 0;
        if (rules?.AdditionalProperties is not { } additional)
        {
            return null;
        }

        entries.Add(additional);
        entries.RemoveAll(entry => entry.RejectsAll);
        if (entries.Count == 0 || !entries.TrueForAll(entry => entry.Id == entries[0].Id || (IsScalar(entry) && IsScalar(entries[0]))) || !_open.Add(node.Id))
        {
            return null;
        }

        TypeReference? type = null;
        foreach (PlanNode entry in entries)
        {
            TypeReference other = Map(entry, ItemSchema(schema, entry, areByPattern ? "patternProperties" : "additionalProperties"), place, owner);
            type = type is null ? other : type.Kind == other.Kind ? type with { IsNullable = type.IsNullable || other.IsNullable } : Any(node);
        }

        _open.Remove(node.Id);
        return type;
    }

    // A string, a number or a boolean with a type of .NET: as an entry, no type is emitted for it.
    private static bool IsScalar(PlanNode node) => node.Values.IsEmpty && node.InPlace.IsEmpty && Kinds(node) is JsonTypes.String or JsonTypes.Number or JsonTypes.Integer or JsonTypes.Boolean;

    // The property for members that no property names; null where they have no type, or a rule speaks of names that have no property.
    private AdditionalModel? Additional(PlanNode node, SchemaNode schema, string owner, IReadOnlyList<string> jsonNames, IEnumerable<string> taken)
    {
        if (NamesInRules(node.Objects!).Except(jsonNames, StringComparer.Ordinal).Any() || Entries(node, schema, "AdditionalProperty", owner) is not { } value)
        {
            return null;
        }

        string name = "AdditionalProperties";
        for (int number = 2; name == owner || taken.Contains(name, StringComparer.Ordinal); number++)
        {
            name = "AdditionalProperties" + number.ToString(CultureInfo.InvariantCulture);
        }

        return value.Kind == TypeKind.JsonElement ? null : new AdditionalModel(name, value);
    }

    private static IEnumerable<string> NamesInRules(ObjectRules rules) => rules.Properties.Select(rule => rule.Name)
        .Concat(rules.Required)
        .Concat(rules.DependentRequired.Select(rule => rule.Name))
        .Concat(rules.DependentRequired.SelectMany(rule => rule.Required))
        .Concat(rules.DependentSchemas.Select(rule => rule.Name))
        .Concat(rules.PropertyDependencies.Select(rule => rule.Name));

    private static SchemaNode ItemSchema(SchemaNode schema, PlanNode node, string keyword) => schema.Subschema(keyword) ?? node.Schema;

    // A node made of one named type's schema and of others that give no shape (a description, readOnly) is of that type; but the root has its own.
    private TypeReference? SharedType(PlanNode node)
    {
        if (node.Sources.Length < 2 || node.Id == _plan.Roots[0].Id)
        {
            return null;
        }

        foreach (SchemaNode candidate in node.Sources)
        {
            if (!_definitions.TryGetValue(candidate, out int index))
            {
                continue;
            }

            PlanNode definition = _plan.Roots[index + 1];
            if (definition.Id == node.Id || !(HasSameMembers(definition, node) || HasSameItems(definition, node)))
            {
                continue;
            }

            bool addsShape = false;
            foreach (SchemaNode source in node.Sources)
            {
                addsShape |= !definition.Sources.Contains(source) && HasShape(source);
            }

            if (!addsShape)
            {
                TypeReference type = Map(definition, candidate, DefinitionName(index));
                return type with { NodeId = node.Id, IsNullable = (node.Types & JsonTypes.Null) != 0 };
            }
        }

        return null;
    }

    private static bool HasSameMembers(PlanNode left, PlanNode right) =>
        IsRecord(left) && IsRecord(right) && left.Objects!.Properties.Length == right.Objects!.Properties.Length && left.Objects.Required.Length == right.Objects.Required.Length;

    private static bool HasShape(SchemaNode schema)
    {
        foreach (Subschema subschema in schema.Subschemas)
        {
            if (subschema.Keyword is "properties" or "patternProperties" or "additionalProperties" or "items" or "prefixItems" or "allOf" or "anyOf" or "oneOf" or "if" or "dependentSchemas" or "unevaluatedProperties" or "additionalItems" or "unevaluatedItems")
            {
                return true;
            }
        }

        return schema.TryGetKeyword("required"u8, out _) || schema.TryGetKeyword("enum"u8, out _) || schema.TryGetKeyword("const"u8, out _);
    }
}
