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

    private static string Source(string schema) => string.Concat(EmittedCode.Generate(schema).Select(file => file.Source));
}
