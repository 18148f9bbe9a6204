using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Integrations.Contracts.CodeGeneration.Declarations;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrations.Contracts.Benchmarks;

/// <summary>A schema's emitted validator, compiled and loaded.</summary>
internal static class CompiledValidator
{
    /// <summary>Emits, compiles with optimisation and loads.</summary>
    public static Passes.Verdict Compile(byte[] schema, JsonSchemaOptions options)
    {
        SchemaGraph graph = SchemaGraph.Load(new SchemaDocument { Uri = "", Tape = JsonTape.Parse(schema) }, options);
        if (graph.HasErrors)
        {
            throw new InvalidOperationException(string.Join("; ", graph.Diagnostics.Where(diagnostic => diagnostic.IsError)));
        }

        ValidationPlan plan = ValidationPlan.Build(graph, [graph.Root], options.Formats, PlanPurpose.Verdict, options.Limits);
        SourceWriter writer = ValidatorEmitter.Begin("Emitted");
        ValidatorEmitter.Emit(writer, plan, "Emitted", "Validator");
        string source = writer.ToString();
        if (Environment.GetEnvironmentVariable("EMITTED_SOURCE") is { Length: > 0 } path)
        {
            File.WriteAllText(path, source);
        }

        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Emitted." + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp12))],
            trusted.Split(Path.PathSeparator).Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) == "Integrations.Contracts.Validation.dll").Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        }

        image.Position = 0;
        Assembly assembly = AssemblyLoadContext.Default.LoadFromStream(image);
        return assembly.GetType("Emitted.Validator")!.GetMethod("IsValid", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Passes.Verdict>();
    }
}
