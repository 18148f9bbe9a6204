using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Plans;

internal sealed partial class PlanBuilder
{
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
}
