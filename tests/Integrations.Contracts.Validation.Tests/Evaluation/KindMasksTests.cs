using System.Text;
using Integrations.Contracts.Validation.Evaluation;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Evaluation;

public sealed class KindMasksTests
{
    private const string Object = """{"type":"object","required":["a"]}""";

    /// <summary>+: passes without a test; ?: is tested; -: refused without a test.</summary>
    [Theory]
    [InlineData("true", "null+ bool+ 1+ 1.5+ str+ [+ {+")]
    [InlineData("""{"type":"integer"}""", "null- bool- 1+ 1.5? str- [- {-")]
    [InlineData("""{"minimum":0}""", "null+ bool+ 1? 1.5? str+ [+ {+")]
    [InlineData("""{"enum":["a",1]}""", "null- bool- 1? 1.5? str? [- {-")]
    [InlineData($$"""{"anyOf":[{"type":"string"},{{Object}}]}""", "null- bool- 1- 1.5- str+ [- {?")]
    [InlineData($$"""{"anyOf":[{"type":["string","object"]},{{Object}}]}""", "null- bool- 1- 1.5- str+ [- {+")]
    [InlineData($$"""{"oneOf":[{"type":["string","null"]},{"type":["null","array"]},{{Object}}]}""", "null- bool- 1- 1.5- str+ [+ {?")]
    [InlineData($$"""{"anyOf":[{"oneOf":[{"type":"string"},{{Object}}]},{"type":"null"}]}""", "null+ bool- 1- 1.5- str+ [- {?")]
    [InlineData("""{"not":{"type":["null","integer"]}}""", "null- bool+ 1- 1.5? str+ [+ {+")]
    [InlineData("""{"not":{"minLength":2}}""", "null- bool- 1- 1.5- str? [- {-")]
    [InlineData("""{"if":{"type":"string"},"then":{"minLength":2},"else":{"type":"null"}}""", "null+ bool- 1- 1.5- str? [- {-")]
    [InlineData("""{"minProperties":1,"anyOf":[{"type":["object","string"]},{"type":"null","not":{}}]}""", "null- bool- 1- 1.5- str+ [- {?")]
    [InlineData("""{"anyOf":[{"type":"object","properties":{"a":true}},{"type":"string"}],"unevaluatedProperties":false}""", "null- bool- 1- 1.5- str+ [- {?")]
    public void WhatIsAskedIsKnownByKind(string schema, string expected)
    {
        var options = new JsonSchemaOptions();
        SchemaGraph graph = SchemaGraph.Load(Encoding.UTF8.GetBytes(schema), options);
        ValidationPlan plan = ValidationPlan.Build(graph, [graph.Root], options.Formats, PlanPurpose.Verdict, options.Limits);
        VerdictNode root = VerdictProgram.Compile(plan)[plan.Roots[0]];

        Assert.Equal(expected, string.Join(' ', Letter("null", 1 << (int)JsonKind.Null), Letter("bool", 1 << (int)JsonKind.True), Letter("1", TapeEntry.IntegerBit), Letter("1.5", 1 << (int)JsonKind.Number),
            Letter("str", 1 << (int)JsonKind.String), Letter("[", 1 << (int)JsonKind.Array), Letter("{", 1 << (int)JsonKind.Object)));

        string Letter(string name, int bit) => name + ((root.Passes & bit) != 0 ? '+' : (root.Kinds & bit) != 0 ? '?' : '-');
    }
}
