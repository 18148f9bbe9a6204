using System.Linq;
using System.Text.Json;
using Integrations.Contracts.Tests;

namespace Integrations.Contracts.Benchmarks.Tests;

public sealed class SmokeTests(SmokeRun run) : IClassFixture<SmokeRun>
{
    [Fact]
    public void Every_table_runs() => Assert.True(run.ExitCode == 0, run.Output);

    [Theory]
    [InlineData("cold")]
    [InlineData("generator")]
    [InlineData("scale")]
    public void A_table_over_our_own_schema_has_rows(string table) => Assert.NotEmpty(Rows(table));

    [Theory]
    [InlineData("tokeniser", "scan", "scan-distinct", "tape")]
    [InlineData("corpora", "utf8jsonreader", "jsondocument", "runtime-validate", "runtime-parse-validate", "generated-is-valid")]
    [InlineData("payload", "utf8jsonreader", "generated-is-valid", "generated-parse", "stj-deserialize", "stj-serialize", "generated-write")]
    public void A_table_over_the_corpora_has_a_row_for_each_method(string table, params string[] methods)
    {
        Corpus.Require("benchmark");
        string[] measured = [.. Rows(table).Select(row => row.GetProperty("method").GetString()!)];
        Assert.All(methods, method => Assert.Contains(method, measured));
    }

    [Fact]
    public void The_file_has_the_documented_form()
    {
        Assert.Equal(["rows", "geomeans"], Names(run.Rows.RootElement));
        Assert.All(run.Rows.RootElement.GetProperty("rows").EnumerateArray(), row =>
        {
            Assert.Equal(["table", "name", "method", "ratio", "q1", "q3", "bytesAllocated"], Names(row));
            Assert.InRange(row.GetProperty("ratio").GetDouble(), row.GetProperty("q1").GetDouble(), row.GetProperty("q3").GetDouble());
            Assert.True(row.GetProperty("q1").GetDouble() > 0);
            Assert.True(row.GetProperty("bytesAllocated") is { ValueKind: JsonValueKind.Null } or { ValueKind: JsonValueKind.Number });
        });
        Assert.All(run.Rows.RootElement.GetProperty("geomeans").EnumerateArray(), mean => Assert.Equal(["table", "method", "ratio", "schemas"], Names(mean)));
        Assert.Equal(
            run.Rows.RootElement.GetProperty("rows").EnumerateArray().Count(),
            run.Rows.RootElement.GetProperty("geomeans").EnumerateArray().Sum(mean => mean.GetProperty("schemas").GetInt32()));
    }

    [Fact]
    public void An_edit_of_CSharp_is_measured_with_every_output_cached() =>
        Assert.Contains(Rows("generator"), row => row.GetProperty("method").GetString() == "driver-edit");

    [Theory]
    [InlineData]
    [InlineData("speed")]
    [InlineData("payload", "--rounds")]
    [InlineData("payload", "--rounds", "none")]
    [InlineData("payload", "--fast")]
    public void What_is_not_understood_is_said(params string[] arguments)
    {
        (int exitCode, string output) = SmokeRun.Run(arguments);
        Assert.Equal(2, exitCode);
        Assert.Contains("usage:", output);
    }

    private JsonElement[] Rows(string table) => [.. run.Rows.RootElement.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("table").GetString() == table)];

    private static string[] Names(JsonElement members) => [.. members.EnumerateObject().Select(member => member.Name)];
}
