namespace Integrations.Contracts.Benchmarks;

/// <summary>Methods measured against a baseline in rounds: each round runs all of them, one after the other, and takes ratios within the round, so that a machine that slows down slows all. The result is the median of the rounds.</summary>
internal static class InterleavedMeasurement
{
    /// <summary>The median ratio of each method to the first, with quartiles; and the ratio of the fastest rounds, which a busy machine disturbs least.</summary>
    /// <param name="methods">Each does the same work once; the first is the baseline.</param>
    /// <param name="rounds">How many rounds count.</param>
    /// <param name="batch">How long a method runs at least in a round.</param>
    public static (double Median, double Lower, double Upper, double Fastest)[] Ratios(Action[] methods, int rounds, TimeSpan batch)
    {
        int[] repetitions = new int[methods.Length];
        for (int index = 0; index < methods.Length; index++)
        {
            // Warm: long enough for the last tier of the JIT.
            long start = ThreadClock.Now;
            int runs = 0;
            while (ThreadClock.Now - start < batch.TotalNanoseconds * 10 || runs < 60)
            {
                methods[index]();
                runs++;
            }

            start = ThreadClock.Now;
            methods[index]();
            repetitions[index] = (int)Math.Clamp(batch.TotalNanoseconds / Math.Max(1, ThreadClock.Now - start), 1, 100_000);
        }

        double[] fastest = new double[methods.Length];
        Array.Fill(fastest, double.MaxValue);
        double[][] ratios = new double[methods.Length][];
        for (int index = 0; index < methods.Length; index++)
        {
            ratios[index] = new double[rounds];
        }

        for (int round = 0; round < rounds; round++)
        {
            double baseline = 0;
            for (int index = 0; index < methods.Length; index++)
            {
                long start = ThreadClock.Now;
                for (int run = 0; run < repetitions[index]; run++)
                {
                    methods[index]();
                }

                double time = (double)(ThreadClock.Now - start) / repetitions[index];
                baseline = index == 0 ? time : baseline;
                ratios[index][round] = time / baseline;
                fastest[index] = Math.Min(fastest[index], time);
            }
        }

        (double Median, double Lower, double Upper, double Fastest)[] results = new (double Median, double Lower, double Upper, double Fastest)[methods.Length];
        for (int index = 0; index < methods.Length; index++)
        {
            Array.Sort(ratios[index]);
            results[index] = (ratios[index][rounds / 2], ratios[index][rounds / 4], ratios[index][rounds * 3 / 4], fastest[index] / fastest[0]);
        }

        return results;
    }
}
