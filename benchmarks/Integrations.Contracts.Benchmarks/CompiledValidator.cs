using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrations.Contracts.Benchmarks;

/// <summary>A schema's types as a user of the generator has them, compiled and loaded: their <c>IsValid</c>.</summary>
internal static class CompiledValidator
{
    /// <summary>Generates, compiles with optimisation and loads.</summary>
    public static Passes.Verdict Compile(byte[] schema)
    {
        GenerationResult result = ContractGenerator.Generate(new SchemaDocumentInput(null, "schema.json", schema), [], new GenerationOptions { Namespace = "Emitted" });
        if (result.Diagnostics.Any(diagnostic => diagnostic.IsError))
        {
            throw new InvalidOperationException(string.Join("; ", result.Diagnostics));
        }

        if (Environment.GetEnvironmentVariable("EMITTED_SOURCE") is { Length: > 0 } path)
        {
            File.WriteAllLines(path, result.Files.Select(file => file.Source));
        }

        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Emitted." + Guid.NewGuid().ToString("N"),
            result.Files.Select(file => CSharpSyntaxTree.ParseText(file.Source, new CSharpParseOptions(LanguageVersion.CSharp12))),
            trusted.Split(Path.PathSeparator).Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) == "Integrations.Contracts.Validation.dll").Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = compilation.Emit(image);
        if (!emitted.Success)
        {
            throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        }

        image.Position = 0;
        Assembly assembly = AssemblyLoadContext.Default.LoadFromStream(image);
        return typeof(CompiledValidator).GetMethod(nameof(IsValid), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(assembly.GetType("Emitted." + result.RootName)!).CreateDelegate<Passes.Verdict>();
    }

    private static bool IsValid<T>(ReadOnlySpan<byte> utf8Json)
        where T : IContract<T> => T.IsValid(utf8Json);
}
