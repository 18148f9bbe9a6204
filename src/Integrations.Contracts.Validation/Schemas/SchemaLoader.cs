using System.Text;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Schemas;

/// <summary>
/// Builds one <see cref="SchemaGraph"/>. A document is walked once, by the keywords of its dialects: each schema becomes a node, identifiers and anchors are noted, references queued.
/// Then references are resolved one by one, which can bring in further documents, or places that no keyword makes schemas. Nothing here recurses into the text; every step is one look into a table.
/// </summary>
internal sealed partial class SchemaLoader
{
    private readonly JsonSchemaOptions _options;
    private readonly ContractLimits _limits;
    private readonly Dictionary<string, SchemaResource> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LoadedDocument> _retrieved = new(StringComparer.Ordinal);
    private readonly Dictionary<SchemaDocument, LoadedDocument> _documents = [];
    private readonly List<LoadedDocument> _used = [];
    private readonly Queue<SchemaNode> _referrers = new();
    private readonly List<Finding> _findings = [];
    private readonly HashSet<string> _notJson = new(StringComparer.Ordinal);
    private bool _hasScannedRegistry;

    // Definitions that the dialect does not know as such are read for whoever asks by name; what is wrong in them breaks nothing else.
    private bool _isBeyondTheDialect;

    public SchemaLoader(JsonSchemaOptions options)
    {
        _options = options;
        _limits = options.Limits;
    }

    public SchemaGraph Load(SchemaDocument document, ImmutableArray<string> entryPoints)
    {
        LoadedDocument main = AddDocument(document);
        _retrieved[UriReference.Key(Dialects.WithoutEmptyFragment(document.Uri))] = main;
        WalkDocument(main);
        Use(main);
        ResolveReferences();

        var roots = new List<SchemaNode> { main.Root };
        foreach (string pointer in entryPoints)
        {
            if (JsonPointers.Split(pointer) is { } tokens && FindByPointer(main.Root, tokens, out _) is { } root)
            {
                roots.Add(root);
            }
        }

        ResolveReferences();
        _isBeyondTheDialect = true;
        ImmutableArray<KeyValuePair<string, SchemaNode>> definitions = FindDefinitions(main);
        ResolveReferences();
        return Finish(main, roots, definitions);
    }

    /// <summary>The diagnostic for a document that is no JSON.</summary>
    public static SchemaDiagnostic SyntaxDiagnostic(JsonSyntaxError error, string? name) =>
        error.Kind == JsonSyntaxErrorKind.TooDeep
            ? new SchemaDiagnostic(SchemaRules.TooDeep, true, $"the schema document nests too deep: {error.Message}", name, "", error.Position, 1)
            : new SchemaDiagnostic(SchemaRules.NotJson, true, $"the schema document is not JSON: {error.Message}", name, "", error.Position, 1);

    /// <summary>Goes one reference token down: the member of that name, or the item of that index.</summary>
    public static bool TryStep(TapeValue value, string token, out TapeValue child)
    {
        if (value.Kind == JsonKind.Object)
        {
            return value.TryGetMember(Wtf8.GetBytes(token), out child);
        }

        if (value.Kind == JsonKind.Array && JsonPointers.TryGetIndex(token, out int index) && index < value.Count)
        {
            foreach (TapeValue item in value.Items)
            {
                if (index-- == 0)
                {
                    child = item;
                    return true;
                }
            }
        }

        child = default;
        return false;
    }

    private LoadedDocument AddDocument(SchemaDocument document)
    {
        var loaded = new LoadedDocument(document);
        _documents.Add(document, loaded);
        return loaded;
    }

    // The root of the resource or document of a URI, read if need be. Where there is none, problem may say why.
    private SchemaNode? FindRoot(string uri, SchemaNode referrer, out string rule, out string? problem)
    {
        rule = SchemaRules.UnresolvedReference;
        problem = null;
        string key = UriReference.Key(uri);
        if (TryGetKnown(key, out SchemaNode? root))
        {
            return root;
        }

        if (_options.Registry is { } registry)
        {
            if (registry.TryGet(uri, out ReadOnlyMemory<byte> text, out string? name, out string? retrievalUri, out problem))
            {
                return Read(key, retrievalUri!, text, name, referrer, out problem);
            }

            if (problem is not null)
            {
                rule = SchemaRules.UnreadableDocument;
                problem = $"the registered file cannot be read: {problem}";
                return null;
            }
        }

        if (Metaschemas.TryGet(uri, out SchemaDocument? metaschema))
        {
            if (!_documents.TryGetValue(metaschema!, out LoadedDocument? loaded))
            {
                loaded = AddDocument(metaschema!);
                WalkDocument(loaded);
            }

            _retrieved[key] = loaded;
            return loaded.Root;
        }

        // Last, an $id deep inside a document that is registered but was not asked for yet.
        ScanRegistry();
        return TryGetKnown(key, out root) ? root : null;
    }

