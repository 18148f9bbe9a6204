using System.IO;
using System.Linq;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Conformance;

/// <summary>Schemas that people use, with documents that are all valid.</summary>
public sealed class BenchmarkCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void EveryDocumentIsValid()
    {
        string root = Corpus.Require("benchmark");
        var wrong = new List<string>();
        foreach (string folder in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
        {
            string instances = Path.Combine(folder, "instances.jsonl");
            if (!File.Exists(instances))
            {
                continue;
            }

            byte[] text = File.ReadAllBytes(Path.Combine(folder, "schema.json"));
            var options = new JsonSchemaOptions { Formats = FormatMode.Annotate, SchemaName = Path.GetFileName(folder), Limits = new ContractLimits { MaxDepth = 512 } };
            JsonSchema schema = JsonSchema.Parse(text, options);
            var plain = new PlainSchema(text, options);
            int right = 0;
            int all = 0;
            foreach (string line in File.ReadLines(instances))
            {
                byte[] payload = System.Text.Encoding.UTF8.GetBytes(line);
                all++;
                if (schema.IsValid(payload) && plain.IsValid(payload))
                {
                    right++;
                }
                else
                {
                    wrong.Add($"{Path.GetFileName(folder)}, line {all}: {schema.Validate(payload)}");
                }
            }

            output.WriteLine($"{Path.GetFileName(folder)}: {right} of {all}");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong\n{string.Join('\n', wrong.Take(20))}");
    }
}
