namespace Integrations.Contracts.Validation.Plans;

/// <summary>What is asked of arrays (Core 2020-12, section 10.3.1; Validation 2020-12, section 6.4).</summary>
internal sealed class ArrayRules
{
    /// <summary><c>prefixItems</c>, or <c>items</c> with an array before 2020-12.</summary>
    public ImmutableArray<PlanNode> Prefix { get; set; } = ImmutableArray<PlanNode>.Empty;

    /// <summary>The keyword of <see cref="Prefix"/>.</summary>
    public string PrefixKeyword { get; set; } = "prefixItems";

    /// <summary>For the items after <see cref="Prefix"/>; null where there is none.</summary>
    public PlanNode? Items { get; set; }

    /// <summary>The keyword of <see cref="Items"/>: <c>items</c> or <c>additionalItems</c>.</summary>
    public string ItemsKeyword { get; set; } = "items";

    public ImmutableArray<ContainsRule> Contains { get; set; } = ImmutableArray<ContainsRule>.Empty;

    public bool UniqueItems { get; set; }

    public long MinItems { get; set; }

    public long MaxItems { get; set; } = long.MaxValue;

    public PlanNode? UnevaluatedItems { get; set; }
}

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>.</summary>
/// <param name="Node">What some items are held against.</param>
/// <param name="Min">How many items must match.</param>
/// <param name="Max">How many items may match; <see cref="long.MaxValue"/> where there is no bound.</param>
internal sealed record ContainsRule(PlanNode Node, long Min, long Max)
{
    /// <summary>Whether a matching item counts as evaluated for <c>unevaluatedItems</c> (from 2020-12 on).</summary>
    public bool Evaluates { get; init; }
}
