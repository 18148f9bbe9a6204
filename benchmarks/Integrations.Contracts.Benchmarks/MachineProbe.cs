using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Benchmarks;

/// <summary>
/// Tells a free machine from one whose core is shared with a busy sibling thread. CPU time does not: it goes on while the sibling takes half of the core's units.
/// The probe is a fixed piece of work that keeps all units busy, so that a sibling costs it half as much again; it is compiled the same way in each process, so that its fastest time is one figure for all of them.
/// </summary>
internal static class MachineProbe
{
    // A third of a millisecond: a shorter one is now and then read a tenth too fast by the system's clock, and nothing would be free after that.
    private const int Steps = 400_000;
    private const double Tolerance = 1.10;
    private static uint s_result;

    /// <summary>The fastest time of the probe that this process, or the one that started it, has seen.</summary>
    public static double Fastest { get; private set; } = double.MaxValue;

    /// <summary>Takes over what another process has seen.</summary>
    public static void Remember(double fastest) => Fastest = Math.Min(Fastest, fastest);

    /// <summary>The time of the probe now.</summary>
    public static double Run()
    {
        long start = ThreadClock.Now;
        s_result = Work(Steps);
        double time = ThreadClock.Now - start;
        Remember(time);
        return time;
    }

    /// <summary>Whether a time is that of a free machine, by the fastest time known by now.</summary>
    public static bool IsFree(double time) => time <= Fastest * Tolerance;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static uint Work(int steps)
    {
        uint a = s_result, b = 2, c = 3, d = 4, e = 5, f = 6;
        for (uint step = 0; step < steps; step++)
        {
            a += step;
            b ^= step;
            c += 3;
            d -= 5;
            e ^= 7;
            f += step;
            a ^= 1;
            b += 2;
            c ^= step;
            d += step;
        }

        return a ^ b ^ c ^ d ^ e ^ f;
    }
}
