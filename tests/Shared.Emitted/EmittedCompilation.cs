using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrations.Contracts.Tests;

/// <summary>Emitted files before the compiler of a strict project: nullable, every warning an error.</summary>
internal static class EmittedCompilation
{
    public static SyntaxTree Parse(string source, string path, LanguageVersion version = LanguageVersion.CSharp12) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version, DocumentationMode.Diagnose), path, Encoding.UTF8);

    public static CSharpCompilation Of(IEnumerable<SyntaxTree> trees, IEnumerable<MetadataReference> references, OptimizationLevel optimization = OptimizationLevel.Debug) => CSharpCompilation.Create(
        "Emitted." + Guid.NewGuid().ToString("N"),
        trees,
        references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error, warningLevel: 9999));

    /// <summary>The compiler's words, and the line that they are about.</summary>
    public static string Words(Diagnostic diagnostic) =>
        $"{diagnostic}\n    {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}";

    public static Assembly Load(MemoryStream image)
    {
        image.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
    }
}
