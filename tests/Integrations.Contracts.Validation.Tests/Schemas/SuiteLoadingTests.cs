using System.IO;
using System.Linq;
using System.Text.Json;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Schemas;

public class SuiteLoadingTests
{
    [Theory]
    [InlineData("draft3", Schema.Draft3)]
    [InlineData("draft4", Schema.Draft4)]
    [InlineData("draft6", Schema.Draft6)]
    [InlineData("draft7", Schema.Draft7)]
    [InlineData("draft2019-09", Schema.Draft201909)]
    [InlineData("draft2020-12", Schema.Draft202012)]
    [InlineData("v1", Schema.V1)]
    public void EverySchemaOfTheOfficialSuiteLoads(string draft, string dialect)
    {
        string suite = Corpus.Require("json-schema-test-suite");
        SchemaRegistry registry = new();
        string remotes = Path.Combine(suite, "remotes");
        foreach (string file in Directory.EnumerateFiles(remotes, "*.json", SearchOption.AllDirectories))
        {
            registry.Add("http://localhost:1234/" + Path.GetRelativePath(remotes, file).Replace('\\', '/'), File.ReadAllBytes(file));
        }

        JsonSchemaOptions options = new() { DefaultDialect = dialect, Registry = registry };
        int count = 0;
        var problems = new List<string>();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(suite, "tests", draft), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using JsonDocument cases = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonElement testCase in cases.RootElement.EnumerateArray())
            {
                count++;
                SchemaGraph graph = Schema.Load(testCase.GetProperty("schema").GetRawText(), options);
                // What is a regular expression is asked of the patterns themselves, where the suite has cases of its own for them.
                if (graph.Diagnostics.Any(d => d.Id != SchemaRules.InvalidPattern))
                {
                    problems.Add($"{Path.GetRelativePath(suite, file)}: {testCase.GetProperty("description").GetString()}\n{graph.Text()}");
                }
            }
        }

        Assert.True(count > 50);
        Assert.True(problems.Count == 0, $"{problems.Count} of {count}:\n" + string.Join("\n\n", problems));
    }
}
