using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Integrations.Contracts.Benchmarks;

/// <summary>Where and when the figures were measured, as the first line of the output.</summary>
internal static class Machine
{
    public static void Print()
    {
        string date = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Console.WriteLine($"{date}, {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}{Load()}");
    }

    private static string Processor() => Value("/proc/cpuinfo", "model name") is { } name ? name : RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>A busy machine is worth knowing of: its wall-clock figures are upper bounds at best.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? ", load average " + File.ReadAllText("/proc/loadavg").Split(' ')[0] : "";

    private static string? Value(string path, string key) => !File.Exists(path)
        ? null
        : File.ReadLines(path).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
}
