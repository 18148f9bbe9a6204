namespace Integrations.Contracts.Validation.Patterns.Unicode;

/// <summary>Collects ranges in any order; sorts and joins them once, or whenever they have doubled, so that a class that names the same characters over and over takes no more room than they do.</summary>
internal sealed class CodePointSetBuilder
{
    private const int FirstCompaction = 1024;

    private readonly HashSet<CodePointSet> _added = [];
    private List<(int First, int Last)> _ranges = [];
    private int _compactAt = FirstCompaction;

    public void Add(int first, int last)
    {
        _ranges.Add((first, last));
        if (_ranges.Count >= _compactAt)
        {
            Compact();
            _compactAt = Math.Max(FirstCompaction, 2 * _ranges.Count);
        }
    }

    public void Add(CodePointSet set)
    {
        if (set.RangeCount > 1 && !_added.Add(set))
        {
            return;
        }

        for (int i = 0; i < set.RangeCount; i++)
        {
            (int first, int last) = set.GetRange(i);
            Add(first, last);
        }
    }

    public CodePointSet Build()
    {
        Compact();
        int[] changes = new int[_ranges.Count * 2];
        for (int i = 0; i < _ranges.Count; i++)
        {
            changes[2 * i] = _ranges[i].First;
            changes[(2 * i) + 1] = _ranges[i].Last + 1;
        }

        return CodePointSet.FromChanges(changes);
    }

    private void Compact()
    {
        _ranges.Sort();
        List<(int First, int Last)> joined = new(_ranges.Count);
        foreach ((int first, int last) in _ranges)
        {
            if (joined.Count > 0 && first <= joined[joined.Count - 1].Last + 1)
            {
                joined[joined.Count - 1] = (joined[joined.Count - 1].First, Math.Max(last, joined[joined.Count - 1].Last));
            }
            else
            {
                joined.Add((first, last));
            }
        }

        _ranges = joined;
    }
}
