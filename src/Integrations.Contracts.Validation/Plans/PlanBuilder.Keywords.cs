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

    private static NumberRules? Numbers(SchemaNode schema)
    {
        var rules = ImmutableArray.CreateBuilder<NumberRule>();

        // Before draft 6 the exclusive keywords are booleans that change the inclusive ones.
        bool above = schema.TryGetKeyword("exclusiveMinimum"u8, out TapeValue exclusiveMinimum) && exclusiveMinimum.Kind == JsonKind.True;
        bool below = schema.TryGetKeyword("exclusiveMaximum"u8, out TapeValue exclusiveMaximum) && exclusiveMaximum.Kind == JsonKind.True;
        if (schema.TryGetKeyword("minimum"u8, out TapeValue minimum) && minimum.Kind == JsonKind.Number)
        {
            rules.Add(new NumberRule("minimum", above ? NumberTest.Above : NumberTest.AtLeast, minimum));
        }

        if (exclusiveMinimum.Kind == JsonKind.Number)
        {
            rules.Add(new NumberRule("exclusiveMinimum", NumberTest.Above, exclusiveMinimum));
        }

        if (schema.TryGetKeyword("maximum"u8, out TapeValue maximum) && maximum.Kind == JsonKind.Number)
        {
            rules.Add(new NumberRule("maximum", below ? NumberTest.Below : NumberTest.AtMost, maximum));
        }

        if (exclusiveMaximum.Kind == JsonKind.Number)
        {
            rules.Add(new NumberRule("exclusiveMaximum", NumberTest.Below, exclusiveMaximum));
        }

        if (schema.TryGetKeyword("multipleOf"u8, out TapeValue divisor) && divisor.Kind == JsonKind.Number)
        {
            rules.Add(new NumberRule("multipleOf", NumberTest.MultipleOf, divisor));
        }

        if (schema.TryGetKeyword("divisibleBy"u8, out divisor) && divisor.Kind == JsonKind.Number)
        {
            rules.Add(new NumberRule("divisibleBy", NumberTest.MultipleOf, divisor));
        }

        return rules.Count == 0 ? null : new NumberRules { Rules = rules.ToImmutable() };
    }

    private StringRules? Strings(SchemaNode schema)
    {
        var rules = new StringRules();
        bool any = false;
        if (TryGetCount(schema, "minLength"u8, out long minLength))
        {
            rules.MinLength = minLength;
            any |= minLength > 0;
        }

        if (TryGetCount(schema, "maxLength"u8, out long maxLength))
        {
            rules.MaxLength = maxLength;
            any = true;
        }

        if (schema.TryGetKeyword("pattern"u8, out TapeValue source) && source.Kind == JsonKind.String && CompilePattern(source.GetString()) is { } pattern)
        {
            rules.Patterns = ImmutableArray.Create(pattern);
            any = true;
        }

        if (Asserts(schema) && schema.TryGetKeyword("format"u8, out TapeValue formatName) && formatName.Kind == JsonKind.String
            && StringFormats.Find(formatName.GetString(), schema.Dialect.Draft) is var format and not StringFormat.None)
        {
            rules.Formats = ImmutableArray.Create(format);
            any = true;
        }

        // Content may assert in draft 7 alone (its section 8); later drafts made it an annotation. Who asks for formats, or for none, has not asked for this.
        if (schema.Dialect.Draft == Draft.Draft7 && _formats is (FormatMode.Dialect or FormatMode.Vocabulary))
        {
            bool isBase64 = schema.TryGetKeyword("contentEncoding"u8, out TapeValue encoding) && encoding.Kind == JsonKind.String && encoding.StringEquals("base64"u8);
            bool isJson = schema.TryGetKeyword("contentMediaType"u8, out TapeValue media) && media.Kind == JsonKind.String && media.StringEquals("application/json"u8);
            if (isBase64 || isJson)
            {
                rules.Contents = ImmutableArray.Create(new ContentRule(isBase64, isJson));
                any = true;
            }
        }

        return any ? rules : null;
    }

    private bool Asserts(SchemaNode schema) => _formats switch
    {
        FormatMode.Assert => true,
        FormatMode.Annotate => false,
        FormatMode.Vocabulary => schema.Dialect.NamesFormatAssertion,
        _ => schema.Dialect.AssertsFormat,
    };

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

    private ObjectRules? Objects(PlanNode node, DynamicEnvironment environment)
    {
        SchemaNode schema = node.Schema;
        var rules = new ObjectRules();
        bool any = false;
        List<Subschema> properties = Of(schema, "properties");
        if (properties.Count > 0)
        {
            var builder = ImmutableArray.CreateBuilder<PropertyRule>(properties.Count);
            foreach (Subschema property in properties)
            {
                builder.Add(new PropertyRule(property.Key!, Reach(property.Node, environment)));
            }

            rules.Properties = builder.MoveToImmutable();
            any = true;
        }

        List<Subschema> patterns = Of(schema, "patternProperties");
        if (patterns.Count > 0)
        {
            var builder = ImmutableArray.CreateBuilder<PatternPropertyRule>(patterns.Count);
            foreach (Subschema property in patterns)
            {
                if (CompilePattern(property.Key!) is { } pattern)
                {
                    builder.Add(new PatternPropertyRule(pattern, Reach(property.Node, environment)));
                }
            }

            rules.PatternProperties = builder.ToImmutable();
            any |= builder.Count > 0;
        }

        if (schema.Subschema("additionalProperties") is { } additional)
        {
            rules.AdditionalProperties = Reach(additional, environment);
            any = true;
        }

        if (schema.Subschema("propertyNames") is { } names)
        {
            rules.PropertyNames = Reach(names, environment);
            any = true;
        }

        rules.Required = schema.Dialect.Draft == Draft.Draft3 ? RequiredByDraft3(properties) : RequiredNames(schema);
        any |= !rules.Required.IsEmpty;
        if (TryGetCount(schema, "minProperties"u8, out long minProperties))
        {
            rules.MinProperties = minProperties;
            any |= minProperties > 0;
        }

        if (TryGetCount(schema, "maxProperties"u8, out long maxProperties))
        {
            rules.MaxProperties = maxProperties;
            any = true;
        }

        any |= FillDependencies(rules, schema, environment);
        if (schema.Subschema("unevaluatedProperties") is { } unevaluated)
        {
            rules.UnevaluatedProperties = Reach(unevaluated, environment);
            any = true;
        }

        return any ? rules : null;
    }

    private static ImmutableArray<string> RequiredNames(SchemaNode schema) =>
        schema.TryGetKeyword("required"u8, out TapeValue required) ? Names(required) : ImmutableArray<string>.Empty;

    /// <summary>Draft 3 says <c>required: true</c> in the property (draft-zyp-json-schema-03, section 5.7).</summary>
    private static ImmutableArray<string> RequiredByDraft3(List<Subschema> properties)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (Subschema property in properties)
        {
            if (property.Node.Value.Kind == JsonKind.Object && property.Node.TryGetKeyword("required"u8, out TapeValue required) && required.Kind == JsonKind.True)
            {
                names.Add(property.Key!);
            }
        }

        return names.ToImmutable();
    }

    private static ImmutableArray<string> Names(TapeValue array)
    {
        if (array.Kind != JsonKind.Array)
        {
            return ImmutableArray<string>.Empty;
        }

        var names = ImmutableArray.CreateBuilder<string>(array.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (TapeValue item in array.Items)
        {
            if (item.Kind == JsonKind.String && item.GetString() is var name && seen.Add(name))
            {
                names.Add(name);
            }
        }

        return names.ToImmutable();
    }

    private bool FillDependencies(ObjectRules rules, SchemaNode schema, DynamicEnvironment environment)
    {
        var required = ImmutableArray.CreateBuilder<DependentRequiredRule>();
        var schemas = ImmutableArray.CreateBuilder<DependentSchemaRule>();
        foreach (string keyword in s_dependentRequired)
        {
            if (schema.TryGetKeyword(keyword == "dependencies" ? "dependencies"u8 : "dependentRequired"u8, out TapeValue value) && value.Kind == JsonKind.Object)
            {
                foreach (TapeMember member in value.Members)
                {
                    if (member.Value.Kind == JsonKind.Array)
                    {
                        required.Add(new DependentRequiredRule(keyword, member.Name.GetString(), Names(member.Value)));
                    }
                    else if (member.Value.Kind == JsonKind.String && schema.Dialect.Draft == Draft.Draft3)
                    {
                        required.Add(new DependentRequiredRule(keyword, member.Name.GetString(), ImmutableArray.Create(member.Value.GetString())));
                    }
                }
            }
        }

        foreach (string keyword in s_dependentSchemas)
        {
            foreach (Subschema subschema in Of(schema, keyword))
            {
                schemas.Add(new DependentSchemaRule(keyword, subschema.Key!, Reach(subschema.Node, environment)));
            }
        }

        rules.DependentRequired = required.ToImmutable();
        rules.DependentSchemas = schemas.ToImmutable();
        rules.PropertyDependencies = PropertyDependencies(schema, environment);
        return required.Count > 0 || schemas.Count > 0 || !rules.PropertyDependencies.IsEmpty;
    }

    private static readonly string[] s_dependentRequired = ["dependentRequired", "dependencies"];

    private static readonly string[] s_dependentSchemas = ["dependentSchemas", "dependencies"];

    private ImmutableArray<PropertyDependencyRule> PropertyDependencies(SchemaNode schema, DynamicEnvironment environment)
    {
        var rules = ImmutableArray.CreateBuilder<PropertyDependencyRule>();
        foreach (Subschema subschema in Of(schema, "propertyDependencies"))
        {
            rules.Add(new PropertyDependencyRule(subschema.Key!, subschema.SecondKey!, Reach(subschema.Node, environment)));
        }

        return rules.ToImmutable();
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

    /// <summary>The subschemas of a keyword that has several, in their order.</summary>
    private static List<Subschema> Of(SchemaNode schema, string keyword)
    {
        var found = new List<Subschema>();
        foreach (Subschema subschema in schema.Subschemas)
        {
            if (subschema.Keyword == keyword)
            {
                found.Add(subschema);
            }
        }

        return found;
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
