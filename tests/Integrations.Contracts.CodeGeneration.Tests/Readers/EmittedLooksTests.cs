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
    [InlineData("\"if\": {\"required\": [\"a\"]}, \"then\": {\"minProperties\": 2}", "at < 0 || !(pass.Has(0)) ? at : ")]
    [InlineData("\"if\": {\"required\": [\"a\"]}, \"then\": {\"required\": [\"b\"]}, \"else\": {\"required\": [\"c\"]}", "((pass.Has(0)) ? (pass.Has(1)) : (pass.Has(2)))")]
    [InlineData("\"oneOf\": [{\"required\": [\"a\"]}, {\"required\": [\"b\"]}, {\"required\": [\"c\"]}]", "(((pass.Has(0)) ? 1 : 0) + ((pass.Has(1)) ? 1 : 0) + ((pass.Has(2)) ? 1 : 0) == 1)")]
    [InlineData("\"not\": {\"properties\": {\"a\": {\"const\": 1}, \"d\": false}}", "!((!pass.Has(0) || ")]
    [InlineData("\"if\": {\"properties\": {\"a\": {\"minimum\": 3}}, \"required\": [\"a\"]}, \"then\": {\"required\": [\"b\"]}", "(ref state, startOf0) >= 0) ? (pass.Has(1)) : true)")]
    [InlineData("\"dependentSchemas\": {\"a\": {\"required\": [\"b\"]}}", "(!pass.Has(0) || (pass.Has(1)))")]
    public void WhichMembersAreThereIsKnownFromThePass(string rule, string condition)
    {
        string source = Source($$$"""{"title": "Thing", "type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}, {{{rule}}} }""");
        Assert.Contains(condition, source, StringComparison.Ordinal);
        Assert.DoesNotContain("FindMember", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"not\": {\"required\": [\"a\", \"b\"]}")]
    [InlineData("\"allOf\": [{\"if\": {\"properties\": {\"a\": {\"const\": 1}}}, \"then\": {\"required\": [\"z\"]}}, {\"anyOf\": [{\"required\": [\"b\"]}, {\"properties\": {\"y\": {\"type\": \"string\"}}}]}]")]
    [InlineData("\"dependentSchemas\": {\"a\": {\"not\": {\"required\": [\"b\"]}}}")]
    public void WhereThePassAnswersAllNothingIsLookedAtAgain(string rule)
    {
        foreach (string title in new[] { "\"title\": \"Thing\", ", "" })
        {
            string source = Source($$$"""{ {{{title}}}"type": "object", "properties": {"x": {"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}, "c": {"type": "array"}, "d": {}}, {{{rule}}} } } }""");
            Assert.Contains("? at : -1;", source, StringComparison.Ordinal);
            Assert.DoesNotContain("LookAgain", source, StringComparison.Ordinal);
            Assert.DoesNotContain("OpenNoting", source, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void BranchesThatAskAboutMembersWhichAreNotThereAreNotTried()
    {
        const string Schema = """
            {"title": "Thing", "type": "object", "properties": {"a": {"type": "integer"}}, "anyOf": [
                {"properties": {"files": {"type": "array", "items": {"type": "string"}}}},
                {"properties": {"include": {"type": "array", "items": {"type": "integer"}}}}]}
            """;
        string source = Unwrapped(Source(Schema));
        Assert.Contains("at = at < 0 || ((!pass.Has(1)) || (!pass.Has(2))) ? at : state.Leave(", source, StringComparison.Ordinal);
        Assert.DoesNotContain("OpenNoting", source, StringComparison.Ordinal);
        EmittedCode.Run(
            Schema,
            """
            True(Thing.IsValid("{\"files\": 1}"u8), "no include");
            True(Thing.IsValid("{\"include\": [\"a\"], \"a\": 1}"u8), "no files");
            True(Thing.IsValid("{\"include\": [1], \"files\": 1}"u8), "include as it must be");
            True(!Thing.IsValid("{\"include\": [1, \"a\"], \"files\": [1]}"u8), "neither");
            True(!Thing.IsValid("{\"files\": [}"u8), "no JSON");
            var thing = Thing.Parse("{\"include\": [\"a\"], \"a\": 1}"u8);
            True(thing.A == 1 && thing.ToJson() == "{\"a\":1,\"include\":[\"a\"]}", "a name that only a branch knows is kept as it stands: " + thing.ToJson());
            """);
    }

    [Fact]
    public void OutcomesThatAreSeldomAreLookedAtWhereTheirConditionHolds()
    {
        string source = Unwrapped(Source("""
            {"title": "Thing", "type": "object", "properties": {"a": {"type": "integer"}, "b": {}},
             "if": {"properties": {"a": {"const": 1}}, "required": ["a"]}, "then": {"properties": {"b": {"items": {"type": "string"}}}, "minProperties": 2}}
            """));
        Assert.Contains("at = at < 0 || !(", source, StringComparison.Ordinal);
        Assert.DoesNotContain("OpenNoting", source, StringComparison.Ordinal);
    }

    [Fact]
    public void AChainOfConditionsIsATableWhoseOutcomesLookOnce()
    {
        const string Schema = """
            {"title": "Thing", "type": "object", "required": ["version"], "properties": {"version": {"enum": ["1", "2", "3"]}},
             "if": {"properties": {"kind": {"enum": ["project", null]}}},
             "then": {"if": {"properties": {"version": {"enum": ["1", "2"]}}},
                      "then": {"additionalProperties": false, "properties": {"version": true, "kind": true, "a": {"type": "integer"}}, "required": ["a"]},
                      "else": {"properties": {"b": {"type": "boolean"}}}},
             "else": {"required": ["c"]}}
            """;
        string source = Unwrapped(Source(Schema));
        Assert.Contains("new Contracts::MemberDecision().By(\"kind\", 0x3, 0x4).When(0x3, \"project\").When(0x3, 'n').By(\"version\", 0x5, 0x6).When(0x5, \"1\", \"2\");", source, StringComparison.Ordinal);
        Assert.DoesNotContain("FindMember", source, StringComparison.Ordinal);
        EmittedCode.Run(
            Schema,
            """
            True(Thing.IsValid("{\"a\": 1, \"version\": \"2\"}"u8), "without a kind");
            True(Thing.IsValid("{\"kind\": null, \"a\": 1, \"version\": \"1\"}"u8), "kind null");
            True(Thing.IsValid("{\"version\": \"3\", \"kind\": \"proj\\u0065ct\", \"b\": true, \"x\": {}}"u8), "an escape");
            True(Thing.IsValid("{\"version\": \"3\", \"kind\": 1, \"c\": 2}"u8), "another kind");
            True(!Thing.IsValid("{\"version\": \"1\", \"kind\": \"x\"}"u8), "another kind without c");
            True(!Thing.IsValid("{\"version\": \"2\"}"u8), "no a");
            True(!Thing.IsValid("{\"version\": \"2\", \"a\": 1, \"x\": 1}"u8), "closed");
            True(!Thing.IsValid("{\"version\": \"3\", \"b\": 1}"u8), "b");
            True(!Thing.IsValid("{\"version\": \"4\", \"b\": true}"u8), "no such version");
            True(!Thing.IsValid("{\"version\": 1, \"b\": true}"u8), "no version");
            True(!Thing.IsValid("{\"b\": true}"u8), "without a version");
            True(!Thing.IsValid("{\"kind\": \"\\u12\"}"u8), "no JSON");
            True(!Thing.IsValid("{\"kind\": \"project"u8), "no end");
            True(!Thing.IsValid("{\"version\": \"3\", \"x\": {\"z\": 1, \"z\": 2}}"u8), "a name twice");
            True(!Thing.IsValid("[]"u8), "no object");
            var thing = Thing.Parse("{\"version\": \"3\", \"b\": true, \"x\": [1]}"u8);
            True(thing.ToJson() == "{\"version\":\"3\",\"b\":true,\"x\":[1]}", "what is taken: " + thing.ToJson());
            True(!Thing.TryParse("{\"version\": \"3\", \"b\": 1}"u8, out _), "what is not");
            """);
    }

    [Fact]
    public void ABranchThatExcludesTheValuesOfAllOthersIsToldByThem()
    {
        const string Schema = """
            {"title": "Thing", "type": "object", "properties": {"x": {"oneOf": [
                {"type": "object", "properties": {"op": {"enum": ["and", "or"]}}, "required": ["op"]},
                {"type": "object", "properties": {"op": {"const": "not"}}, "required": ["op"]},
                {"type": "object", "properties": {"op": {"type": "string", "not": {"enum": ["and", "or", "not"]}}}, "required": ["op"]}]}}}
            """;
        Assert.Contains(""".By("op", 0x7, 0x4).When(0x1, "and", "or").When(0x2, "not")""", Unwrapped(Source(Schema)), StringComparison.Ordinal);
        EmittedCode.Run(
            Schema,
            """
            True(Thing.IsValid("{\"x\": {\"op\": \"or\"}}"u8), "the first");
            True(Thing.IsValid("{\"x\": {\"op\": \"not\"}}"u8), "the second");
            True(Thing.IsValid("{\"x\": {\"op\": \"avg\"}}"u8), "the third");
            True(!Thing.IsValid("{\"x\": {\"op\": 1}}"u8), "none");
            True(!Thing.IsValid("{\"x\": {}}"u8), "none without op");
            """);
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
        Assert.Contains("if (!TMode.TakesValues) return state.Done(Checks.CheckRoot(ref state, at), value = null);", Source(Schema), StringComparison.Ordinal);
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
