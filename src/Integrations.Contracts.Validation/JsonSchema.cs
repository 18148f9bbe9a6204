using System.ComponentModel;
using System.Text;
using System.Threading;
using Integrations.Contracts.Validation.Evaluation;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation;

/// <summary>A schema, ready to validate payloads. Immutable and safe to share between threads.</summary>
public sealed partial class JsonSchema
{
    private readonly Lazy<(SchemaGraph Graph, SchemaNode Root)> _schema;
    private readonly Lazy<(VerdictProgram Program, VerdictNode Root)> _verdict;
    private readonly Lazy<Explanation> _explanation;
    private readonly JsonSchemaOptions _options;
    private readonly bool _isEmbedded;

    private JsonSchema(Lazy<(SchemaGraph Graph, SchemaNode Root)> schema, JsonSchemaOptions options, bool isEmbedded)
    {
        _schema = schema;
        _options = options;
        _isEmbedded = isEmbedded;
        _verdict = new Lazy<(VerdictProgram Program, VerdictNode Root)>(CompileVerdict, LazyThreadSafetyMode.PublicationOnly);
        _explanation = new Lazy<Explanation>(() => new Explanation(Plan(PlanPurpose.Explanation), !isEmbedded), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Reads a schema.</summary>
    /// <param name="utf8Schema">The schema, UTF-8 without byte order mark.</param>
    /// <param name="options">Dialect, formats, registry and limits; null for <see cref="JsonSchemaOptions.Default"/>.</param>
    /// <exception cref="JsonSchemaException">The schema is broken: not JSON, not valid against its metaschema, of an unknown dialect, or with a reference that leads nowhere.</exception>
    /// <exception cref="ContractLimitException">The schema is beyond a limit.</exception>
    public static JsonSchema Parse(ReadOnlySpan<byte> utf8Schema, JsonSchemaOptions? options = null) => Read(utf8Schema.ToArray(), options ?? JsonSchemaOptions.Default);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, JsonSchemaOptions?)"/>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Schema"/> is null.</exception>
    public static JsonSchema Parse(byte[] utf8Schema, JsonSchemaOptions? options = null) =>
        Read((byte[])(utf8Schema ?? throw new ArgumentNullException(nameof(utf8Schema))).Clone(), options ?? JsonSchemaOptions.Default);

    /// <summary>Reads a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="options">Dialect, formats, registry and limits; null for <see cref="JsonSchemaOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="schema"/> is null.</exception>
    /// <exception cref="JsonSchemaException">The schema is broken: not JSON, not valid against its metaschema, of an unknown dialect, or with a reference that leads nowhere.</exception>
    /// <exception cref="ContractLimitException">The schema is beyond a limit.</exception>
    public static JsonSchema Parse(string schema, JsonSchemaOptions? options = null) =>
        Read(Wtf8.GetBytes(schema ?? throw new ArgumentNullException(nameof(schema))), options ?? JsonSchemaOptions.Default);

    /// <summary>For emitted code: a schema that was checked when the code was emitted. It is loaded when first used.</summary>
    /// <param name="documents">Makes the documents, the schema's own first.</param>
    /// <param name="pointer">The schema in the first document: a JSON Pointer (RFC 6901), empty for the root.</param>
    /// <param name="options">How it was read when the code was emitted; null for <see cref="JsonSchemaOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="documents"/> or <paramref name="pointer"/> is null.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static JsonSchema Embedded(Func<EmbeddedSchema[]> documents, string pointer = "", JsonSchemaOptions? options = null)
    {
        _ = documents ?? throw new ArgumentNullException(nameof(documents));

        _ = pointer ?? throw new ArgumentNullException(nameof(pointer));

        JsonSchemaOptions read = options ?? JsonSchemaOptions.Default;
        return new JsonSchema(new Lazy<(SchemaGraph Graph, SchemaNode Root)>(() => LoadEmbedded(documents(), pointer, read), LazyThreadSafetyMode.PublicationOnly), read, isEmbedded: true);
    }

    /// <summary>The schema of a definition: a key of <c>$defs</c> or <c>definitions</c>, or a <c>#</c> pointer.</summary>
    /// <param name="name">The key, as <c>Order</c>, or the place, as <c>#/$defs/Order</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no such definition.</exception>
    /// <exception cref="JsonSchemaException">The definition is broken: it has a reference that leads nowhere, which the schema itself does not need.</exception>
    public JsonSchema Definition(string name)
    {
        _ = name ?? throw new ArgumentNullException(nameof(name));

        SchemaGraph graph = _schema.Value.Graph;
        string? pointer = null;
        if (name.Length > 0 && name[0] == '#')
        {
            pointer = JsonPointer.TryDecodeFragment(name.Substring(1), out string decoded) ? decoded : null;
        }
        else
        {
            foreach (KeyValuePair<string, SchemaNode> definition in graph.Definitions)
            {
                if (definition.Key == name)
                {
                    pointer = definition.Value.Pointer;
                    break;
                }
            }
        }

        SchemaNode? found = pointer is null ? null : graph.Find(pointer);
        if (!_isEmbedded && pointer is not null && (found is null || !graph.Diagnostics.IsEmpty))
        {
            // Read again from there: a place may be a schema though no keyword says so, and what the root does not reach may be broken.
            graph = SchemaGraph.Load(graph.Root.Document, _options, ImmutableArray.Create(pointer));
            ImmutableArray<SchemaDiagnostic> diagnostics = SchemaCheck.Check(graph, _options);
            foreach (SchemaDiagnostic diagnostic in diagnostics)
            {
                if (diagnostic.IsError)
                {
                    throw new JsonSchemaException(diagnostics);
                }
            }

            found = graph.Find(pointer);
        }

        if (found is null)
        {
            string? nearest = NearestName.Of(name, Keys(graph));
            throw new ArgumentException($"the schema has no definition {Wording.Name(name)}" + (nearest is null ? "" : $"; there is one with a similar name: {Wording.Name(nearest)}"), nameof(name));
        }

        var schema = new Lazy<(SchemaGraph Graph, SchemaNode Root)>(() => (graph, found), LazyThreadSafetyMode.PublicationOnly);
        return new JsonSchema(schema, _options, _isEmbedded);
    }

    /// <summary>Whether a payload is as the schema says. Malformed JSON is not. Warm, nothing is allocated.</summary>
    /// <param name="utf8Json">The payload, UTF-8 without byte order mark.</param>
    /// <param name="options">Direction and limits; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <exception cref="ContractLimitException">A pattern took longer than <see cref="ContractLimits.PatternTimeout"/>.</exception>
    public bool IsValid(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null)
    {
        options ??= ValidationOptions.Default;
        (VerdictProgram program, VerdictNode root) = _verdict.Value;
        TapeBuffer buffer = TapeBuffer.Rent();
        bool isValid = buffer.TryFill(utf8Json, options.Limits) && VerdictEvaluator.IsValid(program, root, buffer.View(utf8Json), 0, options.Direction);
        buffer.Return();
        return isValid;
    }

    /// <inheritdoc cref="IsValid(ReadOnlySpan{byte}, ValidationOptions?)"/>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    public bool IsValid(byte[] utf8Json, ValidationOptions? options = null) =>
        IsValid(new ReadOnlySpan<byte>(utf8Json ?? throw new ArgumentNullException(nameof(utf8Json))), options);

    /// <inheritdoc cref="IsValid(ReadOnlySpan{byte}, ValidationOptions?)"/>
    public bool IsValid(ReadOnlyMemory<byte> utf8Json, ValidationOptions? options = null) => IsValid(utf8Json.Span, options);

    /// <summary>Whether a payload is as the schema says. Malformed JSON is not.</summary>
    /// <param name="json">The payload.</param>
    /// <param name="options">Direction and limits; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="ContractLimitException">A pattern took longer than <see cref="ContractLimits.PatternTimeout"/>.</exception>
    public bool IsValid(string json, ValidationOptions? options = null) =>
        JsonTape.IndexOfLoneSurrogate(json ?? throw new ArgumentNullException(nameof(json))) < 0 && IsValid(new ReadOnlySpan<byte>(Encoding.UTF8.GetBytes(json)), options);

    /// <summary>Whether a payload is as the schema says.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="options">Direction; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="payload"/> is null.</exception>
    /// <exception cref="ContractLimitException">A pattern took longer than <see cref="ContractLimits.PatternTimeout"/>.</exception>
    public bool IsValid(JsonTape payload, ValidationOptions? options = null)
    {
        _ = payload ?? throw new ArgumentNullException(nameof(payload));

        (VerdictProgram program, VerdictNode root) = _verdict.Value;
        return VerdictEvaluator.IsValid(program, root, payload.View, 0, (options ?? ValidationOptions.Default).Direction);
    }

    /// <summary>Everything that is wrong with a payload; malformed JSON is one error.</summary>
    /// <param name="utf8Json">The payload, UTF-8 without byte order mark.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <exception cref="ContractLimitException">A pattern took longer than <see cref="ContractLimits.PatternTimeout"/>.</exception>
    public ValidationResult Validate(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null) =>
        IsValid(utf8Json, options) ? Explanation.Valid(options ?? ValidationOptions.Default) : Explain(utf8Json.ToArray(), options ?? ValidationOptions.Default);

    /// <inheritdoc cref="Validate(ReadOnlySpan{byte}, ValidationOptions?)"/>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Json"/> is null.</exception>
    public ValidationResult Validate(byte[] utf8Json, ValidationOptions? options = null) =>
        Validate(new ReadOnlyMemory<byte>(utf8Json ?? throw new ArgumentNullException(nameof(utf8Json))), options);

    /// <inheritdoc cref="Validate(ReadOnlySpan{byte}, ValidationOptions?)"/>
    public ValidationResult Validate(ReadOnlyMemory<byte> utf8Json, ValidationOptions? options = null) =>
        IsValid(utf8Json.Span, options) ? Explanation.Valid(options ?? ValidationOptions.Default) : Explain(utf8Json, options ?? ValidationOptions.Default);

    /// <summary>Everything that is wrong with a payload; malformed JSON is one error. Offsets are those of its UTF-8.</summary>
    /// <param name="json">The payload.</param>
    /// <param name="options">Direction, limits and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="ContractLimitException">A pattern took longer than <see cref="ContractLimits.PatternTimeout"/>.</exception>
    public ValidationResult Validate(string json, ValidationOptions? options = null)
    {
        options ??= ValidationOptions.Default;
        if (JsonTape.IndexOfLoneSurrogate(json ?? throw new ArgumentNullException(nameof(json))) < 0)
        {
            return Validate(new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(json)), options);
        }

        _ = JsonTape.TryParse(json, out _, out JsonSyntaxError error, options.Limits);
        return _explanation.Value.Explain(Encoding.UTF8.GetBytes(json), error, options);
    }

