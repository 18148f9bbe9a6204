using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Tests.Formats;

/// <summary>The official suite's format tests, straight at <see cref="StringFormats"/>: each schema in them is one <c>format</c>.</summary>
public sealed class OfficialSuiteFormatTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("draft3", "optional/format", Draft.Draft3, 95)]
    [InlineData("draft4", "optional/format", Draft.Draft4, 219)]
    [InlineData("draft6", "optional/format", Draft.Draft6, 325)]
    [InlineData("draft7", "optional/format", Draft.Draft7, 656)]
    [InlineData("draft2019-09", "optional/format", Draft.Draft201909, 737)]
    [InlineData("draft2020-12", "optional/format", Draft.Draft202012, 744)]
    [InlineData("v1", "format", Draft.V1, 738)]
    internal void Every_test_of_the_draft_is_right(string folder, string formats, Draft draft, int count) => Run(folder, formats, draft, count, regularExpressions: false);

    [Theory]
    [InlineData("draft3", "optional/format", Draft.Draft3, 5)]
    [InlineData("draft7", "optional/format", Draft.Draft7, 20)]
    [InlineData("draft2019-09", "optional/format", Draft.Draft201909, 20)]
    [InlineData("draft2020-12", "optional/format", Draft.Draft202012, 20)]
    [InlineData("v1", "format", Draft.V1, 20)]
    internal void Every_test_of_regular_expressions_is_right(string folder, string formats, Draft draft, int count) => Run(folder, formats, draft, count, regularExpressions: true);

    private void Run(string folder, string formats, Draft draft, int count, bool regularExpressions)
    {
        string path = Path.Combine(Corpus.Require("json-schema-test-suite"), "tests", folder, formats);
        List<string> failures = [];
        int run = 0;
        foreach (string file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonElement group in document.RootElement.EnumerateArray())
            {
                JsonElement schema = group.GetProperty("schema");
                Assert.Subset(new HashSet<string> { "$schema", "format" }, schema.EnumerateObject().Select(member => member.Name).ToHashSet());
                string name = schema.GetProperty("format").GetString()!;
                if (name == "regex" != regularExpressions)
                {
                    continue;
                }

                StringFormat format = StringFormats.Find(name, draft == Draft.Draft3);
                foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
                {
                    JsonElement data = test.GetProperty("data");
                    bool expected = test.GetProperty("valid").GetBoolean();
                    bool valid = data.ValueKind != JsonValueKind.String || StringFormats.IsMatch(format, Encoding.UTF8.GetBytes(data.GetString()!));
                    run++;
                    if (valid != expected)
                    {
                        failures.Add($"{name}: {data.GetRawText()}: {test.GetProperty("description").GetString()}: expected {expected}");
                    }
                }
            }
        }

        output.WriteLine($"{folder}: {run} tests, {failures.Count} wrong");
        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.Equal(count, run);
    }
}
