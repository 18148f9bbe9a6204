using System.Runtime;
using System.Threading;

namespace Integrations.Contracts.Benchmarks;

/// <summary>Methods measured against a baseline in rounds: each round runs all of them, one after the other, and takes ratios within the round, so that a machine that slows down slows all. The result is the median of the rounds.</summary>
internal static class InterleavedMeasurement
{
    // The last tier comes some time after the thirtieth call, when nothing new was compiled for 100 ms, and the methods of the compiler, of the generator and of the peers stand in the same queue: runs and pauses in turn, until
    // next to nothing was compiled in some of them.
    private const int MaxWarmUps = 60;
    private const int QuietWarmUps = 4;
    private const int NextToNothing = 3;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(120);

    /// <summary>The ratio of each method to the first.</summary>
    /// <param name="methods">Each does the same work; the first is the baseline.</param>
    /// <param name="options">With <c>--smoke</c> nothing is warmed up.</param>
    /// <param name="rounds">How many rounds count.</param>
    /// <param name="batch">How long a method runs at least in a round.</param>
    public static MeasuredRatio[] Ratios(TimedMethod[] methods, BenchmarkOptions options, int rounds, TimeSpan batch)
    {
        long compiled = 0;
        for (int warmUp = 0, quiet = 0; warmUp < MaxWarmUps && quiet < QuietWarmUps && !options.Smoke; warmUp++)
        {
            foreach (TimedMethod method in methods)
            {
                method.Warm(batch);
            }

            Thread.Sleep(s_pause);
            long before = compiled;
            compiled = JitInfo.GetCompiledMethodCount(currentThread: false);
            quiet = compiled - before < NextToNothing ? quiet + 1 : 0;
        }

        double[][] ratios = Array.ConvertAll(methods, method => new double[Math.Min(rounds, method.MaxRounds)]);
        for (int round = 0; round < rounds; round++)
        {
            double baseline = 0;
            for (int index = 0; index < methods.Length; index++)
            {
                if (round < ratios[index].Length)
                {
                    double time = methods[index].Nanoseconds();
                    baseline = index == 0 ? time : baseline;
                    ratios[index][round] = time / baseline;
                }
            }
        }

        MeasuredRatio[] results = new MeasuredRatio[methods.Length];
        for (int index = 0; index < methods.Length; index++)
        {
            results[index] = MeasuredRatio.Of(ratios[index], methods[index].Allocated());
        }

        return results;
    }
}
