using System.Linq;
using Integrations.Contracts.Tests;

namespace Integrations.Contracts.CodeGeneration.Tests.Readers;

/// <summary>Members that only a schema in place looks into, which scalars of other members choose: looked at once, by that schema.</summary>
public sealed class DeferredMembersTests
{
    private const string Branches = """
        {"title": "Thing", "type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}, "c": {"type": "array"}, "d": {"type": "object"}}, "oneOf": [
            {"properties": {"flex": {"const": true}, "view": {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}, "only": false}, "required": ["flex"]},
            {"properties": {"flex": {"enum": [false, null]}, "view": {"type": ["object", "string"], "properties": {"id": {"type": "integer"}}}}}]}
        """;

    private const string Condition = """
        {"title": "Thing", "type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}, "c": {"type": "array"}, "d": {"type": "object"}},
         "if": {"properties": {"kind": {"const": "list"}}, "required": ["kind"]},
         "then": {"properties": {"value": {"type": "array", "items": {"type": "integer"}}}, "required": ["value"]},
         "else": {"properties": {"value": {"type": "object", "additionalProperties": {"type": "string"}}}}}
        """;

    [Theory]
    [InlineData(Branches)]
    [InlineData(Condition)]
    public void TheyArePassedOverAndThenCheckedOnce(string schema)
    {
        string source = string.Concat(EmittedCode.Generate(schema).Select(file => file.Source));
        Assert.Contains("state.PassOver(at)", source, StringComparison.Ordinal);
        Assert.DoesNotContain("LookAgain", source, StringComparison.Ordinal);
        Assert.DoesNotContain("FindMember", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"flex": {"const": true}, "view": {"type": "object"}}, "required": ["flex"]""", """{"flex": {"enum": [true, false]}, "view": {"type": "array"}}""")]
    [InlineData("""{"flex": {"const": true}, "view": {"type": "object"}}""", """{"flex": {"const": false}, "view": {"type": "array"}}""")]
    [InlineData("""{"flex": {"const": true}, "a": {"type": "array"}}, "required": ["flex"]""", """{"flex": {"const": false}, "a": {"type": "object"}}, "required": ["flex"]""")]
    public void WhereScalarsDoNotChooseOrOwnRulesLookIntoThemNothingIsPassedOver(string first, string second)
    {
        string source = string.Concat(EmittedCode.Generate($$$"""
            {"title": "Thing", "type": "object", "properties": {"a": {}, "b": {"type": "string"}, "c": {"type": "array"}, "d": {"type": "object"}, "e": {"type": "object"}}, "oneOf": [
                {"properties": {{{first}}} },
                {"properties": {{{second}}} } ] }
            """).Select(file => file.Source));
        Assert.DoesNotContain("PassOver", source, StringComparison.Ordinal);
    }

    [Fact]
    public void VerdictsAreThoseOfTheBranchThatAConstantChooses() => EmittedCode.Run(
        Branches,
        """
        True(Thing.IsValid("{\"view\": {\"id\": \"x\"}, \"flex\": true}"u8), "the first, told by the last member");
        True(Thing.IsValid("{\"view\": {\"id\": 1}, \"flex\": false, \"only\": [{}]}"u8), "the second");
        True(Thing.IsValid("{\"view\": \"x\", \"flex\": null}"u8), "the second, null");
        True(Thing.IsValid("{\"view\": {\"id\": 1}}"u8), "the second, without what chooses");
        True(Thing.IsValid("{\"flex\": true}"u8), "without what is chosen for");
        True(!Thing.IsValid("{\"view\": {\"id\": 1}, \"flex\": true}"u8), "the first, a value of the second");
        True(!Thing.IsValid("{\"view\": {\"id\": \"x\"}, \"flex\": false}"u8), "the second, a value of the first");
        True(!Thing.IsValid("{\"view\": {\"id\": \"x\"}}"u8), "the second without what chooses, a value of the first");
        True(!Thing.IsValid("{\"view\": {\"id\": 1}, \"flex\": 1}"u8), "neither");
        True(!Thing.IsValid("{\"flex\": true, \"only\": 1}"u8), "a member that the first does not let in");
        True(!Thing.IsValid("{\"only\": {\"z\": 1, \"z\": 2}}"u8), "a name twice, where nothing is asked");
        True(!Thing.IsValid("{\"only\": [1 2]}"u8), "no JSON, where nothing is asked");
        True(!Thing.IsValid("{\"only\": [1}}"u8), "brackets that do not match");
        True(!Thing.IsValid("{\"only\": [1, ], \"a\": 1}"u8), "an item too few");
        True(!Thing.IsValid("{\"only\": 1x}"u8), "no number");
        True(!Thing.IsValid("{\"only\": \"\\x\"}"u8), "no string");
        True(!Thing.IsValid("{\"only\": {"u8), "no end");
        True(!Thing.IsValid("{\"only\": "u8), "no value");
        True(!Thing.IsValid("{\"only\": 1, \"only\": 2}"u8), "it twice");
        foreach (int depth in new[] { 62, 63, 64, 65 })
        {
            string deep = "{\"only\": " + new string('[', depth) + new string(']', depth) + "}", other = deep.Replace("only", "x");
            Equal(Thing.IsValid(other), Thing.IsValid(deep));
        }

        var thing = Thing.Parse("{\"view\": {\"id\": \"x\"}, \"a\": 1, \"flex\": true}"u8);
        Equal("{\"a\":1,\"view\":{\"id\": \"x\"},\"flex\":true}", thing.ToJson());
        True(!Thing.TryParse("{\"view\": {\"id\": 1}, \"flex\": true}"u8, out _), "what is refused is not taken");
        """);

    [Fact]
    public void VerdictsAreThoseOfTheOutcomeOfACondition() => EmittedCode.Run(
        Condition,
        """
        True(Thing.IsValid("{\"value\": [1, 2], \"kind\": \"list\"}"u8), "then");
        True(Thing.IsValid("{\"value\": {\"k\": \"x\"}, \"kind\": \"map\"}"u8), "else");
        True(Thing.IsValid("{\"value\": {\"k\": \"x\"}}"u8), "else, without a kind");
        True(Thing.IsValid("{\"kind\": 1}"u8), "else, without a value");
        True(!Thing.IsValid("{\"kind\": \"list\"}"u8), "then, without a value");
        True(!Thing.IsValid("{\"value\": {\"k\": \"x\"}, \"kind\": \"list\"}"u8), "then, a value of else");
        True(!Thing.IsValid("{\"value\": [1]}"u8), "else, a value of then");
        True(!Thing.IsValid("{\"value\": [1, 2, \"kind\": \"list\"}"u8), "no JSON");
        """);

    [Fact]
    public void WhatIsRefusedIsNotKnownToBeWellFormed() => EmittedCode.Run(
        $$$"""
        {"title": "Root", "type": "object", "properties": {
            "first": {"type": "object", "not": {"minProperties": 3}}, "x": {"anyOf": [{{{Branches}}}, {"type": ["object", "string"]}]} } }
        """,
        """
        True(Root.IsValid("{\"first\": {\"a\": {}}, \"x\": {\"view\": {\"id\": 1.5}}}"u8), "another branch lets it in");
        True(!Root.IsValid("{\"first\": {\"a\": {}}, \"x\": {\"view\": {\"z\": 1, \"z\": 2}}}"u8), "a name twice is let in by none");
        True(!Root.IsValid("{\"first\": {\"a\": {}}, \"x\": {\"view\": {\"z\": [1 2]}}}"u8), "what is no JSON is let in by none");
        """);
}
