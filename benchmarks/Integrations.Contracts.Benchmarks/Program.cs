using System.Linq;
using BenchmarkDotNet.Running;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The first argument names a table; <c>micro</c> hands the rest to BenchmarkDotNet.</summary>
internal static class Program
{
    private const string Usage = "usage: tokeniser|corpora|payload|cold|generator|scale|all [--only NAME] [--rounds N] [--json FILE] [--smoke] [--full] | micro [BenchmarkDotNet options]";

    private static readonly string[] s_all = ["tokeniser", "corpora", "payload", "cold", "generator", "scale"];

    public static int Main(string[] args)
    {
        switch (args)
        {
            case ["cold-child", string what]:
                return ColdTable.Child(what);
            case ["micro", ..]:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args[1..]);
                return 0;
            case ["all", ..]:
                return Run(s_all, args.AsSpan(1));
            case [string table, ..] when s_all.Contains(table):
                return Run([table], args.AsSpan(1));
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static int Run(string[] tables, ReadOnlySpan<string> options)
    {
        string? only = null, json = null, rounds = null;
        bool smoke = false, full = false;
        for (int index = 0; index < options.Length; index++)
        {
            string? value = index + 1 < options.Length ? options[index + 1] : null;
            switch (options[index])
            {
                case "--only" when value is not null:
                    (only, index) = (value, index + 1);
                    break;
                case "--json" when value is not null:
                    (json, index) = (value, index + 1);
                    break;
                case "--rounds" when value is not null:
                    (rounds, index) = (value, index + 1);
                    break;
                case "--smoke":
                    smoke = true;
                    break;
                case "--full":
                    full = true;
                    break;
                default:
                    Console.Error.WriteLine($"unknown option {options[index]}\n{Usage}");
                    return 2;
            }
        }

        if (smoke)
        {
            rounds ??= "1";
        }

        List<string> onlyOption = only is null ? [] : ["--only", only];
        List<string> roundsOption = rounds is null ? [] : ["--rounds", rounds];
        int exit = 0;
        foreach (string table in tables)
        {
            Console.WriteLine($"\n{table}");
            exit = Math.Max(exit, table switch
            {
                "tokeniser" => TokeniserTable.Run([.. onlyOption, .. roundsOption]),
                "corpora" => CorporaTable.Run([.. onlyOption, .. roundsOption]),
                "payload" => PayloadTable.Run([.. roundsOption]),
                "cold" => ColdTable.Run(only, smoke),
                "generator" => GeneratorTable.Run(only, smoke),
                _ => ScaleTable.Run(only, smoke, full),
            });
        }

        if (json is not null)
        {
            ResultTable.Write(json);
        }

        return exit;
    }
}
