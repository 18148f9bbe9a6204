using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Integrations.Contracts.Generator.Tests;

/// <summary>A project in memory that the generator and the analyzer run on, as a compiler would run them.</summary>
internal sealed class GeneratorProject
{
    private readonly CSharpParseOptions _parseOptions;
    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;

    public GeneratorProject(TestFile[] files, TestOptions? options = null, LanguageVersion language = LanguageVersion.CSharp12, string code = "")
    {
        _parseOptions = new CSharpParseOptions(language);
        Options = options ?? TestOptions.Default;
        Files = files;
        _compilation = CSharpCompilation.Create(
            "Project",
            [CSharpSyntaxTree.ParseText(code, _parseOptions, path: "Program.cs")],
            s_references.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error));
        _driver = CSharpGeneratorDriver.Create(
            [new ContractSourceGenerator().AsSourceGenerator()],
            files,
            _parseOptions,
            Options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    public TestOptions Options { get; }

    public IReadOnlyList<TestFile> Files { get; private set; }

    public GeneratorRunResult Result { get; private set; }

    /// <summary>The project's code and the emitted code together.</summary>
    public Compilation Output { get; private set; } = null!;

    public IEnumerable<string> HintNames => Result.GeneratedSources.Select(source => source.HintName);

    /// <summary>The diagnostics as MSBuild prints them: <c>path(line,column): error ICnnnn: message</c>.</summary>
    public IReadOnlyList<string> Diagnostics => [.. Result.Diagnostics.Select(Text)];

    public void ReplaceCode(string code)
    {
        _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees.First(), CSharpSyntaxTree.ParseText(code, _parseOptions, path: "Program.cs"));
        Run();
    }

    public void ReplaceFile(string path, string text)
    {
        TestFile old = Files.First(file => file.Path == path), changed = old.With(text);
        Files = [.. Files.Select(file => file == old ? changed : file)];
        _driver = _driver.ReplaceAdditionalText(old, changed);
        Run();
    }

    /// <summary>Why each value of a step was or was not computed again in the last run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs)
            ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)]
            : [];

    /// <summary>What the payload analyzer says, as MSBuild prints it.</summary>
    public async Task<IReadOnlyList<string>> AnalyzeAsync()
    {
        ImmutableArray<Diagnostic> diagnostics = await Output
            .WithAnalyzers([new ContractPayloadAnalyzer()], new AnalyzerOptions([.. Files], Options))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics.Select(Text).Order(StringComparer.Ordinal)];
    }

    private static string Text(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        string where = diagnostic.Location == Location.None ? "" : $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): ";
        return $"{where}{(diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning")} {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    private void Run()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out Compilation output, out _, TestContext.Current.CancellationToken);
        Output = output;
        Result = _driver.GetRunResult().Results.Single();
        Assert.Null(Result.Exception);
    }

    // The runtime's own assemblies serve as references: nothing to download, and the same for every compiler version.
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_references = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(GeneratorProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "ValidationAssembly").Value!),
    ]);
}
