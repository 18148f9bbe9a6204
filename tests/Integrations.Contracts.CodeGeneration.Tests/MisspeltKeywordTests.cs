using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Evaluation;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Tests;

/// <summary>Names that are spelt nearly as a keyword are told of, and nothing else is.</summary>
public class MisspeltKeywordTests
{
    [Theory]
    [InlineData("""{"type": "integer", "minimun": 1}""", "/minimun", "minimum", 20)]
    [InlineData("""{"type": "object", "requird": ["a"], "properties": {"a": true}}""", "/requird", "required", 19)]
    [InlineData("""{"additonalProperites": false}""", "/additonalProperites", "additionalProperties", 1)]
    [InlineData("""{"properties": {"minimun": {"readonly": true}}}""", "/properties/minimun/readonly", "readOnly", 28)]
    [InlineData("""{"$shema": "https://json-schema.org/draft/2020-12/schema"}""", "/$shema", "$schema", 1)]
    [InlineData("""{"allOf": [{"patern": "a"}]}""", "/allOf/0/patern", "pattern", 12)]
    public void ANearMissIsAWarningAtItsName(string schema, string pointer, string meant, int offset)
    {
        SchemaDiagnostic diagnostic = Assert.Single(Diagnostics(schema));
        Assert.Equal(("IC1013", false, pointer, offset), (diagnostic.Id, diagnostic.IsError, diagnostic.Pointer, diagnostic.Position.Offset));
        Assert.EndsWith($"there is one with a similar spelling: \"{meant}\"", diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"properties": {"minimun": true, "requird": {}}, "$defs": {"patern": {}}}""")]
    [InlineData("""{"enum": [{"minimun": 1}], "const": {"minimun": 1}, "default": {"minimun": 1}, "examples": [{"minimun": 1}]}""")]
    [InlineData("""{"x-minimum": 1, "example": [], "nullable": true, "markdownDescription": "a", "name": "a", "defs": {}, "comment": "a"}""")]
    [InlineData("""{"minimun": "not a number", "requird": 1}""")]
    [InlineData("""{"$schema": "http://json-schema.org/draft-07/schema#", "prefixItems": [true], "$dynamicAnchor": "a"}""")]
    [InlineData("""{"$schema": "http://json-schema.org/draft-07/schema#", "$ref": "#/definitions/a", "titl": "a", "definitions": {"a": true}}""")]
    public void NothingElseIs(string schema) => Assert.Empty(Diagnostics(schema));

    [Fact]
    public void TheOfficialSuiteHasNone()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Corpus.Require("json-schema-test-suite"), "tests"), "*.json", SearchOption.AllDirectories))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonElement group in document.RootElement.EnumerateArray())
            {
                Assert.Empty(Find(Encoding.UTF8.GetBytes(group.GetProperty("schema").GetRawText())));
            }
        }
    }

    [Fact]
    public void ThePublicStoreHasOneWhichIsAMistake()
    {
        string[] found = [.. Directory.EnumerateFiles(Path.Combine(Corpus.Require("schemastore"), "schemas"), "*.json").SelectMany(file => Find(File.ReadAllBytes(file)).Select(diagnostic => $"{Path.GetFileName(file)}{diagnostic.Pointer}"))];
        Assert.Equal(["drush.site.yml.json/additionalProperties/properties/paths/properties/files/titles"], found);
    }

    private static ImmutableArray<SchemaDiagnostic> Find(byte[] schema) => MisspeltKeywords.Find(SchemaGraph.Load(schema, JsonSchemaOptions.Default));

    private static ImmutableArray<SchemaDiagnostic> Diagnostics(string schema) =>
        ContractGenerator.Generate(new SchemaDocumentInput(null, "test.schema.json", Encoding.UTF8.GetBytes(schema)), [], new GenerationOptions { Namespace = "" }).Diagnostics;
}
