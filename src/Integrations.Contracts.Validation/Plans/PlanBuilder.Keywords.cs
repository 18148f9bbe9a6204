using System.Globalization;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Plans;

internal sealed partial class PlanBuilder
{
    private void Fill(PlanNode node, DynamicEnvironment environment)
    {
        SchemaNode schema = node.Schema;
        switch (schema.Value.Kind)
        {
            case JsonKind.False:
                node.RejectsAll = true;
                return;
            case JsonKind.Object:
                break;
            default:
                return;
        }

        // Secrecy and direction hold in any draft and beside any $ref: what is marked is meant.
        node.IsReadOnly = IsTrue(schema, "readOnly"u8);
        node.IsWriteOnly = IsTrue(schema, "writeOnly"u8);

        var inPlace = new List<InPlaceRule>();
        foreach (SchemaReference reference in schema.References)
        {
            if (_scopes.Resolve(reference, environment) is { } target)
            {
                inPlace.Add(new AllOfRule(reference.Keyword, ImmutableArray.Create(Reach(target, environment))));
            }
        }

        if (schema.IsRefAlone)
        {
            node.InPlace = inPlace.ToImmutableArray();
            return;
        }

        FillTypes(node, environment, inPlace);
        node.Values = Values(schema);
        node.Numbers = Numbers(schema);
        node.Strings = Strings(schema);
        node.Objects = Objects(node, environment);
        node.Arrays = Arrays(schema, environment);
        FillInPlace(schema, environment, inPlace);
        node.InPlace = inPlace.ToImmutableArray();
    }

    private static bool IsTrue(SchemaNode schema, ReadOnlySpan<byte> keyword) =>
        schema.Value.TryGetMember(keyword, out TapeValue value) && value.Kind == JsonKind.True;

    /// <summary><c>type</c> and <c>disallow</c>; draft 3 has schemas among the types (draft-zyp-json-schema-03, sections 5.1 and 5.25).</summary>
    private void FillTypes(PlanNode node, DynamicEnvironment environment, List<InPlaceRule> inPlace)
    {
        SchemaNode schema = node.Schema;
        if (schema.TryGetKeyword("type"u8, out TapeValue type))
        {
            JsonTypes types = TypesOf(type, schema.Dialect.Draft);
            List<Subschema> schemas = Of(schema, "type");
            if (schemas.Count == 0)
            {
                node.Types = types;
            }
            else if ((types & JsonTypes.All) != JsonTypes.All)
            {
                var alternatives = ImmutableArray.CreateBuilder<PlanNode>();
                if (types != JsonTypes.None)
                {
                    alternatives.Add(OfTypes(schema, types));
                }

                foreach (Subschema alternative in schemas)
                {
                    alternatives.Add(Reach(alternative.Node, environment));
                }

                inPlace.Add(new AnyOfRule("type", alternatives.ToImmutable()));
            }
        }

        if (schema.TryGetKeyword("disallow"u8, out TapeValue disallow))
        {
            JsonTypes types = TypesOf(disallow, schema.Dialect.Draft);
            if (types != JsonTypes.None)
            {
                inPlace.Add(new NotRule("disallow", OfTypes(schema, types)));
            }

            foreach (Subschema subschema in Of(schema, "disallow"))
            {
                inPlace.Add(new NotRule("disallow", Reach(subschema.Node, environment)) { Index = subschema.Key is null ? -1 : Index(subschema.Key) });
            }
        }
    }

    private PlanNode OfTypes(SchemaNode schema, JsonTypes types)
    {
        PlanNode node = Add(schema);
        node.Types = types;
        return node;
    }

    private static JsonTypes TypesOf(TapeValue type, Draft draft)
    {
        if (type.Kind == JsonKind.String)
        {
            return TypeOf(type, draft);
        }

        JsonTypes types = JsonTypes.None;
        if (type.Kind == JsonKind.Array)
        {
            foreach (TapeValue item in type.Items)
            {
                if (item.Kind == JsonKind.String)
                {
                    types |= TypeOf(item, draft);
                }
            }
        }

        return types;
    }

    private static JsonTypes TypeOf(TapeValue name, Draft draft) => name.GetString() switch
    {
        "null" => JsonTypes.Null,
        "boolean" => JsonTypes.Boolean,
        "object" => JsonTypes.Object,
        "array" => JsonTypes.Array,
        "number" => JsonTypes.Number,
        "string" => JsonTypes.String,
        "integer" => draft <= Draft.Draft4 ? JsonTypes.LexicalInteger : JsonTypes.Integer,

        // Draft 3 lets any other name stand for any value (section 5.1); later metaschemas refuse it.
        _ => draft == Draft.Draft3 ? JsonTypes.All : JsonTypes.None,
    };

    private static ImmutableArray<ValuesRule> Values(SchemaNode schema)
    {
        var rules = ImmutableArray.CreateBuilder<ValuesRule>();
        if (schema.TryGetKeyword("enum"u8, out TapeValue allowed) && allowed.Kind == JsonKind.Array)
        {
            var values = ImmutableArray.CreateBuilder<TapeValue>(allowed.Count);
            var known = new HashSet<TapeValue>(TapeValueComparer.Instance);
            foreach (TapeValue value in allowed.Items)
            {
                if (known.Add(value))
                {
                    values.Add(value);
                }
            }

            rules.Add(new ValuesRule("enum", values.ToImmutable()));
        }

        if (schema.TryGetKeyword("const"u8, out TapeValue constant))
        {
            rules.Add(new ValuesRule("const", ImmutableArray.Create(constant)));
        }

        return rules.ToImmutable();
    }

