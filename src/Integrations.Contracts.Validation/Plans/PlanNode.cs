using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Plans;

/// <summary>
/// What to test for one schema, its keywords sorted by the kind of value they speak of. A rule that does not speak of a kind is null; a node without rules accepts everything.
/// In a plan built for explanation a node is exactly one schema; in a plan built for verdicts, references are followed and conjunctions merged where the verdict stays the same.
/// </summary>
internal sealed class PlanNode
{
    /// <summary>The index in <see cref="ValidationPlan.Nodes"/>.</summary>
    public required int Id { get; set; }

    /// <summary>The schema it comes from; of a merged node, the first.</summary>
    public required SchemaNode Schema { get; init; }

    /// <summary>Every schema merged into this node, <see cref="Schema"/> first.</summary>
    public ImmutableArray<SchemaNode> Sources { get; set; } = ImmutableArray<SchemaNode>.Empty;

    /// <summary>The types that are let in (keyword <c>type</c>).</summary>
    public JsonTypes Types { get; set; } = JsonTypes.All;

    /// <summary>The schema <c>false</c>: nothing is valid.</summary>
    public bool RejectsAll { get; set; }

    /// <summary><c>enum</c> and <c>const</c>.</summary>
    public ImmutableArray<ValuesRule> Values { get; set; } = ImmutableArray<ValuesRule>.Empty;

    public NumberRules? Numbers { get; set; }

    public StringRules? Strings { get; set; }

    public ObjectRules? Objects { get; set; }

    public ArrayRules? Arrays { get; set; }

    /// <summary>Schemas applied to the same value: allOf, $ref, anyOf, oneOf, not, if; in the order they are tried.</summary>
    public ImmutableArray<InPlaceRule> InPlace { get; set; } = ImmutableArray<InPlaceRule>.Empty;

    /// <summary>A node of the same verdict, in a plan for types: where its own rules and a chain of conditions would look at an object again and again, the conditions come first and each outcome is one node with all that is asked.</summary>
    public PlanNode? Decided { get; set; }

    /// <summary>Whether a schema around it, or its own, asks which members were evaluated: it lies within the in-place reach of an <c>unevaluatedProperties</c>.</summary>
    public bool TracksProperties { get; set; }

    /// <summary>As <see cref="TracksProperties"/>, of items: within the in-place reach of an <c>unevaluatedItems</c>.</summary>
    public bool TracksItems { get; set; }

    /// <summary><c>readOnly: true</c>.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary><c>writeOnly: true</c>: the value never prints.</summary>
    public bool IsWriteOnly { get; set; }

    /// <summary>Whether nothing is tested: every value is valid.</summary>
    public bool AcceptsAll => !RejectsAll && (Types & JsonTypes.All) == JsonTypes.All && Values.IsEmpty && Numbers is null && Strings is null && Objects is null && Arrays is null && InPlace.IsEmpty && !IsReadOnly && !IsWriteOnly;
}
