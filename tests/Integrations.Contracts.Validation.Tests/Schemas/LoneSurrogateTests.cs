using System.Linq;
using Integrations.Contracts.Validation.Evaluation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Tests.Schemas;

/// <summary>Half of a surrogate pair in a schema's text is data: it equals nothing that a payload can hold, and breaks nothing.</summary>
public sealed class LoneSurrogateTests
{
    [Fact]
    public void WhereverItStandsTheSchemaIsRead()
    {
        var schema = JsonSchema.Parse("""
            {
              "title": "\ud800", "description": "a\udfffb", "$comment": "\udc00\ud800", "default": {"\ud800": "\udfff"}, "examples": ["\ud800"], "x-\ud800": "\ud800",
              "properties": {"\ud800": {"type": "integer"}, "\ud801": {"type": "string"}, "p": {"pattern": "^[^\ud800]+$"}, "c": {"const": "\udbff"}, "e": {"enum": ["\ud800", "\ud801", "\ufffd", "x"]}},
              "patternProperties": {"^\ud802": false},
              "dependentRequired": {"c": ["\ud800"]},
              "additionalProperties": false
            }
            """);
        Assert.True(schema.IsValid("""{"p": "a😀\ufffd", "e": "\ufffd"}"""));
        Assert.True(schema.IsValid("""{"e": "x"}"""));
        Assert.False(schema.IsValid("""{"\ufffd": 1}"""));
        Assert.False(schema.IsValid("""{"c": "\ufffd"}"""));
        Assert.False(schema.IsValid("""{"e": "y"}"""));
        Assert.Contains("not known here", schema.Validate("""{"\ufffd": 1}"""u8).ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(schema.Validate("""{"c": "\ufffd", "e": "y"}"""u8).ToString());
    }

    [Theory]
    [InlineData("""{"$ref": "#/$defs/\ud800", "$defs": {"\ud800": {"type": "integer"}, "\ud801": {"type": "string"}}}""")]
    [InlineData("""{"$ref": "#/$defs/a\ud800b", "$defs": {"\ud800": {"type": "string"}, "a\ud800b": {"type": "integer"}}}""")]
    public void AReferenceToItResolves(string text)
    {
        var schema = JsonSchema.Parse(text);
        Assert.True(schema.IsValid("1"));
        Assert.False(schema.IsValid("\"1\""));
    }

    [Fact]
    public void InADocumentOfTheRegistryAsWell()
    {
        SchemaRegistry registry = new();
        registry.Add("https://example.com/other", """{"$id": "https://example.com/other", "title": "\ud800", "type": "integer"}"""u8.ToArray());
        var schema = JsonSchema.Parse("""{"$ref": "https://example.com/other"}""", new JsonSchemaOptions { Registry = registry });
        Assert.True(schema.IsValid("1"));
        Assert.False(schema.IsValid("\"1\""));
    }

    [Fact]
    public void ARequiredOneCanNeverBeThere()
    {
        var schema = JsonSchema.Parse("""{"required": ["\ud800"]}""");
        Assert.False(schema.IsValid("{}"));
        Assert.False(schema.IsValid("""{"\ufffd": 1}"""));
        Assert.Contains("is missing", schema.Validate("{}"u8).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void APayloadMayNotHoldIt()
    {
        var schema = JsonSchema.Parse("""{"enum": ["\ud800"]}""");
        Assert.False(schema.IsValid("\"\\ud800\""));
        Assert.Contains("surrogate", schema.Validate("\"\\ud800\""u8).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"\ud800": 1, "\ud800": 2}""", JsonSyntaxErrorKind.DuplicateName, 1, 15)]
    [InlineData("""{"\ud800": 1, "\uD800\u0041": 2, "\ud800A": 3}""", JsonSyntaxErrorKind.DuplicateName, 1, 34)]
    [InlineData("""["\ud800", x]""", JsonSyntaxErrorKind.InvalidLiteral, 1, 12)]
    [InlineData("""["\ud800\u12"]""", JsonSyntaxErrorKind.InvalidEscape, 1, 9)]
    public void WhatIsWrongElsewhereIsStillFound(string text, JsonSyntaxErrorKind kind, int line, int column)
    {
        Assert.False(JsonTape.TryParseSchema(System.Text.Encoding.UTF8.GetBytes(text), out _, out JsonSyntaxError error));
        Assert.Equal((kind, line, column), (error.Kind, error.Position.Line, error.Position.Column));
    }

    [Fact]
    public void ManyNamesThatDifferInItAloneAreDistinct()
    {
        string names = string.Join(", ", Enumerable.Range(0xD800, 0x800).Select(unit => $"\"\\u{unit:x4}\": {unit}"));
        Assert.True(JsonTape.TryParseSchema(System.Text.Encoding.UTF8.GetBytes("{" + names + "}"), out JsonTape? tape, out _));
        int unit = 0xD800;
        foreach (TapeMember member in tape!.Root.Members)
        {
            Assert.Equal(((char)unit).ToString(), member.Name.GetString());
            Assert.Equal(Wtf8.GetBytes(((char)unit++).ToString()), member.Name.GetUtf8String());
        }

        Assert.False(JsonTape.TryParseSchema(System.Text.Encoding.UTF8.GetBytes("{" + names + ", \"\\udabc\": 1}"), out _, out JsonSyntaxError error));
        Assert.Equal(JsonSyntaxErrorKind.DuplicateName, error.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("\ud800")]
    [InlineData("a\udfff\ud800b")]
    [InlineData("😀\ud83d한퟿\ufffd")]
    public void TextAndItsBytesAreOneToOne(string text) => Assert.Equal(text, Wtf8.GetString(Wtf8.GetBytes(text)));

    [Fact]
    public void ADotNetStringWithARawOneIsNoSchema() =>
        Assert.Equal("IC1001", Assert.Single(Assert.Throws<JsonSchemaException>(() => JsonSchema.Parse("{\"title\": \"\ud800\"}")).Diagnostics).Id);
}
