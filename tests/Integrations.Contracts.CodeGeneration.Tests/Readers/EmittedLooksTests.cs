using System.Linq;
using Integrations.Contracts.Tests;

namespace Integrations.Contracts.CodeGeneration.Tests.Readers;

/// <summary>How often emitted code looks at a value: not again where one pass has seen what is asked.</summary>
public sealed class EmittedLooksTests
{
    [Theory]
    [InlineData("\"anyOf\": [{\"required\": [\"a\"]}, {\"required\": [\"b\"]}]", "(pass.Has(0)) || (pass.Has(1))")]
    [InlineData("\"oneOf\": [{\"required\": [\"a\"]}, {\"required\": [\"b\"]}]", "(pass.Has(0)) != (pass.Has(1))")]
    [InlineData("\"not\": {\"required\": [\"a\", \"b\"]}", "!(pass.Has(0) && pass.Has(1))")]
    [InlineData("\"if\": {\"required\": [\"a\"]}, \"then\": {\"minProperties\": 2}", "((pass.Has(0)) ? ")]
    public void WhichMembersAreThereIsKnownFromThePass(string rule, string condition)
    {
        string source = Source($$$"""{"title": "Thing", "type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}, {{{rule}}} }""");
        Assert.Contains(condition, source, StringComparison.Ordinal);
        Assert.DoesNotContain("FindMember", source, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatEachBranchAsksForIsNotAskedBefore()
    {
        string source = Source("""{"title": "Thing", "type": "object", "properties": {"x": {"type": "object", "required": ["a"], "oneOf": [{"type": "object", "properties": {"a": {"minimum": 1}}, "required": ["a"]}, {"type": "object", "properties": {"a": {"maximum": 9}}, "required": ["a"]}]}}}""");
        Assert.Contains("SkipOneOf", source, StringComparison.Ordinal);
        Assert.DoesNotContain("LookAgain", source, StringComparison.Ordinal);
    }

    [Fact]
    public void KindsAreAskedByTheFirstByteBeforeBranchesThatLetInMore()
    {
        const string Schema = """{"title": "Thing", "type": "object", "properties": {"x": {"type": "string", "anyOf": [{"enum": ["a", "b"]}, {"pattern": "^c"}]}}}""";
        Assert.DoesNotContain("LookAgain", Source(Schema), StringComparison.Ordinal);
        EmittedCode.Run(
            Schema,
            """
            True(Thing.IsValid("{\"x\": \"b\"}"u8), "by the enum");
            True(Thing.IsValid("{\"x\": \"cd\"}"u8), "by the pattern");
            True(!Thing.IsValid("{\"x\": \"d\"}"u8), "by neither");
            True(!Thing.IsValid("{\"x\": 1}"u8), "a number, which the pattern says nothing of");
            """);
    }

    [Fact]
    public void BranchesAreToldByIntegersAndByMembersThatMustBeThere()
    {
        string source = Source("""
            {"title": "Thing", "type": "object", "properties": {
                "x": {"oneOf": [{"properties": {"version": {"const": 1}}, "required": ["version"]}, {"properties": {"version": {"enum": [2, 3]}}, "required": ["version"]}]},
                "y": {"oneOf": [{"type": "object", "required": ["before", "z"]}, {"type": "object", "anyOf": [{"required": ["after"]}, {"required": ["last"]}]}]}}}
            """);
        Assert.Contains(""".By("version", 0x3, 0).When(0x1, 1).When(0x2, 2, 3)""", Unwrapped(source), StringComparison.Ordinal);
        Assert.Contains(""".By("before", 0x1).By("after", 0x2).By("last", 0x2)""", Unwrapped(source), StringComparison.Ordinal);
    }

    [Fact]
    public void ASchemaInPlaceThatLooksAtMoreComesBeforeFewMembers()
    {
        const string Schema = """
            {"title": "Thing", "type": "object", "required": ["version"], "properties": {"version": {"type": "integer"}},
             "if": {"properties": {"version": {"const": 1}}},
             "then": {"additionalProperties": false, "properties": {"version": true, "a": {"type": "string"}, "b": {"type": "array", "items": {"type": "integer"}}, "c": {"type": "object"}}},
             "else": {"properties": {"a": {"type": "null"}, "b": {"type": "object"}, "c": {"type": "boolean"}, "d": {"type": "boolean"}}}}
            """;
        Assert.Contains("if (!TMode.TakesValues) return state.Done(ThingChecks.CheckRoot(ref state, at), value = null);", Source(Schema), StringComparison.Ordinal);
        EmittedCode.Run(
            Schema,
            """
            True(Thing.IsValid("{\"a\": \"x\", \"b\": [1], \"version\": 1}"u8), "then, told by the last member");
            True(Thing.IsValid("{\"a\": null, \"b\": {\"version\": 1}, \"version\": 2, \"x\": []}"u8), "else");
            True(!Thing.IsValid("{\"a\": \"x\", \"version\": 2}"u8), "else, where then would hold");
            True(!Thing.IsValid("{\"a\": \"x\"}"u8), "no version");
            True(!Thing.IsValid("{\"a\": \"x\", \"version\": \"1\"}"u8), "a version that is no integer");
            True(!Thing.IsValid("{\"c\": {\"z\": 1, \"z\": 2}, \"version\": 1}"u8), "a name twice");
            True(!Thing.IsValid("{\"c\": {\"z\": [1, ]}, \"version\": 1}"u8), "no JSON");
            True(!Thing.IsValid("{\"version\": 2, \"x\": {\"z\": 1, \"z\": 2}}"u8), "a name twice where nothing is asked");
            """);
    }

    // Lines are broken at a width.
    private static string Unwrapped(string source) => System.Text.RegularExpressions.Regex.Replace(source, @"\n\s+", "");

    private static string Source(string schema) => string.Concat(EmittedCode.Generate(schema).Select(file => file.Source));
}
