using System.Linq;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The scanner and the tape as ratios to a bare Utf8JsonReader token pass over the same bytes: each corpus, and the geometric mean of the public ones.</summary>
internal static class TokeniserTable
{
    private const int Rounds = 21;
    private static readonly TimeSpan s_batch = TimeSpan.FromMilliseconds(5);

    public static void Run(BenchmarkOptions options)
    {
        ResultTable.PrintHeading("tokeniser");

        // The small payloads are rows of the table payload in the file, so that the mean there is that of the public corpora, as printed.
        foreach (string form in PayloadTable.Forms)
        {
            if (options.Includes(form) && BenchmarkCorpus.Payloads(form).Length > 0)
            {
                Print("payload", form, options);
            }
        }

        Dictionary<string, List<MeasuredRatio>> all = [];
        foreach (string name in BenchmarkCorpus.Schemas(options))
        {
            foreach (MeasuredMethod method in Print("tokeniser", name, options))
            {
                all.TryAdd(method.Name, []);
                all[method.Name].Add(method.Ratio);
            }
        }

        foreach ((string method, List<MeasuredRatio> ratios) in all)
        {
            ResultTable.Print("tokeniser", Target.Mean, method, MeasuredRatio.GeometricMean(ratios), note: $"over {ratios.Count}");
        }
    }

    /// <summary>One case, in this process.</summary>
    public static MeasuredCase Measure(string name, BenchmarkOptions options)
    {
        byte[][] documents = PayloadTable.Forms.Contains(name) ? BenchmarkCorpus.Payloads(name) : BenchmarkCorpus.Documents(name);
        Passes.Check(name, "the scanner", documents, document => JsonScanner.IsJson(document) && Tape(document));
        TimedMethod[] methods =
        [
            Passes.Utf8JsonReader(documents),
            Passes.Of("scan", documents, document => JsonScanner.SkipCheckedValue(document, JsonScanner.SkipWhitespace(document, 0), ContractLimits.Default.MaxDepth) >= 0),
            Passes.Of("scan-distinct", documents, document => JsonScanner.IsJson(document)),
            Passes.Of("tape", documents, Tape),
        ];
        return MeasuredCase.Of(InterleavedMeasurement.Ratios(methods, options, options.RoundsOr(Rounds), s_batch));
    }

    private static MeasuredMethod[] Print(string table, string name, BenchmarkOptions options)
    {
        MeasuredMethod[] methods = MeasuredCase.InOwnProcess("tokeniser", name, options).Methods[1..];
        foreach (MeasuredMethod method in methods)
        {
            ResultTable.Add(table, name, method.Name, method.Ratio);
            ResultTable.Print(table, name, method.Name, method.Ratio, note: method.Rounds);
        }

        return methods;
    }

    private static bool Tape(ReadOnlySpan<byte> document)
    {
        TapeBuffer buffer = TapeBuffer.Rent();
        bool isJson = buffer.TryFill(document, ContractLimits.Default);
        buffer.Return();
        return isJson;
    }
}
