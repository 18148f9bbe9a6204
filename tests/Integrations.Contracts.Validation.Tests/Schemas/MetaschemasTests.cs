using System.Collections.Generic;
using System.Text;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Schemas;

public class MetaschemasTests
{
    [Fact]
    public void EachLoadsWithoutFindings()
    {
        foreach (string uri in Metaschemas.Uris)
        {
            Assert.True(Metaschemas.TryGet(uri, out SchemaDocument? document));
            SchemaGraph graph = SchemaGraph.Load(document!, JsonSchemaOptions.Default);
            Assert.True(graph.Diagnostics.IsEmpty, uri + "\n" + graph.Text());
            Assert.Equal(uri is "https://json-schema.org/v1" ? "https://json-schema.org/v1/2026" : uri, graph.Root.Resource.Uri.Replace("http://", "https://", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void EachDialectHasOne()
    {
        foreach (string uri in Dialects.Uris)
        {
            Assert.True(Metaschemas.TryGet(uri, out _), uri);
        }
    }

    [Fact]
    public void AMetaschemaBelongsToTheGraphOnlyWhereItIsReferredTo()
    {
        Assert.Single(Schema.LoadGood("""{"$schema": "https://json-schema.org/draft/2020-12/schema"}""").Documents);
        SchemaGraph graph = Schema.LoadGood("""{"$ref": "https://json-schema.org/draft/2020-12/schema"}""");
        Assert.Equal(9, graph.Documents.Length);
        SchemaNode metaschema = graph.Target("");
        Assert.Equal("https://json-schema.org/draft/2020-12/schema#", metaschema.AbsoluteLocation);
        Assert.Equal("meta", Assert.Single(graph.Nodes, n => n.AbsoluteLocation == "https://json-schema.org/draft/2020-12/meta/applicator#/properties/not").References[0].DynamicAnchor);
        Assert.Equal(8, new HashSet<SchemaResource>(ResourcesWith(graph, "meta")).Count);
    }

    [Theory]
    [InlineData(Schema.Draft7, "http://json-schema.org/draft-07/schema#")]
    [InlineData(Schema.Draft7, "https://json-schema.org/draft-07/schema")]
    [InlineData(Schema.Draft3, "http://json-schema.org/draft-03/schema#")]
    [InlineData(Schema.V1, "https://json-schema.org/v1")]
    [InlineData(Schema.Draft201909, "https://json-schema.org/draft/2019-09/schema")]
    public void ReferencesFindThem(string dialect, string uri) =>
        Assert.Equal("", Schema.LoadGood($$$"""{"properties": {"a": {"$ref": "{{{uri}}}"} } }""", dialect).Target("/properties/a").Pointer);

    [Fact]
    public void TheirTextsAreJson()
    {
        foreach (string uri in Metaschemas.Uris)
        {
            Metaschemas.TryGet(uri, out SchemaDocument? document);
            Assert.StartsWith("{", Encoding.UTF8.GetString(document!.Tape.Text.Span), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<SchemaResource> ResourcesWith(SchemaGraph graph, string anchor)
    {
        foreach (SchemaNode node in graph.Nodes)
        {
            if (node.Resource.DynamicAnchors.ContainsKey(anchor))
            {
                yield return node.Resource;
            }
        }
    }
}
