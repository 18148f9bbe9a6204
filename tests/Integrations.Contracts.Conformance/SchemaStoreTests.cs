using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Conformance;

/// <summary>Schemas and instances of SchemaStore where several validators agree on the verdict: the fused plan, the plain plan and the explanation give that verdict too.</summary>
public sealed class SchemaStoreTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(FormatMode.Annotate, "expected.json")]
    [InlineData(FormatMode.Assert, "expected.json", "expected-formats.json")]
    public void EveryInstanceGetsTheVerdictThatValidatorsAgreeOn(FormatMode formats, params string[] expectations)
    {
        string root = Corpus.Require("schemastore");
        using JsonDocument index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "index.json")));
        Dictionary<string, bool> verdicts = Verdicts(root, expectations);
        var wrong = new List<string>();
        int right = 0;
        var clock = Stopwatch.StartNew();
        foreach (IGrouping<string, string> instances in verdicts.Keys.GroupBy(path => path.Split('/')[1], StringComparer.Ordinal))
        {
            string file = instances.Key + ".json";
            JsonElement entry = index.RootElement.GetProperty("schemas").EnumerateArray().First(schema => schema.GetProperty("file").GetString() == file);
            byte[] text = File.ReadAllBytes(Path.Combine(root, "schemas", file));
            var options = new JsonSchemaOptions { Formats = formats, Registry = Registry(root, entry), SchemaName = file, BaseUri = "https://www.schemastore.org/" + file, DefaultDialect = "http://json-schema.org/draft-07/schema#", Limits = new ContractLimits { MaxDepth = 512 } };
            JsonSchema schema;
            PlainSchema plain;
            try
            {
                schema = JsonSchema.Parse(text, options);
                plain = new PlainSchema(text, options);
            }
            catch (JsonSchemaException exception)
            {
                wrong.Add($"{file}: refused: {exception.Message}");
                continue;
            }

            foreach (string instance in instances)
            {
                byte[] payload = File.ReadAllBytes(Path.Combine(root, instance));
                payload = payload is [0xEF, 0xBB, 0xBF, ..] ? payload[3..] : payload;
                bool isValid = schema.IsValid(payload);
                if (isValid == verdicts[instance] && plain.IsValid(payload) == isValid && schema.Validate(payload).IsValid == isValid)
                {
                    right++;
                }
                else
                {
                    wrong.Add($"{instance}: expected {verdicts[instance]}, got {isValid}, plain {plain.IsValid(payload)}: {schema.Validate(payload)}");
                }
            }
        }

        output.WriteLine($"{right} of {verdicts.Count} instances in {clock.ElapsedMilliseconds} ms");
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong\n{string.Join('\n', wrong.Take(30))}");
    }

    /// <summary>The verdicts of a file, with those of the next laid over.</summary>
    private static Dictionary<string, bool> Verdicts(string root, string[] files)
    {
        Dictionary<string, bool> verdicts = new(StringComparer.Ordinal);
        foreach (string file in files)
        {
            using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, file)));
            foreach (JsonProperty entry in expected.RootElement.EnumerateObject())
            {
                verdicts[entry.Name] = entry.Value.GetBoolean();
            }
        }

        return verdicts;
    }

    /// <summary>Every document of the store by its own URIs, and those that a schema refers to by the URIs that it uses.</summary>
    private static SchemaRegistry Registry(string root, JsonElement entry)
    {
        var registry = new SchemaRegistry();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty dependency in entry.GetProperty("deps").EnumerateObject())
        {
            foreach (JsonElement uri in dependency.Value.EnumerateArray())
            {
                if (Uri.TryCreate(uri.GetString(), UriKind.Absolute, out Uri? absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal) && seen.Add(absolute.AbsoluteUri))
                {
                    registry.AddFile(absolute.AbsoluteUri, Path.Combine(root, "schemas", dependency.Name));
                }
            }
        }

        registry.AddFolder("https://www.schemastore.org/", Path.Combine(root, "schemas"));
        registry.AddFolder("https://json.schemastore.org/", Path.Combine(root, "schemas"));
        return registry;
    }
}
