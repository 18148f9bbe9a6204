using System.IO;
using System.Linq;
using System.Text.Json;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.SchemaStore;

/// <summary>The schemas of SchemaStore with their instances, and the verdicts that several validators agree on, formats asserted.</summary>
internal sealed class StoreCorpus
{
    private const string Store = "https://www.schemastore.org/";
    private const string JsonStore = "https://json.schemastore.org/";

    private StoreCorpus(ImmutableArray<StoreSchema> schemas) => Schemas = schemas;

    public ImmutableArray<StoreSchema> Schemas { get; }

    /// <summary>Reads the corpus.</summary>
    /// <param name="root">Its folder.</param>
    /// <param name="names">Names of schemas without <c>.json</c>, with <c>*</c> at an end; null for all.</param>
    public static StoreCorpus Load(string root, IReadOnlyList<string>? names = null)
    {
        using JsonDocument index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "index.json")));
        var verdicts = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (string file in (string[])["expected.json", "expected-formats.json"])
        {
            using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, file)));
            foreach (JsonProperty entry in expected.RootElement.EnumerateObject())
            {
                verdicts[entry.Name] = entry.Value.GetBoolean();
            }
        }

        ILookup<string, KeyValuePair<string, bool>> instances = verdicts.ToLookup(entry => entry.Key.Split('/')[1], StringComparer.Ordinal);
        var texts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        ImmutableArray<StoreSchema>.Builder schemas = ImmutableArray.CreateBuilder<StoreSchema>();
        foreach (JsonElement entry in index.RootElement.GetProperty("schemas").EnumerateArray())
        {
            string file = entry.GetProperty("file").GetString()!;
            string name = file[..^".json".Length];
            if (entry.TryGetProperty("dependencyOnly", out JsonElement only) && only.ValueKind == JsonValueKind.True || names is not null && !names.Any(pattern => Matches(name, pattern)))
            {
                continue;
            }

            var others = new Dictionary<string, SchemaDocumentInput>(StringComparer.Ordinal);
            foreach (JsonProperty dependency in entry.GetProperty("deps").EnumerateObject())
            {
                byte[] text = Text(root, dependency.Name, texts);
                IEnumerable<string> uris = dependency.Value.EnumerateArray().Select(uri => new Uri(new Uri(Store), uri.GetString()!).AbsoluteUri);
                string plain = dependency.Name[..^".json".Length];
                foreach (string uri in uris.Concat([Store + dependency.Name, JsonStore + dependency.Name, Store + plain, JsonStore + plain]))
                {
                    others[uri] = new SchemaDocumentInput(uri, dependency.Name, text);
                }
            }

            schemas.Add(new StoreSchema
            {
                Name = name,
                Namespace = "Store." + Identifier(name),
                Document = new SchemaDocumentInput(Store + file, file, Text(root, file, texts)),
                Others = [.. others.Values],
                Instances = [.. instances[name].OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new StoreInstance(pair.Key, WithoutByteOrderMark(File.ReadAllBytes(Path.Combine(root, pair.Key))), pair.Value))],
            });
        }

        return new StoreCorpus(schemas.ToImmutable());
    }

    private static bool Matches(string name, string pattern) => pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern;

    private static byte[] Text(string root, string file, Dictionary<string, byte[]> texts)
    {
        if (!texts.TryGetValue(file, out byte[]? text))
        {
            text = WithoutByteOrderMark(File.ReadAllBytes(Path.Combine(root, "schemas", file)));
            texts.Add(file, text);
        }

        return text;
    }

    private static byte[] WithoutByteOrderMark(byte[] text) => text is [0xEF, 0xBB, 0xBF, ..] ? text[3..] : text;

    private static string Identifier(string name) => "_" + string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) ? character.ToString() : character == '.' ? "_" : "_" + (int)character));
}

/// <summary>One schema of the store.</summary>
internal sealed record StoreSchema
{
    /// <summary>The file's name without <c>.json</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace of its types.</summary>
    public required string Namespace { get; init; }

    public required SchemaDocumentInput Document { get; init; }

    /// <summary>What it refers to, by every URI in use.</summary>
    public required ImmutableArray<SchemaDocumentInput> Others { get; init; }

    public required ImmutableArray<StoreInstance> Instances { get; init; }

    public JsonSchema Interpreted()
    {
        var registry = new SchemaRegistry();
        foreach (SchemaDocumentInput other in Others)
        {
            registry.Add(other.Uri!, other.Utf8Text, other.Name);
        }

        return JsonSchema.Parse(Document.Utf8Text.Span, new JsonSchemaOptions { Registry = registry, Formats = FormatMode.Assert, SchemaName = Document.Name, BaseUri = Document.Uri, DefaultDialect = DefaultDialect });
    }

    /// <summary>What a schema without <c>$schema</c> is read as.</summary>
    public const string DefaultDialect = "http://json-schema.org/draft-07/schema#";
}

/// <summary>A payload.</summary>
/// <param name="Path">Its path in the corpus.</param>
/// <param name="Text">UTF-8.</param>
/// <param name="IsValid">What validators agree on.</param>
internal sealed record StoreInstance(string Path, byte[] Text, bool IsValid);
