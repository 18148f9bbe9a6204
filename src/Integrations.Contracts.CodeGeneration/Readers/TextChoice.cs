using System.Linq;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>A string that must be one of some kinds of strings: a node that asks for nothing but <c>anyOf</c> or <c>oneOf</c>, whose branches ask for values, lengths, patterns and formats. One constraint decides them all, without a look for each.</summary>
internal static class TextChoice
{
    /// <summary>The branches that can let a string in; empty where the node is no such choice.</summary>
    public static ImmutableArray<PlanNode> Of(PlanNode node, PlanKinds kinds)
    {
        if (node.InPlace.Length != 1 || node.IsReadOnly || node.IsWriteOnly || node.RejectsAll || node.Strings is not null || !node.Values.IsEmpty || kinds.Of(node) != JsonTypes.String)
        {
            return ImmutableArray<PlanNode>.Empty;
        }

        ImmutableArray<PlanNode> nodes = node.InPlace[0] is AnyOfRule any ? any.Nodes : node.InPlace[0] is OneOfRule one ? one.Nodes : ImmutableArray<PlanNode>.Empty;
        return nodes.All(branch => branch.InPlace.IsEmpty && !branch.IsReadOnly && !branch.IsWriteOnly) ? nodes.Where(branch => (kinds.Of(branch) & JsonTypes.String) != 0).ToImmutableArray() : ImmutableArray<PlanNode>.Empty;
    }
}
