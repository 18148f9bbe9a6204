using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The scanner and the tape as ratios to a bare Utf8JsonReader token pass over the same bytes: each corpus, and the geometric mean of the public ones.</summary>
internal static class TokeniserTable
{
    public static void Run(BenchmarkOptions options)
    {
        ResultTable.PrintHeading("tokeniser");
        Dictionary<string, List<MeasuredRatio>> all = [];
        foreach ((string form, byte[][] documents) in new[] { ("in-order", BenchmarkCorpus.Payloads("in-order")), ("shuffled", BenchmarkCorpus.Payloads("shuffled")) })
        {
            if (options.Includes(form) && documents.Length > 0)
            {
                Measure("payload", form, documents, options);
            }
        }

        foreach ((string name, byte[][] documents) in BenchmarkCorpus.Schemas(options))
        {
            foreach ((string method, MeasuredRatio ratio) in Measure("tokeniser", name, documents, options))
            {
                all.TryAdd(method, []);
                all[method].Add(ratio);
            }
        }

        foreach ((string method, List<MeasuredRatio> ratios) in all)
        {
            ResultTable.Print("tokeniser", Target.Mean, method, MeasuredRatio.GeometricMean(ratios), note: $"over {ratios.Count}");
        }
    }

    // The small payloads are rows of the table payload in the file, so that the mean there is that of the public corpora, as printed.
    private static List<(string Method, MeasuredRatio Ratio)> Measure(string table, string name, byte[][] documents, BenchmarkOptions options)
    {
        TimedMethod[] methods =
        [
            Passes.Utf8JsonReader(documents),
            Passes.Of("scan", documents, document => JsonScanner.SkipCheckedValue(document, JsonScanner.SkipWhitespace(document, 0), ContractLimits.Default.MaxDepth) >= 0),
            Passes.Of("scan-distinct", documents, document => JsonScanner.IsJson(document)),
            Passes.Of("tape", documents, Tape),
        ];
        Passes.Check(name, "the scanner", documents, document => JsonScanner.IsJson(document) && Tape(document));
        MeasuredRatio[] ratios = InterleavedMeasurement.Ratios(methods, options, options.RoundsOr(21), TimeSpan.FromMilliseconds(5));
        List<(string Method, MeasuredRatio Ratio)> rows = [];
        for (int index = 1; index < methods.Length; index++)
        {
            ResultTable.Add(table, name, methods[index].Name, ratios[index]);
            ResultTable.Print(table, name, methods[index].Name, ratios[index]);
            rows.Add((methods[index].Name, ratios[index]));
        }

        return rows;
    }

    private static bool Tape(ReadOnlySpan<byte> document)
    {
        TapeBuffer buffer = TapeBuffer.Rent();
        bool isJson = buffer.TryFill(document, ContractLimits.Default);
        buffer.Return();
        return isJson;
    }
}
