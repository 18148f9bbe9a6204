namespace Integrations.Contracts.Validation.Tests.Evaluation;

/// <summary>The error text as people read it.</summary>
public sealed class ErrorTextTests
{
    private static string Explain(string schema, string payload, ValidationOptions? options = null) =>
        JsonSchema.Parse(schema, new JsonSchemaOptions { SchemaName = "order.schema.json" })
            .Validate(payload, options ?? new ValidationOptions { PayloadName = "order.json" }).ToString();

    [Fact]
    public void AMistypedEnumValueIsShownWithTheNearestOne() => Assert.Equal(
        """
        order.json:3:13: error: "opn" is not one of the allowed values
           3 |   "status": "opn",
             |             ^^^^^ expected "open" or "closed"
             = at /status, rule #/properties/status/enum (order.schema.json:1:27)
             = help: there is an allowed value with a similar spelling: "open"
        """,
        Explain("""{"properties":{"status":{ "enum":["open","closed"]}}}""", "{\n  \"id\": 1,\n  \"status\": \"opn\",\n  \"x\": 2\n}"));

    [Fact]
    public void AMissingPropertyIsShownAtTheBrace() => Assert.Equal(
        """
        order.json:1:1: error: the property "status" is missing
           1 | {"Status": 1}
             | ^
             = at the root, rule #/required (order.schema.json:1:2)
             = help: there is a property with a similar name: "Status"
        """,
        Explain("""{"required":["status"]}""", """{"Status": 1}"""));

    [Fact]
    public void AnUnknownPropertyIsShownAtItsName() => Assert.Equal(
        """
        order.json:1:10: error: the property "stauts" is not known here
           1 | {"id": 1,"stauts": 2}
             |          ^^^^^^^^ expected "id" or "status"
             = at /stauts, rule #/additionalProperties (order.schema.json:1:64)
             = help: there is a property with a similar name: "status"
        """,
        Explain("""{"properties":{"id":true,"status":true},"additionalProperties":false}""", """{"id": 1,"stauts": 2}"""));

