using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Benchmarks;

/// <summary>
/// Growth: the cost of a byte of payload at 1 KB, 1 MB and 100 MB (1 GB with --full), of a byte of JSON Lines at 10 MB and 100 MB (100 MB and 1 GB), and of a definition of a schema at 10, 1,000 and 100,000: loaded, emitted as C# and compiled.
/// Ratios are to the smallest size: 1.00 is linear. JSON Lines are checked by <c>contracts validate --jsonl</c>, a process of its own: with its CPU time and its peak of memory, and the order of its answers asserted.
/// </summary>
internal static class ScaleTable
{
    private const string ItemsSchema = """{"type":"array","items":{"type":"object","required":["id","name"],"properties":{"id":{"type":"integer","minimum":0},"name":{"type":"string","maxLength":40},"tags":{"type":"array","items":{"enum":["a","b","c"]}}}}}""";

    public static void Run(BenchmarkOptions options)
    {
        ResultTable.PrintHeading("scale", "cost");
        if (options.Includes("payload"))
        {
            Payload(options.Smoke ? [1_000, 100_000] : [1_000, 1_000_000, options.Full ? 1_000_000_000 : 100_000_000], options.RoundsOr(7), bytes: options.Smoke ? 100_000 : 20_000_000);
        }

        if (options.Includes("jsonl"))
        {
            JsonLines(options);
        }

        if (options.Includes("schema"))
        {
            Schema(options.Smoke ? [10, 1_000] : [10, 1_000, 100_000], options.RoundsOr(5));
        }

        if (options.Includes("generator"))
        {
            GeneratorScale.Run(options);
        }
    }

    // A round reads at least so many bytes.
    private static void Payload(int[] sizes, int rounds, int bytes)
    {
        byte[] text = Encoding.UTF8.GetBytes(ItemsSchema);
        JsonSchema schema = JsonSchema.Parse(text);
        Passes.Verdict emitted = CompiledValidator.Compile(text);
        ValidationOptions limits = new() { Limits = new ContractLimits { MaxBytes = int.MaxValue } };
        (string Method, Passes.Verdict IsValid, double Baseline)[] methods =
        [
            ("runtime-parse-validate", payload => schema.IsValid(payload, limits), 0),
            ("generated-is-valid", emitted, 0),
        ];
        foreach (int size in sizes)
        {
            byte[] payload = Items(size);
            for (int index = 0; index < methods.Length; index++)
            {
                // Emitted code has the limits of its schema: the default, of which more is refused.
                if (methods[index].Method == "generated-is-valid" && size > ContractLimits.Default.MaxBytes)
                {
                    continue;
                }

                MeasuredRatio cost = Time(payload.Length, Math.Max(1, bytes / size), size > 500_000_000 ? Math.Min(rounds, 3) : rounds, () => methods[index].IsValid(payload));
                Print("ns a byte", $"payload, {size:N0} bytes", methods[index].Method, cost, ref methods[index].Baseline);
            }
        }
    }

    private static void Schema(int[] sizes, int rounds)
    {
        double baseline = 0;
        foreach (int size in sizes)
        {
            byte[] schema = Definitions(size);
            Print("ns a definition", $"schema, {size:N0} definitions", "runtime-load", Time(size, Math.Max(1, 2_000 / size), rounds, () => JsonSchema.Parse(schema).IsValid("{}"u8)), ref baseline);
        }
    }

