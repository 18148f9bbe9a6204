namespace Integrations.Contracts.Validation.Plans;

/// <summary>Schemas applied to the value itself (Core 2020-12, section 10.2).</summary>
/// <param name="Keyword">The keyword that says so.</param>
internal abstract record InPlaceRule(string Keyword);

/// <summary>All must hold: <c>allOf</c>, and, with one node, <c>$ref</c>, <c>$dynamicRef</c>, <c>extends</c>.</summary>
internal sealed record AllOfRule(string Keyword, ImmutableArray<PlanNode> Nodes) : InPlaceRule(Keyword)
{
    /// <summary>Whether the keyword's value is an array, so that a node's place is <c>/keyword/index</c>.</summary>
    public bool IsIndexed { get; init; }
}

/// <summary>One at least must hold: <c>anyOf</c>, and draft 3's <c>type</c> with schemas.</summary>
internal sealed record AnyOfRule(string Keyword, ImmutableArray<PlanNode> Nodes) : InPlaceRule(Keyword);

/// <summary>Exactly one must hold: <c>oneOf</c>.</summary>
internal sealed record OneOfRule(string Keyword, ImmutableArray<PlanNode> Nodes) : InPlaceRule(Keyword);

/// <summary>Must not hold: <c>not</c>, and draft 3's <c>disallow</c>.</summary>
internal sealed record NotRule(string Keyword, PlanNode Node) : InPlaceRule(Keyword)
{
    /// <summary>The index in the keyword's value where that is an array (<c>disallow</c>); else negative.</summary>
    public int Index { get; init; } = -1;
}

/// <summary><c>if</c>, <c>then</c>, <c>else</c>.</summary>
internal sealed record ConditionalRule(PlanNode If, PlanNode? Then, PlanNode? Else) : InPlaceRule("if");