    private ArrayRules? Arrays(SchemaNode schema, DynamicEnvironment environment)
    {
        var rules = new ArrayRules();
        bool any = false;
        bool itemsIsArray = schema.TryGetKeyword("items"u8, out TapeValue items) && items.Kind == JsonKind.Array;
        List<Subschema> prefix = itemsIsArray ? Of(schema, "items") : Of(schema, "prefixItems");
        if (prefix.Count > 0)
        {
            rules.Prefix = Reach(prefix, environment);
            rules.PrefixKeyword = itemsIsArray ? "items" : "prefixItems";
            any = true;
        }

        // An items of [] is still an array: additionalItems speaks of every item.
        string itemsKeyword = itemsIsArray ? "additionalItems" : "items";
        if (schema.Subschema(itemsKeyword) is { } rest)
        {
            rules.Items = Reach(rest, environment);
            rules.ItemsKeyword = itemsKeyword;
            any = true;
        }

        if (schema.Subschema("contains") is { } contains)
        {
            long min = TryGetCount(schema, "minContains"u8, out long atLeast) ? atLeast : 1;
            long max = TryGetCount(schema, "maxContains"u8, out long atMost) ? atMost : long.MaxValue;
            rules.Contains = ImmutableArray.Create(new ContainsRule(Reach(contains, environment), min, max) { Evaluates = schema.Dialect.Draft >= Draft.Draft202012 });
            any = true;
        }

        if (schema.TryGetKeyword("uniqueItems"u8, out TapeValue unique) && unique.Kind == JsonKind.True)
        {
            rules.UniqueItems = true;
            any = true;
        }

        if (TryGetCount(schema, "minItems"u8, out long minItems))
        {
            rules.MinItems = minItems;
            any |= minItems > 0;
        }

        if (TryGetCount(schema, "maxItems"u8, out long maxItems))
        {
            rules.MaxItems = maxItems;
            any = true;
        }

        if (schema.Subschema("unevaluatedItems") is { } unevaluated)
        {
            rules.UnevaluatedItems = Reach(unevaluated, environment);
            any = true;
        }

        return any ? rules : null;
    }

    private void FillInPlace(SchemaNode schema, DynamicEnvironment environment, List<InPlaceRule> inPlace)
    {
        List<Subschema> extends = Of(schema, "extends");
        if (extends.Count > 0)
        {
            inPlace.Add(new AllOfRule("extends", Reach(extends, environment)) { IsIndexed = extends[0].Key is not null });
        }

        List<Subschema> all = Of(schema, "allOf");
        if (all.Count > 0)
        {
            inPlace.Add(new AllOfRule("allOf", Reach(all, environment)) { IsIndexed = true });
        }

        List<Subschema> any = Of(schema, "anyOf");
        if (any.Count > 0)
        {
            inPlace.Add(new AnyOfRule("anyOf", Reach(any, environment)));
        }

        List<Subschema> one = Of(schema, "oneOf");
        if (one.Count > 0)
        {
            inPlace.Add(new OneOfRule("oneOf", Reach(one, environment)));
        }

        if (schema.Subschema("not") is { } not)
        {
            inPlace.Add(new NotRule("not", Reach(not, environment)));
        }

        if (schema.Subschema("if") is { } condition)
        {
            PlanNode? then = schema.Subschema("then") is { } thenSchema ? Reach(thenSchema, environment) : null;
            PlanNode? otherwise = schema.Subschema("else") is { } elseSchema ? Reach(elseSchema, environment) : null;

            // Without branches a condition decides nothing, but its annotations count.
            inPlace.Add(new ConditionalRule(Reach(condition, environment), then, otherwise));
        }
    }

    private ImmutableArray<PlanNode> Reach(List<Subschema> subschemas, DynamicEnvironment environment)
    {
        var nodes = ImmutableArray.CreateBuilder<PlanNode>(subschemas.Count);
        foreach (Subschema subschema in subschemas)
        {
            nodes.Add(Reach(subschema.Node, environment));
        }

        return nodes.MoveToImmutable();
    }

    private static readonly List<Subschema> s_none = [];

    /// <summary>The subschemas of a keyword that has several, in their order; not to be changed.</summary>
    private static List<Subschema> Of(SchemaNode schema, string keyword)
    {
        List<Subschema>? found = null;
        foreach (Subschema subschema in schema.Subschemas)
        {
            if (subschema.Keyword == keyword)
            {
                found ??= [];
                found.Add(subschema);
            }
        }

        return found ?? s_none;
    }

    private static int Index(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : -1;

    /// <summary>A count: a whole number that is not negative, however it is written; beyond <see cref="long"/> it is <see cref="long.MaxValue"/>.</summary>
    private static bool TryGetCount(SchemaNode schema, ReadOnlySpan<byte> keyword, out long count)
    {
        count = 0;
        if (!schema.TryGetKeyword(keyword, out TapeValue value) || value.Kind != JsonKind.Number)
        {
            return false;
        }

        if (!value.TryGetInt64(out count))
        {
            // Too large for 64 bits, or no whole number: the metaschema lets only the first in.
            count = value.RawText[0] == (byte)'-' ? 0 : long.MaxValue;
        }

        return count >= 0;
    }
}
