using System.Diagnostics;
using System.IO;
using System.Linq;
using Integrations.Contracts.CodeGeneration;

namespace Integrations.Contracts.Benchmarks;

/// <summary>
/// Schema to C#, warm: the contract's own schema and the largest of corpus/schemastore. Emission alone (<c>contract-generator</c>), the compiler's driver over everything with the emitted files parsed (<c>driver-run</c>),
/// and the driver after an edit of C# (<c>driver-edit</c>), whose outputs are asserted to come from the run before. Ratios to parsing the same text with JsonDocument.
/// Then cold: <c>contracts generate</c> as a process.
/// </summary>
internal static class GeneratorTable
{
    // From here on a text is "the large schema", with its own target and fewer rounds.
    private const int LargeText = 500_000;

    public static void Run(BenchmarkOptions options)
    {
        ResultTable.PrintHeading("generator", "time");
        string store = Path.Combine(BenchmarkCorpus.Root, "schemastore", "schemas");
        string? largest = Directory.Exists(store) && !options.Smoke ? Directory.GetFiles(store, "*.json").MaxBy(file => new FileInfo(file).Length) : null;
        foreach (string path in largest is null ? [BenchmarkCorpus.IntegrationsSchema] : new[] { BenchmarkCorpus.IntegrationsSchema, largest })
        {
            if (options.Includes(Path.GetFileName(path)))
            {
                Measure(Path.GetFileName(path), File.ReadAllBytes(path), options);
                MeasureCold(path, options);
            }
        }
    }

    private static void Measure(string name, byte[] text, BenchmarkOptions options)
    {
        bool isLarge = text.Length > LargeText;
        int rounds = options.RoundsOr(isLarge ? 7 : 101);
        double must = isLarge ? 1000 : 20;
        GenerationResult result = Generate(name, text);
        if (result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError) is { } error)
        {
            throw new InvalidOperationException($"{name}: {error}");
        }

        GeneratedProject project = new(name, text);
        int version = 0;
        (string Method, Action Run, double? Must)[] methods =
        [
            ("jsondocument", () => System.Text.Json.JsonDocument.Parse(text).Dispose(), null),
            ("contract-generator", () => Generate(name, text), must),
            ("driver-run", project.RunAll, must),
            ("driver-edit", () => project.EditCode(++version), null),
        ];
        double[][] times = Array.ConvertAll(methods, _ => new double[rounds]);
        long[] allocated = new long[methods.Length];

        // The first third of as many rounds again warms the JIT.
        for (int round = -(rounds / 3) - 1; round < rounds; round++)
        {
            for (int index = 0; index < methods.Length; index++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                long start = ThreadClock.Now;
                methods[index].Run();
                times[index][Math.Max(0, round)] = (ThreadClock.Now - start) / 1e6;
                allocated[index] = GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }

        double baseline = MeasuredRatio.Of(times[0]).Median;
        for (int index = 0; index < methods.Length; index++)
        {
            string note = methods[index].Method switch
            {
                "contract-generator" => $"{result.Files.Length} files, {result.Files.Sum(file => (long)file.Source.Length) >> 10} Ki characters",
                "driver-run" => $"{project.Files} files",
                "driver-edit" => "all outputs cached",
                _ => "",
            };
            ResultTable.PrintTime("generator", name, methods[index].Method, MeasuredRatio.Of(times[index], allocated[index]), "ms", baseline, note, methods[index].Must);
        }

        if (isLarge)
        {
            using Process self = Process.GetCurrentProcess();
            Console.WriteLine($"peak working set of this process: {self.PeakWorkingSet64 >> 20} MiB, the compiler's driver and its syntax trees within");
        }
    }

    // The whole process, files written and all: wall-clock time, its CPU time in the note.
    private static void MeasureCold(string path, BenchmarkOptions options)
    {
        string program = PublishedPrograms.Find(PublishedPrograms.Contracts, Compilation.Jit)!;
        string folder = Directory.CreateTempSubdirectory("contracts-generator-").FullName;
        try
        {
            int rounds = Math.Min(options.RoundsOr(5), 5);
            double[] elapsed = new double[rounds], cpu = new double[rounds];
            for (int round = 0; round < rounds; round++)
            {
                ChildProcess ended = ChildProcess.Run(program, ["generate", path, "--output", folder]);
                elapsed[round] = ended.Elapsed.TotalMilliseconds;
                cpu[round] = ended.Cpu.TotalMilliseconds;
            }

            MeasuredRatio time = MeasuredRatio.Of(elapsed);
            ResultTable.PrintTime("generator", Path.GetFileName(path), "contracts-generate, cold", time, "ms", time.Median, $"a process, JIT; CPU time {MeasuredRatio.Of(cpu).Median:F0} ms", must: 3000);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static GenerationResult Generate(string name, byte[] text) =>
        ContractGenerator.Generate(new SchemaDocumentInput(null, name, text), [], new GenerationOptions { Namespace = "Contracts" });
}
