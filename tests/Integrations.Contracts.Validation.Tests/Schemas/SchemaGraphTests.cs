using System.Linq;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Schemas;

public class SchemaGraphTests
{
    [Fact]
    public void OnlyPlacesWhereKeywordsHoldSchemasAreWalked()
    {
        SchemaGraph graph = Schema.LoadGood("""
            {"properties": {"$ref": {"type": "string"}, "properties": {"not": {}}},
             "const": {"$ref": "#/nowhere"}, "enum": [{"$ref": "#/nowhere"}], "default": {"$id": "x"}, "unknown": {"$ref": "#/nowhere"}}
            """);
        Assert.Equal(["", "/properties/$ref", "/properties/properties", "/properties/properties/not"], graph.Nodes.Select(n => n.Pointer));
    }

    [Fact]
    public void EachKindOfPlaceIsWalked()
    {
        SchemaGraph graph = Schema.LoadGood(
            """{"allOf": [true], "items": {}, "prefixItems": [{}, false], "dependentSchemas": {"a/b~c": {}}, "propertyDependencies": {"kind": {"x": {"not": {}}}}, "dependencies": {"a": ["b"], "c": {}}}""",
            Schema.V1);
        Assert.Equal(
            ["", "/allOf/0", "/items", "/prefixItems/0", "/prefixItems/1", "/dependentSchemas/a~1b~0c", "/propertyDependencies/kind/x", "/propertyDependencies/kind/x/not", "/dependencies/c"],
            graph.Nodes.Select(n => n.Pointer));
        Assert.Equal(Enumerable.Range(0, 9), graph.Nodes.Select(n => n.Id));
        Assert.Same(graph.Nodes[5], graph.Root.Subschema("dependentSchemas", "a/b~c"));
        Assert.Same(graph.Nodes[5], graph.Find("/dependentSchemas/a~1b~0c"));
        Assert.Same(graph.Nodes[2], graph.Find("#/items"));
        Assert.Null(graph.Root.Subschema("items", "0"));
        Assert.Null(graph.Find("/dependencies/a"));
        Assert.Null(graph.Find("/nothing/here"));
        Assert.Contains(graph.Root.Subschemas, s => (s.Keyword, s.Key, s.SecondKey) == ("propertyDependencies", "kind", "x"));
    }

    [Fact]
    public void DraftThreeHasSchemasAmongTypes()
    {
        SchemaGraph graph = Schema.LoadGood("""{"type": ["string", {"minimum": 1}], "disallow": ["null", {"enum": [1]}], "extends": [{}], "dependencies": {"a": "b", "c": {}}, "items": [{}]}""", Schema.Draft3);
        Assert.Equal(["", "/type/1", "/disallow/1", "/extends/0", "/dependencies/c", "/items/0"], graph.Nodes.Select(n => n.Pointer));
        Assert.NotNull(Schema.LoadGood("""{"extends": {"$ref": "#/properties/a"}, "properties": {"a": {}}}""", Schema.Draft3).Find("/extends")!.References[0].Target);
    }

