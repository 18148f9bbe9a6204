using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Conformance;

/// <summary>The annotations of the official suite, in every dialect that a case is meant for.</summary>
public sealed class AnnotationSuiteTests(ITestOutputHelper output)
{
    private static readonly (int Release, string Dialect)[] s_releases =
    [
        (3, "http://json-schema.org/draft-03/schema#"),
        (4, "http://json-schema.org/draft-04/schema#"),
        (6, "http://json-schema.org/draft-06/schema#"),
        (7, "http://json-schema.org/draft-07/schema#"),
        (2019, "https://json-schema.org/draft/2019-09/schema"),
        (2020, "https://json-schema.org/draft/2020-12/schema"),
        (9999, "https://json-schema.org/v1"),
    ];

    [Fact]
    public void EveryAssertionHoldsInEveryDialectItIsMeantFor()
    {
        var wrong = new List<string>();
        int assertions = 0;
        int runs = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(OfficialSuite.Root, "annotations", "tests"), "*.json").Order(StringComparer.Ordinal))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonElement suiteCase in document.RootElement.GetProperty("suite").EnumerateArray())
            {
                string compatibility = suiteCase.TryGetProperty("compatibility", out JsonElement releases) ? releases.GetString()! : "";
                assertions += suiteCase.GetProperty("tests").EnumerateArray().Sum(test => test.GetProperty("assertions").GetArrayLength());
                foreach ((int release, string dialect) in s_releases)
                {
                    if (IsMeantFor(release, compatibility))
                    {
                        runs += Run(suiteCase, dialect, Path.GetFileName(file), wrong);
                    }
                }
            }
        }

        Assert.Equal(87, assertions);
        output.WriteLine($"{assertions} assertions, {runs} runs over the dialects, {wrong.Count} wrong");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static bool IsMeantFor(int release, string compatibility) => compatibility.Split(',', StringSplitOptions.RemoveEmptyEntries).All(part =>
        part.StartsWith("<=", StringComparison.Ordinal) ? release <= int.Parse(part[2..], System.Globalization.CultureInfo.InvariantCulture)
            : part.StartsWith('=') ? release == int.Parse(part[1..], System.Globalization.CultureInfo.InvariantCulture)
            : release >= int.Parse(part, System.Globalization.CultureInfo.InvariantCulture));

    private static int Run(JsonElement suiteCase, string dialect, string file, List<string> wrong)
    {
        var registry = new SchemaRegistry();
        if (suiteCase.TryGetProperty("externalSchemas", out JsonElement external))
        {
            foreach (JsonProperty schema in external.EnumerateObject())
            {
                registry.Add(schema.Name, Encoding.UTF8.GetBytes(schema.Value.GetRawText()));
            }
        }

        JsonSchema parsed = JsonSchema.Parse(suiteCase.GetProperty("schema").GetRawText(), new JsonSchemaOptions { DefaultDialect = dialect, Registry = registry, Formats = FormatMode.Annotate });
        int runs = 0;
        foreach (JsonElement test in suiteCase.GetProperty("tests").EnumerateArray())
        {
            using JsonTape payload = JsonTape.Parse(test.GetProperty("instance").GetRawText());
            SchemaOutput evaluated = parsed.Evaluate(payload);
            foreach (JsonElement assertion in test.GetProperty("assertions").EnumerateArray())
            {
                runs++;
                string location = assertion.GetProperty("location").GetString()!;
                string keyword = assertion.GetProperty("keyword").GetString()!;
                string found = string.Join("; ", evaluated.Annotations.Where(annotation => annotation.InstanceLocation == location && annotation.Keyword == keyword)
                    .Select(annotation => annotation.DocumentLocation + " " + Canonical(annotation.Value)).Order(StringComparer.Ordinal));
                string expected = string.Join("; ", assertion.GetProperty("expected").EnumerateObject().Select(entry => entry.Name + " " + Canonical(entry.Value.GetRawText())).Order(StringComparer.Ordinal));
                if (found != expected)
                {
                    wrong.Add($"{file}, {dialect}: {suiteCase.GetProperty("description").GetString()}: {keyword} at '{location}': expected {expected}, found {found}");
                }
            }
        }

        return runs;
    }

    private static string Canonical(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement);
    }
}
