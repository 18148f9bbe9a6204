using System.Text;
using Integrations.Contracts.Validation.Evaluation;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Evaluation;

public sealed class ConditionTableTests
{
    private const string SideBySide = """
        {"allOf":[
          {"if":{"properties":{"k":{"const":"a"}},"required":["k"]},"then":{"required":["x"]}},
          {"if":{"properties":{"k":{"enum":["b",2]}}},"then":{"required":["y"]}},
          {"if":{"required":["k"]},"then":{"required":["z"]},"else":{"required":["w"]}}]}
        """;

    private const string WithinEachOther = """
        {"if":{"properties":{"k":{"const":"a"}}},"then":{"required":["x"]},
         "else":{"if":{"properties":{"k":{"const":"b"}}},"then":{"required":["y"]},"else":{"if":{"properties":{"k":{"enum":["c"]}}},"then":false}}}
        """;

    [Theory]
    [InlineData(SideBySide, """{"k":"a"}""", 2)]
    [InlineData(SideBySide, """{"k":"b"}""", 2)]
    [InlineData(SideBySide, """{"k":2.0}""", 2)]
    [InlineData(SideBySide, """{"k":[]}""", 1)]
    [InlineData(SideBySide, """{"k":"other"}""", 1)]
    [InlineData(SideBySide, "{}", 2)]
    [InlineData(SideBySide, "1", 3)]
    [InlineData(WithinEachOther, """{"k":"a"}""", 1)]
    [InlineData(WithinEachOther, """{"k":"b"}""", 1)]
    [InlineData(WithinEachOther, """{"k":"c"}""", 1)]
    [InlineData(WithinEachOther, """{"k":"d"}""", 0)]
    [InlineData(WithinEachOther, "{}", 1)]
    public void ConditionsOnOneMemberAreOneLook(string schema, string payload, int outcomes)
    {
        VerdictNode root = Compile(schema);
        using JsonTape tape = JsonTape.Parse(payload);

        InPlaceStep step = Assert.Single(root.InPlace!);
        Assert.Equal(InPlaceKind.Conditions, step.Kind);
        Assert.Equal(outcomes, step.Conditions!.For(tape.View, 0, tape.Root.Kind).Length);
    }

    [Theory]
    [InlineData(SideBySide, """{"k":"a","x":1,"z":1}""", true)]
    [InlineData(SideBySide, """{"k":"a","z":1}""", false)]
    [InlineData(SideBySide, """{"k":"a","x":1}""", false)]
    [InlineData(SideBySide, """{"k":2.0,"y":1,"z":1}""", true)]
    [InlineData(SideBySide, """{"k":2.0,"z":1}""", false)]
    [InlineData(SideBySide, """{"k":null,"z":1}""", true)]
    [InlineData(SideBySide, """{"y":1,"w":1}""", true)]
    [InlineData(SideBySide, """{"w":1}""", false)]
    [InlineData(SideBySide, "1", true)]
    [InlineData(WithinEachOther, """{"k":"a","x":1}""", true)]
    [InlineData(WithinEachOther, """{"k":"a","y":1}""", false)]
    [InlineData(WithinEachOther, """{"k":"b","y":1}""", true)]
    [InlineData(WithinEachOther, """{"k":"b","x":1}""", false)]
    [InlineData(WithinEachOther, """{"k":"c"}""", false)]
    [InlineData(WithinEachOther, """{"k":"d"}""", true)]
    [InlineData(WithinEachOther, """{"x":1}""", true)]
    [InlineData(WithinEachOther, "{}", false)]
    public void TheVerdictIsThatOfTheConditions(string schema, string payload, bool isValid)
    {
        Assert.Equal(isValid, JsonSchema.Parse(schema).IsValid(payload));
    }

    [Theory]
    [InlineData("""{"properties":{"k":{"type":"string"}}}""")]
    [InlineData("""{"properties":{"k":{"const":[1]}}}""")]
    [InlineData("""{"properties":{"k":{"const":"a"}},"minProperties":2}""")]
    [InlineData("""{"properties":{"k":{"const":"a"},"l":{"const":"b"}}}""")]
    [InlineData("""{"properties":{"k":{"const":"a","pattern":"b"}}}""")]
    [InlineData("""{"type":["string","object"],"properties":{"k":{"const":"a"}}}""")]
    [InlineData("""{"required":["k","l"]}""")]
    public void WhatAsksMoreIsEvaluated(string condition)
    {
        VerdictNode root = Compile($$"""{"if":{{condition}},"then":{"required":["x"]} }""");

        Assert.Equal(InPlaceKind.If, Assert.Single(root.InPlace!).Kind);
    }

    private static VerdictNode Compile(string schema)
    {
        var options = new JsonSchemaOptions();
        SchemaGraph graph = SchemaGraph.Load(Encoding.UTF8.GetBytes(schema), options);
        ValidationPlan plan = ValidationPlan.Build(graph, [graph.Root], options.Formats, PlanPurpose.Verdict, options.Limits);
        return VerdictProgram.Compile(plan)[plan.Roots[0]];
    }
}
