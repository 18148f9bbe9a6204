extern alias Generator;

using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Generator::Integrations.Contracts.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Integrations.Contracts.Benchmarks;

/// <summary>A project in memory with one schema, that the generator runs on as in a compiler that stays warm between builds.</summary>
internal sealed class GeneratedProject
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp12);

    private readonly SchemaText _schema;
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    public GeneratedProject(string name, byte[] schema)
    {
        _schema = new SchemaText(name, SourceText.From(Encoding.UTF8.GetString(schema), Encoding.UTF8));
        _compilation = CSharpCompilation.Create(
            "Project",
            [Code(0)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _driver = Fresh();
    }

    /// <summary>How many files the last run emitted.</summary>
    public int Files { get; private set; }

    /// <summary>A first run: everything from the schema's text, and the emitted files parsed.</summary>
    public void RunAll()
    {
        _driver = Fresh();
        Run();
    }

    /// <summary>Changes the project's C# and runs again; every output of the generator must come from the run before.</summary>
    public void EditCode(int version)
    {
        _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], Code(version));
        Run();
        foreach ((string step, ImmutableArray<IncrementalGeneratorRunStep> runs) in _driver.GetRunResult().Results[0].TrackedOutputSteps)
        {
            if (runs.SelectMany(run => run.Outputs).Any(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)))
            {
                throw new InvalidOperationException($"an edit of C# runs the step {step} again");
            }
        }
    }

    private static SyntaxTree Code(int version) => CSharpSyntaxTree.ParseText($"class Edited {{ int _version = {version}; }}", s_parseOptions, path: "Program.cs");

    private void Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        GeneratorRunResult result = _driver.GetRunResult().Results[0];
        if (result.Exception is { } exception)
        {
            throw exception;
        }

        if (result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException(error.ToString());
        }

        Files = result.GeneratedSources.Length;
    }

    private CSharpGeneratorDriver Fresh() => CSharpGeneratorDriver.Create(
        [new ContractSourceGenerator().AsSourceGenerator()],
        [_schema],
        s_parseOptions,
        new SchemaOptions(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private sealed class SchemaText(string name, SourceText text) : AdditionalText
    {
        public override string Path => "/project/" + name;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    /// <summary>What the package's targets tell the compiler.</summary>
    private sealed class SchemaOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new Dictionary<string, string>
        {
            ["build_property.ProjectDir"] = "/project/",
            ["build_property.RootNamespace"] = "Contracts",
            ["build_property.TargetFrameworkIdentifier"] = ".NETCoreApp",
            ["build_property.TargetFrameworkVersion"] = "v8.0",
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(new Dictionary<string, string> { ["build_metadata.AdditionalFiles.ContractItem"] = "Schema" });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
