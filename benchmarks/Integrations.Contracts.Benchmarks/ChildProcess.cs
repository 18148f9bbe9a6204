using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Integrations.Contracts.Benchmarks;

/// <summary>A program run to its end.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
/// <param name="Elapsed">From before its start to its end.</param>
/// <param name="Cpu">The CPU time of all its threads; zero where the system does not say.</param>
/// <param name="PeakMemory">The largest resident set, in bytes, as seen every few milliseconds; zero where the system does not say.</param>
internal sealed partial record ChildProcess(int ExitCode, string Output, string Error, TimeSpan Elapsed, TimeSpan Cpu, long PeakMemory)
{
    private const int Children = -1;

    /// <summary>Runs a program; null where there is none of that name.</summary>
    /// <param name="program">A path, or a name on PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="watchMemory">Whether to look at its memory while it runs.</param>
    public static ChildProcess? TryRun(string program, IEnumerable<string> arguments, bool watchMemory = false)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        TimeSpan before = CpuOfChildren();
        long begin = Stopwatch.GetTimestamp();
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }

        using (process)
        {
            System.Threading.Tasks.Task<string> error = process!.StandardError.ReadToEndAsync();
            System.Threading.Tasks.Task<string> output = process.StandardOutput.ReadToEndAsync();
            long memory = 0;
            while (watchMemory && !process.WaitForExit(10))
            {
                memory = Math.Max(memory, PeakOf(process.Id));
            }

            process.WaitForExit();
            TimeSpan elapsed = Stopwatch.GetElapsedTime(begin);
            return new ChildProcess(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult(), elapsed, CpuOfChildren() - before, memory);
        }
    }

    /// <summary>Runs a program that must be there and end well.</summary>
    public static ChildProcess Run(string program, params IEnumerable<string> arguments)
    {
        ChildProcess ended = TryRun(program, arguments) ?? throw new InvalidOperationException($"there is no program {program}");
        return ended.ExitCode == 0 ? ended : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: exit code {ended.ExitCode}\n{ended.Output}{ended.Error}");
    }

    // The kernel keeps the peak: looking rarely misses only what grew since.
    private static long PeakOf(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan("VmHWM:".Length, line.Length - "VmHWM:".Length - "kB".Length), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) << 10;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static TimeSpan CpuOfChildren() => OperatingSystem.IsLinux() && GetResourceUsage(Children, out ResourceUsage usage) == 0
        ? TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds) + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds)
        : TimeSpan.Zero;

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetResourceUsage(int who, out ResourceUsage usage);

    /// <summary>The two times of the system's structure; the fourteen counters behind them are not looked at.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct ResourceUsage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
