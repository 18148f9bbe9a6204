using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Benchmarks;

/// <summary>
/// Growth: the cost of a byte of payload at 1 KB, 1 MB and 100 MB (1 GB with --full), and of a definition of a schema at 10, 1,000 and 100,000. Ratios are to the smallest size: 1.00 is linear.
/// The large file is checked by <c>contracts validate --jsonl</c> where CONTRACTS names the program: a process of its own, whose memory is printed.
/// </summary>
internal static class ScaleTable
{
    public static int Run(string? only, bool smoke, bool full)
    {
        if (only is null or "payload")
        {
            Payload(smoke);
        }

        if (only is null or "jsonl")
        {
            JsonLines(smoke ? 1_000_000 : full ? 1_000_000_000 : 100_000_000);
        }

        if (only is null or "schema")
        {
            Schema(smoke);
        }

        return 0;
    }

    private static void Payload(bool smoke)
    {
        JsonSchema schema = JsonSchema.Parse("""{"type":"array","items":{"type":"object","required":["id","name"],"properties":{"id":{"type":"integer","minimum":0},"name":{"type":"string","maxLength":40},"tags":{"type":"array","items":{"enum":["a","b","c"]}}}}}"""u8);
        int[] sizes = smoke ? [1_000, 1_000_000] : [1_000, 1_000_000, 100_000_000];
        double baseline = 0;
        foreach (int size in sizes)
        {
            byte[] payload = Items(size);
            int repetitions = Math.Max(1, 20_000_000 / size);
            double[] times = new double[smoke ? 1 : 7];
            for (int round = -2; round < times.Length; round++)
            {
                long start = ThreadClock.Now;
                for (int run = 0; run < repetitions; run++)
                {
                    if (!schema.IsValid(payload))
                    {
                        throw new InvalidOperationException("a generated payload is refused");
                    }
                }

                if (round >= 0)
                {
                    times[round] = (ThreadClock.Now - start) / ((double)payload.Length * repetitions);
                }
            }

            baseline = Print("ns a byte", $"one payload of {size:N0} bytes", "runtime-parse-validate", times, baseline);
        }
    }

    private static void JsonLines(long size)
    {
        if (Environment.GetEnvironmentVariable("CONTRACTS") is not { Length: > 0 } program)
        {
            Console.WriteLine("--jsonl left out: CONTRACTS does not name the contracts program");
            return;
        }

        byte[] lines = File.ReadAllBytes(Path.Combine(BenchmarkCorpus.Root, "payload", "in-order", "instances.jsonl"));
        string folder = Directory.CreateTempSubdirectory("contracts-scale-").FullName;
        try
        {
            double baseline = 0;
            foreach (long wanted in new[] { Math.Min(size, 10_000_000), size })
            {
                string path = Path.Combine(folder, "payloads.jsonl");
                using (FileStream file = File.Create(path))
                {
                    while (file.Length < wanted)
                    {
                        file.Write(lines);
                    }
                }

                ProcessStartInfo start = new(program, ["validate", BenchmarkCorpus.IntegrationsSchema, "--definition", "WorkspaceIntegration", "--jsonl", path]) { RedirectStandardOutput = true };
                long begin = Stopwatch.GetTimestamp();
                using Process process = Process.Start(start)!;
                long memory = 0;
                while (!process.WaitForExit(20))
                {
                    process.Refresh();
                    memory = process.HasExited ? memory : Math.Max(memory, process.WorkingSet64);
                }

                double[] time = [Stopwatch.GetElapsedTime(begin).TotalNanoseconds / new FileInfo(path).Length];
                if (process.ExitCode != 0)
                {
                    throw new InvalidOperationException($"contracts validate --jsonl: exit code {process.ExitCode}");
                }

                baseline = Print("ns a byte", $"--jsonl, {wanted:N0} bytes, process", "jsonl-validate", time, baseline, $"{memory >> 20} MiB");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Schema(bool smoke)
    {
        int[] sizes = smoke ? [10, 1_000] : [10, 1_000, 100_000];
        double baseline = 0;
        foreach (int size in sizes)
        {
            byte[] schema = Definitions(size);
            double[] times = new double[smoke ? 1 : 5];
            int repetitions = Math.Max(1, 2_000 / size);
            for (int round = -2; round < times.Length; round++)
            {
                long start = ThreadClock.Now;
                for (int run = 0; run < repetitions; run++)
                {
                    if (!JsonSchema.Parse(schema).IsValid("{}"u8))
                    {
                        throw new InvalidOperationException("a generated schema refuses {}");
                    }
                }

                if (round >= 0)
                {
                    times[round] = (ThreadClock.Now - start) / ((double)size * repetitions);
                }
            }

            baseline = Print("ns a definition", $"schema load, {size:N0} definitions", "runtime-load", times, baseline);
        }
    }

    private static double Print(string unit, string name, string method, double[] times, double baseline, string note = "")
    {
        (double median, double lower, double upper) = ResultTable.Quartiles(times);
        baseline = baseline == 0 ? median : baseline;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-42}{method,-24}{median,11:F2} {unit,-16}{median / baseline,7:F2}  {note}"));
        ResultTable.Add("scale", name, method, median / baseline, lower / baseline, upper / baseline);
        return baseline;
    }

    private static byte[] Items(int size)
    {
        StringBuilder text = new("[");
        for (int index = 0; text.Length < size - 60; index++)
        {
            text.Append(index == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""{"id":{{index}},"name":"item {{index}}","tags":["a","c"]}""");
        }

        return Encoding.UTF8.GetBytes(text.Append(']').ToString());
    }

    /// <summary>Each definition refers to the next, and the root to all: none can be left out of the plan.</summary>
    private static byte[] Definitions(int count)
    {
        StringBuilder text = new("""{"type":"object","properties":{""");
        for (int index = 0; index < count; index++)
        {
            text.Append(index == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""
                "p{{index}}":{"$ref":"#/$defs/D{{index}}"}
                """);
        }

        text.Append("""},"$defs":{""");
        for (int index = 0; index < count; index++)
        {
            text.Append(index == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$$"""
                "D{{{index}}}":{"type":"object","required":["k{{{index}}}"],"properties":{"k{{{index}}}":{"type":"string"},"next":{"$ref":"#/$defs/D{{{(index + 1) % Math.Min(count, 1000)}}}"} } }
                """);
        }

        return Encoding.UTF8.GetBytes(text.Append("}}").ToString());
    }
}
