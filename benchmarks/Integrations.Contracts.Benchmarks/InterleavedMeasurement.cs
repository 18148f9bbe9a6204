using System.Diagnostics;
using System.Threading;

namespace Integrations.Contracts.Benchmarks;

/// <summary>
/// Methods measured against a baseline in rounds: each round runs all of them, the baseline before and after each, and takes ratios within the round, so that a machine that slows down slows both sides.
/// That is not enough where a sibling thread comes and goes, which costs dense code more than the baseline: so a ratio counts only where the machine was free before and after, and rounds go on until enough count or the time is up.
/// </summary>
internal static class InterleavedMeasurement
{
    /// <summary>How much slower than its fastest the baseline may be beside a ratio that counts.</summary>
    private const double BaselineTolerance = 1.08;

    // The last tier comes some time after the sixtieth call, when nothing new was compiled for 100 ms; a method that is called rarely gets there late. So: runs and pauses in turn, until nothing becomes faster any more.
    private const int FewestWarmUps = 8, MostWarmUps = 40, WarmUpsWithoutGain = 4;
    private const double Gain = 0.98;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(25);

    /// <summary>The ratios of each method to the first.</summary>
    /// <param name="methods">Each does the same work; the first is the baseline.</param>
    /// <param name="options">With <c>--smoke</c> nothing is warmed up, and one round is enough, however busy the machine.</param>
    /// <param name="rounds">How many rounds are to count.</param>
    /// <param name="batch">How long a method runs at least in a round.</param>
    public static MeasuredMethod[] Ratios(TimedMethod[] methods, BenchmarkOptions options, int rounds, TimeSpan batch)
    {
        if (!options.Smoke)
        {
            WarmUp(methods, batch);
        }

        List<Sample>[] samples = Array.ConvertAll(methods, _ => new List<Sample>());
        double fastest = double.MaxValue;
        long start = Stopwatch.GetTimestamp();
        bool unfinished;
        do
        {
            Moment before = Moment.Now(methods[0], ref fastest);
            unfinished = false;
            for (int index = 0; index < methods.Length; index++)
            {
                int wanted = Math.Min(rounds, methods[index].MaxRounds);
                if (samples[index].Count < methods[index].MaxAttempts && Count(samples[index], fastest) < wanted)
                {
                    double time = methods[index].Nanoseconds();
                    var after = Moment.Now(methods[0], ref fastest);
                    samples[index].Add(new Sample(time, before, after));
                    before = after;
                    unfinished |= samples[index].Count < methods[index].MaxAttempts && Count(samples[index], fastest) < wanted;
                }
            }
        }
        while (unfinished && !options.Smoke && Stopwatch.GetElapsedTime(start) < s_longest);

        MeasuredMethod[] results = new MeasuredMethod[methods.Length];
        for (int index = 0; index < methods.Length; index++)
        {
            double[] all = [.. samples[index].ConvertAll(sample => sample.Ratio)];
            double[] free = [.. samples[index].FindAll(sample => sample.Counts(fastest)).ConvertAll(sample => sample.Ratio)];
            results[index] = new MeasuredMethod(methods[index].Name, all, free, Math.Min(rounds, methods[index].MaxRounds), methods[index].Allocated());
        }

        return results;
    }

    private static void WarmUp(TimedMethod[] methods, TimeSpan batch)
    {
        double[] fastest = new double[methods.Length];
        Array.Fill(fastest, double.MaxValue);
        int withoutGain = 0;
        for (int warmUp = 0; warmUp < FewestWarmUps || (warmUp < MostWarmUps && withoutGain < WarmUpsWithoutGain); warmUp++)
        {
            withoutGain++;
            for (int index = 0; index < methods.Length; index++)
            {
                double time = methods[index].Warm(batch);
                withoutGain = time < fastest[index] * Gain ? 0 : withoutGain;
                fastest[index] = Math.Min(fastest[index], time);
            }

            MachineProbe.Run();
            Thread.Sleep(s_pause);
        }
    }

    private static int Count(List<Sample> samples, double fastest)
    {
        int count = 0;
        foreach (Sample sample in samples)
        {
            count += sample.Counts(fastest) ? 1 : 0;
        }

        return count;
    }

    /// <summary>How fast the machine is at a moment: by the probe and by the baseline.</summary>
    private readonly record struct Moment(double Probe, double Baseline)
    {
        public static Moment Now(TimedMethod baseline, ref double fastest)
        {
            Moment now = new(MachineProbe.Run(), baseline.Nanoseconds());
            fastest = Math.Min(fastest, now.Baseline);
            return now;
        }

        public bool IsFree(double fastest) => MachineProbe.IsFree(Probe) && Baseline <= fastest * BaselineTolerance;
    }

    private readonly record struct Sample(double Time, Moment Before, Moment After)
    {
        public double Ratio => Time * 2 / (Before.Baseline + After.Baseline);

        public bool Counts(double fastest) => Before.IsFree(fastest) && After.IsFree(fastest);
    }
}
