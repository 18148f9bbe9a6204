using System.IO;
using System.Linq;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Schemas;

public sealed class SchemaRegistryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemas").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ADocumentIsKnownByItsUriAndByEveryIdInIt()
    {
        (string, string) other = ("https://example.com/other.json", """{"$id": "https://example.org/real.json", "$defs": {"inner": {"$id": "inner.json", "$anchor": "x"}}}""");
        foreach (string reference in new[] { "https://example.com/other.json", "https://example.org/real.json", "https://example.org/inner.json", "https://example.org/inner.json#x", "https://example.com/other.json#/$defs/inner" })
        {
            SchemaGraph graph = Schema.LoadGood($$$"""{"$ref": "{{{reference}}}"}""", Schema.Draft202012, other);
            Assert.Equal(2, graph.Documents.Length);
            Assert.Equal("https://example.com/other.json", graph.Target("").Document.Uri);
        }
    }

    [Fact]
    public void OneTextUnderTwoUrisIsOneDocument()
    {
        const string text = """{"$id": "https://example.org/real.json"}""";
        SchemaGraph graph = Schema.LoadGood("""{"allOf": [{"$ref": "https://a.example/"}, {"$ref": "https://b.example"}]}""", Schema.Draft202012, ("https://a.example/", text), ("https://b.example/", text));
        Assert.Equal(2, graph.Documents.Length);
        Assert.Same(graph.Target("/allOf/0"), graph.Target("/allOf/1"));
    }

    [Fact]
    public void RelativeReferencesStartFromTheBaseUri()
    {
        JsonSchemaOptions options = new() { BaseUri = "https://example.com/a/root.json", Registry = Schema.Registry(("https://example.com/a/b.json", """{"properties": {"back": {"$ref": "root.json"}}}""")) };
        SchemaGraph graph = Schema.Load("""{"$ref": "b.json"}""", options);
        Assert.Empty(graph.Diagnostics);
        Assert.Same(graph.Root, graph.Target("").Subschema("properties", "back")!.References[0].Target);
    }

    [Fact]
    public void DocumentsOfOtherDraftsKeepTheirDialect()
    {
        SchemaGraph graph = Schema.LoadGood("""{"$ref": "https://example.com/old"}""", Schema.Draft202012, ("https://example.com/old", """{"$schema": "http://json-schema.org/draft-04/schema#", "const": 1}"""));
        Assert.Equal(Draft.Draft4, graph.Target("").Dialect.Draft);
    }

    [Fact]
    public void ABrokenDocumentIsNamedWithThePlace()
    {
        SchemaGraph graph = Schema.Load("""{"$ref": "https://example.com/broken"}""", Schema.Draft202012, ("https://example.com/broken", "{\n ]"));
        Assert.Equal(["IC1001", "IC1004"], graph.Diagnostics.Select(d => d.Id).Order());
        Assert.Contains(graph.Diagnostics, d => d.SchemaName == "https://example.com/broken" && d.Position.Line == 2);
    }

    [Fact]
    public void DocumentsThatNothingRefersToAreNoPartOfTheGraph()
    {
        SchemaGraph graph = Schema.LoadGood("""{"$ref": "https://example.com/inner"}""", Schema.Draft202012,
            ("https://example.com/unused", """{"$ref": "#/nowhere"}"""), ("https://example.com/used", """{"$defs": {"x": {"$id": "inner"}}}"""));
        Assert.Equal(2, graph.Documents.Length);
        Assert.Equal([0, 1, 2], graph.Nodes.Select(n => n.Id));
    }

    [Fact]
    public void FilesAreReadWhenAReferenceAsksForThem()
    {
        File.WriteAllText(Path.Combine(_folder, "a.json"), "\uFEFF{\"$ref\": \"b.json\"}");
        Directory.CreateDirectory(Path.Combine(_folder, "sub dir"));
        File.WriteAllText(Path.Combine(_folder, "sub dir", "b.schema.json"), "{\"type\": \"string\"}");
        SchemaRegistry registry = new();
        registry.AddFile("https://example.com/a.json", Path.Combine(_folder, "a.json"));
        registry.AddFile("https://example.com/b.json", Path.Combine(_folder, "sub dir", "b.schema.json"));
        registry.AddFile("https://example.com/missing.json", Path.Combine(_folder, "missing.json"));
        SchemaGraph graph = Schema.Load("""{"$ref": "https://example.com/a.json"}""", new JsonSchemaOptions { Registry = registry });
        Assert.Empty(graph.Diagnostics);
        Assert.Equal(Path.Combine(_folder, "a.json"), graph.Target("").Document.Name);
        graph = Schema.Load("""{"$ref": "https://example.com/missing.json"}""", new JsonSchemaOptions { Registry = registry });
        Assert.Contains(graph.Diagnostics, d => d.Id == "IC1011" && d.Message.Contains("missing.json", StringComparison.Ordinal));
        Assert.True(graph.HasErrors);
    }

    [Theory]
    [InlineData("https://example.com/s/inside.json", true)]
    [InlineData("https://example.com/s/inside", true)]
    [InlineData("https://example.com/s/deep%20er/x.json", true)]
    [InlineData("https://example.com/s/%2e%2e/outside.json", false)]
    [InlineData("https://example.com/s/..%2foutside.json", false)]
    [InlineData("https://example.com/s/%5c..%5coutside.json", false)]
    [InlineData("https://example.com/s//etc/passwd", false)]
    [InlineData("https://example.com/s/none.json", false)]
    [InlineData("https://example.com/s/", false)]
    [InlineData("https://example.com/other/inside.json", false)]
    public void AFolderGivesWhatLiesInIt(string uri, bool isFound)
    {
        string inner = Directory.CreateDirectory(Path.Combine(_folder, "inner")).FullName;
        Directory.CreateDirectory(Path.Combine(inner, "deep er"));
        File.WriteAllText(Path.Combine(_folder, "outside.json"), "{}");
        File.WriteAllText(Path.Combine(inner, "inside.json"), "{}");
        File.WriteAllText(Path.Combine(inner, "deep er", "x.json"), "{}");
        SchemaRegistry registry = new();
        registry.AddFolder("https://example.com/s/", inner);
        SchemaGraph graph = Schema.Load($$$"""{"$ref": "{{{uri}}}"}""", new JsonSchemaOptions { Registry = registry });
        Assert.Equal(isFound, !graph.HasErrors);
    }
}
