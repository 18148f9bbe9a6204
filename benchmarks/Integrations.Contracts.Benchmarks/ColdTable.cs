using System.Diagnostics;
using System.IO;
using System.Linq;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Benchmarks;

/// <summary>
/// Time to the first verdict. Whole processes: this program doing nothing, and loading the schema or calling emitted code for one verdict (`cold-child`), interleaved; ratios to doing nothing.
/// Then schema load, warm: parse, check against the metaschema, plan.
/// </summary>
internal static class ColdTable
{
    private static readonly string[] s_children = ["nothing", "generated", "runtime"];

    public static int Run(string? only, bool smoke)
    {
        if (only is null or "process")
        {
            Processes(smoke ? 1 : 15);
        }

        if (only is null or "load")
        {
            Load(smoke ? 1 : 51);
        }

        return 0;
    }

    /// <summary>What a measured process does.</summary>
    public static int Child(string what)
    {
        byte[] payload = what == "nothing" ? [] : File.ReadAllBytes(Path.Combine(BenchmarkCorpus.Root, "payload", "in-order", "instances.jsonl"));
        ReadOnlySpan<byte> first = payload.AsSpan(0, Math.Max(0, payload.AsSpan().IndexOf((byte)'\n')));
        bool valid = what switch
        {
            "generated" => WorkspaceIntegration.IsValid(first),
            "runtime" => JsonSchema.Parse(File.ReadAllBytes(BenchmarkCorpus.IntegrationsSchema)).Definition("WorkspaceIntegration").IsValid(first),
            _ => true,
        };
        return valid ? 0 : 1;
    }

    private static void Processes(int rounds)
    {
        double[][] times = Array.ConvertAll(s_children, _ => new double[rounds]);
        for (int round = -1; round < rounds; round++)
        {
            for (int index = 0; index < s_children.Length; index++)
            {
                long start = Stopwatch.GetTimestamp();
                using Process process = Process.Start(Environment.ProcessPath!, ["cold-child", s_children[index]]);
                process.WaitForExit();
                if (process.ExitCode != 0)
                {
                    throw new InvalidOperationException($"cold-child {s_children[index]}: exit code {process.ExitCode}");
                }

                if (round >= 0)
                {
                    times[index][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                }
            }
        }

        double baseline = ResultTable.Quartiles(times[0]).Median;
        for (int index = 0; index < s_children.Length; index++)
        {
            ResultTable.PrintTime("cold", "process, JIT", s_children[index] == "nothing" ? "hello" : s_children[index] + "-first-verdict", times[index], baseline);
        }
    }

    private static void Load(int rounds)
    {
        byte[] own = File.ReadAllBytes(BenchmarkCorpus.IntegrationsSchema);
        byte[][] corpora = [.. BenchmarkCorpus.Schemas().Select(schema => File.ReadAllBytes(Path.Combine(BenchmarkCorpus.Root, "benchmark", schema.Name, "schema.json")))];
        JsonSchemaOptions annotate = new() { Formats = FormatMode.Annotate };
        Measure("schema load, integrations", [own], JsonSchemaOptions.Default, rounds);
        Measure($"schema load, {corpora.Length} corpora in total", corpora, annotate, Math.Max(1, rounds / 5));
    }

    private static void Measure(string name, byte[][] schemas, JsonSchemaOptions options, int rounds)
    {
        double[] parsing = new double[rounds], loading = new double[rounds];
        for (int round = -rounds; round < rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            foreach (byte[] schema in schemas)
            {
                using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(schema);
            }

            long middle = Stopwatch.GetTimestamp();
            foreach (byte[] schema in schemas)
            {
                // The verdict's plan is made at the first question.
                JsonSchema.Parse(schema, options).IsValid("null"u8);
            }

            long end = Stopwatch.GetTimestamp();
            if (round >= 0)
            {
                parsing[round] = Stopwatch.GetElapsedTime(start, middle).TotalMilliseconds;
                loading[round] = Stopwatch.GetElapsedTime(middle, end).TotalMilliseconds;
            }
        }

        double baseline = ResultTable.Quartiles(parsing).Median;
        ResultTable.PrintTime("cold", name, "jsondocument", parsing, baseline);
        ResultTable.PrintTime("cold", name, "runtime-load", loading, baseline);
    }
}