    /// <summary>Everything that is wrong with a payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="options">Direction, the limit on errors and the payload's name; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="payload"/> is null.</exception>
    /// <exception cref="ContractLimitException">A pattern took longer than <see cref="ContractLimits.PatternTimeout"/>.</exception>
    public ValidationResult Validate(JsonTape payload, ValidationOptions? options = null)
    {
        options ??= ValidationOptions.Default;
        return IsValid(payload, options) ? Explanation.Valid(options) : _explanation.Value.Explain(payload, payload.Root, options);
    }

    /// <summary>Everything that the schema says of a payload: failures and annotations, in the standard's output forms. Nothing is cut short, so that it takes longer than <see cref="Validate(JsonTape, ValidationOptions?)"/>.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="options">Direction; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="payload"/> is null.</exception>
    /// <exception cref="ContractLimitException">A pattern took longer than <see cref="ContractLimits.PatternTimeout"/>, or the record grows too large.</exception>
    public SchemaOutput Evaluate(JsonTape payload, ValidationOptions? options = null) =>
        _explanation.Value.Record((payload ?? throw new ArgumentNullException(nameof(payload))).Root, options ?? ValidationOptions.Default);

    private ValidationResult Explain(ReadOnlyMemory<byte> utf8Json, ValidationOptions options)
    {
        if (!JsonTape.TryParse(utf8Json, out JsonTape? tape, out JsonSyntaxError error, options.Limits))
        {
            return _explanation.Value.Explain(utf8Json.Span, error, options);
        }

        using JsonTape payload = tape!;
        return _explanation.Value.Explain(payload, payload.Root, options);
    }

