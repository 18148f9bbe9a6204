using System.Text;
using Integrations.Contracts.Validation.Evaluation;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Evaluation;

public sealed class BranchTableTests
{
    [Theory]
    [InlineData("""{"op":"a"}""", 1)]
    [InlineData("""{"op":"b"}""", 1)]
    [InlineData("""{"op":"d"}""", 1)]
    [InlineData("""{"op":"other"}""", 0)]
    [InlineData("{}", 0)]
    [InlineData("1", 1)]
    [InlineData("true", 0)]
    public void AUnionWithinAUnionIsToldByTheMemberOfItsBranches(string payload, int candidates)
    {
        const string Schema = """
            {"oneOf":[{"$ref":"#/$defs/a"},{"oneOf":[{"$ref":"#/$defs/b"},{"anyOf":[{"$ref":"#/$defs/c"},{"$ref":"#/$defs/d"}]}]},{"type":"number"}],
             "$defs":{
               "a":{"type":"object","required":["op"],"properties":{"op":{"enum":["a"]}}},
               "b":{"type":"object","required":["op"],"properties":{"op":{"enum":["b"]}}},
               "c":{"type":"object","required":["op"],"properties":{"op":{"enum":["c"]}}},
               "d":{"type":"object","required":["op"],"properties":{"op":{"enum":["d"]}}}}}
            """;
        var options = new JsonSchemaOptions();
        SchemaGraph graph = SchemaGraph.Load(Encoding.UTF8.GetBytes(Schema), options);
        ValidationPlan plan = ValidationPlan.Build(graph, [graph.Root], options.Formats, PlanPurpose.Verdict, options.Limits);
        VerdictNode root = VerdictProgram.Compile(plan)[plan.Roots[0]];
        using JsonTape tape = JsonTape.Parse(payload);

        Assert.Equal(candidates, root.InPlace![0].Branches!.For(tape.View, 0, tape.Root.Kind).Length);
        Assert.Equal(candidates == 1, JsonSchema.Parse(Schema).IsValid(tape));
    }
}
