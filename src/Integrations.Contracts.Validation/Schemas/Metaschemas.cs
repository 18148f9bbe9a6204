using System.Threading;

namespace Integrations.Contracts.Validation.Schemas;

/// <summary>The metaschemas of all drafts with their vocabularies, built in: what <c>$schema</c> and <c>$ref</c> find without a registry.</summary>
internal static class Metaschemas
{
    private static readonly Dictionary<string, Lazy<SchemaDocument>> s_byUri = Build();

    /// <summary>The metaschema (or vocabulary) of a URI without fragment, http or https. Its tape is shared; it is never to be disposed.</summary>
    public static bool TryGet(string uri, out SchemaDocument? document)
    {
        bool isFound = s_byUri.TryGetValue(Key(uri), out Lazy<SchemaDocument>? lazy);
        document = lazy?.Value;
        return isFound;
    }

    /// <summary>The URIs, of each document at least one.</summary>
    public static IEnumerable<string> Uris => s_byUri.Keys;

    private static Dictionary<string, Lazy<SchemaDocument>> Build()
    {
        var byUri = new Dictionary<string, Lazy<SchemaDocument>>(StringComparer.Ordinal);
        Add("http://json-schema.org/draft-03/schema", static () => Draft3Metaschemas.Schema.ToArray());
        Add("http://json-schema.org/draft-03/hyper-schema", static () => Draft3Metaschemas.HyperSchema.ToArray());
        Add("http://json-schema.org/draft-03/links", static () => Draft3Metaschemas.Links.ToArray());
        Add("http://json-schema.org/draft-04/schema", static () => Draft4Metaschemas.Schema.ToArray());
        Add("http://json-schema.org/draft-04/hyper-schema", static () => Draft4Metaschemas.HyperSchema.ToArray());
        Add("http://json-schema.org/draft-04/links", static () => Draft4Metaschemas.Links.ToArray());
        Add("http://json-schema.org/draft-06/schema", static () => Draft6Metaschemas.Schema.ToArray());
        Add("http://json-schema.org/draft-06/hyper-schema", static () => Draft6Metaschemas.HyperSchema.ToArray());
        Add("http://json-schema.org/draft-06/links", static () => Draft6Metaschemas.Links.ToArray());
        Add("http://json-schema.org/draft-07/schema", static () => Draft7Metaschemas.Schema.ToArray());
        Add("http://json-schema.org/draft-07/hyper-schema", static () => Draft7Metaschemas.HyperSchema.ToArray());
        Add("http://json-schema.org/draft-07/links", static () => Draft7Metaschemas.Links.ToArray());
        Add("https://json-schema.org/draft/2019-09/schema", static () => Draft201909Metaschemas.Schema.ToArray());
        Add("https://json-schema.org/draft/2019-09/meta/applicator", static () => Draft201909Metaschemas.Applicator.ToArray());
        Add("https://json-schema.org/draft/2019-09/meta/content", static () => Draft201909Metaschemas.Content.ToArray());
        Add("https://json-schema.org/draft/2019-09/meta/core", static () => Draft201909Metaschemas.Core.ToArray());
        Add("https://json-schema.org/draft/2019-09/meta/format", static () => Draft201909Metaschemas.Format.ToArray());
        Add("https://json-schema.org/draft/2019-09/meta/hyper-schema", static () => Draft201909Metaschemas.HyperSchema.ToArray());
        Add("https://json-schema.org/draft/2019-09/meta/meta-data", static () => Draft201909Metaschemas.MetaData.ToArray());
        Add("https://json-schema.org/draft/2019-09/meta/validation", static () => Draft201909Metaschemas.Validation.ToArray());
        Add("https://json-schema.org/draft/2019-09/hyper-schema", static () => Draft201909Metaschemas.HyperSchemaRoot.ToArray());
        Add("https://json-schema.org/draft/2019-09/links", static () => Draft201909Metaschemas.Links.ToArray());
        Add("https://json-schema.org/draft/2020-12/schema", static () => Draft202012Metaschemas.Schema.ToArray());
        Add("https://json-schema.org/draft/2020-12/meta/applicator", static () => Draft202012Metaschemas.Applicator.ToArray());
        Add("https://json-schema.org/draft/2020-12/meta/content", static () => Draft202012Metaschemas.Content.ToArray());
        Add("https://json-schema.org/draft/2020-12/meta/core", static () => Draft202012Metaschemas.Core.ToArray());
        Add("https://json-schema.org/draft/2020-12/meta/format-annotation", static () => Draft202012Metaschemas.FormatAnnotation.ToArray());
        Add("https://json-schema.org/draft/2020-12/meta/format-assertion", static () => Draft202012Metaschemas.FormatAssertion.ToArray());
        Add("https://json-schema.org/draft/2020-12/meta/hyper-schema", static () => Draft202012Metaschemas.HyperSchema.ToArray());
        Add("https://json-schema.org/draft/2020-12/meta/meta-data", static () => Draft202012Metaschemas.MetaData.ToArray());
        Add("https://json-schema.org/draft/2020-12/meta/unevaluated", static () => Draft202012Metaschemas.Unevaluated.ToArray());
        Add("https://json-schema.org/draft/2020-12/meta/validation", static () => Draft202012Metaschemas.Validation.ToArray());
        Add("https://json-schema.org/draft/2020-12/hyper-schema", static () => Draft202012Metaschemas.HyperSchemaRoot.ToArray());
        Add("https://json-schema.org/draft/2020-12/links", static () => Draft202012Metaschemas.Links.ToArray());
        Add("https://json-schema.org/v1/2026", static () => V1Metaschemas.Schema.ToArray());
        Add("https://json-schema.org/v1", static () => V1Metaschemas.Schema.ToArray());
        return byUri;

        void Add(string uri, Func<byte[]> text) => byUri.Add(Key(uri), new Lazy<SchemaDocument>(
            () => new SchemaDocument { Uri = uri, Name = uri, Tape = JsonTape.Parse(text()) },
            LazyThreadSafetyMode.ExecutionAndPublication));
    }

    // The old drafts are written with http, later ones with https, and schemas mix them up.
    private static string Key(string uri)
    {
        string key = UriReference.Key(Dialects.WithoutEmptyFragment(uri));
        return key.StartsWith("http://", StringComparison.Ordinal) ? key.Insert("http".Length, "s") : key;
    }
}
