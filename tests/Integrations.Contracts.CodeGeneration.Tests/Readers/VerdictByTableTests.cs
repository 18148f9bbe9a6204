using System.Linq;
using Integrations.Contracts.Tests;

namespace Integrations.Contracts.CodeGeneration.Tests.Readers;

/// <summary>Verdicts that go by a table or by one constraint, instead of by a switch or by trials.</summary>
public sealed class VerdictByTableTests
{
    // Members of every kind that a table knows, and some that it does not.
    private const string Wide = """
        {"title": "Thing", "type": "object", "required": ["flag"], "definitions": {"hue": {"enum": ["red", "green"]}},
         "properties": {
            "flag": {"type": "boolean"}, "other": {"type": "boolean"}, "text": {"type": "string"}, "count": {"type": "integer"}, "size": {"type": "number"}, "any": {},
            "hue": {"$ref": "#/definitions/hue"}, "short": {"type": "string", "maxLength": 3}, "digit": {"type": "integer", "minimum": 0, "maximum": 9}, "list": {"type": "array", "items": {"type": "integer"}},
            "map": {"type": "object", "additionalProperties": {"type": "boolean"}}, "inner": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}, "either": {"type": ["string", "integer"]},
            "none": {"type": ["boolean", "null"]}, "word": {"anyOf": [{"enum": ["one", "two"]}, {"type": "string", "pattern": "^#"}]}, "never": false}}
        """;

    [Fact]
    public void AVerdictOnManyMembersGoesByTheTable()
    {
        string source = Source(Wide);
        Assert.Contains(".Booleans(0, 1)", source, StringComparison.Ordinal);
        Assert.Contains("Hue>(6)", source, StringComparison.Ordinal);
        Assert.Contains("if (!TMode.TakesValues) return state.Done(state.SkipObject<Checks.MembersOfRoot>(at, MemberTable), value = null);", source, StringComparison.Ordinal);
        Assert.DoesNotContain("SkipObject", Source("""{"title": "Thing", "type": "object", "properties": {"a": {"type": "boolean"}, "b": {"type": "array", "items": {"type": "string"}}}}"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"flag\": true", true)]
    [InlineData("\"flag\": 1", false)]
    [InlineData("\"flag\": true, \"text\": \"a\", \"count\": 1, \"size\": 1.5, \"any\": [1]", true)]
    [InlineData("\"flag\": true, \"any\": [1,]", false)]
    [InlineData("\"flag\": true, \"text\": 1", false)]
    [InlineData("\"flag\": true, \"count\": 1.5", false)]
    [InlineData("\"flag\": true, \"size\": \"1\"", false)]
    [InlineData("\"flag\": true, \"hue\": \"red\"", true)]
    [InlineData("\"flag\": true, \"hue\": \"blue\"", false)]
    [InlineData("\"flag\": true, \"short\": \"abc\", \"digit\": 9", true)]
    [InlineData("\"flag\": true, \"short\": \"abcd\"", false)]
    [InlineData("\"flag\": true, \"digit\": 10", false)]
    [InlineData("\"flag\": true, \"list\": [1, 2], \"map\": {\"a\": true}, \"inner\": {\"a\": \"\"}, \"either\": 1, \"none\": null, \"word\": \"#\"", true)]
    [InlineData("\"flag\": true, \"list\": [1, \"2\"]", false)]
    [InlineData("\"flag\": true, \"map\": {\"a\": 1}", false)]
    [InlineData("\"flag\": true, \"inner\": {}", false)]
    [InlineData("\"flag\": true, \"either\": true", false)]
    [InlineData("\"flag\": true, \"none\": 0", false)]
    [InlineData("\"flag\": true, \"word\": \"three\"", false)]
    [InlineData("\"flag\": true, \"word\": \"two\"", true)]
    [InlineData("\"flag\": true, \"never\": 1", false)]
    [InlineData("\"flag\": true, \"unknown\": {\"a\": [null]}", true)]
    [InlineData("\"flag\": true, \"flag\": true", false)]
    [InlineData("\"text\": \"a\"", false)]
    public void VerdictAndValuesAgree(string members, bool isExpected) => EmittedCode.Run(Wide, $$""""
        byte[] payload = Encoding.UTF8.GetBytes("""{ {{members}} }""");
        if (Thing.IsValid(payload) != {{(isExpected ? "true" : "false")}}) throw new Exception("verdict");
        if (Thing.TryParse(payload, out _) != {{(isExpected ? "true" : "false")}}) throw new Exception("values");
        """");

    [Theory]
    [InlineData("anyOf", ".AnyOf(")]
    [InlineData("oneOf", ".ExactlyOneOf(")]
    public void AChoiceOfStringsIsOneConstraint(string keyword, string step)
    {
        string schema = $$$"""{"title": "Thing", "type": "object", "properties": {"a": {"{{{keyword}}}": [{"enum": ["one", "#two"]}, {"type": "string", "pattern": "^#"}, {"type": "string", "minLength": 9}]} } }""";
        string source = Source(schema);
        Assert.Contains(step, source, StringComparison.Ordinal);
        Assert.DoesNotContain(keyword == "anyOf" ? "SkipAnyOf" : "SkipOneOf", source, StringComparison.Ordinal);
        string isOne = keyword == "anyOf" ? "true" : "false";
        EmittedCode.Run(schema, $$""""
            foreach (var (text, isExpected) in new[] { ("one", true), ("#two", {{isOne}}), ("#three", true), ("three", false), ("thirteenth", true), ("#thirteenth", {{isOne}}) })
            {
                byte[] payload = Encoding.UTF8.GetBytes("{\"a\": \"" + text + "\"}");
                if (Thing.IsValid(payload) != isExpected || Thing.TryParse(payload, out Thing? thing) != isExpected) throw new Exception(text);
                if (thing is not null && thing.ToJson() != "{\"a\":\"" + text + "\"}") throw new Exception(thing.ToJson());
            }

            if (Thing.IsValid("{\"a\": 1}"u8)) throw new Exception("no string");
            """");
    }

    private static string Source(string schema) => string.Concat(EmittedCode.Generate(schema).Select(file => file.Source));
}
