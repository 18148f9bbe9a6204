namespace Integrations.Contracts.Benchmarks;

/// <summary>The median of a sample and its quartiles.</summary>
/// <param name="Median">The median.</param>
/// <param name="Lower">The first quartile.</param>
/// <param name="Upper">The third quartile.</param>
/// <param name="BytesAllocated">Bytes allocated in one pass; -1 where they were not counted.</param>
internal readonly record struct MeasuredRatio(double Median, double Lower, double Upper, long BytesAllocated = -1)
{
    /// <summary>The quartiles of a sample, which is sorted in place.</summary>
    public static MeasuredRatio Of(double[] sample, long bytesAllocated = -1)
    {
        Array.Sort(sample);
        return new MeasuredRatio(sample[sample.Length / 2], sample[sample.Length / 4], sample[sample.Length * 3 / 4], bytesAllocated);
    }

    public MeasuredRatio DividedBy(double baseline) => new(Median / baseline, Lower / baseline, Upper / baseline, BytesAllocated);

    /// <summary>The geometric mean of each member.</summary>
    public static MeasuredRatio GeometricMean(IReadOnlyCollection<MeasuredRatio> ratios)
    {
        double median = 0, lower = 0, upper = 0;
        long bytes = 0;
        foreach (MeasuredRatio ratio in ratios)
        {
            median += Math.Log(ratio.Median);
            lower += Math.Log(ratio.Lower);
            upper += Math.Log(ratio.Upper);
            bytes = Math.Max(bytes, ratio.BytesAllocated);
        }

        return new MeasuredRatio(Math.Exp(median / ratios.Count), Math.Exp(lower / ratios.Count), Math.Exp(upper / ratios.Count), bytes);
    }
}
