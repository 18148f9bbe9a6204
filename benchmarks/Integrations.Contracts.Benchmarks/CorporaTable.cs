using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The public corpora: the runtime validator and emitted code as ratios to a bare Utf8JsonReader token pass over the same bytes; each corpus, and the geometric mean. Every verdict is asserted before anything is timed.</summary>
internal static class CorporaTable
{
    private static readonly string[] s_methods = ["utf8jsonreader", "jsondocument", "runtime-validate", "runtime-parse-validate", "generated-is-valid"];

    public static int Run(ReadOnlySpan<string> options)
    {
        string? only = null;
        int rounds = 15;
        for (int index = 0; index + 1 < options.Length; index += 2)
        {
            switch (options[index])
            {
                case "--only":
                    only = options[index + 1];
                    break;
                case "--rounds":
                    rounds = int.Parse(options[index + 1], CultureInfo.InvariantCulture);
                    break;
                default:
                    Console.Error.WriteLine($"unknown option {options[index]}");
                    return 2;
            }
        }

        Print("", s_methods, (method, _) => method.PadLeft(24));
        List<double[]> all = [];
        foreach ((string name, byte[][] documents) in BenchmarkCorpus.Schemas())
        {
            if (only is null || name.Contains(only, StringComparison.Ordinal))
            {
                all.Add(Measure(name, documents, rounds));
            }
        }

        if (all.Count > 0)
        {
            Print($"geometric mean of {all.Count}", s_methods, (_, method) => Text(Math.Exp(all.ConvertAll(ratios => Math.Log(ratios[method])).Sum() / all.Count)));
        }

        return 0;
    }

    private static double[] Measure(string name, byte[][] documents, int rounds)
    {
        byte[] text = CorpusSchema.WithoutFormats(name);
        JsonSchema schema = JsonSchema.Parse(text);
        CompiledValidator.Verdict emitted = CompiledValidator.Compile(text, JsonSchemaOptions.Default);
        JsonTape[] tapes = Array.ConvertAll(documents, document => JsonTape.Parse(document));
        for (int index = 0; index < documents.Length; index++)
        {
            if (!schema.IsValid(documents[index]) || !schema.IsValid(tapes[index]) || !emitted(documents[index]))
            {
                throw new InvalidOperationException($"{name}: document {index + 1} is refused");
            }
        }

        Action[] methods =
        [
            () => Read(documents),
            () => ParseDocuments(documents),
            () => Validate(schema, tapes),
            () => ParseValidate(schema, documents),
            () => Emitted(emitted, documents),
        ];
        Warm(methods);
        (double Median, double Lower, double Upper, double Fastest)[] ratios = InterleavedMeasurement.Ratios(methods, rounds, TimeSpan.FromMilliseconds(2));
        for (int index = 0; index < ratios.Length; index++)
        {
            ResultTable.Add("corpora", name, s_methods[index], ratios[index].Median, ratios[index].Lower, ratios[index].Upper);
        }

        double[] medians = Array.ConvertAll(ratios, ratio => ratio.Median);
        Print(name, medians, (ratio, _) => Text(ratio));
        foreach (JsonTape tape in tapes)
        {
            tape.Dispose();
        }

        return medians;
    }

    // The last tier comes some time after the thirtieth call, when nothing new was compiled for 100 ms: runs and pauses in turn.
    private static void Warm(Action[] methods)
    {
        for (int round = 0; round < 6; round++)
        {
            foreach (Action method in methods)
            {
                long start = ThreadClock.Now;
                while (ThreadClock.Now - start < 40_000_000)
                {
                    method();
                }
            }

            Thread.Sleep(200);
        }
    }

    private static string Text(double ratio) => ratio.ToString("F2", CultureInfo.InvariantCulture).PadLeft(24);

    private static void Print<T>(string name, T[] cells, Func<T, int, string> text) => Console.WriteLine(name.PadRight(26) + string.Concat(cells.Select(text)));

    private static void Read(byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            Utf8JsonReader reader = new(document);
            while (reader.Read())
            {
            }
        }
    }

    private static void ParseDocuments(byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            using JsonDocument parsed = JsonDocument.Parse(document);
        }
    }

    private static void Validate(JsonSchema schema, JsonTape[] tapes)
    {
        foreach (JsonTape tape in tapes)
        {
            if (!schema.IsValid(tape))
            {
                throw new InvalidOperationException();
            }
        }
    }

    private static void ParseValidate(JsonSchema schema, byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            if (!schema.IsValid(document))
            {
                throw new InvalidOperationException();
            }
        }
    }

    private static void Emitted(CompiledValidator.Verdict verdict, byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            if (!verdict(document))
            {
                throw new InvalidOperationException();
            }
        }
    }
}
