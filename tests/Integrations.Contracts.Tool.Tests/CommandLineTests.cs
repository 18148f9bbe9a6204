using System.Diagnostics;
using System.IO;
using System.Text;
using System.Text.Json;

namespace Integrations.Contracts.Tool.Tests;

/// <summary>The command line as a process: exit codes, streams, and the form of the answers (docs/command-line.md).</summary>
public sealed class CommandLineTests : IDisposable
{
    private const string Order = """{"$schema":"https://json-schema.org/draft/2020-12/schema","$ref":"#/$defs/Order","$defs":{"Order":{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}},"Id":{"type":"integer"}}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("contracts-tool-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Valid_payloads_exit_with_0()
    {
        (int exit, string output, string error) = Contracts("validate", Put("s.json", Order), Put("a.json", """{"id":"1"}"""));
        Assert.Equal(0, exit);
        Assert.EndsWith("a.json: valid\n", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Fact]
    public void An_invalid_payload_exits_with_1_and_says_where_on_standard_output()
    {
        (int exit, string output, string error) = Contracts("validate", Put("s.json", Order), Put("a.json", """{"id":1}"""));
        Assert.Equal(1, exit);
        Assert.Contains("a.json:1:7: error: 1 is a number, not a string", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Fact]
    public void Json_lines_come_in_the_order_of_the_arguments_and_2_wins_over_1()
    {
        (int exit, string output, string error) = Contracts("validate", Put("s.json", Order), Put("bad.json", "{}"), Put("broken.json", "{"), Put("good.json", """{"id":"1"}"""), "--format", "json");
        Assert.Equal(2, exit);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Equal([JsonValueKind.False, JsonValueKind.Null, JsonValueKind.True], Array.ConvertAll(lines, line => JsonDocument.Parse(line).RootElement.GetProperty("valid").ValueKind));
        JsonElement found = JsonDocument.Parse(lines[0]).RootElement.GetProperty("errors")[0];
        Assert.Equal("/$ref/required", found.GetProperty("keywordLocation").GetString());
        Assert.Equal(1, found.GetProperty("line").GetInt32());
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("Id", "17", 0)]
    [InlineData("#/$defs/Id", "17", 0)]
    [InlineData("Id", "\"17\"", 1)]
    [InlineData("Nothing", "17", 2)]
    [InlineData("#/$defs", "17", 0)]
    [InlineData("#/nowhere", "17", 2)]
    public void A_definition_is_named_by_its_key_or_a_pointer(string definition, string payload, int expected) =>
        Assert.Equal(expected, Contracts("validate", Put("s.json", Order), Put("a.json", payload), "--definition", definition).Exit);

    [Fact]
    public void A_definition_with_a_reference_that_leads_nowhere_is_2_though_the_schema_does_without_it()
    {
        string schema = Put("s.json", """{"$defs":{"Broken":{"$ref":"urn:missing"}}}""");
        string payload = Put("a.json", "1");
        Assert.Equal(0, Contracts("validate", schema, payload).Exit);
        (int exit, string output, string error) = Contracts("validate", schema, payload, "--definition", "Broken");
        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Contains("s.json:1:", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_glob_that_matches_nothing_is_2_and_the_other_payloads_are_checked()
    {
        string schema = Put("s.json", Order);
        Put("in/a.json", """{"id":"1"}""");
        Put("in/b.json", "{}");
        Assert.Equal(1, Contracts("validate", schema, "in/*.json").Exit);
        (int exit, string output, string error) = Contracts("validate", schema, "out/*.json", "in/a.json");
        Assert.Equal(2, exit);
        Assert.Equal("in/a.json: valid\n", output);
        Assert.Equal("contracts: error: no file matches 'out/*.json'\n", error);
    }

    [Fact]
    public void With_a_broken_schema_each_payload_has_its_line_of_json()
    {
        (int exit, string output, string error) = Contracts("validate", Put("s.json", """{"type":17}"""), "a.json", "b.json", "--format", "json");
        Assert.Equal(2, exit);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["a.json", "b.json"], Array.ConvertAll(lines, line => JsonDocument.Parse(line).RootElement.GetProperty("payload").GetString()));
        Assert.All(lines, line => Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(line).RootElement.GetProperty("valid").ValueKind));
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Help_and_version_exit_with_0()
    {
        Assert.Equal(0, Contracts("--help").Exit);
        Assert.Equal(0, Contracts("validate", "--help").Exit);
        Assert.Equal(0, Contracts("--version").Exit);
    }

    [Fact]
    public void A_reference_leads_to_a_file_or_into_a_folder()
    {
        string schema = Put("s.json", """{"$ref":"https://example.com/types/id.json"}""");
        string type = Put("types/id.json", """{"type":"integer"}""");
        string payload = Put("a.json", "17");
        Assert.Equal(0, Contracts("validate", schema, payload, "--resolve", "https://example.com/types/id.json=" + type).Exit);
        Assert.Equal(0, Contracts("validate", schema, payload, "--resolve", "https://example.com/types/=" + Path.GetDirectoryName(type)).Exit);
        (int exit, _, string error) = Contracts("validate", schema, payload);
        Assert.Equal(2, exit);
        Assert.Contains("s.json:1:9", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.json", "no such file")]
    [InlineData(".", "it is a folder")]
    public void A_payload_that_cannot_be_read_is_one_line_and_2(string name, string reason)
    {
        (int exit, _, string error) = Contracts("validate", Put("s.json", Order), Path.Combine(_folder, name));
        Assert.Equal(2, exit);
        Assert.Contains(reason, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":1,}")]
    [InlineData("\0")]
    [InlineData("{\"a\":1,\"a\":2}")]
    public void A_payload_that_is_no_json_is_2_with_its_place(string payload)
    {
        (int exit, _, string error) = Contracts("validate", Put("s.json", "true"), Put("a.json", payload));
        Assert.Equal(2, exit);
        Assert.Contains("a.json:1:", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":17}""")]
    [InlineData("""{"$schema":"https://example.com/unknown"}""")]
    [InlineData("""{"pattern":"("}""")]
    [InlineData("[")]
    public void A_broken_schema_is_2_without_a_stack_trace(string schema)
    {
        (int exit, string output, string error) = Contracts("validate", Put("s.json", schema), Put("a.json", "1"));
        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Contains("s.json:1:", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vaildate")]
    [InlineData("validate")]
    [InlineData("validate s.json a.json --format xml")]
    [InlineData("validate s.json a.json --fromat json")]
    [InlineData("validate s.json a.json --resolve nonsense")]
    public void A_wrong_command_line_is_one_line_and_2(string arguments)
    {
        (int exit, string output, string error) = Contracts(arguments.Split(' '));
        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Generate_writes_the_files_of_a_schema()
    {
        string target = Path.Combine(_folder, "out");
        (int exit, _, string error) = Contracts("generate", Put("s.json", Order), "-o", target, "--namespace", "Acme.Orders");
        Assert.True(exit == 0, error);
        Assert.Contains("namespace Acme.Orders;", File.ReadAllText(Path.Combine(target, "Order.g.cs")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--namespace Acme.Orders --accessibility internal", "Order.g.cs", "internal sealed partial record Order")]
    [InlineData("--root-name Purchase", "Purchase.g.cs", "public sealed partial record Purchase")]
    [InlineData("--type-name #/$defs/State=Phase --type-name /$defs/Order=Bill", "Bill.g.cs", "record Bill")]
    [InlineData("--type-name #/$defs/State=Phase --type-name /$defs/Order=Bill", "Bill.g.cs", "enum Phase")]
    [InlineData("--numbers biginteger", "Order.g.cs", "global::System.Numerics.BigInteger? Count")]
    [InlineData("--numbers json", "Order.g.cs", "Json::JsonElement? Count")]
    [InlineData("--format-types strings", "Order.g.cs", "string? Day")]
    [InlineData("--format-types map", "Order.g.cs", "global::System.DateOnly? Day")]
    [InlineData("--language markdown", "s.md", "| `id` | string | required | |")]
    [InlineData("--language typescript", "s.ts", "export interface Order {")]
    public void Generate_takes_options(string arguments, string file, string expected)
    {
        string target = Path.Combine(_folder, "out");
        string schema = Put(
            "s.json",
            """{"$ref":"#/$defs/Order","$defs":{"Order":{"type":"object","required":["id"],"properties":{"id":{"type":"string"},"count":{"type":"integer"},"day":{"type":"string","format":"date"},"state":{"$ref":"#/$defs/State"}}},"State":{"enum":["open","closed"]}}}""");
        (int exit, _, string error) = Contracts(["generate", schema, "-o", target, .. arguments.Split(' ')]);
        Assert.True(exit == 0, error);
        Assert.Contains(expected, File.ReadAllText(Path.Combine(target, file)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--namespace", "Acme.class")]
    [InlineData("--namespace", "1st")]
    [InlineData("--namespace", "Acme..Orders")]
    [InlineData("--root-name", "no name")]
    [InlineData("--type-name", "/$defs/Id")]
    [InlineData("--type-name", "/$defs/Id=int")]
    [InlineData("--accessibility", "private")]
    [InlineData("--numbers", "float")]
    [InlineData("--format-types", "dates")]
    [InlineData("--language", "java")]
    public void An_option_that_means_nothing_is_2_and_nothing_is_written(string option, string value)
    {
        string target = Path.Combine(_folder, "out");
        (int exit, _, string error) = Contracts("generate", Put("s.json", Order), "-o", target, option, value);
        Assert.Equal(2, exit);
        Assert.Contains(value, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(target));
    }

    private string Put(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private (int Exit, string Output, string Error) Contracts(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "contracts.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = _folder,
        };
        using Process process = Process.Start(start)!;
        System.Threading.Tasks.Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
