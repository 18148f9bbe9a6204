using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;

namespace Integrations.Contracts.Benchmarks.Tests;

/// <summary>One run of every table in its short form, with its file.</summary>
public sealed class SmokeRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("contracts-smoke-").FullName;

    public SmokeRun()
    {
        string file = Path.Combine(_folder, "rows.json");
        (ExitCode, Output) = Run("all", "--smoke", "--json", file);
        Rows = ExitCode == 0 ? JsonDocument.Parse(File.ReadAllBytes(file)) : JsonDocument.Parse("{}");
    }

    public int ExitCode { get; }

    public string Output { get; }

    public JsonDocument Rows { get; }

    /// <summary>Runs the program; its exit code, and all that it wrote.</summary>
    public static (int ExitCode, string Output) Run(params string[] arguments)
    {
        string program = typeof(SmokeRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "BenchmarkProgram").Value!;
        ProcessStartInfo start = new("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // Peers are other people's programs: here it is ours that must run.
        start.Environment.Remove("BLAZE");
        start.Environment.Remove("AJV");
        using Process process = Process.Start(start)!;
        System.Threading.Tasks.Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        Rows.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
