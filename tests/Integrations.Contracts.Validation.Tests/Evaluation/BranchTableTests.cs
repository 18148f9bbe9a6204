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
        Assert.Equal(candidates, Candidates(Schema, payload));
        Assert.Equal(candidates == 1, JsonSchema.Parse(Schema).IsValid(payload));
    }

    [Theory]
    [InlineData("""{"v":1}""", 1)]
    [InlineData("""{"v":1.0}""", 1)]
    [InlineData("""{"v":20e-1}""", 1)]
    [InlineData("""{"v":3}""", 0)]
    [InlineData("""{"v":true}""", 1)]
    [InlineData("""{"v":null}""", 1)]
    [InlineData("""{"v":"1"}""", 0)]
    [InlineData("""{"v":[1]}""", 0)]
    [InlineData("{}", 4)]
    public void NumbersAndLiteralsTellBranchesToo(string payload, int candidates)
    {
        const string Schema = """{"oneOf":[{"properties":{"v":{"const":1}}},{"properties":{"v":{"const":2}}},{"properties":{"v":{"const":true}}},{"properties":{"v":{"enum":[null]}}}]}""";

        Assert.Equal(candidates, Candidates(Schema, payload));
        Assert.Equal(candidates == 1, JsonSchema.Parse(Schema).IsValid(payload));
    }

    [Theory]
    [InlineData("""{"op":"a"}""", 1)]
    [InlineData("""{"op":"b"}""", 1)]
    [InlineData("""{"op":"f"}""", 1)]
    [InlineData("""{"op":"c"}""", 0)]
    public void ABranchThatExcludesAValueIsLeftOutForIt(string payload, int candidates)
    {
        const string Schema = """
            {"type":"object","required":["op"],
             "oneOf":[{"properties":{"op":{"const":"a"}}},{"properties":{"op":{"const":"b"}}},{"properties":{"op":{"type":"string","not":{"enum":["a","b","c"]}}}}]}
            """;

        Assert.Equal(candidates, Candidates(Schema, payload));
        Assert.Equal(candidates == 1, JsonSchema.Parse(Schema).IsValid(payload));
    }

    private static int Candidates(string schema, string payload)
    {
        var options = new JsonSchemaOptions();
        SchemaGraph graph = SchemaGraph.Load(Encoding.UTF8.GetBytes(schema), options);
        ValidationPlan plan = ValidationPlan.Build(graph, [graph.Root], options.Formats, PlanPurpose.Verdict, options.Limits);
        VerdictNode root = VerdictProgram.Compile(plan)[plan.Roots[0]];
        using JsonTape tape = JsonTape.Parse(payload);
        return root.InPlace![0].Branches!.For(tape.View, 0, tape.Root.Kind).Length;
    }
}
