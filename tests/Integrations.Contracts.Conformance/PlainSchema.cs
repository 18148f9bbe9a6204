using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Evaluation;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Conformance;

/// <summary>A schema whose plan is not fused: what fusion is held against.</summary>
internal sealed class PlainSchema
{
    private readonly VerdictProgram _program;
    private readonly VerdictNode _root;

    public PlainSchema(byte[] schema, JsonSchemaOptions options)
    {
        SchemaGraph graph = SchemaGraph.Load(schema, options);
        ValidationPlan plan = ValidationPlan.Build(graph, [graph.Root], options.Formats, PlanPurpose.Explanation, options.Limits);
        _program = VerdictProgram.Compile(plan);
        _root = _program[plan.Roots[0]];
    }

    public bool IsValid(byte[] payload) =>
        JsonTape.TryParse(payload, out JsonTape? tape, out _) && VerdictEvaluator.IsValid(_program, _root, tape!.View, 0, PayloadDirection.None);
}
