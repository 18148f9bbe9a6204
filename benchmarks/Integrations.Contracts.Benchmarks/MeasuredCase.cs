using System.IO;
using System.Linq;
using System.Text.Json;

namespace Integrations.Contracts.Benchmarks;

/// <summary>What one process measured: the methods over one corpus. Tiers and profiles of the JIT belong to a process, and one corpus shapes what the next gets; so each is measured in a process of its own, which this program starts as itself.</summary>
/// <param name="Methods">The methods; the first is the baseline.</param>
/// <param name="Notices">What was left out, and why.</param>
/// <param name="Probe">The fastest time of <see cref="MachineProbe"/>.</param>
internal sealed record MeasuredCase(MeasuredMethod[] Methods, string[] Notices, double Probe)
{
    /// <summary>The first argument of a process that measures one case.</summary>
    public const string Verb = "case";

    /// <summary>What this process measured.</summary>
    public static MeasuredCase Of(MeasuredMethod[] methods, params string[] notices) => new(methods, notices, MachineProbe.Fastest);

    /// <summary>Measures a case in processes of its own, and puts their rounds together: the JIT does not settle the same way each time.</summary>
    /// <param name="table">The table's name on the command line.</param>
    /// <param name="name">The case.</param>
    /// <param name="options">Rounds, and whether this is a smoke test.</param>
    /// <param name="processes">How many.</param>
    public static MeasuredCase InOwnProcess(string table, string name, BenchmarkOptions options, int processes = 1)
    {
        List<MeasuredCase> cases = [];
        string file = Path.GetTempFileName();
        try
        {
            for (int process = 0; process < processes; process++)
            {
                ChildProcess.Run(Environment.ProcessPath!, [.. Self(), Verb, table, .. (options with { Only = name, Json = file, Probe = MachineProbe.Fastest }).ToArguments()]);
                MeasuredCase measured = JsonSerializer.Deserialize<MeasuredCase>(File.ReadAllBytes(file))!;
                MachineProbe.Remember(measured.Probe);
                cases.Add(measured);
            }
        }
        finally
        {
            File.Delete(file);
        }

        MeasuredMethod[] together = [.. cases[0].Methods.Select((_, index) => MeasuredMethod.Together(cases.ConvertAll(measured => measured.Methods[index])))];
        return Of(together, [.. cases.SelectMany(measured => measured.Notices).Distinct()]);
    }

    /// <summary>The other side: measures, and writes the result where it is looked for.</summary>
    public static void Write(BenchmarkOptions options, Func<string, BenchmarkOptions, MeasuredCase> measure)
    {
        MachineProbe.Remember(options.Probe);
        File.WriteAllBytes(options.Json!, JsonSerializer.SerializeToUtf8Bytes(measure(options.Only!, options)));
    }

    // Under `dotnet run` the process is the program itself, under `dotnet X.dll` it is the host, which wants the assembly.
    private static string[] Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(MeasuredCase).Assembly.Location] : [];
}