    [Fact]
    public void ValuesOfTheWrongShapeHoldNoSchemas()
    {
        SchemaGraph graph = Schema.LoadGood("""{"properties": [{}], "allOf": {"a": {}}, "items": 3, "not": "x", "$ref": 1, "$id": [], "$anchor": {}, "$dynamicRef": null, "$schema": 7, "pattern": 5, "patternProperties": [1], "$defs": true, "definitions": [1]}""");
        Assert.Single(graph.Nodes);
        Assert.Empty(graph.Definitions);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("12")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    public void ARootThatIsNoSchemaStillLoads(string json) => Assert.Single(Schema.LoadGood(json).Nodes);

    [Fact]
    public void KeywordsAreTakenAsTheDialectHasThem()
    {
        SchemaGraph graph = Schema.LoadGood("""{"type": "string", "const": 1, "if": {}, "\u0074itle": "x"}""", Schema.Draft4);
        Assert.True(graph.Root.TryGetKeyword("type"u8, out TapeValue type));
        Assert.Equal("string", type.GetString());
        Assert.False(graph.Root.TryGetKeyword("const"u8, out _));
        Assert.False(graph.Root.TryGetKeyword("if"u8, out _));
        Assert.False(graph.Root.TryGetKeyword("x-other"u8, out _));
        Assert.True(graph.Root.TryGetKeyword("title"u8, out _));
    }

    [Theory]
    [InlineData(Schema.Draft4, false)]
    [InlineData(Schema.Draft7, false)]
    [InlineData(Schema.Draft201909, true)]
    public void WhatStandsBesideARefCountsFromDraft201909On(string dialect, bool counts)
    {
        SchemaGraph graph = Schema.LoadGood("""{"$ref": "#/definitions/a", "minimum": 1, "properties": {"b": {}}, "definitions": {"a": {}}}""", dialect);
        Assert.Equal(counts, graph.Root.TryGetKeyword("minimum"u8, out _));
        Assert.Equal(counts, graph.Root.Subschema("properties", "b") is not null);
        Assert.True(graph.Root.TryGetKeyword("$ref"u8, out _));
        Assert.Equal("/definitions/a", graph.Target("").Pointer);
        Assert.Equal("a", Assert.Single(graph.Definitions).Key);
    }

    [Fact]
    public void AnIdBesideARefIsNoIdBeforeDraft201909()
    {
        SchemaGraph graph = Schema.LoadGood("""
            {"$id": "http://example.com/base/", "definitions": {"foo": {"$id": "http://example.com/foo.json"}, "baseFoo": {"$id": "foo.json"}},
             "allOf": [{"$id": "http://example.com/", "$ref": "foo.json"}]}
            """, Schema.Draft7);
        Assert.Equal("/definitions/baseFoo", graph.Target("/allOf/0").Pointer);
    }

    [Fact]
    public void IdentifiersNestAndResolve()
    {
        SchemaGraph graph = Schema.LoadGood("""
            {"$id": "https://example.com/a/root.json", "$defs": {
               "b": {"$id": "b.json", "$defs": {"c": {"$id": "/c/", "$anchor": "here", "$defs": {"d": {"title": "ä b"}}}}},
               "u": {"$id": "urn:example:thing", "$defs": {"x": {"$anchor": "x"}}}},
             "properties": {
               "1": {"$ref": "b.json"}, "2": {"$ref": "../c/#here"}, "3": {"$ref": "https://example.com/c/#/$defs/d"}, "4": {"$ref": "b.json#/$defs/c/$defs/d"},
               "5": {"$ref": "#/$defs/b/$defs/c/$defs/d"}, "6": {"$ref": "urn:example:thing#x"}, "7": {"$ref": "urn:example:thing#/%24defs/x"}, "8": {"$ref": "HTTPS://EXAMPLE.com/a/root.json#"}, "9": {"$ref": ""}}}
            """);
        string[] expected = ["/$defs/b", "/$defs/b/$defs/c", "/$defs/b/$defs/c/$defs/d", "/$defs/b/$defs/c/$defs/d", "/$defs/b/$defs/c/$defs/d", "/$defs/u/$defs/x", "/$defs/u/$defs/x", "", ""];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], graph.Target($"/properties/{i + 1}").Pointer);
        }

        Assert.Equal("https://example.com/c/#/$defs/d", graph.Find("/$defs/b/$defs/c/$defs/d")!.AbsoluteLocation);
        Assert.Equal("https://example.com/a/root.json#/properties/1", graph.Find("/properties/1")!.AbsoluteLocation);
    }

    [Fact]
    public void BeforeDraft201909AFragmentIdIsAnAnchor()
    {
        SchemaGraph graph = Schema.LoadGood("""
            {"definitions": {"a": {"$id": "#foo"}, "b": {"$id": "http://example.com/b#bar", "definitions": {"c": {"$id": "#baz"}}}},
             "allOf": [{"$ref": "#foo"}, {"$ref": "http://example.com/b#bar"}, {"$ref": "http://example.com/b#baz"}]}
            """, Schema.Draft7);
        Assert.Equal("/definitions/a", graph.Target("/allOf/0").Pointer);
        Assert.Equal("/definitions/b", graph.Target("/allOf/1").Pointer);
        Assert.Equal("/definitions/b/definitions/c", graph.Target("/allOf/2").Pointer);
        Assert.Equal("/definitions/a", Schema.LoadGood("""{"definitions": {"a": {"id": "#foo"}}, "allOf": [{"$ref": "#foo"}]}""", Schema.Draft4).Target("/allOf/0").Pointer);
    }

    [Fact]
    public void APointerReachesPlacesThatNoKeywordMakesSchemas()
    {
        SchemaGraph graph = Schema.LoadGood("""
            {"examples": [{"properties": {"a": {"$ref": "#/x-shared/deep/inner"}}}], "x-shared": {"deep": {"inner": {"type": "string"}}},
             "allOf": [{"$ref": "#/examples/0"}, {"$ref": "#/examples/0/properties/a"}]}
            """);
        Assert.Equal("/examples/0", graph.Target("/allOf/0").Pointer);
        Assert.Equal("/x-shared/deep/inner", graph.Target("/allOf/1").Target());
        Assert.Same(graph.Find("/examples/0")!.Subschema("properties", "a"), graph.Target("/allOf/1"));
    }

    [Fact]
    public void DynamicReferencesKeepTheirName()
    {
        SchemaGraph graph = Schema.LoadGood("""
            {"$id": "https://example.com/tree", "$dynamicAnchor": "node", "$defs": {"plain": {"$anchor": "plain"}},
             "properties": {"dynamic": {"$dynamicRef": "#node"}, "static": {"$dynamicRef": "#plain"}, "pointer": {"$dynamicRef": "#/$defs/plain"}, "ref": {"$ref": "#node"}}}
            """);
        Assert.Equal("node", graph.Find("/properties/dynamic")!.References[0].DynamicAnchor);
        Assert.Same(graph.Root, graph.Target("/properties/dynamic"));
        Assert.Null(graph.Find("/properties/static")!.References[0].DynamicAnchor);
        Assert.Null(graph.Find("/properties/pointer")!.References[0].DynamicAnchor);
        Assert.Null(graph.Find("/properties/ref")!.References[0].DynamicAnchor);
        Assert.Same(graph.Root, graph.Root.Resource.DynamicAnchors["node"]);
    }

    [Fact]
    public void RecursiveReferencesAreDynamicWhereTheirRootSaysSo()
    {
        SchemaGraph graph = Schema.LoadGood("""
            {"$id": "https://example.com/a", "$recursiveAnchor": true, "properties": {"x": {"$recursiveRef": "#"}, "b": {"$id": "b", "properties": {"x": {"$recursiveRef": "#"}}}}}
            """, Schema.Draft201909);
        Assert.Equal("", graph.Find("/properties/x")!.References[0].DynamicAnchor);
        Assert.Null(graph.Find("/properties/b/properties/x")!.References[0].DynamicAnchor);
        Assert.Equal("/properties/b", graph.Target("/properties/b/properties/x").Pointer);
    }

    [Fact]
    public void InV1ADynamicReferenceNeedsNoAnchorInItsOwnResource()
    {
        SchemaGraph graph = Schema.LoadGood("""
            {"$id": "https://example.com/root", "$ref": "list", "$defs": {"foo": {"$dynamicAnchor": "items"}, "list": {"$id": "list", "items": {"$dynamicRef": "items"}, "prefixItems": [{"$dynamicRef": "#items"}]}}}
            """, Schema.V1);
        Assert.Equal(new SchemaReference("$dynamicRef", null, "items"), Assert.Single(graph.Find("/$defs/list/items")!.References));
        Assert.Equal(new SchemaReference("$dynamicRef", null, "items"), Assert.Single(graph.Find("/$defs/list/prefixItems/0")!.References));
    }

    [Fact]
    public void DefinitionsAreThoseOfTheRoot()
    {
        SchemaGraph graph = Schema.LoadGood("""{"$defs": {"b": {}, "a": true, "n": 1}, "definitions": {"c": {"$defs": {"d": {}}}}}""", Schema.Draft7);
        Assert.Equal(["b", "a", "c"], graph.Definitions.Select(d => d.Key));
        Assert.Equal("/$defs/b", graph.Definitions[0].Value.Pointer);
    }

    [Fact]
    public void EntryPointsAreReadAsSchemas()
    {
        SchemaDocument document = new() { Uri = SchemaDocument.DefaultUri, Tape = JsonTape.Parse("""{"components": {"schemas": {"Pet": {"$ref": "#/components/schemas/Name"}, "Name": {"type": "string"}}}}"""u8.ToArray()) };
        SchemaGraph graph = SchemaGraph.Load(document, JsonSchemaOptions.Default, ["/components/schemas/Pet"]);
        Assert.Equal("/components/schemas/Name", graph.Target("/components/schemas/Pet").Pointer);
    }

    [Fact]
    public void EveryNodeKnowsItsPlaceInTheText()
    {
        SchemaGraph graph = Schema.LoadGood("{\n  \"properties\": {\n    \"a\": {}\n  }\n}");
        Assert.Equal(new TextPosition(29, 3, 10), graph.Find("/properties/a")!.Position);
    }

    [Fact]
    public void LoadingIsLinearInTheNumberOfDefinitions()
    {
        var text = new System.Text.StringBuilder("""{"$schema": "http://json-schema.org/draft-07/schema#", "$defs": {""");
        const int count = 10_000;
        for (int i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ",").Append($$$"""
                "d{{{i}}}": {"type": "object", "properties": {"next": {"$ref": "#/$defs/d{{{(i + 1) % count}}}"}, "id": {"type": "string"} } }
                """);
        }

        text.Append("}, \"properties\": {\"first\": {\"$ref\": \"#/$defs/d0\"}}}");
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text.ToString());
        var watch = System.Diagnostics.Stopwatch.StartNew();
        SchemaGraph graph = SchemaGraph.Load(bytes, JsonSchemaOptions.Default);
        TestContext.Current.SendDiagnosticMessage($"{bytes.Length} bytes, {graph.Nodes.Length} nodes: {watch.ElapsedMilliseconds} ms");
        Assert.Empty(graph.Diagnostics);
        Assert.Equal((3 * count) + 2, graph.Nodes.Length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }
}

file static class NodeExtensions
{
    public static string Target(this SchemaNode node) => Assert.Single(node.References).Target!.Pointer;
}