    private static JsonSchema Read(byte[] utf8Schema, JsonSchemaOptions options)
    {
        SchemaGraph graph = SchemaGraph.Load(new ReadOnlyMemory<byte>(utf8Schema), options);
        ImmutableArray<SchemaDiagnostic> diagnostics = SchemaCheck.Check(graph, options);
        foreach (SchemaDiagnostic diagnostic in diagnostics)
        {
            if (diagnostic.IsError)
            {
                throw new JsonSchemaException(diagnostics);
            }
        }

        var schema = new JsonSchema(new Lazy<(SchemaGraph Graph, SchemaNode Root)>(() => (graph, graph.Root), LazyThreadSafetyMode.PublicationOnly), options, isEmbedded: false);

        // A schema beyond a limit is refused here, not when the first payload comes.
        _ = schema._verdict.Value;
        return schema;
    }

    private static (SchemaGraph Graph, SchemaNode Root) LoadEmbedded(EmbeddedSchema[] documents, string pointer, JsonSchemaOptions options)
    {
        SchemaRegistry registry = options.Registry ?? new SchemaRegistry();
        if (options.Registry is null)
        {
            for (int i = 1; i < documents.Length; i++)
            {
                registry.Add(documents[i].Uri, documents[i].Utf8Json);
            }
        }

        var document = new SchemaDocument { Uri = documents[0].Uri, Tape = JsonTape.ParseSchema(documents[0].Utf8Json, options.Limits) };
        SchemaGraph graph = SchemaGraph.Load(document, options with { Registry = registry }, pointer.Length == 0 ? ImmutableArray<string>.Empty : ImmutableArray.Create(pointer));
        if (graph.HasErrors)
        {
            throw new JsonSchemaException(graph.Diagnostics);
        }

        SchemaNode? root = pointer.Length == 0 ? graph.Root : graph.Find(pointer);
        return (graph, root ?? throw new ArgumentException($"the schema has nothing at {pointer}", nameof(pointer)));
    }

    private (VerdictProgram Program, VerdictNode Root) CompileVerdict()
    {
        ValidationPlan plan = Plan(PlanPurpose.Verdict);
        VerdictProgram program = VerdictProgram.Compile(plan);
        return (program, program[plan.Roots[0]]);
    }

    private ValidationPlan Plan(PlanPurpose purpose)
    {
        (SchemaGraph graph, SchemaNode root) = _schema.Value;
        return ValidationPlan.Build(graph, ImmutableArray.Create(root), _options.Formats, purpose, _options.Limits);
    }

    private static IEnumerable<string> Keys(SchemaGraph graph)
    {
        foreach (KeyValuePair<string, SchemaNode> definition in graph.Definitions)
        {
            yield return definition.Key;
        }
    }
}
