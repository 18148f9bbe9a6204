using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Integrations.Contracts.SchemaStore;

/// <summary>
/// Schemas through the whole product, stage by stage: generated, compiled as a strict project would (many schemas beside each other in one assembly), and held to the payloads.
/// A schema that fails a stage is out of those behind it.
/// </summary>
/// <param name="schemas">The schemas.</param>
/// <param name="maxLines">Schemas whose code is longer are generated, but go no further; what was left out is reported.</param>
internal sealed class StoreRun(ImmutableArray<StoreSchema> schemas, int maxLines = int.MaxValue)
{
    private const int SchemasPerAssembly = 24;
    private static readonly ParallelOptions s_twoThreads = new() { MaxDegreeOfParallelism = 2 };

    private readonly ConcurrentDictionary<string, Generation> _generated = new(StringComparer.Ordinal);
    private ImmutableArray<StoreSchema> _carriedOn = [];
    private readonly ConcurrentDictionary<string, ContractProbe> _contracts = new(StringComparer.Ordinal);

    /// <summary>Every schema gives C#.</summary>
    public StoreStage Generate()
    {
        var stage = new StoreStage("generated", schemas.Length);
        Parallel.ForEach(schemas, s_twoThreads, schema =>
        {
            try
            {
                var clock = Stopwatch.StartNew();
                GenerationResult result = ContractGenerator.Generate(schema.Document, schema.Others, new GenerationOptions { Namespace = schema.Namespace, DefaultDialect = StoreSchema.DefaultDialect });
                if (result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError) is { } error)
                {
                    stage.Fail(schema.Name, error.ToString());
                    return;
                }

                _generated[schema.Name] = new Generation(result, clock.Elapsed);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                stage.Fail(schema.Name, FirstLines(exception.ToString(), 6));
            }
        });
        stage.End();
        _carriedOn = [.. schemas.Where(schema => !_generated.TryGetValue(schema.Name, out Generation? generation) || generation.Lines <= maxLines)];
        return stage;
    }

    /// <summary>How many schemas go no further than generation for the length of their code.</summary>
    public int LeftOut => schemas.Length - _carriedOn.Length;

    /// <summary>The lines of the emitted code of all schemas.</summary>
    public int Lines => _generated.Values.Sum(generation => generation.Lines);

    /// <summary>Lines, bytes and milliseconds of the emitted code, with the largest and the slowest schemas. Slow ones are timed again, alone and warm.</summary>
    public string Sizes()
    {
        List<(string Name, int Lines, int Bytes, double Milliseconds)> sizes = [];
        foreach (StoreSchema schema in schemas)
        {
            if (!_generated.TryGetValue(schema.Name, out Generation? generation))
            {
                continue;
            }

            double milliseconds = generation.Time.TotalMilliseconds;
            if (milliseconds > 250)
            {
                var clock = Stopwatch.StartNew();
                ContractGenerator.Generate(schema.Document, schema.Others, new GenerationOptions { Namespace = schema.Namespace, DefaultDialect = StoreSchema.DefaultDialect });
                milliseconds = Math.Min(milliseconds, clock.Elapsed.TotalMilliseconds);
            }

            sizes.Add((schema.Name, generation.Lines, generation.Result.Files.Sum(file => Encoding.UTF8.GetByteCount(file.Source)), milliseconds));
        }

        return $"""
            {sizes.Sum(size => size.Lines):N0} lines, {sizes.Sum(size => (long)size.Bytes):N0} bytes, {sizes.Sum(size => size.Milliseconds):N0} ms
              largest: {string.Join(", ", sizes.OrderByDescending(size => size.Lines).Take(8).Select(size => $"{size.Name} {size.Lines:N0} lines {size.Bytes / 1024:N0} KB"))}
              slowest: {string.Join(", ", sizes.OrderByDescending(size => size.Milliseconds).Take(8).Select(size => $"{size.Name} {size.Milliseconds:N0} ms"))}
            """;
    }

    /// <summary>Every schema's code compiles without a warning, beside others, under C# 12.</summary>
    /// <param name="net8">Against .NET 8, and not loaded; else against .NET 10.</param>
    public StoreStage Compile(bool net8 = false)
    {
        StoreSchema[] generated = [.. _carriedOn.Where(schema => _generated.ContainsKey(schema.Name))];
        var stage = new StoreStage(net8 ? "compiled for net8.0" : "compiled", _carriedOn.Length);
        foreach (StoreSchema schema in _carriedOn.Except(generated))
        {
            stage.Fail(schema.Name, null);
        }

        MetadataReference[] references = References(net8);
        Parallel.ForEach(generated.Chunk(SchemasPerAssembly), s_twoThreads, batch => CompileBatch(batch, references, stage, load: !net8));
        return stage.End();
    }

    private void CompileBatch(StoreSchema[] batch, MetadataReference[] references, StoreStage stage, bool load)
    {
        Dictionary<string, SyntaxTree[]> trees = batch.ToDictionary(
            schema => schema.Name,
            schema => _generated[schema.Name].Result.Files.Select(file => EmittedCompilation.Parse(file.Source, $"{schema.Name}/{file.HintName}")).ToArray(),
            StringComparer.Ordinal);
        while (trees.Count > 0)
        {
            CSharpCompilation compilation = EmittedCompilation.Of(trees.Values.SelectMany(files => files), references, OptimizationLevel.Release);
            using var image = new MemoryStream();
            EmitResult emitted = compilation.Emit(image);
            ILookup<string, Diagnostic> problems = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToLookup(diagnostic => SchemaOf(diagnostic), StringComparer.Ordinal);
            if (problems.Count == 0)
            {
                if (load)
                {
                    Load(batch.Where(schema => trees.ContainsKey(schema.Name)), image, stage);
                }

                return;
            }

            // The compiler looks at method bodies only once declarations are right: those that failed are out, the others are compiled again.
            foreach (IGrouping<string, Diagnostic> schema in problems)
            {
                if (schema.Key.Length == 0 || !trees.Remove(schema.Key))
                {
                    throw new InvalidOperationException(schema.First().ToString());
                }

                stage.Fail(schema.Key, $"{schema.Count()} problems: " + string.Join("\n", schema.Take(2).Select(EmittedCompilation.Words)));
            }
        }
    }

    private void Load(IEnumerable<StoreSchema> batch, MemoryStream image, StoreStage stage)
    {
        Assembly assembly = EmittedCompilation.Load(image);
        foreach (StoreSchema schema in batch)
        {
            string root = _generated[schema.Name].Result.RootName;
            Type? type = assembly.GetType($"{schema.Namespace}.{root}");
            if (type is null)
            {
                stage.Fail(schema.Name, $"the root {root} is no type");
                continue;
            }

            _contracts[schema.Name] = ContractProbe.Of(type);
        }
    }

    /// <summary>IsValid says what several validators agree on, and what the interpreter says.</summary>
    public StoreStage Verdicts() => ForEachInstance("verdicts", _ => true, (schema, instance, contract, interpreted) =>
    {
        bool verdict = contract.IsValid(instance.Text);
        bool interpreter = interpreted.Value.IsValid(instance.Text);
        return verdict == instance.IsValid && interpreter == verdict ? null : $"expected {instance.IsValid}, generated {verdict}, interpreted {interpreter}";
    });

    /// <summary>Valid payloads are read, and written back as the same JSON.</summary>
    public StoreStage RoundTrips() => ForEachInstance("round trips", instance => instance.IsValid, (_, instance, contract, _) => contract.RoundTrip(instance.Text));

    /// <summary>Invalid payloads are refused, with ContractViolationException alone.</summary>
    public StoreStage Refusals() => ForEachInstance("refusals", instance => !instance.IsValid, (_, instance, contract, _) => contract.Refusal(instance.Text));

    private StoreStage ForEachInstance(string name, Func<StoreInstance, bool> isMeant, Func<StoreSchema, StoreInstance, ContractProbe, Lazy<JsonSchema>, string?> check)
    {
        var stage = new StoreStage(name, _carriedOn.Sum(schema => schema.Instances.Count(isMeant)));
        Parallel.ForEach(_carriedOn, s_twoThreads, schema =>
        {
            var interpreted = new Lazy<JsonSchema>(schema.Interpreted, LazyThreadSafetyMode.ExecutionAndPublication);
            foreach (StoreInstance instance in schema.Instances.Where(isMeant))
            {
                if (!_contracts.TryGetValue(schema.Name, out ContractProbe? contract))
                {
                    stage.Fail(instance.Path, null);
                    continue;
                }

                try
                {
                    if (check(schema, instance, contract, interpreted) is { } problem)
                    {
                        stage.Fail(instance.Path, problem);
                    }
                }
                catch (Exception exception) when (exception is not OutOfMemoryException)
                {
                    stage.Fail(instance.Path, FirstLines(exception.ToString(), 6));
                }
            }
        });
        return stage.End();
    }

    /// <summary>Writes the emitted files into a folder for each schema.</summary>
    public void WriteTo(string folder)
    {
        foreach (KeyValuePair<string, Generation> generation in _generated)
        {
            string path = Directory.CreateDirectory(Path.Combine(folder, generation.Key)).FullName;
            foreach (GeneratedFile file in generation.Value.Result.Files)
            {
                File.WriteAllText(Path.Combine(path, file.HintName), file.Source);
            }
        }
    }

    private static MetadataReference[] References(bool net8)
    {
        if (!net8)
        {
            return [.. Basic.Reference.Assemblies.Net100.References.All, MetadataReference.CreateFromFile(typeof(JsonSchema).Assembly.Location)];
        }

        string configuration = typeof(StoreRun).Assembly.Location.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        string library = Path.Combine(Corpus.RepositoryRoot, "src", "Integrations.Contracts.Validation", "bin", configuration, "net8.0", "Integrations.Contracts.Validation.dll");
        return [.. Basic.Reference.Assemblies.Net80.References.All, MetadataReference.CreateFromFile(library)];
    }

    private static string SchemaOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath is { } path ? path[..path.IndexOf('/', StringComparison.Ordinal)] : "";

    private static string FirstLines(string text, int count) => string.Join('\n', text.Split('\n').Take(count));

    private sealed record Generation(GenerationResult Result, TimeSpan Time)
    {
        public int Lines { get; } = Result.Files.Sum(file => file.Source.AsSpan().Count('\n'));
    }
}
