using System.Globalization;
using System.IO;
using System.Linq;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Benchmarks;

/// <summary>
/// Time to the first verdict. Whole processes, from before their start to their end, interleaved; ratios to a hello world that was compiled the same way.
/// Then schema load, warm: parse, check against the metaschema, plan; beside Blaze's compiler.
/// </summary>
internal static class ColdTable
{
    private const string Contract = "WorkspaceIntegration";

    public static void Run(BenchmarkOptions options)
    {
        ResultTable.PrintHeading("cold", "time");
        foreach (Compilation compilation in options.Smoke ? [Compilation.Jit] : Enum.GetValues<Compilation>())
        {
            string name = compilation switch { Compilation.Jit => "process, JIT", Compilation.ReadyToRun => "process, ReadyToRun", _ => "process, Native AOT" };
            if (options.Includes(name))
            {
                Processes(name, compilation, options.RoundsOr(31));
            }
        }

        if (options.Includes("schema load"))
        {
            Load(options);
        }
    }

    private static void Processes(string name, Compilation compilation, int rounds)
    {
        if (PublishedPrograms.Find(PublishedPrograms.Hello, compilation) is not { } hello
            || PublishedPrograms.Find(PublishedPrograms.FirstVerdict, compilation) is not { } first
            || PublishedPrograms.Find(PublishedPrograms.Contracts, compilation) is not { } contracts)
        {
            return;
        }

        string payload = Path.Combine(BenchmarkCorpus.Repository, "samples/payloads/valid/stripe-connected.json"), schema = BenchmarkCorpus.IntegrationsSchema;
        (string Method, string Program, string[] Arguments)[] methods =
        [
            ("hello", hello, []),
            ("generated-first-verdict", first, ["generated", payload]),
            ("runtime-first-verdict", first, ["runtime", payload, schema]),
            ("contracts-validate", contracts, ["validate", schema, "--definition", Contract, payload]),
        ];
        double[][] times = Array.ConvertAll(methods, _ => new double[rounds]), cpu = Array.ConvertAll(methods, _ => new double[rounds]);
        for (int round = -1; round < rounds; round++)
        {
            for (int index = 0; index < methods.Length; index++)
            {
                ChildProcess ended = ChildProcess.Run(methods[index].Program, methods[index].Arguments);
                times[index][Math.Max(0, round)] = ended.Elapsed.TotalMilliseconds;
                cpu[index][Math.Max(0, round)] = ended.Cpu.TotalMilliseconds;
            }
        }

        MeasuredRatio[] elapsed = Array.ConvertAll(times, sample => MeasuredRatio.Of(sample)), busy = Array.ConvertAll(cpu, sample => MeasuredRatio.Of(sample));
        for (int index = 0; index < methods.Length; index++)
        {
            string note = busy[0].Median > 0 ? string.Create(CultureInfo.InvariantCulture, $"CPU time {busy[index].Median:F2} ms, ratio {busy[index].Median / busy[0].Median:F2}") : "";
            ResultTable.PrintTime("cold", name, methods[index].Method, elapsed[index], "ms", elapsed[0].Median, note);
        }
    }

    private static void Load(BenchmarkOptions options)
    {
        int rounds = options.RoundsOr(51);
        Measure("schema load, integrations", [File.ReadAllBytes(BenchmarkCorpus.IntegrationsSchema)], JsonSchemaOptions.Default, rounds, must: 1.0);

        string[] files = [.. BenchmarkCorpus.Schemas(options with { Only = null }).Select(BenchmarkCorpus.SchemaFile)];
        if (files.Length > 0)
        {
            MeasuredRatio? blaze = BlazePeer.Found is { } peer ? MeasuredRatio.Of([.. Enumerable.Range(0, Math.Min(5, rounds)).Select(_ => peer.Compile(files).TotalMilliseconds)]) : null;
            string name = $"schema load, {files.Length} corpora in total";
            double baseline = Measure(name, [.. files.Select(File.ReadAllBytes)], new JsonSchemaOptions { Formats = FormatMode.Annotate }, Math.Max(1, rounds / 5), blaze?.Median);
            if (blaze is { } compile)
            {
                ResultTable.PrintTime("cold", name, "blaze-compile", compile, "ms", baseline);
            }
        }
    }

    // The time of the verdict's first question belongs to it: its plan is made then.
    private static double Measure(string name, byte[][] schemas, JsonSchemaOptions options, int rounds, double? must)
    {
        double[] parsing = new double[rounds], loading = new double[rounds];
        for (int round = -rounds; round < rounds; round++)
        {
            long start = ThreadClock.Now;
            foreach (byte[] schema in schemas)
            {
                using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(schema);
            }

            long middle = ThreadClock.Now;
            foreach (byte[] schema in schemas)
            {
                JsonSchema.Parse(schema, options).IsValid("null"u8);
            }

            long end = ThreadClock.Now;
            parsing[Math.Max(0, round)] = (middle - start) / 1e6;
            loading[Math.Max(0, round)] = (end - middle) / 1e6;
        }

        double baseline = MeasuredRatio.Of(parsing).Median;
        ResultTable.PrintTime("cold", name, "jsondocument", MeasuredRatio.Of(parsing), "ms", baseline);
        ResultTable.PrintTime("cold", name, "runtime-load", MeasuredRatio.Of(loading), "ms", baseline, must: must);
        return baseline;
    }
}
