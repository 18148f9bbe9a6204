#if GENERATED_ENGINE
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Threading.Tasks;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>The C# that the generator emits, compiled in memory: one compilation a schema.</summary>
/// <remarks>
/// The first compilation of a process costs many times what the next ones do, since the compiler itself is compiled then. So one is
/// run when the engine is made, over a schema that has something of everything, and <see cref="Start"/> waits for it: no case pays.
/// </remarks>
internal sealed class GeneratedEngine : IBowtieEngine
{
    private const string Namespace = "Emitted";
    private const string RootName = "BowtieRoot";

    // Something of everything that schemas ask for, so that what answers them is compiled and loaded.
    private const string WarmingSchema =
        """
        {
          "$defs": {"item": {"type": "object", "properties": {"name": {"type": "string", "pattern": "^[a-z]+$"}, "next": {"$ref": "#/$defs/item"}}, "required": ["name"]}},
          "type": ["object", "array"],
          "properties": {
            "id": {"type": "integer", "minimum": 1, "multipleOf": 2}, "at": {"type": "string", "format": "date-time"}, "kind": {"enum": ["a", "b", 1, null]},
            "items": {"type": "array", "items": {"$ref": "#/$defs/item"}, "uniqueItems": true, "contains": {"type": "object"}, "maxItems": 4},
            "either": {"oneOf": [{"type": "string", "maxLength": 3}, {"type": "number", "exclusiveMaximum": 5}]}
          },
          "patternProperties": {"^x-": {"type": "boolean"}},
          "allOf": [{"if": {"required": ["id"]}, "then": {"required": ["kind"]}, "else": {"not": {"required": ["at"]}}}],
          "anyOf": [{"minProperties": 1}, {"prefixItems": [{"const": 1}]}],
          "unevaluatedProperties": false
        }
        """;

    private const string WarmingInstance = """{"id":2,"at":"2026-01-01T00:00:00Z","kind":"a","items":[{"name":"a"}],"either":1.5,"x-a":true}""";

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp12, DocumentationMode.None);
    private static readonly CSharpCompilationOptions s_compilationOptions = new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);
    private static readonly MetadataReference[] s_references = References();

    private readonly Task _warming;

    public GeneratedEngine() => _warming = Task.Run(Warm);

    private delegate bool Verdict(ReadOnlySpan<byte> utf8Json);

    // What went wrong with it, the cases will say.
    public void Start() => Task.WaitAny(_warming);

    public IBowtieSchema Load(ReadOnlySpan<byte> schema, JsonSchemaOptions options, IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> documents)
    {
        List<SchemaDocumentInput> others = [];
        foreach (KeyValuePair<string, ReadOnlyMemory<byte>> document in documents)
        {
            others.Add(new SchemaDocumentInput(document.Key, document.Key, document.Value));
        }

        GenerationOptions generation = new()
        {
            Namespace = Namespace,
            RootName = RootName,
            FormatMode = options.Formats,
            DefaultDialect = options.DefaultDialect,
        };
        GenerationResult result = ContractGenerator.Generate(new SchemaDocumentInput(null, "schema.json", schema.ToArray()), others, generation);
        ImmutableArray<SchemaDiagnostic> errors = result.Diagnostics.RemoveAll(diagnostic => !diagnostic.IsError);
        return errors.IsEmpty ? new Loaded(Compile(result)) : throw new JsonSchemaException(errors);
    }

    private void Warm()
    {
        IBowtieSchema schema = Load(Encoding.UTF8.GetBytes(WarmingSchema), new JsonSchemaOptions(), []);
        byte[] instance = Encoding.UTF8.GetBytes(WarmingInstance);
        using JsonTape tape = JsonTape.Parse(instance);
        _ = schema.IsValid(tape, instance);
    }

    private static Verdict Compile(GenerationResult result)
    {
        SyntaxTree[] trees = new SyntaxTree[result.Files.Length];
        Parallel.For(0, trees.Length, index => trees[index] = CSharpSyntaxTree.ParseText(result.Files[index].Source, s_parseOptions, result.Files[index].HintName, Encoding.UTF8));
        CSharpCompilation compilation = CSharpCompilation.Create("emitted", trees, s_references, s_compilationOptions);
        using MemoryStream assembly = new();
        EmitResult emitted = compilation.Emit(assembly);
        if (!emitted.Success)
        {
            throw new InvalidOperationException("the emitted code does not compile: " + string.Join("; ", emitted.Diagnostics));
        }

        assembly.Position = 0;
        Type root = new AssemblyLoadContext("emitted", isCollectible: true).LoadFromStream(assembly).GetType($"{Namespace}.{RootName}", throwOnError: true)!;
        return typeof(GeneratedEngine).GetMethod(nameof(IsValid), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(root).CreateDelegate<Verdict>();
    }

    private static bool IsValid<T>(ReadOnlySpan<byte> utf8Json)
        where T : IContract<T> => T.IsValid(utf8Json);

    /// <summary>The runtime's own assemblies that emitted code needs, and the library.</summary>
    private static MetadataReference[] References()
    {
        HashSet<string> names = new(StringComparer.Ordinal)
        {
            "System.Private.CoreLib", "System.Runtime", "System.Memory", "System.Collections", "System.Collections.Immutable", "System.Linq",
            "System.Text.Json", "System.Text.RegularExpressions", "System.Threading", "netstandard", "System.Private.Uri", "System.Runtime.Numerics",
        };
        List<MetadataReference> references = [MetadataReference.CreateFromFile(typeof(JsonSchema).Assembly.Location)];
        foreach (string path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
        {
            if (names.Contains(Path.GetFileNameWithoutExtension(path)))
            {
                references.Add(MetadataReference.CreateFromFile(path));
            }
        }

        return [.. references];
    }

    private sealed class Loaded(Verdict verdict) : IBowtieSchema
    {
        public bool IsValid(JsonTape instance, ReadOnlySpan<byte> text) => verdict(text);

        public SchemaOutput Evaluate(JsonTape instance) => throw new NotSupportedException("emitted code gives verdicts alone");
    }
}
#endif
