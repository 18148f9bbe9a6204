using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Schemas;

public class DialectTests
{
    [Theory]
    [InlineData("extends", Schema.Draft3, Schema.Draft3)]
    [InlineData("disallow", Schema.Draft3, Schema.Draft3)]
    [InlineData("divisibleBy", Schema.Draft3, Schema.Draft3)]
    [InlineData("id", Schema.Draft3, Schema.Draft4)]
    [InlineData("$id", Schema.Draft6, Schema.V1)]
    [InlineData("multipleOf", Schema.Draft4, Schema.V1)]
    [InlineData("allOf", Schema.Draft4, Schema.V1)]
    [InlineData("const", Schema.Draft6, Schema.V1)]
    [InlineData("contains", Schema.Draft6, Schema.V1)]
    [InlineData("if", Schema.Draft7, Schema.V1)]
    [InlineData("additionalItems", Schema.Draft3, Schema.Draft201909)]
    [InlineData("dependentRequired", Schema.Draft201909, Schema.V1)]
    [InlineData("unevaluatedProperties", Schema.Draft201909, Schema.V1)]
    [InlineData("$recursiveRef", Schema.Draft201909, Schema.Draft201909)]
    [InlineData("prefixItems", Schema.Draft202012, Schema.V1)]
    [InlineData("$dynamicRef", Schema.Draft202012, Schema.V1)]
    [InlineData("propertyDependencies", Schema.V1, Schema.V1)]
    [InlineData("dependencies", Schema.Draft3, Schema.V1)]
    public void KeywordsBelongToTheirDrafts(string keyword, string first, string last)
    {
        string[] all = [Schema.Draft3, Schema.Draft4, Schema.Draft6, Schema.Draft7, Schema.Draft201909, Schema.Draft202012, Schema.V1];
        bool expected = false;
        foreach (string uri in all)
        {
            expected |= uri == first;
            Assert.True(Dialects.TryGet(uri, out Dialect? dialect));
            Assert.Equal(expected, dialect!.Knows(keyword));
            expected &= uri != last;
        }
    }

    [Theory]
    [InlineData("http://json-schema.org/draft-07/schema", Draft.Draft7)]
    [InlineData("https://json-schema.org/draft-07/schema#", Draft.Draft7)]
    [InlineData("http://json-schema.org/draft-04/hyper-schema#", Draft.Draft4)]
    [InlineData("https://json-schema.org/draft/2020-12/schema#", Draft.Draft202012)]
    [InlineData("https://json-schema.org/v1/2026", Draft.V1)]
    public void ADialectIsKnownHoweverItsUriIsWritten(string uri, object draft) => Assert.Equal((Draft)draft, Schema.LoadGood($$$"""{"$schema": "{{{uri}}}"}""").Root.Dialect.Draft);

    [Fact]
    public void WithoutSchemaKeywordTheDefaultHolds()
    {
        Assert.Equal(Draft.Draft202012, Schema.LoadGood("{}").Root.Dialect.Draft);
        Assert.Equal(Draft.Draft4, Schema.LoadGood("{}", Schema.Draft4).Root.Dialect.Draft);
    }

