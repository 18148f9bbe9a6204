using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Tool.Bowtie;

namespace Integrations.Contracts.Tool.Tests;

public sealed class BowtieHarnessTests
{
    private const string Start = """{"cmd":"start","version":1}""";
    private const string Stop = """{"cmd":"stop"}""";

    public static TheoryData<string> Engines => ["runtime", "generated"];

    [Fact]
    public void Start_names_the_implementation_and_its_dialects()
    {
        string answer = Assert.Single(Ask("runtime", null, Start));
        Assert.StartsWith("""{"version":1,"implementation":{"language":"csharp","name":"Integrations.Contracts",""", answer, StringComparison.Ordinal);
        Assert.Contains("""
            "dialects":["https://json-schema.org/v1","https://json-schema.org/draft/2020-12/schema","https://json-schema.org/draft/2019-09/schema","http://json-schema.org/draft-07/schema#","http://json-schema.org/draft-06/schema#","http://json-schema.org/draft-04/schema#","http://json-schema.org/draft-03/schema#"]
            """.Trim(), answer, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_case_is_answered_test_by_test_and_seq_comes_back_as_it_was(string engine)
    {
        string[] answers = Ask(engine, null, """{"cmd":"dialect","dialect":"http://json-schema.org/draft-07/schema#"}""", Run("""{"n":[1.0]}""", """{"type":"integer"}""", "1.0", "1.5", "1e400", "9007199254740993"));
        Assert.Equal(["""{"ok":true}""", """{"seq":{"n":[1.0]},"results":[{"valid":true},{"valid":false},{"valid":true},{"valid":true}]}"""], answers);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Numbers_keep_their_text(string engine) =>
        Assert.Equal("""{"seq":1,"results":[{"valid":true},{"valid":false}]}""", Assert.Single(Ask(engine, null, Run("1", """{"const":9007199254740993}""", "9007199254740993", "9007199254740992"))));

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_reference_is_found_in_the_registry_and_a_null_registry_is_none(string engine)
    {
        string found = """{"cmd":"run","seq":1,"case":{"description":"d","schema":{"$ref":"http://example.com/a.json"},"registry":{"http://example.com/a.json":{"type":"string"}},"tests":[{"description":"t","instance":"x"},{"description":"t","instance":1}]}}""";
        string none = """{"cmd":"run","seq":2,"case":{"description":"d","schema":true,"registry":null,"tests":[{"description":"t","instance":null}]}}""";
        Assert.Equal(["""{"seq":1,"results":[{"valid":true},{"valid":false}]}""", """{"seq":2,"results":[{"valid":true}]}"""], Ask(engine, null, found, none));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_broken_schema_is_an_error_of_each_test_and_the_next_case_is_answered(string engine)
    {
        string[] answers = Ask(engine, null, Run("1", """{"type":17}""", "1"), Run("2", """{"$ref":"#/$defs/nowhere"}""", "1"), Run("3", "true", "1"));
        Assert.StartsWith("""{"seq":1,"results":[{"errored":true,"context":{"message":""", answers[0], StringComparison.Ordinal);
        Assert.StartsWith("""{"seq":2,"results":[{"errored":true,"context":{"message":""", answers[1], StringComparison.Ordinal);
        Assert.Equal("""{"seq":3,"results":[{"valid":true}]}""", answers[2]);
    }

    [Theory]
    [InlineData(null, false, true)]
    [InlineData("0", true, true)]
    [InlineData("1", false, false)]
    public void The_environment_says_what_format_does(string? formats, bool validInV1, bool validIn202012)
    {
        string[] answers = Ask("runtime", formats, Run("1", """{"$schema":"https://json-schema.org/v1","format":"ipv4"}""", "\"x\""), Run("2", """{"format":"ipv4"}""", "\"x\""));
        Assert.Equal(Answer("1", validInV1), answers[0]);
        Assert.Equal(Answer("2", validIn202012), answers[1]);
    }

    [Fact]
    public void Formats_switched_off_are_asserted_where_a_metaschema_asks_for_it()
    {
        string request = """{"cmd":"run","seq":1,"case":{"description":"d","schema":{"$schema":"http://example.com/meta","format":"ipv4"},"registry":{"http://example.com/meta":{"$id":"http://example.com/meta","$schema":"https://json-schema.org/draft/2020-12/schema","$vocabulary":{"https://json-schema.org/draft/2020-12/vocab/core":true,"https://json-schema.org/draft/2020-12/vocab/format-assertion":true},"$ref":"https://json-schema.org/draft/2020-12/schema"}},"tests":[{"description":"t","instance":"x"}]}}""";
        Assert.Equal(Answer("1", false), Assert.Single(Ask("runtime", "0", request)));
    }

    [Fact]
    public void Annotations_come_in_the_form_of_the_protocol()
    {
        string request = """{"cmd":"run","seq":1,"output":"annotations","case":{"description":"d","schema":{"properties":{"a/b":{"title":"T"}}},"tests":[{"description":"t","instance":{"a/b":1}}]}}""";
        string answer = Assert.Single(Ask("runtime", null, request));
        Assert.Contains("""{"keyword":"title","instanceLocation":"/a~1b","keywordLocation":"#/properties/a~1b/title","annotation":"T"}""", answer, StringComparison.Ordinal);
    }

    /// <summary>Our own cases over the protocol. How long an answer takes is printed; it depends on what else the machine does, so that only ten times the 0.5 s that it may take on average fail.</summary>
    [Theory]
    [InlineData("runtime", 1)]
    [InlineData("generated", 6)]
    public void Our_own_cases_get_their_verdicts_in_time(string engine, int step)
    {
        List<JsonElement> cases = [.. Directory.EnumerateFiles(Path.Combine(Corpus.RepositoryRoot, "tests", "Integrations.Contracts.Conformance", "Cases"), "*.json").Order(StringComparer.Ordinal)
            .SelectMany(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.EnumerateArray()).Where((_, index) => index % step == 0)];
        string[] runs = [.. cases.Select((found, index) => Run(index.ToString(CultureInfo.InvariantCulture), found.GetProperty("schema").GetRawText(), [.. found.GetProperty("tests").EnumerateArray().Select(test => test.GetProperty("data").GetRawText())]))];
        Ask(engine, "1", Start);
        Stopwatch watch = Stopwatch.StartNew();
        string[] answers = Ask(engine, "1", runs);
        TimeSpan average = watch.Elapsed / runs.Length;
        for (int index = 0; index < runs.Length; index++)
        {
            bool[] expected = [.. cases[index].GetProperty("tests").EnumerateArray().Select(test => test.GetProperty("valid").GetBoolean())];
            bool?[] found = [.. JsonDocument.Parse(answers[index]).RootElement.GetProperty("results").EnumerateArray().Select(result => result.TryGetProperty("valid", out JsonElement valid) ? valid.GetBoolean() : (bool?)null)];
            Assert.True(expected.Select(valid => (bool?)valid).SequenceEqual(found), runs[index] + "\n" + answers[index]);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{engine}: {runs.Length} cases, {average.TotalMilliseconds:F1} ms on average");
        Assert.True(average < TimeSpan.FromSeconds(5), average.ToString());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[1]")]
    [InlineData("""{"cmd":"dance","seq":1}""")]
    [InlineData("""{"cmd":"run","seq":1}""")]
    [InlineData("""{"cmd":"run","seq":1,"case":{"description":"d","schema":{},"tests":null}}""")]
    public void A_request_that_makes_no_sense_is_answered_and_so_is_the_next(string request)
    {
        string[] answers = Ask("runtime", null, request, Run("2", "true", "1"));
        Assert.Contains("\"errored\":true", answers[0], StringComparison.Ordinal);
        Assert.Equal(Answer("2", true), answers[1]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void An_instance_that_the_library_refuses_to_read_is_an_error_and_the_others_have_their_verdict(string engine)
    {
        string answer = Assert.Single(Ask(engine, null, Run("1", """{"type":"object"}""", """{"a":1,"a":2}""", "\"\\ud800\"", new string('[', 2000) + new string(']', 2000), "{}")));
        Assert.Equal(3, answer.Split("\"errored\":true").Length - 1);
        Assert.EndsWith("{\"valid\":true}]}", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_dialect_is_refused_and_the_one_before_stays()
    {
        string[] answers = Ask("runtime", null, """{"cmd":"dialect","dialect":"http://json-schema.org/draft-04/schema#"}""", """{"cmd":"dialect","dialect":"urn:x"}""", Run("1", """{"minimum":1,"exclusiveMinimum":true}""", "1"));
        Assert.Equal(["""{"ok":true}""", """{"ok":false}""", Answer("1", false)], answers);
    }

    [Fact]
    public void Stop_ends_it_and_what_follows_is_not_answered() => Assert.Empty(Ask("runtime", null, Stop, Start));

    private static string Answer(string seq, bool valid) => $$$"""{"seq":{{{seq}}},"results":[{"valid":{{{(valid ? "true" : "false")}}}}]}""";

    private static string Run(string seq, string schema, params string[] instances)
    {
        string tests = string.Join(",", Array.ConvertAll(instances, instance => """{"description":"t","instance":""" + instance + "}"));
        return $$$"""{"cmd":"run","seq":{{{seq}}},"case":{"description":"d","schema":{{{schema}}},"tests":[{{{tests}}}]}}""";
    }

    private static string[] Ask(string engine, string? formats, params string[] requests)
    {
        using MemoryStream input = new(Encoding.UTF8.GetBytes(string.Join("\n", requests) + "\n"));
        using MemoryStream output = new();
        IBowtieEngine answering = engine == "generated" ? new GeneratedEngine() : new RuntimeEngine();
        Assert.Equal(0, new BowtieHarness(answering, new FormatSwitch(formats)).Run(input, output));
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
