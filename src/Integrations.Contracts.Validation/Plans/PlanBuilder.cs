using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Plans;

/// <summary>
/// Turns schemas into plan nodes, one node for each pair of a schema and the dynamic environment it is reached in: the one place where keywords turn into work.
/// Subschemas are queued, not recursed into, so that a schema's depth costs no stack. What a keyword means stands in <c>PlanBuilder.Keywords.cs</c>.
/// </summary>
internal sealed partial class PlanBuilder
{
    private readonly FormatMode _formats;
    private readonly ContractLimits _limits;
    private readonly DynamicScopes _scopes;
    private readonly List<PlanNode> _nodes = [];
    private readonly Queue<(PlanNode Node, DynamicEnvironment Environment)> _unfilled = new();
    private readonly Dictionary<(SchemaNode Schema, DynamicEnvironment Environment), PlanNode> _known = [];
    private readonly IReadOnlyDictionary<string, Pattern> _patterns;

    private PlanBuilder(SchemaGraph graph, FormatMode formats, ContractLimits limits)
    {
        _formats = formats;
        _limits = limits;
        _patterns = graph.Patterns;
        _scopes = new DynamicScopes(graph);
    }

    /// <summary>One node a schema, nothing merged.</summary>
    /// <exception cref="JsonSchemaException">The first root never ends.</exception>
    public static ValidationPlan Build(SchemaGraph graph, ImmutableArray<SchemaNode> roots, FormatMode formats, ContractLimits limits)
    {
        var builder = new PlanBuilder(graph, formats, limits);
        var rootNodes = ImmutableArray.CreateBuilder<PlanNode>(roots.Length);
        foreach (SchemaNode root in roots)
        {
            rootNodes.Add(builder.Reach(root, DynamicEnvironment.Empty));
        }

        while (builder._unfilled.Count > 0)
        {
            (PlanNode node, DynamicEnvironment environment) = builder._unfilled.Dequeue();
            builder.Fill(node, environment);
        }

        var nodes = builder._nodes.ToImmutableArray();
        EvaluationTracking.Mark(nodes);
        var plan = new ValidationPlan { Nodes = nodes, Roots = rootNodes.ToImmutable() };
        if (builder._scopes.AreAsked || roots.Length > 1)
        {
            PlanCycles.Check(plan);
        }

        return plan;
    }

    /// <summary>The node of a schema, reached from within an environment.</summary>
    private PlanNode Reach(SchemaNode schema, DynamicEnvironment from)
    {
        DynamicEnvironment environment = _scopes.Enter(schema, from);
        if (!_known.TryGetValue((schema, environment), out PlanNode? node))
        {
            node = Add(schema);
            _known.Add((schema, environment), node);
            _unfilled.Enqueue((node, environment));
        }

        return node;
    }

    private PlanNode Add(SchemaNode schema)
    {
        if (_nodes.Count >= _limits.MaxPlanNodes)
        {
            throw new ContractLimitException(nameof(ContractLimits.MaxPlanNodes), $"the plan of the schema has more than {_limits.MaxPlanNodes} nodes (ContractLimits.MaxPlanNodes)");
        }

        var node = new PlanNode { Id = _nodes.Count, Schema = schema, Sources = ImmutableArray.Create(schema) };
        _nodes.Add(node);
        return node;
    }

    // The loader has compiled them all. One that does not compile is its diagnostic; a graph with errors is not planned.
    private Pattern? CompilePattern(string source) => _patterns.TryGetValue(source, out Pattern? pattern) ? pattern : null;
}
