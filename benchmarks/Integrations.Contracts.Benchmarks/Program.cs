using System.Linq;
using BenchmarkDotNet.Running;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The first argument names a table; <c>micro</c> hands the rest to BenchmarkDotNet. A table starts this program anew for each of its cases, with a first argument of its own.</summary>
internal static class Program
{
    private const string Usage = "usage: tokeniser|corpora|payload|cold|generator|scale|all [--only NAME] [--rounds N] [--json FILE] [--smoke] [--full] | micro [BenchmarkDotNet options]";

    private static readonly (string Name, Action<BenchmarkOptions> Run)[] s_tables =
    [
        ("tokeniser", TokeniserTable.Run),
        ("corpora", CorporaTable.Run),
        ("payload", PayloadTable.Run),
        ("cold", ColdTable.Run),
        ("generator", GeneratorTable.Run),
        ("scale", ScaleTable.Run),
    ];

    private static readonly Dictionary<string, Func<string, BenchmarkOptions, MeasuredCase>> s_cases = new()
    {
        ["tokeniser"] = TokeniserTable.Measure,
        ["corpora"] = CorporaTable.Measure,
        ["payload"] = PayloadTable.Measure,
    };

    public static int Main(string[] args)
    {
        if (args is ["micro", ..])
        {
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args[1..]);
            return 0;
        }

        if (args is [MeasuredCase.Verb, string table, ..] && s_cases.TryGetValue(table, out Func<string, BenchmarkOptions, MeasuredCase>? measure))
        {
            MeasuredCase.Write(BenchmarkOptions.Parse(args.AsSpan(2))!, measure);
            return 0;
        }

        (string Name, Action<BenchmarkOptions> Run)[] tables = [.. s_tables.Where(table => args.Length > 0 && (args[0] == "all" || args[0] == table.Name))];
        if (tables.Length == 0 || BenchmarkOptions.Parse(args.AsSpan(1)) is not { } options)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        Machine.Print();
        foreach ((_, Action<BenchmarkOptions> run) in tables)
        {
            Console.WriteLine();
            run(options);
        }

        if (options.Json is not null)
        {
            ResultTable.Write(options.Json);
        }

        return 0;
    }
}
