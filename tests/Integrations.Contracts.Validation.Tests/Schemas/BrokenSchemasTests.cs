using System.Text;
using System.Text.Json.Nodes;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Schemas;

/// <summary>Loading never throws, whatever stands where.</summary>
public class BrokenSchemasTests
{
    private static readonly string[] s_keywords =
    [
        "$schema", "$id", "id", "$ref", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveRef", "$recursiveAnchor", "$vocabulary", "$defs", "definitions", "allOf", "anyOf", "not", "items", "prefixItems",
        "properties", "patternProperties", "dependencies", "propertyDependencies", "extends", "disallow", "type", "contentSchema", "unknown", "enum",
    ];

    private static readonly string[] s_strings =
    [
        "#", "", "#/", "#/$defs/0", "#/allOf/0", "#a", "a", "a#b", "//x", "http://", "urn:x:y", "http://json-schema.org/draft-07/schema#", "http://json-schema.org/draft-03/schema", "https://json-schema.org/v1",
        "https://json-schema.org/draft/2019-09/schema", "%", "#%", "#/%zz", "#/~2", "?", "..", "\u0000", "\uD83D\uDE00", "https://example.com/meta", "https://example.com/broken", "http://[::1", "a b",
    ];

    [Fact]
    public void NoMixtureOfKeywordsAndValuesThrows()
    {
        SchemaRegistry registry = Schema.Registry(
            ("https://example.com/meta", """{"$schema": "https://example.com/meta", "$vocabulary": 3}"""),
            ("https://example.com/broken", "{"),
            ("urn:x:y", """{"$id": "a", "$defs": [{"$ref": "#"}], "$ref": "urn:x:y"}"""));
        string[] dialects = [Schema.Draft3, Schema.Draft4, Schema.Draft6, Schema.Draft7, Schema.Draft201909, Schema.Draft202012, Schema.V1, "https://example.com/meta"];
        for (int seed = 0; seed < 1500; seed++)
        {
            var random = new Random(seed);
            string text = Value(random, 5).ToJsonString();
            SchemaGraph graph = Schema.Load(text, new JsonSchemaOptions { Registry = registry, DefaultDialect = dialects[seed % dialects.Length] });
            foreach (SchemaNode node in graph.Nodes)
            {
                Assert.NotEmpty(node.AbsoluteLocation);
                Assert.Same(node, graph.Nodes[node.Id]);
                foreach (Subschema subschema in node.Subschemas)
                {
                    Assert.True(subschema.Node.Id >= 0, $"{seed}: {text}");
                }

                foreach (SchemaReference reference in node.References)
                {
                    Assert.True(reference.Target is null || reference.Target.Id >= 0, $"{seed}: {text}");
                }
            }

            Assert.All(graph.Diagnostics, d => Assert.True(d.Message.Length > 0 && d.Position.Line > 0 && d.Length > 0));
        }
    }

    [Fact]
    public void NestingIsBoundedByTheLimitAlone()
    {
        const int depth = 20_000;
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++)
        {
            text.Append("{\"not\":");
        }

        text.Append("{\"$ref\":\"#/x\"}").Append('}', depth);
        SchemaGraph graph = Schema.Load(text.ToString(), new JsonSchemaOptions { Limits = new ContractLimits { MaxDepth = depth + 2 } });
        Assert.Equal(depth + 1, graph.Nodes.Length);
        Assert.Equal((4 * depth) + "/$ref".Length, graph.Single().Pointer.Length);
    }

    [Fact]
    public void LongChainsOfReferencesEnd()
    {
        const int count = 20_000;
        var text = new StringBuilder("{\"$defs\":{");
        for (int i = 0; i < count; i++)
        {
            text.Append($"\"{i}\":{{\"$ref\":\"#/$defs/{i + 1}\"}},");
        }

        text.Append($"\"{count}\":{{\"$ref\":\"#/$defs/0\"}}}},\"$ref\":\"#/$defs/0\"}}");
        Assert.Equal("IC1008", Schema.Load(text.ToString()).Single().Id);
    }

    private static JsonNode Value(Random random, int depth)
    {
        switch (random.Next(depth > 0 ? 9 : 4))
        {
            case 0:
                return JsonValue.Create(random.Next(2) == 0);
            case 1:
                return JsonValue.Create(random.Next(3));
            case 2:
            case 3:
                return JsonValue.Create(s_strings[random.Next(s_strings.Length)]);
            case 4:
                var items = new JsonArray();
                for (int i = random.Next(3); i >= 0; i--)
                {
                    items.Add(Value(random, depth - 1));
                }

                return items;
            default:
                var members = new JsonObject();
                for (int i = random.Next(6); i >= 0; i--)
                {
                    members[s_keywords[random.Next(s_keywords.Length)]] = Value(random, depth - 1);
                }

                return members;
        }
    }
}
