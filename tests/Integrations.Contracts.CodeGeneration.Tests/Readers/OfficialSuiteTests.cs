using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.CodeGeneration.Tests.Readers;

/// <summary>The official suite through emitted code: one compilation a draft.</summary>
public sealed class OfficialSuiteTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> s_dialects = new()
    {
        ["draft3"] = "http://json-schema.org/draft-03/schema#",
        ["draft4"] = "http://json-schema.org/draft-04/schema#",
        ["draft6"] = "http://json-schema.org/draft-06/schema#",
        ["draft7"] = "http://json-schema.org/draft-07/schema#",
        ["draft2019-09"] = "https://json-schema.org/draft/2019-09/schema",
        ["draft2020-12"] = "https://json-schema.org/draft/2020-12/schema",
        ["v1"] = "https://json-schema.org/v1",
    };

    private static SchemaRegistry Remotes(string suite)
    {
        SchemaRegistry registry = new();
        string folder = Path.Combine(suite, "remotes");
        foreach (string file in Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            registry.Add("http://localhost:1234/" + Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file));
        }

        return registry;
    }

    [Theory]
    [InlineData("draft3")]
    [InlineData("draft4")]
    [InlineData("draft6")]
    [InlineData("draft7")]
    [InlineData("draft2019-09")]
    [InlineData("draft2020-12")]
    [InlineData("v1")]
    public void EmittedCodeIsRightOnEveryTest(string draft)
    {
        string suite = Corpus.Require("json-schema-test-suite");
        SchemaRegistry remotes = Remotes(suite);
        EmittedValidators emitted = new();
        List<string> failures = [];
        List<(string Name, string Class, JsonElement Tests)> groups = [];
        string folder = Path.Combine(suite, "tests", draft);
        foreach (string file in Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string relative = Path.GetRelativePath(folder, file).Replace('\\', '/');
            bool isFormat = relative.StartsWith("optional/format/", StringComparison.Ordinal) || (draft == "v1" && relative.StartsWith("format/", StringComparison.Ordinal));
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (JsonElement group in document.RootElement.Clone().EnumerateArray())
            {
                string name = $"{relative}: {group.GetProperty("description").GetString()}";
                byte[] schema = Encoding.UTF8.GetBytes(group.GetProperty("schema").GetRawText());
                JsonSchemaOptions options = new() { DefaultDialect = s_dialects[draft], Registry = remotes, Formats = isFormat ? FormatMode.Assert : relative == "optional/format-annotation.json" ? FormatMode.Annotate : FormatMode.Dialect };
                try
                {
                    groups.Add((name, emitted.Add(schema, options), group.GetProperty("tests")));
                }
                catch (Exception exception) when (exception is not OutOfMemoryException)
                {
                    failures.Add($"{name}: {exception.GetType().Name}: {exception.Message} {exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}");
                }
            }
        }

        Assembly assembly = emitted.Load();
        int count = 0;
        foreach ((string name, string type, JsonElement tests) in groups)
        {
            EmittedValidators.Verdict isValid = EmittedValidators.Find(assembly, type);
            foreach (JsonElement test in tests.EnumerateArray())
            {
                count++;
                bool expected = test.GetProperty("valid").GetBoolean();
                string data = test.GetProperty("data").GetRawText();
                string found;
                try
                {
                    found = isValid(Encoding.UTF8.GetBytes(data)) ? "True" : "False";
                }
                catch (Exception exception) when (exception is not OutOfMemoryException)
                {
                    Exception inner = exception.InnerException ?? exception;
                    found = inner.GetType().Name + ": " + inner.Message;
                }

                if (found != expected.ToString())
                {
                    failures.Add($"{name} / {test.GetProperty("description").GetString()}: {found}, not {expected}: {(data.Length > 100 ? data[..100] : data)}");
                }
            }
        }

        output.WriteLine($"{draft}: {count} tests, {failures.Count} wrong");
        Assert.True(failures.Count == 0, $"{failures.Count} wrong of {count}\n" + string.Join("\n", failures.Take(400)));
    }
}
