#if GENERATED_ENGINE
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>The C# that the generator emits, compiled in memory: one compilation a schema.</summary>
internal sealed class GeneratedEngine : IBowtieEngine
{
    private const string Namespace = "Emitted";
    private const string RootName = "BowtieRoot";

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp12, DocumentationMode.None);
    private static readonly MetadataReference[] s_references = References();

    private delegate bool Verdict(ReadOnlySpan<byte> utf8Json);

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

    private static Verdict Compile(GenerationResult result)
    {
        List<SyntaxTree> trees = [];
        foreach (GeneratedFile file in result.Files)
        {
            trees.Add(CSharpSyntaxTree.ParseText(file.Source, s_parseOptions, file.HintName, Encoding.UTF8));
        }

        CSharpCompilation compilation = CSharpCompilation.Create(
            "emitted", trees, s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream assembly = new();
        EmitResult emitted = compilation.Emit(assembly);
        if (!emitted.Success)
        {
            throw new InvalidOperationException("the emitted code does not compile: " + string.Join("; ", emitted.Diagnostics));
        }

        assembly.Position = 0;
        Type root = new AssemblyLoadContext("emitted", isCollectible: true).LoadFromStream(assembly).GetType($"{Namespace}.{RootName}", throwOnError: true)!;
        MethodInfo isValid = root.GetMethod("IsValid", BindingFlags.Public | BindingFlags.Static, [typeof(ReadOnlySpan<byte>)])
            ?? throw new InvalidOperationException("the emitted root has no IsValid(ReadOnlySpan<byte>)");
        return isValid.CreateDelegate<Verdict>();
    }

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
        public void WriteResult(ReadOnlySpan<byte> instance, Utf8JsonWriter writer) => writer.WriteBoolean("valid"u8, verdict(instance));
    }
}
#endif
