using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Integrations.Contracts.CodeGeneration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrations.Contracts.Benchmarks;

/// <summary>
/// What a definition costs in C# at 10, 1,000, 10,000 and 100,000: emitted (<c>contract-generator</c>), and compiled without a warning (<c>compiler</c>, to 10,000: the compiler's own time).
/// Of each five definitions one is a union, one an enum and three are records that refer to others.
/// </summary>
internal static class GeneratorScale
{
    // More than that says more of the compiler than of us.
    private const int MostCompiled = 10_000;

    public static void Run(BenchmarkOptions options)
    {
        double emitted = 0;
        double compiled = 0;
        foreach (int size in options.Smoke ? [10, 100] : new[] { 10, 1_000, 10_000, 100_000 })
        {
            byte[] schema = Definitions(size);
            GenerationResult result = Generate(schema);
            int repetitions = Math.Max(1, 1_000 / size);
            double[] costs = new double[size >= 10_000 ? 1 : options.RoundsOr(5)];
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int round = 0; round < costs.Length; round++)
            {
                long start = ThreadClock.Now;
                for (int run = 0; run < repetitions; run++)
                {
                    result = Generate(schema);
                }

                costs[round] = (ThreadClock.Now - start) / (double)(size * repetitions);
            }

            long allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / ((long)costs.Length * repetitions * size);
            var cost = MeasuredRatio.Of(costs);
            string note = string.Create(CultureInfo.InvariantCulture, $"{result.Files.Sum(file => (long)file.Source.Length) / size} characters and {allocated} bytes allocated a definition; {cost.Median * size / 1e9:F2} s");
            ScaleTable.Print("ns a definition", $"generator, {size:N0} definitions", "contract-generator", cost, ref emitted, note);
            if (size <= MostCompiled)
            {
                Compile(result, size, ref compiled);
            }
        }

        using Process self = Process.GetCurrentProcess();
        Console.WriteLine($"peak working set of this process: {self.PeakWorkingSet64 >> 20} MiB");
    }

    private static GenerationResult Generate(byte[] schema)
    {
        GenerationResult result = ContractGenerator.Generate(new SchemaDocumentInput(null, "scale.schema.json", schema), [], new GenerationOptions { Namespace = "Contracts" });
        return result.Files.IsEmpty ? throw new InvalidOperationException(string.Join("; ", result.Diagnostics.Take(3))) : result;
    }

    // The compiler uses all cores: its cost is the process's.
    private static void Compile(GenerationResult result, int size, ref double baseline)
    {
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        Compile(result);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        self.Refresh();
        MeasuredRatio cost = MeasuredRatio.Of([(self.TotalProcessorTime - before).TotalNanoseconds / size]);
        ScaleTable.Print("ns a definition", $"generator, {size:N0} definitions", "compiler", cost, ref baseline, string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:F1} s on {Environment.ProcessorCount} cores, no warning"));
    }

    private static void Compile(GenerationResult result)
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Scale",
            result.Files.Select(file => CSharpSyntaxTree.ParseText(file.Source, new CSharpParseOptions(LanguageVersion.CSharp12), file.HintName)),
            trusted.Split(Path.PathSeparator).Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) == "Integrations.Contracts.Validation.dll").Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error, warningLevel: 9999));
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = compilation.Emit(image);
        if (!emitted.Success)
        {
            throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Take(5)));
        }
    }

    private static byte[] Definitions(int count)
    {
        StringBuilder text = new("""{"title":"Scale","type":"object","properties":{"first":{"$ref":"#/$defs/D0"}},"$defs":{""");
        for (int index = 0; index < count; index++)
        {
            int next = (index + 1) % count;
            int far = (int)(index * 7919L % count);
            string definition = (index % 5) switch
            {
                0 => $$"""{"oneOf":[{"$ref":"#/$defs/D{{(index + 2) % count}}"},{"type":"string","minLength":{{index % 100}}},{"type":"array","items":{"$ref":"#/$defs/D{{far}}"} }]}""",
                1 => $$"""{"enum":["a{{index}}","b{{index}}","c"]}""",
                _ => $$"""{"type":"object","required":["k{{index}}"],"properties":{"k{{index}}":{"type":"string"},"next":{"$ref":"#/$defs/D{{next}}"},"far":{"$ref":"#/$defs/D{{far}}"},"n":{"type":"integer","minimum":{{index}} } },"additionalProperties":false}""",
            };
            text.Append(index == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"\"D{index}\":{definition}");
        }

        return Encoding.UTF8.GetBytes(text.Append("}}").ToString());
    }
}
