using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation;

/// <summary>Where references to other documents are found, by URI. Filled by the caller; nothing is ever fetched from a network. To be filled before it is used; then safe to share between threads.</summary>
public sealed partial class SchemaRegistry
{
    private readonly object _lock = new();
    private readonly Dictionary<string, Entry> _byUri = new(StringComparer.Ordinal);
    private readonly List<Entry> _entries = [];
    private Dictionary<string, Entry>? _byId;

    /// <summary>Adds a document under a URI (and, once it is read, under each <c>$id</c> in it). A document that was there under the URI is replaced.</summary>
    /// <param name="uri">The URI; an empty fragment is dropped.</param>
    /// <param name="utf8Json">The text, not copied.</param>
    /// <param name="name">The name in messages, such as a file's path; null: the URI.</param>
    /// <exception cref="ArgumentNullException"><paramref name="uri"/> is null.</exception>
    public void Add(string uri, ReadOnlyMemory<byte> utf8Json, string? name = null) => Add(uri, new Entry(uri, name ?? uri) { Text = utf8Json, IsInMemory = true });

    /// <summary>The text registered for a URI without fragment.</summary>
    internal bool TryGet(string uri, out ReadOnlyMemory<byte> utf8Json, out string? name) => TryGet(uri, out utf8Json, out name, out _, out _);

    /// <summary>The text registered for a URI without fragment.</summary>
    /// <param name="uri">The URI it was registered by, or the one that its root's <c>$id</c> says.</param>
    /// <param name="utf8Json">The text.</param>
    /// <param name="name">The name in messages.</param>
    /// <param name="retrievalUri">The URI it was registered by.</param>
    /// <param name="problem">Why a registered file cannot be read; null where there is none or it can.</param>
    internal bool TryGet(string uri, out ReadOnlyMemory<byte> utf8Json, out string? name, out string? retrievalUri, out string? problem)
    {
        lock (_lock)
        {
            utf8Json = default;
            name = null;
            retrievalUri = null;
            problem = null;
            string key = UriReference.Key(uri);
            if (!_byUri.TryGetValue(key, out Entry? entry))
            {
                FindFile(uri, ref entry);
            }

            if (entry is null && !(_byId ??= ReadIds()).TryGetValue(key, out entry))
            {
                return false;
            }

            if (!entry.IsInMemory)
            {
                ReadFile(entry, ref problem);
            }

            utf8Json = entry.Text;
            name = entry.Name;
            retrievalUri = Dialects.WithoutEmptyFragment(entry.Uri);
            return problem is null;
        }
    }

    /// <summary>The documents given as bytes, in the order they were added.</summary>
    internal List<(string Uri, ReadOnlyMemory<byte> Text, string Name)> InMemory()
    {
        lock (_lock)
        {
            var documents = new List<(string, ReadOnlyMemory<byte>, string)>(_entries.Count);
            foreach (Entry entry in _entries)
            {
                if (entry.IsInMemory)
                {
                    documents.Add((entry.Uri, entry.Text, entry.Name));
                }
            }

            return documents;
        }
    }

    // What files and folders there are; compiler hosts have none.
    partial void FindFile(string uri, ref Entry? entry);

    static partial void ReadFile(Entry entry, ref string? problem);

    private void Add(string uri, Entry entry)
    {
        _ = uri ?? throw new ArgumentNullException(nameof(uri));
        lock (_lock)
        {
            string key = UriReference.Key(Dialects.WithoutEmptyFragment(uri));
            if (_byUri.TryGetValue(key, out Entry? replaced))
            {
                _entries.Remove(replaced);
            }

            _byUri[key] = entry;
            _entries.Add(entry);
            _byId = null;
        }
    }

    // The root $id of each document in memory. A text that is no JSON has none; whoever asks for it by its URI is told.
    private Dictionary<string, Entry> ReadIds()
    {
        var byId = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (Entry entry in _entries)
        {
            if (!entry.IsInMemory || !JsonTape.TryParseSchema(entry.Text, out JsonTape? tape, out _, s_anyDepth))
            {
                continue;
            }

            TapeValue root = tape!.Root;
            if (root.Kind == JsonKind.Object && (root.TryGetMember("$id"u8, out TapeValue id) || root.TryGetMember("id"u8, out id)) && id.Kind == JsonKind.String)
            {
                string key = UriReference.Key(UriReference.Resolve(entry.Uri, id.GetString()).WithoutFragment());
                byId[key] = byId.TryGetValue(key, out Entry? first) ? first : entry;
            }

            tape.Dispose();
        }

        return byId;
    }

    private static readonly ContractLimits s_anyDepth = new() { MaxDepth = 1024 };

    private sealed class Entry(string uri, string name)
    {
        public string Uri { get; } = uri;

        public string Name { get; } = name;

        public ReadOnlyMemory<byte> Text { get; set; }

        public bool IsInMemory { get; init; }

        /// <summary>The file, where it is one.</summary>
        public string? Path { get; init; }

        public bool IsRead { get; set; }
    }
}
