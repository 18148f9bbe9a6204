using System.Linq;
using Integrations.Contracts.Tests;

namespace Integrations.Contracts.CodeGeneration.Tests.Readers;

/// <summary>Objects that name no member: each member's name says what its value is held against.</summary>
public sealed class EmittedMapsTests
{
    private const string Schema = """
        {"title": "Thing", "type": "object", "properties": {
            "closed": {"type": "object", "patternProperties": {"^[a-z]+$": {"type": "integer"}}, "additionalProperties": false, "minProperties": 1, "maxProperties": 2},
            "open": {"type": "object", "patternProperties": {"^a": {"type": "integer"}}, "additionalProperties": {"type": "boolean"}},
            "many": {"type": "object", "patternProperties": {"^a": {"type": "integer"}, "z$": {"minimum": 3}}},
            "named": {"type": "object", "propertyNames": {"maxLength": 2}, "additionalProperties": {"type": "string"}},
            "both": {"type": "object", "propertyNames": {"maxLength": 2}, "patternProperties": {"^a": {"type": "integer"}}},
            "all": {"type": "object", "patternProperties": {"[\\s\\S]*": {"type": "integer"}}, "additionalProperties": false}}}
        """;

    [Fact]
    public void NamesAndValuesAreAskedInOneLoopOfTheLibrary()
    {
        string source = Source();
        Assert.Contains("state.SkipMembers<", source, StringComparison.Ordinal);
        Assert.DoesNotContain("MemberTable()", source, StringComparison.Ordinal);
    }

    [Fact]
    public void APatternThatEveryNameMatchesIsNotHeldAgainstNames() => Assert.DoesNotContain("s\\\\S", Source().Split("file static class")[1].Split("public static partial class")[0], StringComparison.Ordinal);

    [Fact]
    public void VerdictsAreThoseOfTheSchema() => EmittedCode.Run(
        Schema,
        """
        True(Thing.IsValid("{\"closed\": {\"a\": 1, \"bc\": 2}}"u8), "names that match");
        True(Thing.IsValid("{\"closed\": {\"\\u0061\": 1}}"u8), "a name with an escape that matches");
        True(!Thing.IsValid("{\"closed\": {\"A\": 1}}"u8), "a name that does not");
        True(!Thing.IsValid("{\"closed\": {\"\\u0041\": 1}}"u8), "a name with an escape that does not");
        True(!Thing.IsValid("{\"closed\": {\"a\": \"1\"}}"u8), "a value that is no integer");
        True(!Thing.IsValid("{\"closed\": {}}"u8), "too few");
        True(!Thing.IsValid("{\"closed\": {\"a\": 1, \"b\": 1, \"c\": 1}}"u8), "too many");
        True(!Thing.IsValid("{\"closed\": {\"a\": 1, \"\\u0061\": 2}}"u8), "a name twice");
        True(!Thing.IsValid("{\"closed\": []}"u8), "no object");
        True(!Thing.IsValid("{\"closed\": {\"a\" 1}}"u8), "no colon");
        True(!Thing.IsValid("{\"closed\": {\"a\\x\": 1}}"u8), "no name");
        True(!Thing.IsValid("{\"closed\": {\"a\": 1,}}"u8), "a comma too many");
        True(!Thing.IsValid("{\"closed\": {\"a"u8), "no end");
        True(Thing.IsValid("{\"open\": {\"a\": 1, \"b\": true}}"u8), "others are booleans");
        True(!Thing.IsValid("{\"open\": {\"a\": true}}"u8), "those that match are not");
        True(!Thing.IsValid("{\"open\": {\"b\": 1}}"u8), "an other that is none");
        True(Thing.IsValid("{\"many\": {\"az\": 3, \"a\": 1, \"z\": \"x\", \"b\": []}}"u8), "two patterns");
        True(!Thing.IsValid("{\"many\": {\"az\": 2}}"u8), "the second of two");
        True(!Thing.IsValid("{\"many\": {\"az\": 3.5}}"u8), "the first of two");
        True(Thing.IsValid("{\"named\": {\"a\": \"x\", \"\\u00e9\\u00e9\": \"x\"}}"u8), "names of two characters");
        True(!Thing.IsValid("{\"named\": {\"abc\": \"x\"}}"u8), "a name that is too long");
        True(!Thing.IsValid("{\"named\": {\"a\": 1}}"u8), "a value that is no string");
        True(Thing.IsValid("{\"both\": {\"a\": 1, \"b\": []}}"u8), "a name that is short and matches");
        True(!Thing.IsValid("{\"both\": {\"abc\": 1}}"u8), "one that matches and is too long");
        True(!Thing.IsValid("{\"both\": {\"a\": true}}"u8), "a value where it matches");
        True(Thing.IsValid("{\"all\": {\"\": 1, \"\\n\": 2}}"u8), "any name");
        True(!Thing.IsValid("{\"all\": {\"a\": true}}"u8), "a value of any name");
        Equal("{\"closed\":{\"a\":1},\"all\":{\"b\":2}}", Thing.Parse("{\"closed\": {\"a\": 1}, \"all\": {\"b\": 2}}"u8).ToJson());
        """);

    private static string Source() => string.Concat(EmittedCode.Generate(Schema).Select(file => file.Source));
}
