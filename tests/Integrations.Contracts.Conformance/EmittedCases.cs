using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Integrations.Contracts.Conformance;

/// <summary>The emitted code of many schemas: each in a namespace of its own, all in one compilation.</summary>
internal sealed class EmittedCases
{
    private const string RootName = "SuiteRoot";

    private readonly string _name;
    private readonly ImmutableArray<GeneratedCase> _cases;

    private EmittedCases(string name, ImmutableArray<GeneratedCase> cases, Assembly assembly)
    {
        _name = name;
        _cases = cases;
        Assembly = assembly;
    }

    public Assembly Assembly { get; }

    /// <summary>Generates, compiles and loads the code of some cases.</summary>
    /// <param name="name">What they are called in reports.</param>
    /// <param name="dialect">The dialect of schemas that name none.</param>
    /// <param name="suiteCases">The cases.</param>
    /// <param name="documents">What the schemas may refer to.</param>
    /// <param name="formats">What a file says of formats.</param>
    public static EmittedCases Compile(string name, string dialect, IEnumerable<SuiteCase> suiteCases, IReadOnlyList<SchemaDocumentInput> documents, Func<string, FormatMode> formats)
    {
        List<GeneratedCase> cases = [];
        List<SyntaxTree> trees = [];
        foreach (SuiteCase suiteCase in suiteCases)
        {
            string @namespace = "Case" + cases.Count.ToString("0000", CultureInfo.InvariantCulture);
            GenerationOptions options = new() { Namespace = @namespace, RootName = RootName, DefaultDialect = dialect, FormatMode = formats(suiteCase.File) };
            GeneratedCase generated = new(suiteCase, @namespace);
            cases.Add(generated);
            try
            {
                GenerationResult result = ContractGenerator.Generate(new SchemaDocumentInput(null, "suite.json", suiteCase.Schema), documents, options);
                SchemaDiagnostic? error = result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError);
                generated.Problem = error is null ? null : "refused: " + error;
                trees.AddRange(result.Files.Select(file => EmittedCompilation.Parse(file.Source, @namespace + "/" + file.HintName)));
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // A crash of the generator is a failure of this case; the others are still judged.
                generated.Problem = $"the generator threw {exception.GetType().Name}: {exception.Message} {exception.StackTrace?.Split('\n')[0].Trim()}";
            }
        }

        return new EmittedCases(name, [.. cases], Load(Compile(trees, cases), cases));
    }

    /// <summary>Asks a question of each test. A schema that is refused, code that does not compile without a warning and an exception are wrong answers; the other tests are still judged.</summary>
    /// <param name="judge">What is wrong, or null.</param>
    public SuiteScore Judge(Func<EmittedContract, SuiteTest, string?> judge)
    {
        SuiteScore score = new(_name);
        foreach (GeneratedCase generated in _cases)
        {
            foreach (SuiteTest test in generated.Case.Tests)
            {
                score.Add(generated.Case, test, generated.Problem ?? Guarded(judge, generated.Contract!, test));
            }
        }

        return score;
    }

    private static string? Guarded(Func<EmittedContract, SuiteTest, string?> judge, EmittedContract contract, SuiteTest test)
    {
        try
        {
            return judge(contract, test);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return $"{exception.GetType().Name}: {exception.Message} {exception.StackTrace?.Split('\n')[0].Trim()}";
        }
    }

    // Code that does not compile takes its own case out, not the draft.
    private static MemoryStream Compile(List<SyntaxTree> trees, List<GeneratedCase> cases)
    {
        Dictionary<string, GeneratedCase> byName = cases.ToDictionary(generated => generated.Namespace);
        for (int attempt = 0; ; attempt++)
        {
            CSharpCompilation compilation = EmittedCompilation.Of(trees, References(), OptimizationLevel.Release);
            MemoryStream image = new();
            EmitResult emitted = compilation.Emit(image);
            foreach (Diagnostic diagnostic in emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning))
            {
                string path = diagnostic.Location.SourceTree?.FilePath ?? "";
                byName[path[..path.IndexOf('/', StringComparison.Ordinal)]].Problem ??= "does not compile cleanly: " + EmittedCompilation.Words(diagnostic);
            }

            if (emitted.Success)
            {
                return image;
            }

            Assert.True(attempt < 3, "the emitted code does not compile");
            trees = [.. trees.Where(tree => byName[tree.FilePath[..tree.FilePath.IndexOf('/', StringComparison.Ordinal)]].Problem is null)];
        }
    }

    private static Assembly Load(MemoryStream image, List<GeneratedCase> cases)
    {
        Assembly assembly = EmittedCompilation.Load(image);
        foreach (GeneratedCase generated in cases)
        {
            if (generated.Problem is null)
            {
                Type root = assembly.GetType($"{generated.Namespace}.{RootName}", throwOnError: true)!;
                generated.Contract = (EmittedContract)Activator.CreateInstance(typeof(EmittedContract<>).MakeGenericType(root))!;
            }
        }

        return assembly;
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || path == typeof(JsonSchema).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
}

/// <summary>A case of the suite, and its emitted code or the reason why there is none.</summary>
internal sealed class GeneratedCase(SuiteCase suiteCase, string @namespace)
{
    public SuiteCase Case { get; } = suiteCase;

    public string Namespace { get; } = @namespace;

    public string? Problem { get; set; }

    public EmittedContract? Contract { get; set; }
}
