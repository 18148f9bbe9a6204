using System.Globalization;
using System.Linq;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The public corpora: the runtime validator, emitted code and the peers as ratios to a bare Utf8JsonReader token pass over the same bytes; each corpus, and the geometric mean. Every verdict is asserted before anything is timed.</summary>
internal static class CorporaTable
{
    private const int Rounds = 15;
    private static readonly TimeSpan s_batch = TimeSpan.FromMilliseconds(4);

    // The columns of the table: what the methods are called in it, over two lines.
    private static readonly (string Method, string Upper, string Lower)[] s_columns =
    [
        ("runtime-validate", "runtime", "validate"),
        ("runtime-parse-validate", "runtime", "+parse"),
        ("generated-is-valid", "generated", "is-valid"),
        ("jsondocument", "json", "document"),
        ("njsonschema-validate", "njson", "validate"),
        ("njsonschema-parse-validate", "njson", "+parse"),
        ("ajv-validate", "ajv", "validate"),
        ("ajv-parse-validate", "ajv", "+parse"),
        ("blaze-validate", "blaze", "validate"),
    ];

    public static void Run(BenchmarkOptions options)
    {
        string[] corpora = BenchmarkCorpus.Schemas(options);
        if (corpora.Length == 0)
        {
            Console.WriteLine("corpora left out: they are not there (CONTRIBUTING.md, \"Test data\")");
            return;
        }

        _ = (AjvPeer.Found, BlazePeer.Found);
        Console.WriteLine("corpora".PadRight(26) + string.Concat(s_columns.Select(column => column.Upper.PadLeft(10))) + "rounds".PadLeft(10));
        Console.WriteLine("".PadRight(26) + string.Concat(s_columns.Select(column => column.Lower.PadLeft(10))) + "counted".PadLeft(10));
        Dictionary<string, List<MeasuredRatio>> all = [];
        List<string> notices = [];
        foreach (string name in corpora)
        {
            MeasuredCase measured = MeasuredCase.InOwnProcess("corpora", name, options);
            PrintRow(name, measured);
            notices.AddRange(measured.Notices);
            foreach (MeasuredMethod method in measured.Methods)
            {
                ResultTable.Add("corpora", name, method.Name, method.Ratio);
                all.TryAdd(method.Name, []);
                all[method.Name].Add(method.Ratio);
                if (!method.IsFree && !options.Smoke)
                {
                    notices.Add($"{name}: {method.Name}: {method.Rounds}");
                }
            }
        }

        foreach (string notice in notices)
        {
            Console.WriteLine(notice);
        }

        Console.WriteLine();
        ResultTable.PrintHeading("corpora, geometric mean");
        foreach ((string method, List<MeasuredRatio> ratios) in all)
        {
            ResultTable.Print("corpora", Target.Mean, method, MeasuredRatio.GeometricMean(ratios), note: ratios.Count == corpora.Length ? "" : $"over {ratios.Count} of {corpora.Length}");
        }

        foreach (string method in Target.AnchorsBeside("corpora", Target.Mean, [.. all.Keys]))
        {
            ResultTable.Print("corpora", Target.Mean, method, null);
        }
    }

    // The rounds are those of the first method after the baseline: the peers that are programs have fewer.
    private static void PrintRow(string name, MeasuredCase measured)
    {
        Dictionary<string, MeasuredRatio> ratios = measured.Methods.ToDictionary(method => method.Name, method => method.Ratio);
        string cells = string.Concat(s_columns.Select(column => (ratios.TryGetValue(column.Method, out MeasuredRatio ratio) ? ratio.Median.ToString("F2", CultureInfo.InvariantCulture) : "-").PadLeft(10)));
        string rounds = string.Create(CultureInfo.InvariantCulture, $"{measured.Methods[1].Free.Length}/{measured.Methods[1].All.Length}");
        Console.WriteLine(name.PadRight(26) + cells + rounds.PadLeft(10));
    }

    /// <summary>One corpus, in this process.</summary>
    public static MeasuredCase Measure(string name, BenchmarkOptions options)
    {
        List<string> notices = [];
        byte[][] documents = BenchmarkCorpus.Documents(name);
        byte[] text = CorpusSchema.WithoutFormats(name);
        JsonSchema schema = JsonSchema.Parse(text);
        Passes.Verdict emitted = CompiledValidator.Compile(text);
        JsonTape[] tapes = Array.ConvertAll(documents, document => JsonTape.Parse(document));
        Passes.Check(name, "the runtime validator", documents, document => schema.IsValid(document));
        Passes.Check(name, "emitted code", documents, emitted);
        using CorpusFiles files = new(text, documents);
        NJsonSchemaPeer? newtonsoft = NJsonSchemaPeer.TryCreate(text, documents, out string reason);
        if (newtonsoft is null)
        {
            notices.Add($"{name}: {reason}");
        }

        TimedMethod[] methods =
        [
            Passes.Utf8JsonReader(documents),
            Passes.JsonDocument(documents),
            TimedMethod.Pass("runtime-validate", () => Validate(schema, tapes)),
            Passes.Of("runtime-parse-validate", documents, document => schema.IsValid(document)),
            Passes.Of("generated-is-valid", documents, emitted),
            .. newtonsoft?.Methods() ?? [],
            .. Peer(name, "ajv", notices, () => AjvPeer.Found?.Methods(files)),
            .. Peer(name, "Blaze", notices, () => BlazePeer.Found is { } blaze ? [blaze.Validate("blaze-validate", files, documents.Length)] : null),
        ];
        MeasuredMethod[] measured = InterleavedMeasurement.Ratios(methods, options, options.RoundsOr(Rounds), s_batch);
        foreach (JsonTape tape in tapes)
        {
            tape.Dispose();
        }

        return MeasuredCase.Of(measured, [.. notices]);
    }

    // A peer that is there and does not take this schema, or refuses one of its documents, is told of and left out.
    private static TimedMethod[] Peer(string corpus, string peer, List<string> notices, Func<TimedMethod[]?> methods)
    {
        try
        {
            return methods() ?? [];
        }
        catch (InvalidOperationException exception)
        {
            string reason = exception.Message.Split('\n').FirstOrDefault(line => line.Contains("Error: ", StringComparison.Ordinal)) ?? exception.Message;
            notices.Add($"{corpus}: {peer} left out: {reason.ReplaceLineEndings(" ")}");
            return [];
        }
    }

    private static void Validate(JsonSchema schema, JsonTape[] tapes)
    {
        foreach (JsonTape tape in tapes)
        {
            if (!schema.IsValid(tape))
            {
                throw new InvalidOperationException("the runtime validator refuses a document that it let in before");
            }
        }
    }
}
