using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Schemas;

public class SchemaDiagnosticsTests
{
    [Fact]
    public void ATextThatIsNoJsonSaysWhere()
    {
        SchemaGraph graph = Schema.Load("{\n  \"a\": tru\n}", new JsonSchemaOptions { SchemaName = "a.schema.json" });
        SchemaDiagnostic diagnostic = graph.Single();
        Assert.True(graph.HasErrors);
        Assert.Equal(("IC1001", "a.schema.json", 2), (diagnostic.Id, diagnostic.SchemaName, diagnostic.Position.Line));
    }

    [Fact]
    public void ASchemaThatNestsTooDeepIsRefused()
    {
        string deep = new string('[', 100) + new string(']', 100);
        Assert.Equal("IC1010", Schema.Load($$$"""{"default": {{{deep}}}}""").Single().Id);
    }

    [Fact]
    public void AMissingDefinitionNamesTheNearest()
    {
        SchemaDiagnostic diagnostic = Schema.Load("{\n \"properties\": {\n  \"a\": {\"$ref\": \"#/$defs/Adress\"}},\n \"$defs\": {\"Address\": {}, \"Person\": {}}}", new JsonSchemaOptions { SchemaName = "x.json" }).Single();
        Assert.Equal("x.json:3:17: error IC1004: $ref \"#/$defs/Adress\" leads nowhere: there is nothing at \"#/$defs/Adress\"; there is a member with a similar spelling: \"Address\" (at /properties/a/$ref)", diagnostic.ToString());
        Assert.Equal("\"#/$defs/Adress\"".Length, diagnostic.Length);
    }

    [Fact]
    public void AMissingDocumentSaysWhatWasLookedFor()
    {
        SchemaDiagnostic diagnostic = Schema.Load("""{"$id": "https://example.com/a/b.json", "$ref": "c.json#/x"}""").Single();
        Assert.Equal("$ref \"c.json#/x\" leads nowhere: looked for \"https://example.com/a/c.json\": no document with this URI is registered, and nothing is fetched", diagnostic.Message);
        Assert.Contains("\"c.json\"", Schema.Load("""{"$ref": "c.json"}""").Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AReferenceThatTheRootDoesNotReachIsAWarning()
    {
        SchemaGraph graph = Schema.Load("""{"$defs": {"used": {}, "unused": {"$ref": "missing.json"}}, "$ref": "#/$defs/used"}""");
        Assert.False(graph.Single().IsError);
        Assert.False(graph.HasErrors);
        Assert.True(Schema.Load("""{"$defs": {"used": {"$ref": "missing.json"}}, "$ref": "#/$defs/used"}""").Single().IsError);
    }

    [Theory]
    [InlineData("""{"$ref": "#foo"}""", "no anchor \"foo\"")]
    [InlineData("""{"$defs": {"a": {"$anchor": "fooo"}}, "$ref": "#foo"}""", "\"fooo\"")]
    [InlineData("""{"$ref": "#$defs/a", "$defs": {"a": {}}}""", "there is a schema at \"#/$defs/a\"")]
    [InlineData("""{"$ref": "#/required/0", "required": ["a"]}""", "is no schema")]
    [InlineData("""{"$dynamicRef": "#nothing"}""", "no anchor")]
    public void OtherReferencesThatLeadNowhereSayWhy(string schema, string expected)
    {
        SchemaDiagnostic diagnostic = Schema.Load(schema).Single();
        Assert.Equal(("IC1004", true), (diagnostic.Id, diagnostic.IsError));
        Assert.Contains(expected, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InV1ADynamicReferenceWithoutAnyAnchorLeadsNowhere() => Assert.Equal("IC1004", Schema.Load("""{"$dynamicRef": "nothing"}""", Schema.V1).Single().Id);

    [Fact]
    public void APercentSignThatNobodyEncodedIsRead() => Schema.LoadGood("""{"$ref": "#/$defs/a%20b", "$defs": {"a%20b": {}}}""");

    [Theory]
    [InlineData("""{"$defs": {"a": {"$id": "x"}, "b": {"$id": "x"}}}""", "IC1005", "/$defs/b/$id")]
    [InlineData("""{"$defs": {"a": {"$anchor": "x"}, "b": {"$anchor": "x"}}}""", "IC1006", "/$defs/b/$anchor")]
    [InlineData("""{"$defs": {"a": {"$anchor": "x"}, "b": {"$dynamicAnchor": "x"}}}""", "IC1006", "/$defs/b/$dynamicAnchor")]
    [InlineData("""{"$defs": {"a": {"$id": "x#y"}}}""", "IC1007", "/$defs/a/$id")]
    public void IdentifiersMustBeGoodAndUnique(string schema, string id, string pointer)
    {
        SchemaDiagnostic diagnostic = Schema.Load(schema).Single();
        Assert.Equal((id, pointer, true), (diagnostic.Id, diagnostic.Pointer, diagnostic.IsError));
    }

    [Theory]
    [InlineData("""{"$ref": "#"}""")]
    [InlineData("""{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}""")]
    [InlineData("""{"anyOf": [{"type": "string"}, {"$ref": "#"}]}""")]
    [InlineData("""{"allOf": [{"$ref": "#"}]}""")]
    [InlineData("""{"$defs": {"a": {"not": {"if": {"$ref": "#/$defs/a"}}}}, "properties": {"x": {"$ref": "#/$defs/a"}}}""")]
    public void ReferencesThatNeverEndAreBroken(string schema)
    {
        SchemaDiagnostic diagnostic = Schema.Load(schema).Single();
        Assert.Equal(("IC1008", true), (diagnostic.Id, diagnostic.IsError));
    }

    [Fact]
    public void ASchemaThatAsksForItselfAmongOthersAsksForTheOthers()
    {
        SchemaGraph graph = Schema.Load("""{"properties": {"x": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"allOf": [{"$ref": "#/$defs/a"}, {"type": "string"}]}}}""");
        Assert.Equal(("IC1008", false), (graph.Single().Id, graph.Single().IsError));
        Assert.Empty(graph.Find("/$defs/a/allOf/0")!.References);
    }

    [Theory]
    [InlineData("""{"properties": {"a": {"$ref": "#"}}}""")]
    [InlineData("""{"items": {"$ref": "#"}, "allOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}], "$defs": {"a": {"additionalProperties": {"$ref": "#"}}}}""")]
    [InlineData("""{"$defs": {"a": {"$defs": {"b": {"$ref": "#/$defs/a"}}}}, "$ref": "#/$defs/a"}""")]
    public void RecursionThatGoesIntoTheValueIsFine(string schema) => Schema.LoadGood(schema);

    [Theory]
    [InlineData("""{"pattern": "(a"}""", "/pattern")]
    [InlineData("""{"patternProperties": {"(/": {}}}""", "/patternProperties/(~1")]
    public void APatternMustCompile(string schema, string pointer)
    {
        SchemaDiagnostic diagnostic = Schema.Load(schema).Single();
        Assert.Equal(("IC1009", pointer, true), (diagnostic.Id, diagnostic.Pointer, diagnostic.IsError));
    }

    [Fact]
    public void EveryRuleHasOneIdAndATitle()
    {
        var ids = new HashSet<string>();
        foreach ((string id, string title) in SchemaRules.Titles)
        {
            Assert.Matches("^IC10[0-9]{2}$", id);
            Assert.True(ids.Add(id));
            Assert.NotEmpty(title);
        }
    }
}
