using System.Linq;

namespace Integrations.Contracts.Conformance;

/// <summary>What an engine made of the tests of a draft, counted by the parts of the suite. What was counted was run.</summary>
internal sealed class SuiteScore(string draft)
{
    /// <summary>How many wrong tests a failure tells; it says how many there are.</summary>
    private const int MaxShown = 20;

    private readonly Dictionary<string, (int Right, int All)> _parts = new(StringComparer.Ordinal);
    private readonly List<string> _wrong = [];

    /// <summary>The tests of a part, and how many of them were right.</summary>
    public (int Right, int All) this[string part] => _parts.GetValueOrDefault(part);

    /// <summary>All tests of the draft, and how many of them were right.</summary>
    public (int Right, int All) Sum => (_parts.Values.Sum(part => part.Right), _parts.Values.Sum(part => part.All));

    /// <summary>Counts a test; <paramref name="problem"/> is null where it was right.</summary>
    public void Add(SuiteCase suiteCase, SuiteTest test, string? problem)
    {
        string part = OfficialSuite.Part(suiteCase.File);
        (int right, int all) = this[part];
        _parts[part] = (right + (problem is null ? 1 : 0), all + 1);
        if (problem is not null)
        {
            _wrong.Add($"{suiteCase.File}: {suiteCase.Description} / {test.Description}: {problem}");
        }
    }

    /// <summary>Prints the counts; fails with every test that was wrong.</summary>
    public void Report(ITestOutputHelper output, string engine)
    {
        foreach (string part in OfficialSuite.Parts.Where(_parts.ContainsKey))
        {
            output.WriteLine($"{draft}, {engine}, {part}: {this[part].Right} of {this[part].All}");
        }

        AssertAllRight();
    }

    /// <summary>Fails with the tests that were wrong.</summary>
    public void AssertAllRight() => Assert.True(_wrong.Count == 0, $"{_wrong.Count} wrong\n{string.Join('\n', _wrong.Take(MaxShown))}");
}
