using System.Linq;

namespace Integrations.Contracts.Validation.Tests.Evaluation;

/// <summary>Schemas made to take long or to break the stack.</summary>
public sealed class HostileSchemaTests
{
    private static string Definitions(int count, Func<int, string> schema) => string.Join(",", Enumerable.Range(0, count).Select(i => $"\"n{i}\":{schema(i)}"));

    [Theory]
    [InlineData(300, true)]
    [InlineData(5000, false)]
    public void ALongChainOfReferencesIsFollowed(int length, bool explain)
    {
        string chain = Definitions(length, i => $$"""{"$ref":"#/$defs/n{{i + 1}}"}""");
        JsonSchema schema = JsonSchema.Parse($$"""{"$ref":"#/$defs/n0","$defs":{ {{chain}},"n{{length}}":{"type":"string"} } }""");

        Assert.True(schema.IsValid("\"a\""));
        Assert.False(schema.IsValid("1"));
        if (explain)
        {
            Assert.Single(schema.Validate("1").Errors);
        }
    }

    [Fact]
    public void ALongChainOfUnionsIsFollowedOrRefusedButNeverBreaksTheStack()
    {
        const int Length = 20_000;
        string chain = Definitions(Length, i => $$"""{"anyOf":[{"$ref":"#/$defs/n{{i + 1}}"},{"const":{{i}}}]}""");
        string text = $$"""{"$ref":"#/$defs/n0","$defs":{ {{chain}},"n{{Length}}":{"type":"boolean"} } }""";
        JsonSchema schema = JsonSchema.Parse(text);

        string outcome;
        try
        {
            outcome = schema.IsValid("true").ToString();
        }
        catch (ContractLimitException exception)
        {
            outcome = exception.Limit;
        }

        Assert.True(outcome is "True" or "MaxDepth", outcome);
    }

    [Fact]
    public void ConjunctionsThatMultiplyAreMergedWithinBounds()
    {
        // Each level names its child twice, with other siblings: the sets of schemas to merge could double with each level.
        string levels = Definitions(40, i => $$"""{"allOf":[{"properties":{"a":{"$ref":"#/$defs/n{{i + 1}}"} } },{"properties":{"a":{"$ref":"#/$defs/n{{(i * 7) % 40}}"} } }],"minProperties":1}""");
        JsonSchema schema = JsonSchema.Parse($$"""{"$ref":"#/$defs/n0","$defs":{ {{levels}},"n40":{"type":"object"} } }""");

        Assert.False(schema.IsValid("""{"a":{"a":{} } }"""));
        Assert.False(schema.IsValid("""{"a":{"a":1,"b":{} },"c":2}"""[..^1]));
    }

    [Fact]
    public void AUnionOfThousandsOfConstantsIsToldByItsMember()
    {
        string branches = string.Join(",", Enumerable.Range(0, 5000).Select(i => $$"""{"properties":{"kind":{"const":"k{{i}}"},"v":{"type":"integer","minimum":{{i}}} },"required":["kind"]}"""));
        JsonSchema schema = JsonSchema.Parse($$"""{"oneOf":[{{branches}}]}""");

        Assert.True(schema.IsValid("""{"kind":"k4999","v":4999}"""));
        Assert.False(schema.IsValid("""{"kind":"k4999","v":4998}"""));
        Assert.False(schema.IsValid("""{"v":1}"""));
        ValidationError error = Assert.Single(schema.Validate("""{"kind":"k4999","v":4998}""").Errors);
        Assert.Equal("/v", error.InstanceLocation);
    }

    [Fact]
    public void ThousandsOfErrorsAreCountedNotKept()
    {
        JsonSchema schema = JsonSchema.Parse("""{"items":{"properties":{"a":{"type":"string"} },"required":["b"],"additionalProperties":false} }""");
        string payload = "[" + string.Join(",", Enumerable.Repeat("""{"a":1,"c":2}""", 20_000)) + "]";

        ValidationResult result = schema.Validate(payload);

        Assert.Equal(100, result.Errors.Length);
        Assert.True(result.OmittedErrors >= 19_000, $"{result.OmittedErrors}");
    }

    [Theory]
    [InlineData("""{"$dynamicAnchor":"x","anyOf":[{"$dynamicRef":"#x"}]}""", "/anyOf/0/$dynamicRef")]
    [InlineData("""{"$dynamicAnchor":"x","allOf":[{"$dynamicRef":"#x"},{"type":"string"}]}""", "/allOf/0/$dynamicRef")]
    [InlineData("""{"$schema":"https://json-schema.org/draft/2019-09/schema","$recursiveAnchor":true,"not":{"$recursiveRef":"#"}}""", "/not/$recursiveRef")]
    [InlineData("""{"$id":"https://example.com/tree","$ref":"#node","$defs":{"node":{"$anchor":"node","$dynamicRef":"#n"},"n":{"$dynamicAnchor":"n","dependentSchemas":{"a":{"$ref":"#node"}}}}}""", "/$defs/node/$dynamicRef")]
    public void ADynamicReferenceThatLeadsBackWithoutGoingIntoTheValueBreaksTheSchema(string schema, string place)
    {
        SchemaDiagnostic found = Assert.Single(Assert.Throws<JsonSchemaException>(() => JsonSchema.Parse(schema)).Diagnostics);
        Assert.Equal("IC1008", found.Id);
        Assert.Equal(place, found.Pointer);
    }

    [Fact]
    public void ADynamicReferenceThatGoesIntoTheValueIsATree()
    {
        JsonSchema tree = JsonSchema.Parse("""{"$dynamicAnchor":"x","properties":{"child":{"$dynamicRef":"#x"}},"type":"object"}""");
        Assert.True(tree.IsValid("""{"child":{"child":{}}}"""));
        Assert.False(tree.IsValid("""{"child":{"child":1}}"""));
    }

    [Fact]
    public void WhatIsReachedByManyWaysIsExplainedOnce()
    {
        var schema = JsonSchema.Parse("""
            {"allOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/a"},{"allOf":[{"$ref":"#/$defs/a"}]}],"$ref":"#/$defs/a",
             "$defs":{"a":{"required":["x","y"],"properties":{"n":{"type":"integer"}},"anyOf":[{"required":["z"]},{"$ref":"#/$defs/b"}]},"b":{"minProperties":3}}}
            """);
        ImmutableArray<ValidationError> errors = schema.Validate("""{"n":"a"}"""u8).Errors;
        Assert.Equal(5, errors.Length);
        Assert.Equal(5, errors.Select(error => (error.InstanceLocation, error.AbsoluteKeywordLocation, error.Message)).Distinct().Count());
    }

    [Fact]
    public void ATowerThatFailsIsExplainedAsFastAsItIsHigh()
    {
        string levels = Definitions(60, i => $$"""{"allOf":[{"$ref":"#/$defs/n{{i + 1}}"},{"$ref":"#/$defs/n{{i + 1}}"}]}""");
        var schema = JsonSchema.Parse($$"""{"$ref":"#/$defs/n0","$defs":{ {{levels}},"n60":{"type":"integer"} } }""");
        ValidationResult result = schema.Validate("\"a\""u8);
        Assert.Single(result.Errors);
        Assert.Equal(0, result.OmittedErrors);
    }
}
