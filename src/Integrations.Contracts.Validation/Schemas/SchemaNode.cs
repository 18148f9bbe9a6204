namespace Integrations.Contracts.Validation.Schemas;

/// <summary>One schema of a <see cref="SchemaGraph"/>: an object or a boolean, with its place, its subschemas and its references resolved.</summary>
internal sealed class SchemaNode
{
    /// <summary>The index in <see cref="SchemaGraph.Nodes"/>.</summary>
    public required int Id { get; init; }

    public required SchemaDocument Document { get; init; }

    /// <summary>The JSON Pointer (RFC 6901) from the document's root.</summary>
    public required string Pointer { get; init; }

    /// <summary>The schema itself: an object, or true or false.</summary>
    public required TapeValue Value { get; init; }

    public required Dialect Dialect { get; init; }

    /// <summary>The schema resource it is in: the base URI and the anchors.</summary>
    public required SchemaResource Resource { get; init; }

    /// <summary>Where it is by URI: the resource's URI and, as a fragment, the pointer from the resource's root. Canonical, for absoluteKeywordLocation.</summary>
    public required string AbsoluteLocation { get; init; }

    /// <summary>The subschemas of this schema by the keywords of its dialect, in document order.</summary>
    public ImmutableArray<Subschema> Subschemas { get; internal set; } = ImmutableArray<Subschema>.Empty;

    /// <summary>$ref, $dynamicRef, $recursiveRef (and extends by reference), each with what it leads to.</summary>
    public ImmutableArray<SchemaReference> References { get; internal set; } = ImmutableArray<SchemaReference>.Empty;

    /// <summary>The value of a keyword that the dialect knows; false where it is not there, has no meaning in the dialect, or is overridden (siblings of $ref before 2019-09).</summary>
    public bool TryGetKeyword(ReadOnlySpan<byte> keyword, out TapeValue value) => throw new NotImplementedException();

    /// <summary>The subschema of a keyword: <c>Subschema("not")</c>, <c>Subschema("properties", "id")</c>, <c>Subschema("allOf", "0")</c>; null where there is none.</summary>
    public SchemaNode? Subschema(string keyword, string? key = null) => throw new NotImplementedException();
}

/// <summary>A subschema by the way it is reached.</summary>
/// <param name="Keyword">The keyword, as <c>properties</c>.</param>
/// <param name="Key">The member's name or the item's index within the keyword's value; null where the value itself is the schema.</param>
/// <param name="Node">The schema.</param>
internal readonly record struct Subschema(string Keyword, string? Key, SchemaNode Node);

/// <summary>A reference and what it leads to.</summary>
/// <param name="Keyword">The keyword: <c>$ref</c>, <c>$dynamicRef</c>, <c>$recursiveRef</c>.</param>
/// <param name="Target">The target by static resolution; null where it could not be resolved (a diagnostic says so).</param>
/// <param name="DynamicAnchor">The name to look for in the dynamic scope; null where the reference is static. For <c>$recursiveRef</c> the empty string.</param>
internal readonly record struct SchemaReference(string Keyword, SchemaNode? Target, string? DynamicAnchor);
