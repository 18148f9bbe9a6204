using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrations.Contracts.Tests.Properties;

/// <summary>Many schemas generated, compiled together as a strict project would, each in a namespace of its own, and loaded.</summary>
internal sealed class ContractBatch
{
    private readonly List<GenerationResult> _results = [];

    /// <summary>Adds a schema. Its place is its number in <see cref="Load"/>'s answer.</summary>
    public void Add(string schema, GenerationOptions? options = null)
    {
        GenerationResult result = ContractGenerator.Generate(
            new SchemaDocumentInput(null, "test.schema.json", Encoding.UTF8.GetBytes(schema)), [], (options ?? new GenerationOptions { Namespace = "" }) with { Namespace = Namespace(_results.Count) });
        Assert.True(!result.Files.IsEmpty, $"{schema}\n{string.Join('\n', result.Diagnostics)}");
        _results.Add(result);
    }

    /// <summary>The contracts by their places; null where the code does not compile without a warning.</summary>
    /// <param name="problems">The compiler's words and the line, by place.</param>
    public ContractProbe?[] Load(out ILookup<int, string> problems)
    {
        ContractProbe?[] contracts = new ContractProbe?[_results.Count];
        List<SyntaxTree> trees = [.. _results.SelectMany((result, place) => result.Files.Select(file => EmittedCompilation.Parse(file.Source, $"{Namespace(place)}/{file.HintName}")))];
        List<(int Place, string Words)> found = [];
        while (true)
        {
            CSharpCompilation compilation = EmittedCompilation.Of(trees, EmittedCode.References());
            using MemoryStream image = new();
            Diagnostic[] diagnostics = [.. compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
            if (diagnostics.Length == 0)
            {
                Load(EmittedCompilation.Load(image), contracts, [.. found.Select(problem => problem.Place)]);
                problems = found.ToLookup(problem => problem.Place, problem => problem.Words);
                return contracts;
            }

            // The compiler looks at bodies only where declarations are right: without what failed, the rest is looked at.
            found.AddRange(diagnostics.Select(diagnostic => (Place(diagnostic.Location.SourceTree!), EmittedCompilation.Words(diagnostic))));
            trees.RemoveAll(tree => found.Exists(problem => problem.Place == Place(tree)));
        }
    }

    private void Load(Assembly assembly, ContractProbe?[] contracts, HashSet<int> broken)
    {
        for (int place = 0; place < contracts.Length; place++)
        {
            contracts[place] = broken.Contains(place) ? null : ContractProbe.Of(assembly.GetType($"{Namespace(place)}.{_results[place].RootName}", throwOnError: true)!);
        }
    }

    private static string Namespace(int place) => "Batch" + place.ToString("000", System.Globalization.CultureInfo.InvariantCulture);

    private static int Place(SyntaxTree tree) => int.Parse(tree.FilePath.AsSpan("Batch".Length, 3), System.Globalization.CultureInfo.InvariantCulture);
}
