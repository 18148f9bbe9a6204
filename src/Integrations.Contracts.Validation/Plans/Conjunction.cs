using System.Globalization;
using System.Text;

namespace Integrations.Contracts.Validation.Plans;

/// <summary>Plain nodes that all must hold: those that become one node, and those that are tested beside it.</summary>
internal sealed record Conjunction(List<PlanNode> Merged, List<PlanNode> Apart)
{
    /// <summary>Conditions of the merged nodes that are decided, in order.</summary>
    public ImmutableArray<int> Decided { get; init; } = ImmutableArray<int>.Empty;

    /// <summary>Whether a condition among them comes before the rest.</summary>
    public bool Decides { get; init; }

    /// <summary>Equal for equal sets.</summary>
    public string Key()
    {
        var key = new StringBuilder();
        Append(key, Merged);
        key.Append('|');
        Append(key, Apart);
        foreach (int decided in Decided)
        {
            key.Append('|').Append(decided.ToString(CultureInfo.InvariantCulture));
        }

        return key.Append(Decides ? "!" : "").ToString();
    }

    private static void Append(StringBuilder key, List<PlanNode> nodes)
    {
        var ids = new List<int>(nodes.Count);
        foreach (PlanNode node in nodes)
        {
            ids.Add(node.Id);
        }

        ids.Sort();
        foreach (int id in ids)
        {
            key.Append(id.ToString(CultureInfo.InvariantCulture)).Append(' ');
        }
    }
}