    [Fact]
    public void AnUnknownDialectIsRefusedAtItsPlace()
    {
        SchemaDiagnostic diagnostic = Schema.Load("{\n  \"$schema\": \"https://example.com/meta\"\n}").Single();
        Assert.Equal(("IC1002", true, "/$schema", 2, 14), (diagnostic.Id, diagnostic.IsError, diagnostic.Pointer, diagnostic.Position.Line, diagnostic.Position.Column));
        Assert.Contains("https://example.com/meta", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ACustomMetaschemaCutsTheVocabularies()
    {
        SchemaGraph graph = Schema.LoadGood(
            """{"$schema": "https://example.com/meta", "minimum": 3, "properties": {"a": {"minimum": 1}}}""",
            Schema.Draft202012,
            ("https://example.com/meta", """{"$schema": "https://json-schema.org/draft/2020-12/schema", "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true, "https://json-schema.org/draft/2020-12/vocab/applicator": true, "https://example.com/vocab/other": false}}"""));
        Assert.False(graph.Root.TryGetKeyword("minimum"u8, out _));
        Assert.False(graph.Root.Dialect.Knows("format"));
        Assert.NotNull(graph.Root.Subschema("properties", "a"));
        Assert.False(graph.Root.Dialect.AssertsFormat);
    }

    [Theory]
    [InlineData("format-assertion", "true", true)]
    [InlineData("format-assertion", "false", true)]
    [InlineData("format-annotation", "true", false)]
    public void TheFormatAssertionVocabularyAsserts(string vocabulary, string required, bool asserts)
    {
        SchemaGraph graph = Schema.LoadGood(
            """{"$schema": "https://example.com/meta"}""",
            Schema.Draft202012,
            ("https://example.com/meta", $$$"""{"$schema": "https://json-schema.org/draft/2020-12/schema", "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true, "https://json-schema.org/draft/2020-12/vocab/{{{vocabulary}}}": {{{required}}}}}"""));
        Assert.Equal(asserts, graph.Root.Dialect.AssertsFormat);
    }

    [Fact]
    public void V1AssertsFormatsAndOlderDraftsDoNot()
    {
        Assert.True(Schema.LoadGood("{}", Schema.V1).Root.Dialect.AssertsFormat);
        Assert.False(Schema.LoadGood("{}", Schema.Draft7).Root.Dialect.AssertsFormat);
    }

    [Fact]
    public void AnUnknownRequiredVocabularyIsRefused()
    {
        SchemaDiagnostic diagnostic = Schema.Load(
            """{"$schema": "https://example.com/meta"}""",
            Schema.Draft202012,
            ("https://example.com/meta", """{"$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true, "https://example.com/vocab/units": true}}""")).Single();
        Assert.Equal(("IC1003", true), (diagnostic.Id, diagnostic.IsError));
        Assert.Contains("https://example.com/vocab/units", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMetaschemaWithoutVocabulariesIsOfTheDialectItIsWrittenIn()
    {
        SchemaGraph graph = Schema.LoadGood(
            """{"$schema": "https://example.com/strict#", "$ref": "#/definitions/a", "definitions": {"a": {}}, "minimum": 1}""",
            Schema.Draft202012,
            ("https://example.com/strict", """{"$schema": "http://json-schema.org/draft-07/schema#", "allOf": [{"$ref": "http://json-schema.org/draft-07/schema#"}]}"""));
        Assert.Equal(Draft.Draft7, graph.Root.Dialect.Draft);
        Assert.False(graph.Root.TryGetKeyword("minimum"u8, out _));
    }

    [Fact]
    public void MetaschemasThatAreEachOthersDialectAreRefused()
    {
        SchemaDiagnostic diagnostic = Schema.Load(
            """{"$schema": "https://example.com/a"}""",
            Schema.Draft202012,
            ("https://example.com/a", """{"$schema": "https://example.com/b"}"""),
            ("https://example.com/b", """{"$schema": "https://example.com/a"}""")).Single();
        Assert.Equal("IC1002", diagnostic.Id);
    }

    [Fact]
    public void AnEmbeddedResourceCanBeOfAnotherDraft()
    {
        SchemaGraph graph = Schema.LoadGood("""
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {
              "old": {"$id": "http://example.com/old", "$schema": "http://json-schema.org/draft-07/schema#", "dependentRequired": {}, "items": [{}]},
              "older": {"id": "http://example.com/older", "$schema": "http://json-schema.org/draft-04/schema#", "const": 1},
              "same": {"$schema": "http://json-schema.org/draft-04/schema#", "const": 1}},
             "$ref": "http://example.com/older"}
            """);
        Assert.Equal(Draft.Draft7, graph.Find("/$defs/old")!.Dialect.Draft);
        Assert.NotNull(graph.Find("/$defs/old")!.Subschema("items", "0"));
        Assert.Equal(Draft.Draft4, graph.Find("/$defs/older")!.Dialect.Draft);
        Assert.Equal(Draft.Draft202012, graph.Find("/$defs/same")!.Dialect.Draft);
        Assert.Same(graph.Find("/$defs/older"), graph.Target(""));
    }
}
