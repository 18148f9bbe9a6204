using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>The failures found so far, up to a limit; beyond it they are only counted. A schema that is reached by many ways (<c>allOf</c> over shared definitions) is explained once for a value.</summary>
internal sealed class FindingList
{
    private readonly int _limit;
    private readonly HashSet<(PlanNode Node, int Offset)> _explained = [];

    public FindingList(int limit) => _limit = Math.Max(limit, 0);

    public List<Finding> Findings { get; } = [];

    /// <summary>How many were found beyond the limit.</summary>
    public int Omitted { get; private set; }

    public bool IsFull => Findings.Count >= _limit;

    public void Add(Finding finding)
    {
        if (IsFull)
        {
            Omitted++;
        }
        else
        {
            Findings.Add(finding);
        }
    }

    /// <summary>Whether the schema was not explained for the value at this offset yet; from now on it was.</summary>
    public bool Begin(PlanNode node, int offset) => _explained.Add((node, offset));

    /// <summary>Counts a failure that is not kept.</summary>
    public void Omit() => Omitted++;

    public void AddAll(FindingList other)
    {
        foreach (Finding finding in other.Findings)
        {
            Add(finding);
        }

        Omitted += other.Omitted;
        _explained.UnionWith(other._explained);
    }
}
