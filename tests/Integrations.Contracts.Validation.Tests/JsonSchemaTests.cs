using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Integrations.Contracts.Validation.Tests;

public sealed class JsonSchemaTests
{
    private const string Text = """{"$defs":{"Age":{"type":"integer","minimum":0},"Name":{"type":"string"}},"properties":{"age":{"$ref":"#/$defs/Age"}}}""";

    [Fact]
    public async Task EveryKindOfPayloadIsTakenWithoutACast()
    {
        var schema = JsonSchema.Parse(Text);
        byte[] bytes = """{"age":-1}"""u8.ToArray();
        string text = """{"age":-1}""";
        ReadOnlyMemory<byte> memory = bytes;
        ReadOnlySpan<byte> span = bytes;
        using JsonDocument document = JsonDocument.Parse(bytes);
        using JsonTape tape = JsonTape.Parse(bytes);

        Assert.False(schema.IsValid(bytes));
        Assert.False(schema.IsValid(text));
        Assert.False(schema.IsValid(memory));
        Assert.False(schema.IsValid(span));
        Assert.False(schema.IsValid("""{"age":-1}"""u8));
        Assert.False(schema.IsValid(document.RootElement));
        Assert.False(schema.IsValid(JsonNode.Parse(text)));
        Assert.False(schema.IsValid(tape));
        Assert.False(schema.Validate(bytes).IsValid);
        Assert.False(schema.Validate(text).IsValid);
        Assert.False(schema.Validate(memory).IsValid);
        Assert.False(schema.Validate("""{"age":-1}"""u8).IsValid);
        Assert.False(schema.Validate(document.RootElement).IsValid);
        Assert.False(schema.Validate(JsonNode.Parse(text)).IsValid);
        Assert.False(schema.Validate(tape).IsValid);
        Assert.False(await schema.IsValidAsync(new MemoryStream(bytes), cancellationToken: TestContext.Current.CancellationToken));
        Assert.False((await schema.ValidateAsync(new MemoryStream([0xEF, 0xBB, 0xBF, .. bytes]), cancellationToken: TestContext.Current.CancellationToken)).IsValid);
        Assert.True(JsonSchema.Parse(Encoding.UTF8.GetBytes(Text)).IsValid("{}"u8));
        Assert.True(JsonSchema.Parse("""{"type":"object"}"""u8).IsValid("{}"u8));
    }

    [Theory]
    [InlineData(FormatMode.Dialect, "http://json-schema.org/draft-07/schema#", "", false)]
    [InlineData(FormatMode.Dialect, "http://json-schema.org/draft-07/schema#", "e30", false)]
    [InlineData(FormatMode.Dialect, "http://json-schema.org/draft-07/schema#", "e30=", true)]
    [InlineData(FormatMode.Dialect, "https://json-schema.org/draft/2020-12/schema", "%", true)]
    [InlineData(FormatMode.Assert, "http://json-schema.org/draft-07/schema#", "%", true)]
    [InlineData(FormatMode.AssertWithContent, "http://json-schema.org/draft-07/schema#", "%", false)]
    [InlineData(FormatMode.AssertWithContent, "https://json-schema.org/draft/2020-12/schema", "%", true)]
    [InlineData(FormatMode.Annotate, "http://json-schema.org/draft-07/schema#", "%", true)]
    public void ContentAssertsInDraft7WhereTheDialectDecides(FormatMode formats, string dialect, string content, bool isValid)
    {
        var schema = JsonSchema.Parse("""{"contentEncoding":"base64","contentMediaType":"application/json"}""", new JsonSchemaOptions { Formats = formats, DefaultDialect = dialect });

        Assert.Equal(isValid, schema.IsValid($"\"{content}\""));
        Assert.Equal(isValid, schema.Validate($"\"{content}\"").IsValid);
    }

