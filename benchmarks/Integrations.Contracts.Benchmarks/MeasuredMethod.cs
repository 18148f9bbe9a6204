using System.Globalization;
using System.Linq;

namespace Integrations.Contracts.Benchmarks;

/// <summary>A method as measured in one process, or in several together.</summary>
/// <param name="Name">The method.</param>
/// <param name="All">Its ratio in every round.</param>
/// <param name="Free">Its ratio in the rounds that count: the machine was free.</param>
/// <param name="Wanted">How many rounds were to count.</param>
/// <param name="BytesAllocated">Bytes allocated in one pass; -1 where they were not counted.</param>
internal sealed record MeasuredMethod(string Name, double[] All, double[] Free, int Wanted, long BytesAllocated)
{
    private const int OneOf = 3;

    /// <summary>Whether enough rounds count, which is a third of those wanted; where they do not, the result is that of all.</summary>
    public bool IsFree => Free.Length * OneOf >= Wanted;

    /// <summary>The median and the quartiles.</summary>
    public MeasuredRatio Ratio => MeasuredRatio.Of([.. IsFree ? Free : All], BytesAllocated);

    /// <summary>How many rounds counted of how many.</summary>
    public string Rounds => string.Create(CultureInfo.InvariantCulture, $"{Free.Length} of {All.Length} rounds{(IsFree ? "" : ", too few free: all")}");

    /// <summary>The same method in several processes.</summary>
    public static MeasuredMethod Together(IReadOnlyCollection<MeasuredMethod> processes) => new(
        processes.First().Name,
        [.. processes.SelectMany(process => process.All)],
        [.. processes.SelectMany(process => process.Free)],
        processes.Sum(process => process.Wanted),
        processes.Min(process => process.BytesAllocated));
}
