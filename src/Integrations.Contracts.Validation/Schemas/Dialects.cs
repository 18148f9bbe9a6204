namespace Integrations.Contracts.Validation.Schemas;

/// <summary>The dialects that need no metaschema document: the drafts' own.</summary>
internal static class Dialects
{
    public const string Draft202012Uri = "https://json-schema.org/draft/2020-12/schema";

    private static readonly Dictionary<string, Dialect> s_byUri = Build();

    public static Dialect Draft202012 { get; } = s_byUri[UriReference.Key(Draft202012Uri)];

    /// <summary>The standard dialects, oldest first.</summary>
    public static ImmutableArray<string> Uris { get; } = ImmutableArray.Create(
        "http://json-schema.org/draft-03/schema#",
        "http://json-schema.org/draft-04/schema#",
        "http://json-schema.org/draft-06/schema#",
        "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft/2019-09/schema",
        Draft202012Uri,
        "https://json-schema.org/v1");

    /// <summary>A standard dialect, by the URI of its metaschema, with or without an empty fragment, http or https.</summary>
    public static bool TryGet(string uri, out Dialect? dialect) => s_byUri.TryGetValue(UriReference.Key(WithoutEmptyFragment(uri)), out dialect);

    /// <summary>Reads the URI of a standard vocabulary: which keywords it brings, which draft it belongs to, and what it says of <c>format</c> (null: nothing).</summary>
    public static bool TryGetVocabulary(string uri, bool isRequired, out Vocabularies vocabularies, out Draft draft, out bool? assertsFormat)
    {
        vocabularies = Vocabularies.None;
        assertsFormat = null;
        draft = default;
        int end;
        if (uri.StartsWith("https://json-schema.org/draft/2019-09/vocab/", StringComparison.Ordinal))
        {
            draft = Draft.Draft201909;
            end = "https://json-schema.org/draft/2019-09/vocab/".Length;
        }
        else if (uri.StartsWith("https://json-schema.org/draft/2020-12/vocab/", StringComparison.Ordinal))
        {
            draft = Draft.Draft202012;
            end = "https://json-schema.org/draft/2020-12/vocab/".Length;
        }
        else if (uri.StartsWith("https://json-schema.org/v1/vocab/", StringComparison.Ordinal))
        {
            draft = Draft.V1;
            end = "https://json-schema.org/v1/vocab/".Length;
        }
        else
        {
            return false;
        }

        switch (uri.Substring(end))
        {
            case "core":
                vocabularies = Vocabularies.Core;
                return true;
            case "applicator":
                vocabularies = draft == Draft.Draft201909 ? Vocabularies.Applicator | Vocabularies.Unevaluated : Vocabularies.Applicator;
                return true;
            case "unevaluated" when draft >= Draft.Draft202012:
                vocabularies = Vocabularies.Unevaluated;
                return true;
            case "validation":
                vocabularies = Vocabularies.Validation;
                return true;
            case "meta-data":
                vocabularies = Vocabularies.MetaData;
                return true;
            case "format" when draft == Draft.Draft201909:
                // JSON Schema Validation 2019-09, section 7.2: declared true, formats must be asserted in full.
                vocabularies = Vocabularies.Format;
                assertsFormat = isRequired;
                return true;
            case "format-annotation" when draft >= Draft.Draft202012:
                vocabularies = Vocabularies.Format;
                assertsFormat = false;
                return true;
            case "format-assertion" when draft >= Draft.Draft202012:
                // Declared at all it asserts: an implementation that knows the vocabulary acts on it, whether it is required or not.
                vocabularies = Vocabularies.Format;
                assertsFormat = true;
                return true;
            case "content":
                vocabularies = Vocabularies.Content;
                return true;
            case "hyper-schema":
                // Annotations for user agents: nothing to validate.
                return true;
            default:
                return false;
        }
    }

    private static Dictionary<string, Dialect> Build()
    {
        var byUri = new Dictionary<string, Dialect>(StringComparer.Ordinal);
        AddOld("draft-03", Draft.Draft3);
        AddOld("draft-04", Draft.Draft4);
        AddOld("draft-06", Draft.Draft6);
        AddOld("draft-07", Draft.Draft7);
        Add("json-schema.org/draft/2019-09/schema", "https://json-schema.org/draft/2019-09/schema", Draft.Draft201909);
        Add("json-schema.org/draft/2019-09/hyper-schema", "https://json-schema.org/draft/2019-09/hyper-schema", Draft.Draft201909);
        Add("json-schema.org/draft/2020-12/schema", Draft202012Uri, Draft.Draft202012);
        Add("json-schema.org/draft/2020-12/hyper-schema", "https://json-schema.org/draft/2020-12/hyper-schema", Draft.Draft202012);
        Add("json-schema.org/v1", "https://json-schema.org/v1", Draft.V1);
        Add("json-schema.org/v1/2026", "https://json-schema.org/v1/2026", Draft.V1);
        return byUri;

        void AddOld(string name, Draft draft)
        {
            Add($"json-schema.org/{name}/schema", $"http://json-schema.org/{name}/schema#", draft);
            Add($"json-schema.org/{name}/hyper-schema", $"http://json-schema.org/{name}/hyper-schema#", draft);
        }

        void Add(string location, string uri, Draft draft)
        {
            var dialect = new Dialect { Uri = uri, Draft = draft, AssertsFormat = draft == Draft.V1 };
            byUri.Add(UriReference.Key("http://" + location), dialect);
            byUri.Add(UriReference.Key("https://" + location), dialect);
        }
    }

    public static string WithoutEmptyFragment(string uri) =>
        uri.Length > 0 && uri[uri.Length - 1] == '#' ? uri.Substring(0, uri.Length - 1) : uri;
}
