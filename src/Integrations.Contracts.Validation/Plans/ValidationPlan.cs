using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Plans;

/// <summary>What to test, for a schema and all it reaches: the one place where keywords turn into work. The interpreter runs it, emission writes it out.</summary>
internal sealed class ValidationPlan
{
    public required ImmutableArray<PlanNode> Nodes { get; init; }

    /// <summary>The nodes of the schemas that were asked for, in their order.</summary>
    public required ImmutableArray<PlanNode> Roots { get; init; }

    /// <summary>Builds the plan of some schemas of a graph.</summary>
    /// <param name="graph">The schemas.</param>
    /// <param name="roots">The schemas that values are held against.</param>
    /// <param name="formats">What <c>format</c> does.</param>
    /// <param name="purpose">For verdicts and types nodes are merged; for explanation each is one schema.</param>
    /// <param name="limits">How many nodes there may be.</param>
    /// <exception cref="ContractLimitException">The plan would have more than <see cref="ContractLimits.MaxPlanNodes"/>.</exception>
    /// <exception cref="JsonSchemaException">The first root leads back to a schema without going into the value, by dynamic references.</exception>
    public static ValidationPlan Build(SchemaGraph graph, ImmutableArray<SchemaNode> roots, FormatMode formats, PlanPurpose purpose, ContractLimits limits)
    {
        ValidationPlan plan = PlanBuilder.Build(graph, roots, formats, limits);
        return purpose == PlanPurpose.Explanation ? plan : PlanFusion.Fuse(plan, keepsTypes: purpose == PlanPurpose.Types, limits);
    }

    /// <summary>A readable listing: a line for each thing a node tests.</summary>
    public override string ToString() => PlanListing.Of(this);
}

/// <summary>What a plan is for.</summary>
internal enum PlanPurpose : byte
{
    /// <summary>A verdict alone: merged and ordered for speed.</summary>
    Verdict,

    /// <summary>A verdict, and the values as types of C#: as <see cref="Verdict"/>, but a node that may become a type is no other's, however equal.</summary>
    Types,

    /// <summary>Every error and annotation, with the path of keywords taken.</summary>
    Explanation,
}
