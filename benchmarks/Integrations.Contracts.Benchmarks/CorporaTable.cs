using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Threading;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Benchmarks;

/// <summary>Parsing and validating real documents against real schemas (corpus/benchmark), as ratios to a bare Utf8JsonReader token pass over the same bytes: the emitted validator and the runtime validator; formats are annotations, as that benchmark has them.</summary>
internal static class CorporaTable
{
    private static readonly string[] s_methods = ["utf8jsonreader", "generated-is-valid", "runtime-parse-validate"];

    public static int Run(ReadOnlySpan<string> options)
    {
        string? only = null;
        int rounds = 11;
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

        Console.WriteLine($"{"",-26}{s_methods[1],22}{s_methods[2],24}");
        double[] logarithms = new double[s_methods.Length];
        int count = 0;
        foreach ((string name, byte[][] documents) in BenchmarkCorpus.Schemas())
        {
            if (only is not null && !name.Contains(only, StringComparison.Ordinal))
            {
                continue;
            }

            byte[] schema = File.ReadAllBytes(Path.Combine(BenchmarkCorpus.Root, "benchmark", name, "schema.json"));
            JsonSchemaOptions schemaOptions = new() { Formats = FormatMode.Annotate };
            CompiledValidator.Verdict isValid;
            JsonSchema interpreted;
            try
            {
                isValid = CompiledValidator.Compile(schema, schemaOptions);
                interpreted = JsonSchema.Parse(schema, schemaOptions);
            }
            catch (Exception exception) when (exception is InvalidOperationException or JsonSchemaException or ContractLimitException)
            {
                Console.WriteLine($"{name,-26} {exception.Message}");
                continue;
            }

            int refused = 0;
            foreach (byte[] document in documents)
            {
                refused += isValid(document) && interpreted.IsValid(document) ? 0 : 1;
            }

            if (refused > 0)
            {
                Console.WriteLine($"{name,-26} {refused} of {documents.Length} valid documents refused");
                continue;
            }

            Action[] methods = [() => Read(documents), () => Validate(documents, isValid), () => Interpret(documents, interpreted)];
            Warm(methods);
            (double Median, double Lower, double Upper, double Fastest)[] ratios = InterleavedMeasurement.Ratios(methods, rounds, TimeSpan.FromMilliseconds(5));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26}{ratios[1].Median,22:F2}{ratios[2].Median,24:F2}"));
            count++;
            for (int index = 0; index < ratios.Length; index++)
            {
                logarithms[index] += Math.Log(ratios[index].Median);
            }
        }

        if (count > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{$"geometric mean of {count}",-26}{Math.Exp(logarithms[1] / count),22:F2}{Math.Exp(logarithms[2] / count),24:F2}"));
        }

        return 0;
    }

    // The last tier of the JIT comes when nothing new was compiled for 100 ms.
    private static void Warm(Action[] methods)
    {
        for (int round = 0; round < 8; round++)
        {
            foreach (Action run in methods)
            {
                long start = ThreadClock.Now;
                while (ThreadClock.Now - start < 100_000_000)
                {
                    run();
                }
            }

            Thread.Sleep(200);
        }
    }

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

    private static void Validate(byte[][] documents, CompiledValidator.Verdict isValid)
    {
        foreach (byte[] document in documents)
        {
            if (!isValid(document))
            {
                throw new InvalidOperationException();
            }
        }
    }

    private static void Interpret(byte[][] documents, JsonSchema schema)
    {
        foreach (byte[] document in documents)
        {
            if (!schema.IsValid(document))
            {
                throw new InvalidOperationException();
            }
        }
    }
}
