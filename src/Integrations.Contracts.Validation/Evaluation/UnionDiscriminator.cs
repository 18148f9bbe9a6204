using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>A member that tells the branches of a union apart: each branch allows other values of it.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Value">Its value in the payload.</param>
/// <param name="Branch">The index of the one branch that allows the value; negative where none does.</param>
/// <param name="Allowed">What the branches allow together.</param>
internal sealed record UnionDiscriminator(string Name, TapeValue Value, int Branch, List<TapeValue> Allowed)
{
    /// <summary>The member of an object that tells which branch was meant: the first for which all object branches list values, and at most one lists this one.</summary>
    public static bool TryFind(ImmutableArray<PlanNode> branches, TapeValue value, out UnionDiscriminator? discriminator)
    {
        discriminator = null;
        var tables = new List<(int Branch, Dictionary<string, ValuesRule> Values)>();
        for (int i = 0; i < branches.Length; i++)
        {
            if ((Types(branches[i]) & JsonTypes.Object) != 0 && !branches[i].RejectsAll)
            {
                tables.Add((i, MemberValues(branches[i])));
            }
        }

        if (tables.Count < 2)
        {
            return false;
        }

        foreach (KeyValuePair<string, ValuesRule> first in tables[0].Values)
        {
            if (!value.TryGetMember(Wtf8.GetBytes(first.Key), out TapeValue member))
            {
                continue;
            }

            var allowed = new List<TapeValue>();
            int branch = -1;
            int matching = 0;
            bool isShared = true;
            foreach ((int index, Dictionary<string, ValuesRule> values) in tables)
            {
                if (!values.TryGetValue(first.Key, out ValuesRule? rule))
                {
                    isShared = false;
                    break;
                }

                allowed.AddRange(rule.Allowed);
                if (PlanValues.Contains(rule.Allowed, member))
                {
                    branch = index;
                    matching++;
                }
            }

            if (isShared && matching < 2)
            {
                discriminator = new UnionDiscriminator(first.Key, member, branch, allowed);
                return true;
            }
        }

        return false;
    }

    /// <summary>The types that a node and the schemas it refers to let in.</summary>
    public static JsonTypes Types(PlanNode node)
    {
        JsonTypes types = JsonTypes.All;
        foreach (PlanNode part in Conjunction(node))
        {
            types = part.RejectsAll ? JsonTypes.None : PlanTypes.Intersect(types, part.Types);
            foreach (ValuesRule rule in part.Values)
            {
                JsonTypes kinds = JsonTypes.None;
                foreach (TapeValue allowed in rule.Allowed)
                {
                    kinds = PlanTypes.Union(kinds, PlanTypes.OfKind(allowed.Kind));
                }

                types = PlanTypes.Intersect(types, kinds);
            }
        }

        return types;
    }

    /// <summary>Where each of some branches lists values: all of them.</summary>
    public static bool TryValues(ImmutableArray<PlanNode> branches, List<int> candidates, out List<TapeValue>? allowed)
    {
        allowed = [];
        foreach (int candidate in candidates)
        {
            bool listed = false;
            foreach (PlanNode part in Conjunction(branches[candidate]))
            {
                if (!part.Values.IsEmpty)
                {
                    allowed.AddRange(part.Values[0].Allowed);
                    listed = true;
                    break;
                }
            }

            if (!listed)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The members for which a node, or a schema it refers to, lists values.</summary>
    private static Dictionary<string, ValuesRule> MemberValues(PlanNode node)
    {
        var values = new Dictionary<string, ValuesRule>(StringComparer.Ordinal);
        foreach (PlanNode part in Conjunction(node))
        {
            if (part.Objects is not { } rules)
            {
                continue;
            }

            foreach (PropertyRule property in rules.Properties)
            {
                foreach (PlanNode inner in Conjunction(property.Node))
                {
                    if (!inner.Values.IsEmpty && !values.ContainsKey(property.Name))
                    {
                        values.Add(property.Name, inner.Values[0]);
                    }
                }
            }
        }

        return values;
    }

    /// <summary>A node and all it refers to: what must hold together.</summary>
    private static List<PlanNode> Conjunction(PlanNode node)
    {
        const int MaxNodes = 64;
        var nodes = new List<PlanNode> { node };
        for (int i = 0; i < nodes.Count; i++)
        {
            foreach (InPlaceRule rule in nodes[i].InPlace)
            {
                if (rule is AllOfRule all)
                {
                    foreach (PlanNode child in all.Nodes)
                    {
                        if (nodes.Count < MaxNodes && !nodes.Contains(child))
                        {
                            nodes.Add(child);
                        }
                    }
                }
            }
        }

        return nodes;
    }
}
