using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Integrations.Contracts.Conformance;

/// <summary>The emitted code of every schema of a draft: each in a namespace of its own, all in one compilation, loaded once a test run.</summary>
internal sealed class GeneratedSuite
{
    private const string RootName = "SuiteRoot";

    private static readonly object s_lock = new();
    private static readonly Dictionary<string, GeneratedSuite> s_drafts = [];

    private readonly Lazy<SuiteScore> _verdicts;

    private GeneratedSuite(string draft, ImmutableArray<GeneratedCase> cases)
    {
        Cases = cases;
        _verdicts = new Lazy<SuiteScore>(() => Judge(draft, (contract, test) => contract.IsValid(test.Data) == test.Valid ? null : $"the verdict is {!test.Valid}"));
    }

    public ImmutableArray<GeneratedCase> Cases { get; }

    /// <summary>Whether each test gets its verdict; found once a test run.</summary>
    public SuiteScore Verdicts => _verdicts.Value;

    public static GeneratedSuite Of(string draft)
    {
        lock (s_lock)
        {
            if (!s_drafts.TryGetValue(draft, out GeneratedSuite? suite))
            {
                s_drafts.Add(draft, suite = new GeneratedSuite(draft, Build(draft)));
            }

            return suite;
        }
    }

    /// <summary>Asks a question of each test. A schema that is refused, code that does not compile without a warning and an exception are wrong answers; the other tests are still judged.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="judge">What is wrong, or null.</param>
    public SuiteScore Judge(string draft, Func<EmittedContract, SuiteTest, string?> judge)
    {
        SuiteScore score = new(draft);
        foreach (GeneratedCase generated in Cases)
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

    private static ImmutableArray<GeneratedCase> Build(string draft)
    {
        string dialect = Array.Find(OfficialSuite.Drafts, known => known.Folder == draft).Dialect;
        List<SchemaDocumentInput> remotes = [.. OfficialSuite.Remotes().InMemory().Select(remote => new SchemaDocumentInput(remote.Uri, remote.Name, remote.Text))];
        List<GeneratedCase> cases = [];
        List<SyntaxTree> trees = [];
        CSharpParseOptions parse = new(LanguageVersion.CSharp12, DocumentationMode.Parse);
        foreach (SuiteCase suiteCase in OfficialSuite.Cases(draft))
        {
            string name = "Case" + cases.Count.ToString("0000", CultureInfo.InvariantCulture);
            GenerationOptions options = new() { Namespace = name, RootName = RootName, DefaultDialect = dialect, FormatMode = OfficialSuite.Formats(suiteCase.File) };
            GeneratedCase generated = new(suiteCase, name);
            cases.Add(generated);
            try
            {
                GenerationResult result = ContractGenerator.Generate(new SchemaDocumentInput(null, "suite.json", suiteCase.Schema), remotes, options);
                SchemaDiagnostic? error = result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError);
                generated.Problem = error is null ? null : "refused: " + error;
                trees.AddRange(result.Files.Select(file => CSharpSyntaxTree.ParseText(file.Source, parse, name + "/" + file.HintName, Encoding.UTF8)));
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // A crash of the generator is a failure of this case; the others are still judged.
                generated.Problem = $"the generator threw {exception.GetType().Name}: {exception.Message} {exception.StackTrace?.Split('\n')[0].Trim()}";
            }
        }

        Load(Compile(trees, cases), cases);
        return [.. cases];
    }

    // Code that does not compile takes its own case out, not the draft.
    private static MemoryStream Compile(List<SyntaxTree> trees, List<GeneratedCase> cases)
    {
        Dictionary<string, GeneratedCase> byName = cases.ToDictionary(generated => generated.Namespace);
        for (int attempt = 0; ; attempt++)
        {
            CSharpCompilation compilation = CSharpCompilation.Create(
                "Emitted",
                trees,
                References(),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));
            MemoryStream image = new();
            EmitResult emitted = compilation.Emit(image);
            foreach (Diagnostic diagnostic in emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning))
            {
                string path = diagnostic.Location.SourceTree?.FilePath ?? "";
                byName[path[..path.IndexOf('/', StringComparison.Ordinal)]].Problem ??=
                    $"does not compile cleanly: {diagnostic}\n    {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}";
            }

            if (emitted.Success)
            {
                image.Position = 0;
                return image;
            }

            Assert.True(attempt < 3, "the emitted code does not compile");
            trees = [.. trees.Where(tree => byName[tree.FilePath[..tree.FilePath.IndexOf('/', StringComparison.Ordinal)]].Problem is null)];
        }
    }

    private static void Load(MemoryStream image, List<GeneratedCase> cases)
    {
        Assembly assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
        foreach (GeneratedCase generated in cases)
        {
            if (generated.Problem is null)
            {
                Type root = assembly.GetType($"{generated.Namespace}.{RootName}", throwOnError: true)!;
                generated.Contract = (EmittedContract)Activator.CreateInstance(typeof(EmittedContract<>).MakeGenericType(root))!;
            }
        }
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

/// <summary>An emitted root, without knowing its type.</summary>
internal abstract class EmittedContract
{
    public abstract bool IsValid(ReadOnlySpan<byte> utf8Json);

    public abstract ValidationResult Validate(ReadOnlySpan<byte> utf8Json);

    public abstract bool CanParse(ReadOnlySpan<byte> utf8Json);

    /// <exception cref="ContractViolationException">The payload is not valid, or its type cannot hold it.</exception>
    public abstract string ParseAndWrite(ReadOnlySpan<byte> utf8Json);
}

/// <inheritdoc/>
internal sealed class EmittedContract<T> : EmittedContract
    where T : IContract<T>
{
    public override bool IsValid(ReadOnlySpan<byte> utf8Json) => T.IsValid(utf8Json);

    public override ValidationResult Validate(ReadOnlySpan<byte> utf8Json) => T.Validate(utf8Json);

    public override bool CanParse(ReadOnlySpan<byte> utf8Json) => T.TryParse(utf8Json, out _);

    public override string ParseAndWrite(ReadOnlySpan<byte> utf8Json) => T.Parse(utf8Json).ToJson();
}
