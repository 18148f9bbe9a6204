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

    [Theory]
    [InlineData("""{"name":"x","before":"y"}""", 1, true)]
    [InlineData("""{"before":"y","name":"x"}""", 1, true)]
    [InlineData("""{"na\u006de":"x","aft\u0065r":"y"}""", 1, true)]
    [InlineData("""{"name":"x","before":"y","after":"z"}""", 2, false)]
    [InlineData("""{"name":"x"}""", 0, false)]
    [InlineData("""{"name":"x","inner":1,"x":1}""", 1, true)]
    [InlineData("""{"name":"x","inner":1,"y":"no"}""", 1, false)]
    [InlineData("{}", 0, false)]
    public void MembersThatBranchesRequireTellThem(string payload, int candidates, bool isValid)
    {
        const string Schema = """
            {"oneOf":[
              {"type":"object","required":["name","before"],"properties":{"before":{"type":"string"}}},
              {"type":"object","required":["name","after"],"properties":{"after":{"type":"string"}}},
              {"type":"object","oneOf":[{"required":["inner","x"],"properties":{"x":{"type":"integer"}}},{"required":["inner","y"],"properties":{"y":{"type":"integer"}}}]}]}
            """;

        Assert.Equal(candidates, Candidates(Schema, payload));
        Assert.Equal(isValid, JsonSchema.Parse(Schema).IsValid(payload));
    }

    [Theory]
    [InlineData("""{"a":1}""", 1)]
    [InlineData("""{"b":1}""", 1)]
    [InlineData("""{"a":1,"b":1}""", 2)]
    [InlineData("""{"c":1}""", 0)]
    [InlineData("{}", 0)]
    public void BranchesThatAskForMembersAlonePassWithoutATrial(string payload, int candidates)
    {
        const string Schema = """{"type":"object","anyOf":[{"required":["a"]},{"required":["b"]}]}""";

        VerdictNode[] branches = Branches(Schema, payload);
        Assert.Equal(candidates, branches.Length);
        Assert.All(branches, branch => Assert.Equal(-1, branch.Passes));
        Assert.Equal(candidates > 0, JsonSchema.Parse(Schema).IsValid(payload));
    }

    [Fact]
    public void WhatPassesWithoutATrialEvaluatesNothing()
    {
        JsonSchema schema = JsonSchema.Parse("""{"anyOf":[{"required":["a"]},{"required":["b"],"properties":{"b":true}}],"unevaluatedProperties":false}""");

        Assert.False(schema.IsValid("""{"a":1}"""));
        Assert.False(schema.IsValid("""{"a":1,"b":1}"""));
        Assert.True(schema.IsValid("""{"b":1}"""));
    }

    private static int Candidates(string schema, string payload) => Branches(schema, payload).Length;

    private static VerdictNode[] Branches(string schema, string payload)
    {
        var options = new JsonSchemaOptions();
        SchemaGraph graph = SchemaGraph.Load(Encoding.UTF8.GetBytes(schema), options);
        ValidationPlan plan = ValidationPlan.Build(graph, [graph.Root], options.Formats, PlanPurpose.Verdict, options.Limits);
        VerdictNode root = VerdictProgram.Compile(plan)[plan.Roots[0]];
        using JsonTape tape = JsonTape.Parse(payload);
        return root.InPlace![0].Branches!.For(tape.View, 0, tape.Root.Kind);
    }
}
