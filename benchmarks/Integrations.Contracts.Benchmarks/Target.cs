namespace Integrations.Contracts.Benchmarks;

/// <summary>What a row is held against: what must hold, what we stretch for, and what was measured of a peer before this project began (its figure on another run or machine: to compare by eye).</summary>
internal readonly record struct Target(double? Must = null, double? Stretch = null, double? Anchor = null)
{
    private static readonly Dictionary<(string Table, string Name, string Method), Target> s_all = new()
    {
        [("tokeniser", Mean, "scan")] = new(Must: 0.50),
        [("tokeniser", Mean, "scan-distinct")] = new(Must: 0.60),
        [("tokeniser", Mean, "tape")] = new(Must: 0.65),

        [("corpora", Mean, "jsondocument")] = new(Anchor: 1.76),
        [("corpora", Mean, "njsonschema-validate")] = new(Anchor: 30.4),
        [("corpora", Mean, "njsonschema-parse-validate")] = new(Anchor: 41.5),
        [("corpora", Mean, "ajv-validate")] = new(Anchor: 2.69),
        [("corpora", Mean, "ajv-parse-validate")] = new(Anchor: 9.44),
        [("corpora", Mean, "blaze-validate")] = new(Anchor: 0.58),
        [("corpora", Mean, "blaze-parse-validate")] = new(Anchor: 4.49),
        [("corpora", Mean, "corvus-validate")] = new(Anchor: 0.45),
        [("corpora", Mean, "corvus-parse-validate")] = new(Anchor: 0.81),
        [("corpora", Mean, "corvus-compiled-validate")] = new(Anchor: 0.23),
        [("corpora", Mean, "naive-scan")] = new(Anchor: 0.44),
        [("corpora", Mean, "naive-scan-distinct")] = new(Anchor: 0.54),
        [("corpora", Mean, "runtime-validate")] = new(Must: 0.45, Stretch: 0.35),
        [("corpora", Mean, "runtime-parse-validate")] = new(Must: 1.05, Stretch: 0.85),
        [("corpora", Mean, "generated-is-valid")] = new(Must: 0.65, Stretch: 0.50),

        [("payload", "in-order", "stj-deserialize")] = new(Anchor: 4.27),
        [("payload", "in-order", "ajv-parse-validate")] = new(Anchor: 12.7),
        [("payload", "in-order", "blaze-parse-validate")] = new(Anchor: 4.15),
        [("payload", "in-order", "handwritten-is-valid")] = new(Anchor: 0.32),
        [("payload", "in-order", "handwritten-parse")] = new(Anchor: 0.86),
        [("payload", "in-order", "generated-is-valid")] = new(Must: 0.40, Stretch: 0.32),
        [("payload", "in-order", "generated-parse")] = new(Must: 1.00, Stretch: 0.86),
        [("payload", "shuffled", "stj-deserialize")] = new(Anchor: 2.97),
        [("payload", "shuffled", "ajv-parse-validate")] = new(Anchor: 8.5),
        [("payload", "shuffled", "blaze-parse-validate")] = new(Anchor: 3.59),
        [("payload", "shuffled", "handwritten-is-valid")] = new(Anchor: 0.54),
        [("payload", "shuffled", "handwritten-parse")] = new(Anchor: 0.82),
        [("payload", "shuffled", "generated-is-valid")] = new(Must: 0.75, Stretch: 0.54),
        [("payload", "shuffled", "generated-parse")] = new(Must: 1.15, Stretch: 0.82),
        [("payload", "write", "generated-write")] = new(Must: 0.80),

        [("cold", "process, Native AOT", "contracts-validate")] = new(Must: 1.30),
    };

    /// <summary>The name of a table's geometric mean.</summary>
    public const string Mean = "geometric mean";

    /// <summary>The target of a row; empty where it has none.</summary>
    public static Target Of(string table, string name, string method) => s_all.GetValueOrDefault((table, name, method));

    /// <summary>The methods of a table's rows that were measured once and are not of this run, in the order above.</summary>
    public static IEnumerable<string> AnchorsBeside(string table, string name, HashSet<string> measured)
    {
        foreach (((string ofTable, string ofName, string method), Target target) in s_all)
        {
            if (ofTable == table && ofName == name && target.Anchor is not null && !measured.Contains(method))
            {
                yield return method;
            }
        }
    }

    /// <summary>Whether a value keeps what must hold, in words; empty where nothing must.</summary>
    public string Verdict(double value) => (Must, Stretch) switch
    {
        (null, _) => "",
        (_, double stretch) when value <= stretch => "stretch met",
        (double must, _) when value <= must => "met",
        (double must, _) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"missed by {((value / must) - 1) * 100:F0}%"),
    };
}