    private bool TryGetKnown(string key, out SchemaNode? root)
    {
        if (_resources.TryGetValue(key, out SchemaResource? resource))
        {
            root = resource.Root;
            return true;
        }

        root = _retrieved.TryGetValue(key, out LoadedDocument? document) ? document.Root : null;
        return root is not null;
    }

    private SchemaNode? Read(string key, string uri, ReadOnlyMemory<byte> text, string? name, SchemaNode referrer, out string? problem)
    {
        problem = null;
        foreach (LoadedDocument known in _documents.Values)
        {
            // One document under two URIs: its own absolute $id makes it the same whichever way it came.
            if (known.HasOwnUri && known.Document.Tape.Text.Length == text.Length && known.Document.Tape.Text.Span.SequenceEqual(text.Span))
            {
                _retrieved[key] = known;
                return known.Root;
            }
        }

        if (!JsonTape.TryParseSchema(text, out JsonTape? tape, out JsonSyntaxError error, _limits))
        {
            problem = "the document is not JSON";
            if (_notJson.Add(uri))
            {
                _findings.Add(new Finding(SyntaxDiagnostic(error, name ?? uri), referrer));
            }

            return null;
        }

        LoadedDocument loaded = AddDocument(new SchemaDocument { Uri = uri, Name = name, Tape = tape! });
        _retrieved[key] = loaded;
        _retrieved[UriReference.Key(uri)] = loaded;
        WalkDocument(loaded);
        return loaded.Root;
    }

    private void ScanRegistry()
    {
        if (_hasScannedRegistry || _options.Registry is not { } registry)
        {
            return;
        }

        _hasScannedRegistry = true;
        foreach ((string uri, ReadOnlyMemory<byte> text, string name) in registry.InMemory())
        {
            string key = UriReference.Key(Dialects.WithoutEmptyFragment(uri));
            if (!_retrieved.ContainsKey(key) && JsonTape.TryParseSchema(text, out JsonTape? tape, out _, _limits))
            {
                LoadedDocument loaded = AddDocument(new SchemaDocument { Uri = Dialects.WithoutEmptyFragment(uri), Name = name, Tape = tape! });
                _retrieved[key] = loaded;
                WalkDocument(loaded);
            }
        }
    }

    // A document is part of the graph from the moment that something leads into it.
    private void Use(LoadedDocument document)
    {
        if (!document.IsUsed)
        {
            document.IsUsed = true;
            _used.Add(document);
            foreach (SchemaNode node in document.Referrers)
            {
                _referrers.Enqueue(node);
            }

            document.Referrers.Clear();
        }
    }

    private ImmutableArray<KeyValuePair<string, SchemaNode>> FindDefinitions(LoadedDocument main)
    {
        ImmutableArray<KeyValuePair<string, SchemaNode>>.Builder definitions = ImmutableArray.CreateBuilder<KeyValuePair<string, SchemaNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        TapeValue root = main.Document.Tape.Root;
        if (root.Kind != JsonKind.Object)
        {
            return definitions.ToImmutable();
        }

        foreach (TapeMember member in root.Members)
        {
            Keyword? keyword = Keywords.Find(member.Name);
            if (member.Value.Kind != JsonKind.Object || (!ReferenceEquals(keyword, Keywords.Defs) && !ReferenceEquals(keyword, Keywords.Definitions)))
            {
                continue;
            }

            foreach (TapeMember definition in member.Value.Members)
            {
                if (!IsSchema(definition.Value))
                {
                    continue;
                }

                string name = definition.Name.GetString();
                if (!main.ByOffset.TryGetValue(definition.Value.Offset, out SchemaNode? node))
                {
                    node = AddOnDemand(main, main.Root, definition.Value, [keyword!.Name, name]);
                }

                if (names.Add(name))
                {
                    definitions.Add(new KeyValuePair<string, SchemaNode>(name, node));
                }
            }
        }

        return definitions.ToImmutable();
    }

