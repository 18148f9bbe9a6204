namespace Integrations.Contracts.Validation.Schemas;

/// <summary>A schema resource (JSON Schema Core 2020-12, section 4.3.5): what an <c>$id</c> names, with its anchors.</summary>
internal sealed class SchemaResource
{
    /// <summary>The absolute URI without fragment; for a document that has none, a made-up one.</summary>
    public required string Uri { get; init; }

    public SchemaNode Root { get; internal set; } = null!;

    /// <summary><c>$anchor</c> (and <c>$id: "#name"</c> before 2019-09).</summary>
    public Dictionary<string, SchemaNode> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary><c>$dynamicAnchor</c>; under the empty name the root of a resource with <c>$recursiveAnchor: true</c>.</summary>
    public Dictionary<string, SchemaNode> DynamicAnchors { get; } = new(StringComparer.Ordinal);
}
