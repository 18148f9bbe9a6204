using System.IO;
using System.Linq;
using System.Text;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation.Evaluation;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Evaluation;

public sealed class PlainSchemasTests
{
    private static readonly string[] s_values =
    [
        "null", "true", "false", "0", "1", "-1", "0.0", "0.5", "-0.5", "1e2", "0e1", "1.0", "99999999999999999999", "1e-400",
        "\"\"", "\"a\"", "\"#\"", "\"a#b\"", "\"1a\"", "\"_a\"", "\"a:b\"", "\"string\"", "\"strin\\u0067\"", "\"text\"",
        "[]", "[\"a\"]", "[\"a\",\"a\"]", "[\"a\",\"\\u0061\"]", "[\"string\"]", "[\"string\",\"string\"]", "[\"string\",\"text\"]", "[1]", "[1,1]", "[true]", "[{}]", "[{},1]", "[[]]",
        "{}", "{\"a\":true}", "{\"a\":{}}", "{\"a\":1}", "{\"a\":[]}", "{\"a\":[\"b\"]}", "{\"a\":[\"b\",\"b\"]}", "{\"a\":[1]}", "{\"type\":\"text\"}", "{\"(\":{}}",
    ];

    public static TheoryData<string> Metaschemas => [.. Dialects.Uris];

    [Theory]
    [MemberData(nameof(Metaschemas))]
    public void WhatIsPlainIsValidByItsMetaschema(string metaschema)
    {
        JsonSchema judge = Judge(metaschema);
        int plain = 0;
        foreach (string keyword in KeywordNames())
        {
            foreach (string value in s_values)
            {
                string schema = $$"""{"$schema":"{{metaschema}}","{{keyword}}":{{value}}}""";
                string nested = $$"""{"$schema":"{{metaschema}}","properties":{"p":{"not":{"{{keyword}}":{{value}} } } } }""";
                foreach (string text in keyword == "$schema" ? new[] { nested } : new[] { schema, nested })
                {
                    if (IsPlain(text))
                    {
                        plain++;
                        Assert.True(judge.IsValid(Encoding.UTF8.GetBytes(text)), text);
                    }
                }
            }
        }

        // Draft 3 and v1 have other rules: theirs are never plain.
        Assert.Equal(metaschema.Contains("draft-03") || metaschema.EndsWith("/v1"), plain == 0);
    }

    [Theory]
    [InlineData("schemastore/schemas")]
    [InlineData("benchmark")]
    public void SchemasInUseThatArePlainAreValidByTheirMetaschema(string folder)
    {
        Dictionary<string, JsonSchema> judges = [];
        int plain = 0, all = 0;
        foreach (string file in Directory.GetFiles(Corpus.Require(folder), "*.json", SearchOption.AllDirectories))
        {
            byte[] text = File.ReadAllBytes(file);
            SchemaGraph graph = SchemaGraph.Load(text, new JsonSchemaOptions());
            all++;
            if (graph.Nodes.Length > 0 && PlainSchemas.Includes(graph.Root))
            {
                plain++;
                string metaschema = graph.Root.Dialect.Uri;
                if (!judges.TryGetValue(metaschema, out JsonSchema? judge))
                {
                    judges.Add(metaschema, judge = Judge(metaschema));
                }

                Assert.True(judge.IsValid(text), file);
            }
        }

        // Most are: it is for them that the metaschema need not be loaded.
        Assert.True(plain * 3 > all * 2, $"{plain} of {all} are plain");
    }

    [Fact]
    public void TheIntegrationsSchemaIsPlain() =>
        Assert.True(IsPlain(File.ReadAllText(Path.Combine(Corpus.RepositoryRoot, "schema", "integrations.schema.json"))));

    [Fact]
    public void ASchemaThatIsDeepIsTheMetaschemas() =>
        Assert.False(IsPlain(string.Concat(Enumerable.Repeat("{\"not\":", 65)) + "{}" + new string('}', 65), depth: 200));

    private static JsonSchema Judge(string metaschema) =>
        JsonSchema.Parse($$"""{"$schema":"{{metaschema}}","$ref":"{{metaschema}}"}""", new JsonSchemaOptions { Formats = FormatMode.Annotate });

    private static bool IsPlain(string schema, int depth = 64)
    {
        SchemaGraph graph = SchemaGraph.Load(Encoding.UTF8.GetBytes(schema), new JsonSchemaOptions { Limits = new ContractLimits { MaxDepth = depth } });
        return graph.Nodes.Length > 0 && PlainSchemas.Includes(graph.Root);
    }

    // Every keyword of every draft, as the metaschemas name them; and some that are none.
    private static HashSet<string> KeywordNames()
    {
        HashSet<string> names = new(StringComparer.Ordinal) { "unknown", "" };
        foreach (string uri in Validation.Schemas.Metaschemas.Uris)
        {
            Assert.True(Validation.Schemas.Metaschemas.TryGet(uri, out SchemaDocument? document));
            if (document!.Tape.Root.TryGetMember("properties"u8, out TapeValue properties))
            {
                foreach (TapeMember member in properties.Members)
                {
                    names.Add(member.Name.GetString());
                }
            }
        }

        return names;
    }
}
