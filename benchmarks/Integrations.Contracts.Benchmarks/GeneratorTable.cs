using System.Diagnostics;
using System.IO;
using System.Linq;
using Integrations.Contracts.CodeGeneration;

namespace Integrations.Contracts.Benchmarks;

/// <summary>Schema to C#, warm: the contract's own schema and the largest of corpus/schemastore. Wall-clock milliseconds; ratios to parsing the same text with JsonDocument.</summary>
internal static class GeneratorTable
{
    public static int Run(string? only, bool smoke)
    {
        string largest = Directory.GetFiles(Path.Combine(BenchmarkCorpus.Root, "schemastore", "schemas"), "*.json").MaxBy(file => new FileInfo(file).Length)!;
        foreach (string path in new[] { BenchmarkCorpus.IntegrationsSchema, largest })
        {
            string name = Path.GetFileName(path);
            if (only is not null && !name.Contains(only, StringComparison.Ordinal))
            {
                continue;
            }

            byte[] text = File.ReadAllBytes(path);
            int rounds = smoke ? 1 : text.Length > 500_000 ? 7 : 101;
            double[] parsing = new double[rounds], generating = new double[rounds];
            long allocated = 0;
            GenerationResult result = Generate(name, text);
            if (result.Diagnostics.Any(diagnostic => diagnostic.IsError))
            {
                throw new InvalidOperationException($"{name}: {result.Diagnostics.First(diagnostic => diagnostic.IsError)}");
            }

            // The first third of as many rounds again warms the JIT.
            for (int round = -(rounds / 3) - 1; round < rounds; round++)
            {
                long start = Stopwatch.GetTimestamp();
                using (System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(text))
                {
                }

                long middle = Stopwatch.GetTimestamp();
                long before = GC.GetAllocatedBytesForCurrentThread();
                result = Generate(name, text);
                long end = Stopwatch.GetTimestamp();
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                if (round >= 0)
                {
                    parsing[round] = Stopwatch.GetElapsedTime(start, middle).TotalMilliseconds;
                    generating[round] = Stopwatch.GetElapsedTime(middle, end).TotalMilliseconds;
                }
            }

            double baseline = ResultTable.Quartiles(parsing).Median;
            ResultTable.PrintTime("generator", name, "jsondocument", parsing, baseline);
            ResultTable.PrintTime("generator", name, "contract-generator", generating, baseline, $"{result.Files.Length} files, {result.Files.Sum(file => (long)file.Source.Length) >> 10} Ki characters, {allocated >> 20} MiB allocated");
        }

        return 0;
    }

    private static GenerationResult Generate(string name, byte[] text) =>
        ContractGenerator.Generate(new SchemaDocumentInput(null, name, text), [], new GenerationOptions { Namespace = "Contracts" });
}
