namespace Integrations.Contracts.Validation.Schemas;

/// <summary>Every schema that a root reaches, with references resolved. Immutable once loaded.</summary>
internal sealed class SchemaGraph
{
    /// <summary>The schema that was asked for.</summary>
    public required SchemaNode Root { get; init; }

    public required ImmutableArray<SchemaNode> Nodes { get; init; }

    /// <summary>The documents in use: the root's first, then as they were reached; metaschemas included where referred to.</summary>
    public required ImmutableArray<SchemaDocument> Documents { get; init; }

    /// <summary>The registered metaschemas that a <c>$schema</c> led to and that say which dialect it is; without the built-in ones.</summary>
    public required ImmutableArray<SchemaDocument> Metaschemas { get; init; }

    /// <summary>What was found wrong; the graph of a schema with errors must not be used.</summary>
    public required ImmutableArray<SchemaDiagnostic> Diagnostics { get; init; }

    public bool HasErrors
    {
        get
        {
            foreach (SchemaDiagnostic diagnostic in Diagnostics)
            {
                if (diagnostic.IsError)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The root document's <c>$defs</c> and <c>definitions</c> entries, in order, by key. Of both where the document has both, whether its dialect has the keyword or not.</summary>
    public required ImmutableArray<KeyValuePair<string, SchemaNode>> Definitions { get; init; }

    /// <summary>The nodes of the root document by the offset of their value.</summary>
    internal required Dictionary<int, SchemaNode> RootNodes { get; init; }

    /// <summary>The regular expressions of <c>pattern</c> and <c>patternProperties</c>, compiled, by their text; without those that do not compile.</summary>
    public required IReadOnlyDictionary<string, Pattern> Patterns { get; init; }

    /// <summary>Reads a schema and all it refers to. Never throws for a broken schema: see <see cref="Diagnostics"/>.</summary>
    public static SchemaGraph Load(SchemaDocument document, JsonSchemaOptions options) => Load(document, options, ImmutableArray<string>.Empty);

    /// <summary>Reads a schema and all it refers to.</summary>
    /// <param name="document">The document.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="entryPoints">Pointers into the document to read as schemas, whatever holds them; <see cref="Find"/> knows them then.</param>
    public static SchemaGraph Load(SchemaDocument document, JsonSchemaOptions options, ImmutableArray<string> entryPoints) =>
        new SchemaLoader(options).Load(document, entryPoints);

    /// <summary>Reads a schema from its text. Of a text that is no JSON the graph holds the diagnostic and, as its root, a schema that refuses all.</summary>
    public static SchemaGraph Load(ReadOnlyMemory<byte> utf8Json, JsonSchemaOptions options)
    {
        string uri = options.BaseUri ?? SchemaDocument.DefaultUri;
        if (JsonTape.TryParseSchema(utf8Json, out JsonTape? tape, out JsonSyntaxError error, options.Limits))
        {
            return Load(new SchemaDocument { Uri = uri, Name = options.SchemaName, Tape = tape! }, options);
        }

        var refuseAll = new SchemaDocument { Uri = uri, Name = options.SchemaName, Tape = JsonTape.Parse("false"u8.ToArray()) };
        SchemaGraph empty = Load(refuseAll, options);
        return new SchemaGraph
        {
            Root = empty.Root,
            Nodes = empty.Nodes,
            Documents = empty.Documents,
            Metaschemas = empty.Metaschemas,
            Definitions = empty.Definitions,
            RootNodes = empty.RootNodes,
            Patterns = empty.Patterns,
            Diagnostics = ImmutableArray.Create(SchemaLoader.SyntaxDiagnostic(error, options.SchemaName ?? options.BaseUri)),
        };
    }

    /// <summary>The node at a JSON Pointer of the root document (with or without a <c>#</c> before it, percent-encoded then); null where no schema stands there.</summary>
    public SchemaNode? Find(string pointer)
    {
        if (pointer.Length > 0 && pointer[0] == '#')
        {
            pointer = UriReference.Decode(pointer.Substring(1));
        }

        string[]? tokens = JsonPointers.Split(pointer);
        if (tokens is null)
        {
            return null;
        }

        TapeValue value = Documents[0].Tape.Root;
        foreach (string token in tokens)
        {
            if (!SchemaLoader.TryStep(value, token, out value))
            {
                return null;
            }
        }

        return RootNodes.TryGetValue(value.Offset, out SchemaNode? node) ? node : null;
    }
}