    [Theory]
    [InlineData("""{"type":"integer"}""", "\"12\"", "\"12\" is a string, not an integer", "an integer")]
    [InlineData("""{"type":["integer","null"]}""", "1.5", "1.5 is a number, not an integer or null", "an integer or null")]
    [InlineData("""{"type":"string"}""", "null", "null is not a string", "a string")]
    [InlineData("""{"type":"array"}""", "{}", "an object is not an array", "an array")]
    [InlineData("""{"const":"y"}""", "\"x\"", "\"x\" is not the allowed value", "\"y\"")]
    [InlineData("""{"enum":[1,2,3,4,5,6,7]}""", "8", "8 is not one of the allowed values", "1, 2, 3, 4, 5 and 2 more")]
    [InlineData("""{"minimum":1}""", "0", "0 is less than the minimum of 1", "at least 1")]
    [InlineData("""{"exclusiveMinimum":1}""", "1", "1 is not greater than 1", "more than 1")]
    [InlineData("""{"maximum":1}""", "1e400", "1e400 is greater than the maximum of 1", "at most 1")]
    [InlineData("""{"exclusiveMaximum":1}""", "1.0", "1.0 is not less than 1", "less than 1")]
    [InlineData("""{"multipleOf":0.01}""", "0.105", "0.105 is not a multiple of 0.01", "a multiple of 0.01")]
    [InlineData("""{"minLength":2}""", "\"a\"", "\"a\" has 1 character, fewer than the minimum of 2", "at least 2 characters")]
    [InlineData("""{"maxLength":1}""", "\"ab\"", "\"ab\" has 2 characters, more than the maximum of 1", "at most 1 character")]
    [InlineData("""{"pattern":"^x"}""", "\"a\"", "\"a\" does not match the pattern ^x", "a match of ^x")]
    [InlineData("""{"format":"date"}""", "\"a\"", "\"a\" is not a date", "a date, such as 2026-01-31")]
    [InlineData("""{"minItems":2}""", "[1]", "the array has 1 item, fewer than the minimum of 2", "at least 2 items")]
    [InlineData("""{"maxItems":0}""", "[1]", "the array has 1 item, more than the maximum of 0", "at most 0 items")]
    [InlineData("""{"uniqueItems":true}""", "[1,2,1.0]", "items 0 and 2 are equal", "items that differ")]
    [InlineData("""{"contains":{"type":"string"}}""", "[1]", "no item matches what the array must contain", "at least 1 matching item")]
    [InlineData("""{"contains":{"type":"string"},"minContains":2}""", "[\"a\",1]", "1 item matches what the array must contain, fewer than the minimum of 2", "at least 2 matching items")]
    [InlineData("""{"contains":{"type":"string"},"maxContains":1}""", "[\"a\",\"b\"]", "2 items match what the array contains, more than the maximum of 1", "at most 1 matching item")]
    [InlineData("""{"prefixItems":[true],"items":false}""", "[1,2]", "item 1 is one too many", "at most 1 item")]
    [InlineData("""{"minProperties":1}""", "{}", "the object has 0 properties, fewer than the minimum of 1", "at least 1 property")]
    [InlineData("""{"maxProperties":1}""", """{"a":1,"b":2}""", "the object has 2 properties, more than the maximum of 1", "at most 1 property")]
    [InlineData("""{"propertyNames":{"maxLength":1}}""", """{"ab":1}""", "\"ab\" has 2 characters, more than the maximum of 1", "at most 1 character")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"a":1}""", "the property \"b\" is missing, which \"a\" asks for", null)]
    [InlineData("""{"not":{"type":"string"}}""", "\"a\"", "\"a\" is what the schema rules out", null)]
    [InlineData("""{"oneOf":[{"type":"number"},{"minimum":0}]}""", "1", "1 matches 2 alternatives (#/oneOf/0, #/oneOf/1)", "a match of exactly one")]
    [InlineData("""{"properties":{"a":false}}""", """{"a":1}""", "the property \"a\" is not allowed here", null)]
    [InlineData("false", "1", "no value is allowed here", null)]
    [InlineData("""{"if":{"type":"string"},"then":{"minLength":2}}""", "\"a\"", "\"a\" has 1 character, fewer than the minimum of 2", "at least 2 characters")]
    [InlineData("""{"unevaluatedProperties":false,"allOf":[{"properties":{"name":true}}]}""", """{"nmae":1}""", "the property \"nmae\" is not known here", "\"name\"")]
    public void EachKeywordSaysWhatWasFoundAndWhatIsExpected(string schema, string payload, string message, string? expected)
    {
        ValidationResult result = JsonSchema.Parse(schema).Validate(payload);

        ValidationError error = Assert.Single(result.Errors);
        Assert.Equal(message, error.Message);
        Assert.Equal(expected, error.Expected);
    }

    [Fact]
    public void TheFirstTenErrorsAreShownAndTheRestIsCounted()
    {
        string text = Explain("""{"items":{"type":"string"}}""", "[" + string.Join(",", System.Linq.Enumerable.Range(0, 150)) + "]");

        Assert.EndsWith("\nand 140 more", text, StringComparison.Ordinal);
        Assert.Equal(10, text.Split("error:").Length - 1);
    }

    [Fact]
    public void ErrorsBeyondTheLimitAreOmittedAndCounted()
    {
        ValidationResult result = JsonSchema.Parse("""{"items":{"type":"string"}}""")
            .Validate("[1,2,3,4,5]", new ValidationOptions { Limits = new ContractLimits { MaxErrors = 2 } });

        Assert.Equal(2, result.Errors.Length);
        Assert.Equal(3, result.OmittedErrors);
    }

    [Fact]
    public void ALongLineIsCutAroundTheValue()
    {
        string payload = "{\"a\":\"" + new string('x', 500) + "\",\"b\":\"wrong\",\"c\":\"" + new string('y', 500) + "\"}";

        ValidationError error = Assert.Single(JsonSchema.Parse("""{"properties":{"b":{"type":"number"}}}""").Validate(payload).Errors);

        Assert.InRange(error.Excerpt!.Text.Length, 50, 110);
        Assert.StartsWith("...x", error.Excerpt.Text, StringComparison.Ordinal);
        Assert.EndsWith("y...", error.Excerpt.Text, StringComparison.Ordinal);
        Assert.Equal("\"wrong\"", error.Excerpt.Text.Substring(error.Excerpt.CaretStart, error.Excerpt.CaretLength));
    }

    [Fact]
    public void ControlCharactersAndBidirectionalMarksAreMadeVisible()
    {
        ValidationError error = Assert.Single(JsonSchema.Parse("""{"type":"number"}""").Validate("\"a\u202Eb\u007F\"").Errors);

        Assert.Equal("\"a\\u202eb\\u007f\" is a string, not a number", error.Message);
        Assert.Equal("\"a\\u202eb\\u007f\"", error.Excerpt!.Text);
    }

    [Fact]
    public void MalformedJsonIsOneErrorAtItsPlace()
    {
        ValidationResult result = JsonSchema.Parse("{}").Validate("{\"a\": tru}", new ValidationOptions { PayloadName = "a.json" });

        ValidationError error = Assert.Single(result.Errors);
        Assert.Equal("", error.Keyword);
        Assert.StartsWith("not JSON: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Line);
        Assert.StartsWith("a.json:1:", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void PositionsCountUtf16AndAnyLineEnd()
    {
        ValidationError error = Assert.Single(JsonSchema.Parse("""{"items":{"type":"number"}}""").Validate("[1,\r\n \"\U0001F600\u00e9\"]").Errors);

        Assert.Equal((2, 2), (error.Line, error.Column));
    }

    [Fact]
    public void LocationsGoThroughReferences()
    {
        ValidationError error = Assert.Single(JsonSchema.Parse("""{"$id":"https://example.com/a","properties":{"p/q":{"$ref":"#/$defs/t"}},"$defs":{"t":{"type":"string"}}}""").Validate("""{"p/q":1}""").Errors);

        Assert.Equal("/p~1q", error.InstanceLocation);
        Assert.Equal("/properties/p~1q/$ref/type", error.KeywordLocation);
        Assert.Equal("https://example.com/a#/$defs/t/type", error.AbsoluteKeywordLocation);
        Assert.Equal("type", error.Keyword);
    }
}
