namespace Integrations.Contracts.Benchmarks;

/// <summary>A method under measurement: work in this process, or a program of its own that says how long its passes took.</summary>
internal abstract class TimedMethod(string name)
{
    /// <summary>As in the table and in the file of <c>--json</c>.</summary>
    public string Name => name;

    /// <summary>How many rounds count at most: starting a program takes long.</summary>
    public abstract int MaxRounds { get; }

    /// <summary>How many rounds there are at most, so that enough count.</summary>
    public abstract int MaxAttempts { get; }

    /// <summary>Runs for some batches, and finds out how often to run in one; the time of one pass. A program warms itself up, and does nothing here.</summary>
    public abstract double Warm(TimeSpan batch);

    /// <summary>The time of one pass.</summary>
    public abstract double Nanoseconds();

    /// <summary>Bytes that one pass allocates; -1 where they are not counted.</summary>
    public abstract long Allocated();

    /// <summary>Work in this process, by the CPU time of this thread.</summary>
    public static TimedMethod Pass(string name, Action pass) => new InProcess(name, pass);

    /// <summary>A program.</summary>
    /// <param name="name">The method's name.</param>
    /// <param name="nanoseconds">Runs it; the time of one pass as it says.</param>
    public static TimedMethod Program(string name, Func<double> nanoseconds) => new OtherProgram(name, nanoseconds);

    private sealed class InProcess(string name, Action pass) : TimedMethod(name)
    {
        // Enough for each tier to be asked for in a few of these; a slow pass calls what it is made of often enough by itself.
        private const int Calls = 30, Batches = 4;
        private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(500);

        private int _repetitions = 1;

        public override int MaxRounds => int.MaxValue;

        public override int MaxAttempts => int.MaxValue;

        public override double Warm(TimeSpan batch)
        {
            long start = ThreadClock.Now, now;
            int runs = 0;
            do
            {
                pass();
                runs++;
                now = ThreadClock.Now;
            }
            while (now - start < s_longest.TotalNanoseconds && (now - start < batch.TotalNanoseconds * Batches || runs < Calls));
            double time = (double)(now - start) / runs;
            _repetitions = (int)Math.Clamp(batch.TotalNanoseconds / Math.Max(1, time), 1, 100_000);
            return time;
        }

        public override double Nanoseconds()
        {
            long start = ThreadClock.Now;
            for (int run = 0; run < _repetitions; run++)
            {
                pass();
            }

            return (double)(ThreadClock.Now - start) / _repetitions;
        }

        public override long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            pass();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private sealed class OtherProgram(string name, Func<double> nanoseconds) : TimedMethod(name)
    {
        public override int MaxRounds => 3;

        public override int MaxAttempts => 5;

        public override double Warm(TimeSpan batch) => 0;

        public override double Nanoseconds() => nanoseconds();

        public override long Allocated() => -1;
    }
}
