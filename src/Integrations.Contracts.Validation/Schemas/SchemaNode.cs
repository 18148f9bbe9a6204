using System.Text;

namespace Integrations.Contracts.Validation.Schemas;

/// <summary>One schema of a <see cref="SchemaGraph"/>: an object or a boolean, with its place, its subschemas and its references resolved.</summary>
internal sealed class SchemaNode
{
    // Below this many subschemas a walk along them is as fast as a table.
    private const int TableThreshold = 8;

    private readonly string? _place;
    private readonly string? _key;
    private readonly string? _secondKey;
    private string? _pointer;
    private string? _absoluteLocation;
    private Dictionary<(string Keyword, string? Key), SchemaNode>? _table;

    private SchemaNode(SchemaDocument document, TapeValue value, SchemaNode? parent, SchemaResource resource, Dialect dialect)
    {
        Document = document;
        Value = value;
        Parent = parent;
        Resource = resource;
        Dialect = dialect;
    }

    /// <summary>The root of a document.</summary>
    public SchemaNode(SchemaDocument document, SchemaResource resource, Dialect dialect)
        : this(document, document.Tape.Root, null, resource, dialect) => _pointer = "";

    /// <summary>A subschema that a keyword holds.</summary>
    public SchemaNode(SchemaNode parent, TapeValue value, string keyword, string? key, string? secondKey)
        : this(parent.Document, value, parent, parent.Resource, parent.Dialect)
    {
        _place = keyword;
        _key = key;
        _secondKey = secondKey;
    }

    /// <summary>A schema that only a reference makes one: it stands where no keyword holds schemas.</summary>
    /// <param name="parent">The closest schema around it.</param>
    /// <param name="value">The schema.</param>
    /// <param name="pointer">The pointer from the document's root.</param>
    public SchemaNode(SchemaNode parent, TapeValue value, string pointer)
        : this(parent.Document, value, parent, parent.Resource, parent.Dialect) => _pointer = pointer;

    /// <summary>The index in <see cref="SchemaGraph.Nodes"/>.</summary>
    public int Id { get; internal set; } = -1;

    public SchemaDocument Document { get; }

    /// <summary>The closest schema around this one; null for a document's root.</summary>
    public SchemaNode? Parent { get; }

    /// <summary>The JSON Pointer (RFC 6901) from the document's root.</summary>
    public string Pointer => _pointer ??= BuildPointer();

    /// <summary>The schema itself: an object, or true or false. A root can be anything else: the metaschema refuses it.</summary>
    public TapeValue Value { get; }

    public Dialect Dialect { get; internal set; }

    /// <summary>The schema resource it is in: the base URI and the anchors.</summary>
    public SchemaResource Resource { get; internal set; }

    /// <summary>Where it is by URI: the resource's URI, <c>#</c>, and the pointer from the resource's root, percent-encoded. Canonical, for absoluteKeywordLocation: a keyword's location is this, <c>/</c> and its name.</summary>
    public string AbsoluteLocation => _absoluteLocation ??= BuildAbsoluteLocation();

    /// <summary>Where the schema stands in its document.</summary>
    public TextPosition Position => Value.Position;

    /// <summary>Whether a <c>$ref</c> beside them takes their meaning from the schema's other keywords (before 2019-09).</summary>
    public bool IsRefAlone { get; internal set; }

    /// <summary>The subschemas of this schema by the keywords of its dialect, in document order.</summary>
    public ImmutableArray<Subschema> Subschemas { get; internal set; } = ImmutableArray<Subschema>.Empty;

    /// <summary>$ref, $dynamicRef, $recursiveRef, each with what it leads to.</summary>
    public ImmutableArray<SchemaReference> References { get; internal set; } = ImmutableArray<SchemaReference>.Empty;

    /// <summary>The value of a keyword that the dialect knows; false where it is not there, has no meaning in the dialect, or is overridden (siblings of $ref before 2019-09).</summary>
    public bool TryGetKeyword(ReadOnlySpan<byte> keyword, out TapeValue value)
    {
        if (Value.Kind == JsonKind.Object && Keywords.Find(keyword) is { } known && Has(known))
        {
            return Value.TryGetMember(keyword, out value);
        }

        value = default;
        return false;
    }

