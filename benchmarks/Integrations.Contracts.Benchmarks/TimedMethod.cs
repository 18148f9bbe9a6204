namespace Integrations.Contracts.Benchmarks;

/// <summary>A method under measurement: work in this process, or a program of its own that says how long its passes took.</summary>
internal abstract class TimedMethod(string name)
{
    /// <summary>As in the table and in the file of <c>--json</c>.</summary>
    public string Name => name;

    /// <summary>How often it is asked at most: starting a program takes long.</summary>
    public abstract int MaxRounds { get; }

    /// <summary>Runs long enough for the last tier of the JIT, and finds out how often to run in a batch; a program runs once.</summary>
    public abstract void Warm(TimeSpan batch);

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
        private const int CallsForTheLastTier = 60;
        private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);

        private int _repetitions = 1;

        public override int MaxRounds => int.MaxValue;

        public override void Warm(TimeSpan batch)
        {
            long start = ThreadClock.Now, now;
            int runs = 0;
            do
            {
                pass();
                runs++;
                now = ThreadClock.Now;
            }
            while (now - start < s_longest.TotalNanoseconds && (now - start < batch.TotalNanoseconds * 10 || runs < CallsForTheLastTier));
            _repetitions = (int)Math.Clamp(batch.TotalNanoseconds * runs / Math.Max(1, now - start), 1, 100_000);
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
        private double? _first;

        public override int MaxRounds => 3;

        // Whether it takes the schema and lets all documents in is known from here on; the time of this run is the first round's.
        public override void Warm(TimeSpan batch) => _first ??= nanoseconds();

        public override double Nanoseconds()
        {
            double time = _first ?? nanoseconds();
            _first = null;
            return time;
        }

        public override long Allocated() => -1;
    }
}
