using System.IO;
using System.Linq;
using System.Text.Json;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Conformance;

/// <summary>The output forms against the official suite's output tests: each expects a form to be valid against a schema.</summary>
public sealed class OutputSuiteTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("draft2019-09", 4)]
    [InlineData("draft2020-12", 4)]
    [InlineData("v1", 3)]
    public void EveryOutputIsAsItsSchemaSays(string draft, int count)
    {
        string folder = Path.Combine(OfficialSuite.Root, "output-tests", draft);
        string dialect = Array.Find(OfficialSuite.Drafts, known => known.Folder == draft).Dialect;
        SchemaRegistry registry = OfficialSuite.Remotes();
        byte[] outputSchema = File.ReadAllBytes(Path.Combine(folder, "output-schema.json"));
        using JsonDocument named = JsonDocument.Parse(outputSchema);
        registry.Add(named.RootElement.GetProperty("$id").GetString()!, outputSchema);
        var options = new JsonSchemaOptions { DefaultDialect = dialect, Registry = registry };
        var wrong = new List<string>();
        int tests = 0;
        foreach (string file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(file) == "output-schema.json")
            {
                continue;
            }

            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonElement suiteCase in document.RootElement.EnumerateArray())
            {
                JsonSchema schema = JsonSchema.Parse(suiteCase.GetProperty("schema").GetRawText(), options);
                foreach (JsonElement test in suiteCase.GetProperty("tests").EnumerateArray())
                {
                    using JsonTape payload = JsonTape.Parse(test.GetProperty("data").GetRawText());
                    SchemaOutput evaluated = schema.Evaluate(payload);
                    foreach (JsonProperty form in test.GetProperty("output").EnumerateObject())
                    {
                        tests++;
                        string json = evaluated.ToJson(Enum.Parse<OutputFormat>(form.Name, ignoreCase: true));
                        ValidationResult result = JsonSchema.Parse(form.Value.GetRawText(), options).Validate(json);
                        if (!result.IsValid)
                        {
                            wrong.Add($"{Path.GetFileName(file)}: {suiteCase.GetProperty("description").GetString()} / {test.GetProperty("description").GetString()}, {form.Name}: {json}\n{result}");
                        }
                    }
                }
            }
        }

        output.WriteLine($"{draft}: {tests - wrong.Count} of {tests}");
        Assert.Equal(count, tests);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("""{"properties":{"a":{"type":"string"}},"allOf":[{"required":["b"]},{"title":"t"}]}""", """{"a":1}""")]
    [InlineData("""{"properties":{"a":{"title":"A"}},"anyOf":[{"title":"x"},{"type":"string"}],"unevaluatedProperties":{"title":"U"}}""", """{"a":1,"b":2}""")]
    public void EveryFormHasTheSameVerdictAndIsValidJson(string schema, string payload)
    {
        JsonSchema parsed = JsonSchema.Parse(schema);
        using JsonTape tape = JsonTape.Parse(payload);
        SchemaOutput evaluated = parsed.Evaluate(tape);

        foreach (OutputFormat format in Enum.GetValues<OutputFormat>())
        {
            using JsonDocument form = JsonDocument.Parse(evaluated.ToJson(format));
            Assert.Equal(parsed.IsValid(payload), form.RootElement.GetProperty("valid").GetBoolean());
        }
    }
}
