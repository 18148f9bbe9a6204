using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Integrations.Contracts.Benchmarks;

/// <summary>CPU time of the calling thread, in nanoseconds, so that what else runs on the machine counts for less; wall-clock time where the system has no such clock.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static long Now => OperatingSystem.IsLinux() && ClockGetTime(ThreadCpuTime, out TimeSpec time) == 0
        ? (time.Seconds * 1_000_000_000) + time.Nanoseconds
        : (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
