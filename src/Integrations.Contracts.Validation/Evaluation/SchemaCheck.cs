using System.Collections.Concurrent;
using System.Linq;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>Holds schema documents against their metaschemas, with formats as annotations: the pattern compiler judges patterns, the loader references.</summary>
internal static class SchemaCheck
{
    private static readonly ConcurrentDictionary<string, Lazy<Metaschema?>> s_standard = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the documents of a graph by their metaschemas, and then what the loader found; in the order of the documents.</summary>
    public static ImmutableArray<SchemaDiagnostic> Check(SchemaGraph graph, JsonSchemaOptions options)
    {
        var diagnostics = ImmutableArray.CreateBuilder<SchemaDiagnostic>();
        if (graph.Diagnostics.Any(diagnostic => diagnostic.Id == SchemaRules.NotJson))
        {
            return graph.Diagnostics;
        }

        var resources = new Dictionary<SchemaDocument, List<SchemaNode>>();
        foreach (SchemaNode node in graph.Nodes)
        {
            // A schema of another dialect inside a document is held against its own metaschema.
            if (node.Parent is null || node.Parent.Dialect != node.Dialect)
            {
                if (!resources.TryGetValue(node.Document, out List<SchemaNode>? roots))
                {
                    roots = [];
                    resources.Add(node.Document, roots);
                }

                roots.Add(node);
            }
        }

        foreach (SchemaDocument document in graph.Documents)
        {
            if (!resources.TryGetValue(document, out List<SchemaNode>? roots))
            {
                continue;
            }

            foreach (SchemaNode root in roots)
            {
                if (!PlainSchemas.Includes(root) && !IsBuiltIn(document))
                {
                    Check(root, roots, options, diagnostics);
                }
            }
        }

        diagnostics.AddRange(graph.Diagnostics);
        return diagnostics.ToImmutable();
    }

    private static void Check(SchemaNode root, List<SchemaNode> roots, JsonSchemaOptions options, ImmutableArray<SchemaDiagnostic>.Builder diagnostics)
    {
        if (Find(root.Dialect, options) is not { } metaschema || metaschema.IsValid(root.Value))
        {
            return;
        }

        ValidationResult result = metaschema.Explain(root.Value);
        foreach (ValidationError error in result.Errors)
        {
            string pointer = root.Pointer + error.InstanceLocation;
            if (roots.Exists(other => other != root && other.Pointer.Length > root.Pointer.Length && IsWithin(pointer, other.Pointer)))
            {
                continue;
            }

            string message = error.Message + (error.Expected is null ? "" : "; expected " + error.Expected) + (error.Help is null ? "" : "; " + error.Help);
            diagnostics.Add(new SchemaDiagnostic(SchemaRules.InvalidSchema, !IsTolerated(root.Dialect, error), message, root.Document.Name, pointer, error.Position, error.Length));
        }
    }

    private static bool IsBuiltIn(SchemaDocument document) =>
        Metaschemas.TryGet(Dialects.WithoutEmptyFragment(document.Uri), out SchemaDocument? builtIn) && builtIn == document;

    /// <summary>
    /// What the metaschema of v1 refuses and schemas of v1 have all the same, the official suite's among them: keywords that nobody knows, and <c>$dynamicRef</c> with the <c>#</c> of 2020-12.
    /// Both have one meaning only; they are worth a warning.
    /// </summary>
    private static bool IsTolerated(Dialect dialect, ValidationError error) =>
        dialect.Draft == Draft.V1
        && (error.Keyword == "unevaluatedProperties" || (error.Keyword == "pattern" && error.InstanceLocation.EndsWith("/$dynamicRef", StringComparison.Ordinal)));

    private static bool IsWithin(string pointer, string around) =>
        pointer.StartsWith(around, StringComparison.Ordinal) && (pointer.Length == around.Length || pointer[around.Length] == '/');

    /// <summary>The metaschema of a dialect: the drafts' own are kept for the process, a custom one is read from the registry.</summary>
    private static Metaschema? Find(Dialect dialect, JsonSchemaOptions options)
    {
        string uri = Dialects.WithoutEmptyFragment(dialect.Uri);
        if (Metaschemas.TryGet(uri, out SchemaDocument? document))
        {
            return s_standard.GetOrAdd(uri, _ => new Lazy<Metaschema?>(() => Metaschema.Load(document!, JsonSchemaOptions.Default))).Value;
        }

        if (options.Registry is { } registry && registry.TryGet(uri, out ReadOnlyMemory<byte> text, out string? name) && JsonTape.TryParseSchema(text, out JsonTape? tape, out _, options.Limits))
        {
            return Metaschema.Load(new SchemaDocument { Uri = uri, Name = name, Tape = tape! }, options);
        }

        return null;
    }

    /// <summary>A metaschema, ready to judge schemas.</summary>
    private sealed class Metaschema
    {
        private readonly VerdictProgram _program;
        private readonly VerdictNode _root;
        private readonly Lazy<Explanation> _explanation;

        private Metaschema(SchemaGraph graph, ContractLimits limits)
        {
            ImmutableArray<SchemaNode> roots = ImmutableArray.Create(graph.Root);
            ValidationPlan plan = ValidationPlan.Build(graph, roots, FormatMode.Annotate, PlanPurpose.Verdict, limits);
            _program = VerdictProgram.Compile(plan);
            _root = _program[plan.Roots[0]];
            _explanation = new Lazy<Explanation>(() => new Explanation(ValidationPlan.Build(graph, roots, FormatMode.Annotate, PlanPurpose.Explanation, limits), showsSchemaPositions: false));
        }

        public static Metaschema? Load(SchemaDocument document, JsonSchemaOptions options)
        {
            SchemaGraph graph = SchemaGraph.Load(document, options);
            return graph.HasErrors ? null : new Metaschema(graph, options.Limits);
        }

        public bool IsValid(TapeValue schema) => VerdictEvaluator.IsValid(_program, _root, schema.Tape.View, schema.Index, PayloadDirection.None);

        public ValidationResult Explain(TapeValue schema) => _explanation.Value.Explain(schema.Tape, schema, ValidationOptions.Default);
    }
}
