using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using Integrations.Contracts.CodeGeneration.Readers;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

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
                JsonSchemaOptions options = new() { DefaultDialect = s_dialects[draft], Registry = remotes, Formats = isFormat ? FormatMode.Assert : FormatMode.Dialect };
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

/// <summary>Validators of many schemas, emitted and compiled together.</summary>
internal sealed class EmittedValidators
{
    private readonly SourceWriter _writer = new();
    private int _count;

    public delegate bool Verdict(ReadOnlySpan<byte> utf8Json);

    public string Source => _writer.ToString();

    /// <summary>Adds a schema; the name of its class.</summary>
    public string Add(byte[] schema, JsonSchemaOptions options)
    {
        JsonTape tape = JsonTape.Parse(schema);
        SchemaGraph graph = SchemaGraph.Load(new SchemaDocument { Uri = options.BaseUri ?? "", Tape = tape }, options);
        if (graph.HasErrors)
        {
            throw new InvalidOperationException(string.Join("; ", graph.Diagnostics.Where(diagnostic => diagnostic.IsError)));
        }

        ValidationPlan plan = ValidationPlan.Build(graph, [graph.Root], options.Formats, PlanPurpose.Verdict, options.Limits);
        string name = "Schema" + (++_count).ToString(System.Globalization.CultureInfo.InvariantCulture);
        ValidatorEmitter.Emit(_writer, plan, "Emitted", name);
        _writer.Line();
        return name;
    }

    public Assembly Load() => EmittedCode.Load([new GeneratedFile("Validators.g.cs", $"// <auto-generated/>\n#nullable enable\nnamespace Emitted;\n\n{Source}")]);

    public static Verdict Find(Assembly assembly, string name) => assembly.GetType("Emitted." + name)!.GetMethod("IsValid", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Verdict>();
}
