namespace Integrations.Contracts.Validation.Tests.Evaluation;

/// <summary>Of a union the branch that was meant is explained.</summary>
public sealed class UnionTests
{
    private const string Shapes = """
        {"oneOf":[
          {"type":"object","properties":{"kind":{"const":"circle"},"radius":{"type":"number"}},"required":["kind","radius"]},
          {"type":"object","properties":{"kind":{"const":"square"},"side":{"type":"number"}},"required":["kind","side"]}]}
        """;

    [Fact]
    public void ADiscriminatorTellsTheBranch()
    {
        ValidationError error = Assert.Single(JsonSchema.Parse(Shapes).Validate("""{"kind":"square","side":"2"}""").Errors);

        Assert.Equal("/side", error.InstanceLocation);
        Assert.Equal("/oneOf/1/properties/side/type", error.KeywordLocation);
    }

    [Fact]
    public void AnUnknownDiscriminatorIsOneErrorWithAllThatIsAllowed()
    {
        ValidationError error = Assert.Single(JsonSchema.Parse(Shapes).Validate("""{"kind":"sqare","side":2}""").Errors);

        Assert.Equal("/kind", error.InstanceLocation);
        Assert.Equal("\"sqare\" is not one of the allowed values", error.Message);
        Assert.Equal("\"circle\" or \"square\"", error.Expected);
        Assert.Equal("there is an allowed value with a similar spelling: \"square\"", error.Help);
    }

    [Fact]
    public void TheTypeTellsTheBranch()
    {
        ValidationError error = Assert.Single(JsonSchema.Parse("""{"anyOf":[{"type":"null"},{"type":"object","required":["a"]}]}""").Validate("{}").Errors);

        Assert.Equal("required", error.Keyword);
    }

    [Fact]
    public void WhereNoBranchLetsTheTypeInTheTypesAreNamedTogether()
    {
        ValidationError error = Assert.Single(JsonSchema.Parse("""{"anyOf":[{"type":"null"},{"type":"object","required":["a"]}]}""").Validate("1").Errors);

        Assert.Equal("1 is a number, not an object or null", error.Message);
    }

    [Fact]
    public void ElseTheClosestBranchIsExplained()
    {
        ValidationResult result = JsonSchema.Parse("""
            {"anyOf":[
              {"required":["a","b","c"],"properties":{"a":{"type":"string"}}},
              {"required":["a"],"properties":{"a":{"type":"number"}}}]}
            """).Validate("""{"a":true}""");

        Assert.Equal(2, result.Errors.Length);
        Assert.Equal("an object matches none of 2 alternatives; closest is #/anyOf/1", result.Errors[0].Message);
        Assert.Equal("/anyOf/1/properties/a/type", result.Errors[1].KeywordLocation);
    }

    [Theory]
    [InlineData("anyOf", false)]
    [InlineData("oneOf", false)]
    [InlineData("anyOf", true)]
    public void NestedUnionsDoNotTakeExponentialTime(string keyword, bool inPlace)
    {
        // Each level holds the value below it against the same schema twice.
        string schema = inPlace
            ? Chain(keyword, 60)
            : $$$"""{"$defs":{"n":{"{{{keyword}}}":[{"type":"object","properties":{"c":{"$ref":"#/$defs/n"}},"required":["c"]},{"type":"object","properties":{"c":{"$ref":"#/$defs/n"}},"required":["c"],"minProperties":1},{"const":0}]}},"$ref":"#/$defs/n"}""";
        string payload = inPlace ? "\"x\"" : string.Concat(System.Linq.Enumerable.Repeat("{\"c\":", 60)) + "1" + new string('}', 60);

        JsonSchema parsed = JsonSchema.Parse(schema);

        Assert.False(parsed.IsValid(payload));
        Assert.False(parsed.Validate(payload).IsValid);
    }

    private static string Chain(string keyword, int length)
    {
        var definitions = new System.Text.StringBuilder();
        for (int i = 0; i < length; i++)
        {
            definitions.Append($$"""
                "n{{i}}":{"{{keyword}}":[{"$ref":"#/$defs/n{{i + 1}}","minLength":1},{"$ref":"#/$defs/n{{i + 1}}","maxLength":9}]},
                """);
        }

        return $$$"""{"$ref":"#/$defs/n0","$defs":{ {{{definitions}}} "n{{{length}}}":{"enum":["y","z"]} } }""";
    }
}