    private SchemaGraph Finish(LoadedDocument main, List<SchemaNode> roots, ImmutableArray<KeyValuePair<string, SchemaNode>> definitions)
    {
        ImmutableArray<SchemaNode>.Builder nodes = ImmutableArray.CreateBuilder<SchemaNode>();
        ImmutableArray<SchemaDocument>.Builder documents = ImmutableArray.CreateBuilder<SchemaDocument>();
        foreach (LoadedDocument document in _used)
        {
            documents.Add(document.Document);
            foreach (SchemaNode node in document.Nodes)
            {
                node.Id = nodes.Count;
                nodes.Add(node);
            }
        }

        ImmutableArray<SchemaNode> all = nodes.ToImmutable();
        bool[] isReached = Reach(roots, all);
        CheckCycles(all, roots);
        CheckDynamicNames(all);
        CheckPatterns(all);
        return new SchemaGraph
        {
            Root = main.Root,
            Nodes = all,
            Documents = documents.ToImmutable(),
            Metaschemas = _metaschemas.ToImmutable(),
            Definitions = definitions,
            RootNodes = main.ByOffset,
            Patterns = _patterns,
            Diagnostics = Report(isReached),
        };
    }

    private ImmutableArray<SchemaDiagnostic> Report(bool[] isReached)
    {
        ImmutableArray<SchemaDiagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<SchemaDiagnostic>();
        foreach (Finding finding in _findings)
        {
            if (finding.Node is not { } node)
            {
                diagnostics.Add(new SchemaDiagnostic(finding.Rule, true, finding.Message, finding.Name, "", new TextPosition(0, 1, 1), 1));
                continue;
            }

            if (!_documents[node.Document].IsUsed)
            {
                continue;
            }

            // What has no Id was found before its node was part of the graph and never became one.
            bool isError = finding.IsAlwaysError || (!finding.IsWarning && node.Id >= 0 && isReached[node.Id]);
            if (finding.Ready is not null)
            {
                diagnostics.Add(finding.Ready with { IsError = isError });
                continue;
            }

            diagnostics.Add(new SchemaDiagnostic(
                finding.Rule,
                isError,
                finding.Message,
                node.Document.Name ?? (node.Document.Uri is "" or SchemaDocument.DefaultUri ? null : node.Document.Uri),
                node.Pointer + finding.Place,
                finding.At.Position,
                finding.At.RawText.Length));
        }

        return diagnostics.ToImmutable();
    }

    private static bool IsSchema(TapeValue value) => value.Kind is JsonKind.Object or JsonKind.True or JsonKind.False;

    /// <summary>A document with what the walk learnt of it.</summary>
    private sealed class LoadedDocument(SchemaDocument document)
    {
        public SchemaDocument Document { get; } = document;

        public SchemaNode Root { get; set; } = null!;

        /// <summary>Whether the root's <c>$id</c> is an absolute URI.</summary>
        public bool HasOwnUri { get; set; }

        public bool IsUsed { get; set; }

        /// <summary>In the order of the text, those reached by pointers alone at the end.</summary>
        public List<SchemaNode> Nodes { get; } = [];

        public Dictionary<int, SchemaNode> ByOffset { get; } = [];

        /// <summary>The nodes with references that wait for the document to be used.</summary>
        public List<SchemaNode> Referrers { get; } = [];

        /// <summary>The members of large objects that no keyword makes schemas, by the object's offset: pointers into them must not search them each time.</summary>
        public Dictionary<int, Dictionary<string, TapeValue>> MemberTables { get; } = [];
    }

    /// <summary>Something found wrong; whether it is an error or a warning shows when all is read.</summary>
    private sealed class Finding(string rule, string message, SchemaNode? node, TapeValue at, string place)
    {
        public Finding(SchemaDiagnostic ready, SchemaNode referrer)
            : this(ready.Id, ready.Message, referrer, default, "") => Ready = ready;

        public string Rule { get; } = rule;

        public string Message { get; } = message;

        public SchemaNode? Node { get; } = node;

        public TapeValue At { get; } = at;

        /// <summary>The pointer from the node to the place.</summary>
        public string Place { get; } = place;

        public string? Name { get; init; }

        public bool IsAlwaysError { get; init; }

        public bool IsWarning { get; init; }

        /// <summary>The diagnostic as it is, of a document that has no nodes: the node is the one that referred to it.</summary>
        public SchemaDiagnostic? Ready { get; }
    }
}