    /// <summary>The subschema of a keyword: <c>Subschema("not")</c>, <c>Subschema("properties", "id")</c>, <c>Subschema("allOf", "0")</c>; null where there is none. Those of <c>propertyDependencies</c> are found among <see cref="Subschemas"/>.</summary>
    public SchemaNode? Subschema(string keyword, string? key = null)
    {
        if (Subschemas.Length <= TableThreshold)
        {
            foreach (Subschema subschema in Subschemas)
            {
                if (subschema.Keyword == keyword && subschema.Key == key && subschema.SecondKey is null)
                {
                    return subschema.Node;
                }
            }

            return null;
        }

        Dictionary<(string Keyword, string? Key), SchemaNode>? table = _table;
        if (table is null)
        {
            table = new Dictionary<(string Keyword, string? Key), SchemaNode>(Subschemas.Length);
            foreach (Subschema subschema in Subschemas)
            {
                if (subschema.SecondKey is null)
                {
                    table[(subschema.Keyword, subschema.Key)] = subschema.Node;
                }
            }

            _table = table;
        }

        return table.TryGetValue((keyword, key), out SchemaNode? node) ? node : null;
    }

    public override string ToString() => AbsoluteLocation;

    internal bool Has(Keyword keyword) => Dialect.Knows(keyword) && (!IsRefAlone || ReferenceEquals(keyword, Keywords.Ref));

    private string BuildPointer()
    {
        // Up to the closest schema whose pointer is known, then down again; no recursion, since nesting has no fixed bound.
        var chain = new List<SchemaNode>();
        SchemaNode node = this;
        while (node._pointer is null)
        {
            chain.Add(node);
            node = node.Parent!;
        }

        var pointer = new StringBuilder(node._pointer);
        for (int i = chain.Count - 1; i >= 0; i--)
        {
            JsonPointers.AppendToken(pointer, chain[i]._place!);
            if (chain[i]._key is { } key)
            {
                JsonPointers.AppendToken(pointer, key);
            }

            if (chain[i]._secondKey is { } secondKey)
            {
                JsonPointers.AppendToken(pointer, secondKey);
            }
        }

        return pointer.ToString();
    }

    private string BuildAbsoluteLocation()
    {
        var location = new StringBuilder(Resource.Uri).Append('#');
        SchemaNode root = Resource.Root;
        string pointer = Pointer;
        bool isInside = ReferenceEquals(root.Document, Document) && pointer.StartsWith(root.Pointer, StringComparison.Ordinal);
        UriReference.AppendFragment(location, isInside ? pointer.Substring(root.Pointer.Length) : pointer);
        return location.ToString();
    }
}

/// <summary>A subschema by the way it is reached.</summary>
/// <param name="Keyword">The keyword, as <c>properties</c>.</param>
/// <param name="Key">The member's name or the item's index within the keyword's value; null where the value itself is the schema.</param>
/// <param name="Node">The schema.</param>
/// <param name="SecondKey">The inner member's name for <c>propertyDependencies</c> (there <paramref name="Key"/> is the property and this its value); null else.</param>
internal readonly record struct Subschema(string Keyword, string? Key, SchemaNode Node, string? SecondKey = null);

/// <summary>A reference and what it leads to.</summary>
/// <param name="Keyword">The keyword: <c>$ref</c>, <c>$dynamicRef</c>, <c>$recursiveRef</c>.</param>
/// <param name="Target">The target by static resolution; null where it could not be resolved (a diagnostic says so), or where a <c>$dynamicRef</c> of v1 has no anchor in its own resource (the dynamic scope must have one).</param>
/// <param name="DynamicAnchor">The name to look for in the dynamic scope; null where the reference is static. For <c>$recursiveRef</c> the empty string.</param>
internal readonly record struct SchemaReference(string Keyword, SchemaNode? Target, string? DynamicAnchor);
