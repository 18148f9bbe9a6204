using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Integrations.Contracts.Tests;

namespace Integrations.Contracts.Validation.Tests.Patterns;

/// <summary>What the official suite says about patterns alone, without a validator: its schemas of the form <c>{"pattern": ...}</c> and <c>{"format": "regex"}</c>, and every pattern of real schemas.</summary>
public sealed class PatternSuiteTests
{
    private static readonly HashSet<string> s_annotations = new(StringComparer.Ordinal) { "$schema", "$comment", "description", "type" };

    [Fact]
    public void Pattern_cases_of_the_official_suite_hold_either_way()
    {
        List<string> wrong = [];
        int count = 0;
        foreach ((string file, JsonElement schema, string text, bool valid) in StringCases("pattern"))
        {
            count++;
            string pattern = schema.GetProperty("pattern").GetString()!;
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            if (Pattern.Parse(pattern).IsMatch(utf8) != valid || !Pattern.TryParseAsRegex(pattern, out Pattern? translated, out _) || translated!.IsMatch(utf8) != valid)
            {
                wrong.Add($"{file}: {pattern} on '{text}'");
            }
        }

        Assert.Empty(wrong);
        Assert.True(count > 400, $"only {count} cases were found");
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} cases");
    }

    [Fact]
    public void Property_patterns_of_the_official_suite_compile()
    {
        List<string> wrong = [];
        foreach (string source in SuiteFiles().SelectMany(file => Sources(JsonDocument.Parse(File.ReadAllBytes(file)).RootElement)).Distinct())
        {
            if (!Pattern.TryParse(source, out Pattern? pattern, out PatternSyntaxError error))
            {
                wrong.Add($"{source}: {error}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_regex_format_of_the_official_suite_is_the_parser()
    {
        List<string> wrong = [];
        int count = 0;
        foreach ((string file, JsonElement schema, string text, bool valid) in StringCases("format"))
        {
            if (schema.GetProperty("format").ValueEquals("regex") && Path.GetFileName(Path.GetDirectoryName(file)) == "format")
            {
                count++;
                if (Pattern.IsWellFormed(text, out PatternSyntaxError error) != valid)
                {
                    wrong.Add($"{file}: {text}: {error}");
                }
            }
        }

        Assert.Empty(wrong);
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} cases");
    }

    [Fact]
    public void Patterns_of_real_schemas_compile_to_automata()
    {
        string folder = Corpus.Require("schemastore");
        List<string> wrong = [];
        int count = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(folder, "schemas"), "*.json"))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (string source in Sources(document.RootElement))
            {
                count++;
                if (!Pattern.TryParse(source, out Pattern? pattern, out PatternSyntaxError error) || pattern!.Automaton is null)
                {
                    wrong.Add($"{Path.GetFileName(file)}: {source}: {error}");
                }
            }
        }

        Assert.Empty(wrong);
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} patterns");
    }

    private static IEnumerable<string> SuiteFiles()
        => Directory.EnumerateFiles(Path.Combine(Corpus.Require("json-schema-test-suite"), "tests"), "*.json", SearchOption.AllDirectories);

    private static IEnumerable<(string File, JsonElement Schema, string Text, bool Valid)> StringCases(string keyword)
    {
        foreach (string file in SuiteFiles())
        {
            foreach (JsonElement group in JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.EnumerateArray())
            {
                JsonElement schema = group.GetProperty("schema");
                if (schema.ValueKind != JsonValueKind.Object
                    || !schema.TryGetProperty(keyword, out JsonElement value)
                    || value.ValueKind != JsonValueKind.String
                    || schema.EnumerateObject().Any(member => member.Name != keyword && !s_annotations.Contains(member.Name)))
                {
                    continue;
                }

                foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
                {
                    if (test.GetProperty("data").ValueKind == JsonValueKind.String)
                    {
                        yield return (file, schema, test.GetProperty("data").GetString()!, test.GetProperty("valid").GetBoolean());
                    }
                }
            }
        }
    }

    /// <summary>Every value of a member <c>pattern</c> and every name under <c>patternProperties</c>, wherever they stand.</summary>
    private static IEnumerable<string> Sources(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return element.EnumerateArray().SelectMany(Sources);
            case JsonValueKind.Object:
                return element.EnumerateObject().SelectMany(member =>
                    (member.Name == "pattern" && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!]
                        : member.Name == "patternProperties" && member.Value.ValueKind == JsonValueKind.Object ? member.Value.EnumerateObject().Select(p => p.Name)
                        : Enumerable.Empty<string>()).Concat(Sources(member.Value)));
            default:
                return [];
        }
    }
}
