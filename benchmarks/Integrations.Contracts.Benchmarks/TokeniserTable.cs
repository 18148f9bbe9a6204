using System.Globalization;
using System.Text.Json;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The scanner and the tape as ratios to a bare Utf8JsonReader token pass over the same bytes: each corpus, and the geometric mean.</summary>
internal static class TokeniserTable
{
    public static int Run(ReadOnlySpan<string> options)
    {
        string? only = null;
        int rounds = 21;
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

        List<(string Name, byte[][] Documents)> corpora = [("payload/in-order", BenchmarkCorpus.Payloads("in-order")), ("payload/shuffled", BenchmarkCorpus.Payloads("shuffled")), .. BenchmarkCorpus.Schemas()];
        Console.WriteLine($"{"",-26}{"scan",10}{"distinct",10}{"tape",10}");
        double[] logarithms = new double[4];
        double[] fastest = new double[4];
        int count = 0;
        foreach ((string name, byte[][] documents) in corpora)
        {
            if (only is not null && !name.Contains(only, StringComparison.Ordinal))
            {
                continue;
            }

            Check(name, documents);
            Action[] methods = [() => Read(documents), () => Scan(documents), () => ScanDistinct(documents), () => Tape(documents)];
            (double Median, double Lower, double Upper, double Fastest)[] ratios = InterleavedMeasurement.Ratios(methods, rounds, TimeSpan.FromMilliseconds(5));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26}{ratios[1].Median,10:F2}{ratios[2].Median,10:F2}{ratios[3].Median,10:F2}   fastest{ratios[1].Fastest,7:F2}{ratios[2].Fastest,7:F2}{ratios[3].Fastest,7:F2}"));
            if (!name.StartsWith("payload/", StringComparison.Ordinal))
            {
                count++;
                for (int index = 0; index < ratios.Length; index++)
                {
                    logarithms[index] += Math.Log(ratios[index].Median);
                    fastest[index] += Math.Log(ratios[index].Fastest);
                }
            }
        }

        if (count > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{$"geometric mean of {count}",-26}{Math.Exp(logarithms[1] / count),10:F2}{Math.Exp(logarithms[2] / count),10:F2}{Math.Exp(logarithms[3] / count),10:F2}   fastest{Math.Exp(fastest[1] / count),7:F2}{Math.Exp(fastest[2] / count),7:F2}{Math.Exp(fastest[3] / count),7:F2}"));
        }

        return 0;
    }

    private static void Check(string name, byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            if (!JsonScanner.IsJson(document))
            {
                throw new InvalidOperationException($"{name}: a document is refused");
            }
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

    private static void Scan(byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            if (JsonScanner.SkipCheckedValue(document, JsonScanner.SkipWhitespace(document, 0), 64) < 0)
            {
                throw new InvalidOperationException();
            }
        }
    }

    private static void ScanDistinct(byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            if (!JsonScanner.IsJson(document))
            {
                throw new InvalidOperationException();
            }
        }
    }

    private static void Tape(byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            TapeBuffer buffer = TapeBuffer.Rent();
            if (!buffer.TryFill(document, ContractLimits.Default))
            {
                throw new InvalidOperationException();
            }

            buffer.Return();
        }
    }
}
