namespace Integrations.Contracts.Validation.Schemas;

internal sealed partial class SchemaLoader
{
    // A metaschema's $schema names another metaschema, and so on; a chain this long is no design but a cycle or an attack.
    private const int MaxMetaschemaChain = 16;

    private readonly Dictionary<string, Dialect?> _dialects = new(StringComparer.Ordinal);
    private readonly ImmutableArray<SchemaDocument>.Builder _metaschemas = ImmutableArray.CreateBuilder<SchemaDocument>();
    private Dialect? _defaultDialect;

    private Dialect DefaultDialect()
    {
        if (_defaultDialect is null)
        {
            _defaultDialect = Dialects.Draft202012;
            if (FindDialect(_options.DefaultDialect, null, default) is { } found)
            {
                _defaultDialect = found;
            }
        }

        return _defaultDialect;
    }

    // The dialect that a $schema names. Null, and a finding, where there is none that can be used.
    private Dialect? FindDialect(string uri, SchemaNode? node, TapeValue at)
    {
        if (Dialects.TryGet(uri, out Dialect? dialect))
        {
            return dialect;
        }

        string key = UriReference.Key(Dialects.WithoutEmptyFragment(uri));
        if (!_dialects.TryGetValue(key, out dialect))
        {
            dialect = ReadDialect(uri, 0, out string? rule, out string? problem);
            _dialects.Add(key, dialect);
            if (dialect is null)
            {
                _findings.Add(new Finding(rule!, problem!, node, at, "/$schema") { IsAlwaysError = true, Name = _options.SchemaName });
            }
        }

        return dialect;
    }

    private Dialect? ReadDialect(string uri, int depth, out string? rule, out string? problem)
    {
        rule = SchemaRules.UnknownDialect;
        problem = null;
        if (Dialects.TryGet(uri, out Dialect? standard))
        {
            return standard;
        }

        string location = Dialects.WithoutEmptyFragment(uri);
        ReadOnlyMemory<byte> text = default;
        if (depth == MaxMetaschemaChain || _options.Registry is not { } registry || !registry.TryGet(location, out text, out _))
        {
            problem = depth == 0
                ? $"the dialect \"{uri}\" is not known: it is none of {string.Join(", ", Dialects.Uris)}, and no metaschema with this URI is registered"
                : $"the metaschema is itself of the dialect \"{uri}\", which is not known";
            return null;
        }

        if (!JsonTape.TryParseSchema(text, out JsonTape? tape, out JsonSyntaxError error, _limits))
        {
            problem = $"the metaschema \"{uri}\" is not JSON: line {error.Position.Line}, column {error.Position.Column}: {error.Message}";
            return null;
        }

        TapeValue root = tape!.Root;
        if (root.Kind != JsonKind.Object)
        {
            problem = $"the metaschema \"{uri}\" is no object";
            tape.Dispose();
            return null;
        }

        _metaschemas.Add(new SchemaDocument { Uri = location, Tape = tape });
        return ReadMetaschema(uri, location, root, depth, out rule, out problem);
    }

    private Dialect? ReadMetaschema(string uri, string location, TapeValue root, int depth, out string? rule, out string? problem)
    {
        rule = null;
        problem = null;
        Draft? draft = null;
        bool? assertsFormat = null;
        Vocabularies vocabularies = Vocabularies.Core;
        bool hasVocabularies = root.TryGetMember("$vocabulary"u8, out TapeValue declared) && declared.Kind == JsonKind.Object;
        if (hasVocabularies)
        {
            foreach (TapeMember member in declared.Members)
            {
                string name = member.Name.GetString();
                bool isRequired = member.Value.Kind == JsonKind.True;
                if (!Dialects.TryGetVocabulary(name, isRequired, out Vocabularies vocabulary, out Draft vocabularyDraft, out bool? asserts))
                {
                    if (isRequired)
                    {
                        rule = SchemaRules.UnknownVocabulary;
                        problem = $"the metaschema \"{uri}\" requires the vocabulary \"{name}\", which is not known";
                        return null;
                    }

                    continue;
                }

                vocabularies |= vocabulary;
                assertsFormat = (assertsFormat ?? false) | asserts ?? assertsFormat;
                draft = vocabulary == Vocabularies.Core ? vocabularyDraft : draft;
            }
        }

        Dialect? parent = null;
        if (draft is null || !hasVocabularies)
        {
            string parentUri = root.TryGetMember("$schema"u8, out TapeValue schema) && schema.Kind == JsonKind.String ? schema.GetString() : _options.DefaultDialect;
            parent = ReadDialect(parentUri, depth + 1, out rule, out problem);
            if (parent is null)
            {
                return null;
            }
        }

        draft ??= parent!.Draft;
        if (!hasVocabularies || draft < Draft.Draft201909)
        {
            return new Dialect { Uri = location, Draft = parent!.Draft, Vocabularies = parent.Vocabularies, AssertsFormat = parent.AssertsFormat, NamesFormatAssertion = parent.NamesFormatAssertion };
        }

        return new Dialect { Uri = location, Draft = draft.Value, Vocabularies = vocabularies, AssertsFormat = assertsFormat ?? false, NamesFormatAssertion = assertsFormat ?? false };
    }
}