    [Fact]
    public void ADefinitionIsFoundByKeyAndByPointer()
    {
        var schema = JsonSchema.Parse(Text);

        Assert.False(schema.Definition("Age").IsValid("-1"));
        Assert.True(schema.Definition("#/$defs/Age").IsValid("1"));
        Assert.True(schema.Definition("#/properties/age").IsValid("1"));
        ArgumentException exception = Assert.Throws<ArgumentException>(() => schema.Definition("Agee"));
        Assert.Contains("there is one with a similar name: \"Age\"", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASchemaThatItsMetaschemaRefusesIsRefusedWithPlaceAndReason()
    {
        JsonSchemaException exception = Assert.Throws<JsonSchemaException>(() =>
            JsonSchema.Parse("{\n  \"properties\": {\n    \"a\": { \"type\": \"strin\" }\n  }\n}", new JsonSchemaOptions { SchemaName = "a.schema.json" }));

        SchemaDiagnostic diagnostic = Assert.Single(exception.Diagnostics);
        Assert.Equal("IC1012", diagnostic.Id);
        Assert.Equal("/properties/a/type", diagnostic.Pointer);
        Assert.Equal((3, 20), (diagnostic.Position.Line, diagnostic.Position.Column));
        Assert.StartsWith("a.schema.json:3:20: error IC1012: \"strin\" is not one of the allowed values; expected ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("there is an allowed value with a similar spelling: \"string\"", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"minLength":-1}""", "/minLength")]
    [InlineData("""{"required":"a"}""", "/required")]
    [InlineData("""{"$schema":"http://json-schema.org/draft-04/schema#","properties":{"a":{"exclusiveMinimum":5}}}""", "/properties/a/exclusiveMinimum")]
    [InlineData("""{"$schema":"http://json-schema.org/draft-07/schema#","items":{"enum":1}}""", "/items/enum")]
    [InlineData("12", "")]
    public void EveryDraftHasItsMetaschema(string schema, string pointer)
    {
        JsonSchemaException exception = Assert.Throws<JsonSchemaException>(() => JsonSchema.Parse(schema));

        Assert.Contains(exception.Diagnostics, diagnostic => diagnostic.Pointer == pointer && diagnostic.IsError);
    }

    [Fact]
    public void ASchemaThatIsNoJsonIsRefusedWithItsPlace()
    {
        JsonSchemaException exception = Assert.Throws<JsonSchemaException>(() => JsonSchema.Parse("{\n  \"type\": }", new JsonSchemaOptions { SchemaName = "a.json" }));

        Assert.StartsWith("a.json:2:", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmbeddedSchemaIsLoadedOnFirstUse()
    {
        int loads = 0;
        var schema = JsonSchema.Embedded(
            () =>
            {
                loads++;
                return [new EmbeddedSchema("https://example.com/a", """{"$defs":{"x":{"$ref":"b"}}}"""u8.ToArray()), new EmbeddedSchema("https://example.com/b", """{"type":"string"}"""u8.ToArray())];
            },
            "/$defs/x");

        Assert.Equal(0, loads);
        Assert.True(schema.IsValid("\"a\""));
        ValidationError error = Assert.Single(schema.Validate("1").Errors);
        Assert.Equal("/$ref/type", error.KeywordLocation);
        Assert.Null(error.SchemaPosition);
        Assert.Equal(1, loads);
    }

    [Fact]
    public void TooDeepAndTooLargeAreNotValid()
    {
        var schema = JsonSchema.Parse("{}");

        Assert.False(schema.IsValid(new string('[', 65) + new string(']', 65)));
        Assert.True(schema.IsValid(new string('[', 64) + new string(']', 64)));
        Assert.False(schema.IsValid("[1,2]", new ValidationOptions { Limits = new ContractLimits { MaxBytes = 4 } }));
        Assert.Single(schema.Validate("[1,2]", new ValidationOptions { Limits = new ContractLimits { MaxBytes = 4 } }).Errors);
    }

    [Fact]
    public void FormatsAssertUnlessTheyAreAnnotations()
    {
        const string Date = """{"format":"date"}""";

        Assert.False(JsonSchema.Parse(Date).IsValid("\"x\""));
        Assert.True(JsonSchema.Parse(Date, new JsonSchemaOptions { Formats = FormatMode.Annotate }).IsValid("\"x\""));
        Assert.True(JsonSchema.Parse(Date, new JsonSchemaOptions { Formats = FormatMode.Dialect }).IsValid("\"x\""));
    }
}