    private static void JsonLines(BenchmarkOptions options)
    {
        byte[][] payloads = BenchmarkCorpus.Payloads("in-order");
        Compilation compilation = options.Smoke ? Compilation.Jit : Compilation.NativeAot;
        if (payloads.Length == 0 || PublishedPrograms.Find(PublishedPrograms.Contracts, compilation) is not { } program)
        {
            return;
        }

        long[] sizes = options.Smoke ? [100_000, 1_000_000] : options.Full ? [100_000_000, 1_000_000_000] : [10_000_000, 100_000_000];
        string folder = Directory.CreateTempSubdirectory("contracts-scale-").FullName;
        try
        {
            double baseline = 0;
            foreach (long size in sizes)
            {
                string path = Path.Combine(folder, "payloads.jsonl");
                List<long> invalid = WriteLines(path, payloads, size);
                int rounds = Math.Min(options.RoundsOr(3), 3);
                double[] costs = new double[rounds];
                ChildProcess ended = null!;
                for (int round = 0; round < rounds; round++)
                {
                    ended = ChildProcess.TryRun(program, ["validate", BenchmarkCorpus.IntegrationsSchema, "--definition", "WorkspaceIntegration", "--jsonl", path], watchMemory: true)!;
                    CheckAnswers(ended, path, invalid);
                    costs[round] = (ended.Cpu > TimeSpan.Zero ? ended.Cpu : ended.Elapsed).TotalNanoseconds / new FileInfo(path).Length;
                }

                string note = string.Create(CultureInfo.InvariantCulture, $"{size / 1e6 / ended.Elapsed.TotalSeconds:F0} MB/s, {ended.Cpu / ended.Elapsed:F2} of {Environment.ProcessorCount} cores, peak memory {ended.PeakMemory >> 20} MiB");
                Print("ns a byte", $"--jsonl, {size:N0} bytes, {(compilation == Compilation.Jit ? "JIT" : "Native AOT")}", "contracts-validate", MeasuredRatio.Of(costs), ref baseline, note);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes payloads over and over until a file is as large as asked for, some invalid ones among them; the numbers of their lines.</summary>
    private static List<long> WriteLines(string path, byte[][] payloads, long size)
    {
        const int LinesToAnInvalidOne = 4_999;
        List<long> invalid = [];
        using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 20);
        long written = 0;
        for (long line = 1; written < size; line++)
        {
            bool isInvalid = line % LinesToAnInvalidOne == 0;
            ReadOnlySpan<byte> payload = isInvalid ? "{}"u8 : payloads[line % payloads.Length];
            file.Write(payload);
            file.WriteByte((byte)'\n');
            written += payload.Length + 1;
            if (isInvalid)
            {
                invalid.Add(line);
            }
        }

        return invalid;
    }

    /// <summary>Every invalid line is told of, in the order of the file, and no other.</summary>
    private static void CheckAnswers(ChildProcess ended, string path, List<long> invalid)
    {
        List<long> told = [];
        foreach (string line in ended.Output.Split('\n'))
        {
            if (line.StartsWith(path + ":", StringComparison.Ordinal) && line.AsSpan(path.Length + 1) is var rest && rest.IndexOf(':') is > 0 and int end
                && long.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out long number) && (told.Count == 0 || told[^1] != number))
            {
                told.Add(number);
            }
        }

        if (ended.ExitCode != (invalid.Count > 0 ? 1 : 0) || !told.SequenceEqual(invalid))
        {
            throw new InvalidOperationException($"contracts validate --jsonl: exit code {ended.ExitCode}, {told.Count} invalid lines told of instead of {invalid.Count}, or in another order\n{ended.Error}");
        }
    }

    private static MeasuredRatio Time(int units, int repetitions, int rounds, Func<bool> isValid)
    {
        double[] times = new double[rounds];
        for (int round = -2; round < rounds; round++)
        {
            long start = ThreadClock.Now;
            for (int run = 0; run < repetitions; run++)
            {
                if (!isValid())
                {
                    throw new InvalidOperationException("what was made to be valid is refused");
                }
            }

            times[Math.Max(0, round)] = (ThreadClock.Now - start) / ((double)units * repetitions);
        }

        return MeasuredRatio.Of(times);
    }

    internal static void Print(string unit, string name, string method, MeasuredRatio cost, ref double baseline, string note = "")
    {
        baseline = baseline == 0 ? cost.Median : baseline;
        MeasuredRatio ratio = cost.DividedBy(baseline);
        ResultTable.Add("scale", name, method, ratio);
        ResultTable.Print("scale", name, method, ratio, string.Create(CultureInfo.InvariantCulture, $"{cost.Median:F2} {unit}"), note);
    }

    private static byte[] Items(int size)
    {
        StringBuilder item = new();
        using MemoryStream text = new(size);
        text.WriteByte((byte)'[');
        for (int index = 0; text.Length < size - 60; index++)
        {
            item.Clear().Append(index == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""{"id":{{index}},"name":"item {{index}}","tags":["a","c"]}""");
            text.Write(Encoding.UTF8.GetBytes(item.ToString()));
        }

        text.WriteByte((byte)']');
        return text.ToArray();
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
