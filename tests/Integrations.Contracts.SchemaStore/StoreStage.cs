using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq;
using System.Text;

namespace Integrations.Contracts.SchemaStore;

/// <summary>One thing that is to hold for every schema or payload, and where it does not.</summary>
internal sealed class StoreStage(string name, int count)
{
    private const int MaxShown = 40;

    private readonly ConcurrentDictionary<string, string?> _failures = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _time;

    public bool HasPassed => _failures.IsEmpty;

    /// <param name="what">The schema or payload.</param>
    /// <param name="why">The reason; null where an earlier stage has said it.</param>
    public void Fail(string what, string? why) => _failures[what] = why;

    public StoreStage End()
    {
        _time = _clock.Elapsed;
        return this;
    }

    /// <summary><c>generated: 438 / 438 in 12.3 s</c></summary>
    public override string ToString() => FormattableString.Invariant($"{name}: {count - _failures.Count} / {count} in {_time.TotalSeconds:F1} s");

    /// <summary>The failures with a reason of their own.</summary>
    public string Failures(int shown = MaxShown)
    {
        var text = new StringBuilder();
        foreach (KeyValuePair<string, string?> failure in _failures.Where(failure => failure.Value is not null).OrderBy(failure => failure.Key, StringComparer.Ordinal).Take(shown))
        {
            text.Append("  ").Append(failure.Key).Append(": ").AppendLine(failure.Value!.Replace("\n", "\n      ", StringComparison.Ordinal));
        }

        return text.ToString();
    }
}
