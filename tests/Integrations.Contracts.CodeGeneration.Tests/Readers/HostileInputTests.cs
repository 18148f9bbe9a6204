using System.Diagnostics;
using System.Linq;
using System.Text;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.CodeGeneration.Tests.Readers;

/// <summary>Payloads and schemas that mean harm: what they cost emitted code stays bounded.</summary>
public sealed class HostileInputTests
{
    private static EmittedValidators.Verdict Emit(string schema)
    {
        EmittedValidators emitted = new();
        string name = emitted.Add(Encoding.UTF8.GetBytes(schema), JsonSchemaOptions.Default);
        return EmittedValidators.Find(emitted.Load(), name);
    }

    [Fact]
    public void BranchesThatLeadToEachOtherAreLookedAtOnceAValue()
    {
        // Each level asks twice for the level below; without memory 2^60 looks.
        EmittedValidators.Verdict isValid = Emit("""{"$defs": {"n": {"anyOf": [{"type": "object", "properties": {"a": {"$ref": "#/$defs/n"}}, "required": ["b"]}, {"type": "object", "properties": {"a": {"$ref": "#/$defs/n"}}, "required": ["a"]}, {"type": "integer"}]}}, "$ref": "#/$defs/n"}""");
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 60)) + "\"x\"" + new string('}', 60);
        Stopwatch time = Stopwatch.StartNew();
        Assert.False(isValid(Encoding.UTF8.GetBytes(deep)));
        Assert.True(isValid(Encoding.UTF8.GetBytes(deep.Replace("\"x\"", "1"))));
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(2), time.Elapsed.ToString());
    }

    [Fact]
    public void BranchesThatLeadToEachOtherThroughListsAndMapsAreReadInOnePassAValue() => EmittedCode.Run(
        """
        {"title": "Root", "type": "object", "properties": {"n": {"$ref": "#/$defs/N"}}, "$defs": {"N": {"anyOf": [
            {"type": "object", "properties": {"a": {"type": "array", "items": {"$ref": "#/$defs/N"}}, "m": {"type": "object", "additionalProperties": {"$ref": "#/$defs/N"}}}, "required": ["b"]},
            {"type": "object", "properties": {"a": {"type": "array", "items": {"$ref": "#/$defs/N"}}, "m": {"type": "object", "additionalProperties": {"$ref": "#/$defs/N"}}}}, {"type": "integer"}]}}}
        """,
        """
        foreach ((string open, string close) in new[] { ("{\"a\":[", "]}"), ("{\"m\":{\"k\":", "}}") })
        {
            string deep = "{\"n\":" + string.Concat(Enumerable.Repeat(open, 28)) + "\"x\"" + string.Concat(Enumerable.Repeat(close, 28)) + "}";
            System.Diagnostics.Stopwatch time = System.Diagnostics.Stopwatch.StartNew();
            True(!Root.IsValid(deep), "a string at the bottom");
            True(Root.IsValid(deep.Replace("\"x\"", "1")), "an integer at the bottom");
            Equal(deep.Replace("\"x\"", "1"), Root.Parse(deep.Replace("\"x\"", "1")).ToJson());
            True(time.Elapsed < TimeSpan.FromSeconds(5), time.Elapsed.ToString());
        }
        """);

    [Fact]
    public void ATowerOfSharedDefinitionsIsClimbedOnce()
    {
        StringBuilder schema = new("{\"$defs\": {");
        for (int level = 0; level < 40; level++)
        {
            schema.Append($"\"d{level}\": {{\"anyOf\": [{{\"$ref\": \"#/$defs/d{level + 1}\", \"minLength\": 1}}, {{\"$ref\": \"#/$defs/d{level + 1}\", \"maxLength\": 9}}]}}, ");
        }

        schema.Append("\"d40\": {\"pattern\": \"^b\"}}, \"$ref\": \"#/$defs/d0\"}");
        EmittedValidators.Verdict isValid = Emit(schema.ToString());
        Stopwatch time = Stopwatch.StartNew();
        Assert.False(isValid("\"aaa\""u8));
        Assert.True(isValid("\"baa\""u8));
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(2), time.Elapsed.ToString());
    }

    [Fact]
    public void ATowerWithUnevaluatedPropertiesIsClimbedOnce()
    {
        StringBuilder schema = new("{\"unevaluatedProperties\": false, \"$defs\": {");
        for (int level = 0; level < 30; level++)
        {
            schema.Append($"\"d{level}\": {{\"anyOf\": [{{\"$ref\": \"#/$defs/d{level + 1}\", \"minProperties\": 1}}, {{\"$ref\": \"#/$defs/d{level + 1}\", \"maxProperties\": 9}}]}}, ");
        }

        schema.Append("\"d30\": {\"properties\": {\"a\": {\"type\": \"integer\"}}}}, \"$ref\": \"#/$defs/d0\"}");
        EmittedValidators.Verdict isValid = Emit(schema.ToString());
        Stopwatch time = Stopwatch.StartNew();
        Assert.True(isValid("{\"a\": 1}"u8));
        Assert.False(isValid("{\"a\": 1, \"b\": 2}"u8));
        Assert.False(isValid("{\"a\": \"x\"}"u8));
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(2), time.Elapsed.ToString());
    }

    [Fact]
    public void DepthIsLimitedAsInTheInterpreter()
    {
        foreach (string schema in new[] { "true", """{"type": "array"}""", """{"items": {"$ref": "#"}}""", """{"not": {"type": "string"}}""" })
        {
            EmittedValidators.Verdict isValid = Emit(schema);
            Assert.True(isValid(Encoding.UTF8.GetBytes(new string('[', 64) + new string(']', 64))));
            Assert.False(isValid(Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65))));
            Assert.False(isValid(Encoding.UTF8.GetBytes(new string('[', 100_000))));
        }
    }

    [Fact]
    public void DuplicateNamesAreRefusedHoweverTheyAreWrittenAndHoweverManyThereAre()
    {
        EmittedValidators.Verdict isValid = Emit("""{"properties": {"id": {"type": "integer"}}}""");
        Assert.True(isValid("{\"id\": 1, \"a\": 2}"u8));
        Assert.False(isValid("{\"id\": 1, \"\\u0069d\": 2}"u8));
        Assert.False(isValid("{\"a\": 1, \"\\u0061\": 2}"u8));
        Assert.False(isValid("{\"x\": {\"a\": 1, \"b\": [{}], \"a\": 2}}"u8));
        foreach (int count in new[] { 60, 64, 65, 300, 20_000 })
        {
            string members = string.Join(",", Enumerable.Range(0, count).Select(index => $"\"name {index}\": {{\"n\": {index}}}"));
            Assert.True(isValid(Encoding.UTF8.GetBytes("{" + members + "}")));
            Assert.False(isValid(Encoding.UTF8.GetBytes("{" + members + ",\"name 0\": 1}")));
            Assert.False(isValid(Encoding.UTF8.GetBytes("{" + members + $",\"\\u006eame {count - 1}\": 1}}")));
            Assert.True(isValid(Encoding.UTF8.GetBytes("{\"outer\": {" + members + "}," + members + "}")));
        }
    }

    [Theory]
    [InlineData("\"; System.Environment.Exit(1); //")]
    [InlineData("\\u0022")]
    [InlineData("*/ } class X { /*")]
    [InlineData("\u202Eabc\u2028\u2029\u0085")]
    [InlineData("\0\u0001\u007F")]
    [InlineData("😀 é ß")]
    [InlineData("{0}{{}}\"\"\"")]
    [InlineData("")]
    [InlineData("class")]
    public void TextOfASchemaIsDataInTheEmittedCode(string text)
    {
        string quoted = System.Text.Json.JsonSerializer.Serialize(text);
        string pattern = System.Text.Json.JsonSerializer.Serialize("^[" + string.Concat(text.Where(char.IsAsciiLetter)) + "z]*$");
        EmittedValidators.Verdict isValid = Emit($$"""
            {"title": {{quoted}}, "type": "object", "properties": { {{quoted}}: {"enum": [{{quoted}}, {"a": {{quoted}} }]}, "p": {"pattern": {{pattern}} } }, "required": [{{quoted}}], "dependentRequired": { {{quoted}}: [{{quoted}}] } }
            """);
        Assert.True(isValid(Encoding.UTF8.GetBytes($"{{ {quoted}: {quoted} }}")));
        Assert.True(isValid(Encoding.UTF8.GetBytes($"{{ {quoted}: {{\"a\": {quoted}}} }}")));
        Assert.False(isValid(Encoding.UTF8.GetBytes($"{{ {quoted}: 1 }}")));
        Assert.False(isValid("{}"u8));
    }

    [Fact]
    public void ADynamicReferenceThatNeverEndsIsADiagnosticAndNoCode()
    {
        GenerationResult result = ContractGenerator.Generate(new SchemaDocumentInput(null, "s.json", """{"$dynamicAnchor":"x","anyOf":[{"$dynamicRef":"#x"}]}"""u8.ToArray()), [], new GenerationOptions { Namespace = "Emitted" });
        Assert.Empty(result.Files);
        Assert.Equal("IC1008", Assert.Single(result.Diagnostics, diagnostic => diagnostic.IsError).Id);
    }

    [Fact]
    public void ADefinitionThatNeverEndsAcceptsNothingAndSpoilsNothingElse() => EmittedCode.Run(
        """{"title": "Thing", "type": "object", "$defs": {"A": {"type": "object", "properties": {"x": true}, "not": {"$ref": "#/$defs/A"}}, "B": {"type": "object", "properties": {"a": {"not": {"$ref": "#/$defs/A"}}}}}}""",
        """
        True(Thing.IsValid("{}"u8), "Thing");
        True(B.IsValid("{}"u8), "B without a");
        True(!B.IsValid("{\"a\": 1}"u8), "B with a");
        """);
}
