using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// The parts of a payload that must never be shown: the values that any schema within reach marks <c>writeOnly</c>.
/// <para>Reach is taken widely: every branch of a union counts, whether it holds or not, and what does not validate at all. A member whose name is nearly that of a secret one counts too: a mistyped name makes the value no less secret.</para>
/// </summary>
internal sealed class SecretRanges
{
    private readonly List<(int Start, int End)> _ranges;

    private SecretRanges(List<(int Start, int End)> ranges) => _ranges = ranges;

    public static SecretRanges None { get; } = new([]);

    /// <summary>Ranges that are known already, in order and apart.</summary>
    public static SecretRanges Of(List<(int Start, int End)> ranges) => new(ranges);

    public bool IsEmpty => _ranges.Count == 0;

    /// <summary>The secrets of a payload.</summary>
    /// <param name="reach">Which nodes of the plan lead to a secret.</param>
    /// <param name="root">The node that the payload is held against.</param>
    /// <param name="payload">The payload.</param>
    public static SecretRanges Find(SecretReach reach, PlanNode root, TapeValue payload)
    {
        if (!reach.Leads(root))
        {
            return None;
        }

        var ranges = new List<(int Start, int End)>();
        var seen = new HashSet<(PlanNode Node, int Offset)>();
        var pending = new Stack<(PlanNode Node, TapeValue Value)>();
        pending.Push((root, payload));
        while (pending.Count > 0)
        {
            (PlanNode node, TapeValue value) = pending.Pop();
            if (!reach.Leads(node) || !seen.Add((node, value.Offset)))
            {
                continue;
            }

            if (node.IsWriteOnly)
            {
                ranges.Add((value.Offset, value.Offset + value.RawText.Length));
            }

            foreach (PlanNode inner in PlanEdges.InPlace(node))
            {
                pending.Push((inner, value));
            }

            if (value.Kind == JsonKind.Object && node.Objects is { } objects)
            {
                PushMembers(objects, value, reach, pending, ranges);
            }
            else if (value.Kind == JsonKind.Array && node.Arrays is { } arrays)
            {
                PushItems(arrays, value, pending);
            }
        }

        ranges.Sort();
        return new SecretRanges(Merge(ranges));
    }

    /// <summary>Whether a secret lies at a place: the range touches one.</summary>
    public bool Contains(int offset, int length)
    {
        int low = FirstEndingAfter(offset);
        return low < _ranges.Count && _ranges[low].Start < offset + Math.Max(length, 1) && _ranges[low].Start <= offset;
    }

    /// <summary>Where the secret ends that a byte is in; negative where it is in none.</summary>
    public int EndOfSecretAt(int offset)
    {
        int low = FirstEndingAfter(offset);
        return low < _ranges.Count && _ranges[low].Start <= offset ? _ranges[low].End : -1;
    }

    private int FirstEndingAfter(int offset)
    {
        int low = 0;
        int high = _ranges.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_ranges[middle].End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static void PushMembers(ObjectRules rules, TapeValue value, SecretReach reach, Stack<(PlanNode Node, TapeValue Value)> pending, List<(int Start, int End)> ranges)
    {
        var properties = new Dictionary<string, PlanNode>(StringComparer.Ordinal);
        foreach (PropertyRule property in rules.Properties)
        {
            properties[property.Name] = property.Node;
        }

        List<string> secretNames = reach.SecretNames(rules);
        foreach (TapeMember member in value.Members)
        {
            string name = member.Name.GetString();
            if (properties.TryGetValue(name, out PlanNode? node))
            {
                pending.Push((node, member.Value));
            }
            else
            {
                if (rules.AdditionalProperties is { } additional)
                {
                    pending.Push((additional, member.Value));
                }

                if (NearestName.Of(name, secretNames) is not null)
                {
                    ranges.Add((member.Value.Offset, member.Value.Offset + member.Value.RawText.Length));
                }
            }

            if (rules.UnevaluatedProperties is { } unevaluated)
            {
                pending.Push((unevaluated, member.Value));
            }

            foreach (PatternPropertyRule pattern in rules.PatternProperties)
            {
                if (reach.Leads(pattern.Node) && pattern.Pattern.IsMatch(member.Name.GetUtf8String()))
                {
                    pending.Push((pattern.Node, member.Value));
                }
            }
        }
    }

    private static void PushItems(ArrayRules rules, TapeValue value, Stack<(PlanNode Node, TapeValue Value)> pending)
    {
        int index = 0;
        foreach (TapeValue item in value.Items)
        {
            if (index < rules.Prefix.Length)
            {
                pending.Push((rules.Prefix[index], item));
            }
            else if (rules.Items is { } items)
            {
                pending.Push((items, item));
            }

            foreach (ContainsRule contains in rules.Contains)
            {
                pending.Push((contains.Node, item));
            }

            if (rules.UnevaluatedItems is { } unevaluated)
            {
                pending.Push((unevaluated, item));
            }

            index++;
        }
    }

    private static List<(int Start, int End)> Merge(List<(int Start, int End)> sorted)
    {
        var merged = new List<(int Start, int End)>();
        foreach ((int start, int end) in sorted)
        {
            if (merged.Count > 0 && start < merged[merged.Count - 1].End)
            {
                (int before, int last) = merged[merged.Count - 1];
                merged[merged.Count - 1] = (before, Math.Max(last, end));
            }
            else
            {
                merged.Add((start, end));
            }
        }

        return merged;
    }
}
