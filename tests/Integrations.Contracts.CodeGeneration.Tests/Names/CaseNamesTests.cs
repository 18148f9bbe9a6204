using System.Linq;

namespace Integrations.Contracts.Tests;

/// <summary>What types are called that are branches of a union, and that no title and no definition names.</summary>
public class CaseNamesTests
{
    private const string Name = """{"type": "string"}""";

    [Theory]
    [InlineData("""{"properties": {"kind": {"enum": ["radio", "select"]}, "a": true}, "required": ["kind"]}""", """{"properties": {"kind": {"enum": ["text"]}, "a": true}, "required": ["kind"]}""", "Kind, RadioOrSelect, Text")]
    [InlineData("""{"properties": {"unit": {"enum": ["m", "ft"]}, "x": true}, "required": ["unit"]}""", """{"properties": {"unit": {"enum": ["m", "ft"]}, "y": true}, "required": ["unit"]}""", "InputWithX, InputWithY, InputWithYUnit, Unit")]
    [InlineData("""{"properties": {"author": {}}}""", """{"properties": {"author": {}, "contributors": {}}, "required": ["contributors"]}""", "InputWithContributors, InputWithoutContributors")]
    public void OfObjects(string first, string second, string names) => Assert.Equal(names, Types($$"""[{{Object(first)}}, {{Object(second)}}]"""));

    [Fact]
    public void OfObjectsThatDifferInTwoMembersTogether() => Assert.Equal(
        "InputWithOp, InputWithPatch, InputWithPathAndTarget",
        Types($$"""
            [{{Object($$"""{"properties": {"path": {{Name}}, "target": {{Name}}}, "required": ["path", "target"]}""")}},
             {{Object($$"""{"properties": {"patch": {{Name}}, "target": {{Name}}}, "required": ["patch", "target"]}""")}},
             {{Object($$"""{"properties": {"op": {{Name}}, "path": {{Name}}}, "required": ["op", "path"]}""")}}]
            """));

    [Fact]
    public void OfEnums() => Assert.Equal("AlwaysOrNever, Automatic", Types("""[{"enum": ["always", "never"]}, {"const": "automatic"}]"""));

    [Fact]
    public void OfTheOneStringThatIsAChoiceItself() =>
        Assert.Equal("InputString, KnownInputString", Types("""[{"type": "array", "items": {"type": "string"}}, {"type": "string", "anyOf": [{"enum": ["low", "high"]}, {"type": "string"}]}]"""));

    [Fact]
    public void OfABranchOfSeveralTypesThereIsACaseEach() => EmittedCode.Run(
        """{"title": "Input", "oneOf": [{"type": ["string", "object"], "properties": {"ref": {"type": "string"}}}, {"type": "array", "items": {"type": "integer"}}]}""",
        """
        string Say(string json) => Input.Parse(json).Match(text => text, found => found.Ref!, list => list.Count.ToString());
        Equal("a", Say("\"a\""));
        Equal("b", Say("{\"ref\":\"b\"}"));
        Equal("2", Say("[1,2]"));
        """);

    private static string Object(string schema) => """{"type": "object", "additionalProperties": false, """ + schema[1..];

    // The types beside the root.
    private static string Types(string branches) => string.Join(", ", EmittedCode.Generate($$"""{"title": "Input", "oneOf": {{branches}}}""").Single().Types
        .Where(type => type is not ("Input" or "InputChecks" or "InputContract")).Order(StringComparer.Ordinal));
}
