namespace Integrations.Contracts.Validation.Plans;

/// <summary>What is asked of objects (Core 2020-12, section 10.3.2; Validation 2020-12, section 6.5).</summary>
internal sealed class ObjectRules
{
    /// <summary><c>properties</c>, in the schema's order.</summary>
    public ImmutableArray<PropertyRule> Properties { get; set; } = ImmutableArray<PropertyRule>.Empty;

    public ImmutableArray<PatternPropertyRule> PatternProperties { get; set; } = ImmutableArray<PatternPropertyRule>.Empty;

    /// <summary>For members that neither <see cref="Properties"/> nor <see cref="PatternProperties"/> name; null where there is none.</summary>
    public PlanNode? AdditionalProperties { get; set; }

    public PlanNode? PropertyNames { get; set; }

    /// <summary><c>required</c>; also draft 3's, which stands in the property.</summary>
    public ImmutableArray<string> Required { get; set; } = ImmutableArray<string>.Empty;

    public long MinProperties { get; set; }

    public long MaxProperties { get; set; } = long.MaxValue;

    /// <summary><c>dependentRequired</c>, and <c>dependencies</c> with names.</summary>
    public ImmutableArray<DependentRequiredRule> DependentRequired { get; set; } = ImmutableArray<DependentRequiredRule>.Empty;

    /// <summary><c>dependentSchemas</c>, and <c>dependencies</c> with schemas.</summary>
    public ImmutableArray<DependentSchemaRule> DependentSchemas { get; set; } = ImmutableArray<DependentSchemaRule>.Empty;

    /// <summary><c>propertyDependencies</c> (v1 proposal).</summary>
    public ImmutableArray<PropertyDependencyRule> PropertyDependencies { get; set; } = ImmutableArray<PropertyDependencyRule>.Empty;

    public PlanNode? UnevaluatedProperties { get; set; }
}

internal sealed record PropertyRule(string Name, PlanNode Node);

internal sealed record PatternPropertyRule(Pattern Pattern, PlanNode Node);

internal sealed record DependentRequiredRule(string Keyword, string Name, ImmutableArray<string> Required);

internal sealed record DependentSchemaRule(string Keyword, string Name, PlanNode Node);

internal sealed record PropertyDependencyRule(string Name, string Value, PlanNode Node);
