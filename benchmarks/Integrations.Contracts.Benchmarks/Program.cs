using BenchmarkDotNet.Running;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The first argument names a table; <c>micro</c> hands the rest to BenchmarkDotNet.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        switch (args.Length == 0 ? "" : args[0])
        {
            case "tokeniser":
                return TokeniserTable.Run(args.AsSpan(1));
            case "corpora":
                return CorporaTable.Run(args.AsSpan(1));
            case "payload":
                return PayloadTable.Run(args.AsSpan(1));
            case "micro":
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args[1..]);
                return 0;
            default:
                Console.Error.WriteLine("usage: tokeniser [--only NAME] [--rounds N] | corpora [--only NAME] [--rounds N] | payload [--rounds N] | micro [BenchmarkDotNet options]");
                return 2;
        }
    }
}
