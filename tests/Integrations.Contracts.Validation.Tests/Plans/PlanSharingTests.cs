using System.Linq;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Tests.Plans;

public sealed class PlanSharingTests
{
    private const string Person = """{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1},"tags":{"items":{"type":"string","minLength":1}}}}""";

    [Fact]
    public void ASchemaWrittenTwiceIsTestedByOneNode()
    {
        string plan = PlanText.Of($$$"""{"properties":{"owner":{{{Person}}},"editor":{{{Person}}} } }""");

        Assert.Equal("""
            0 root (#)
              property owner -> 1
              property editor -> 1
            1 (#/properties/owner)
              type object
              required name
              property name -> 2
              property tags -> 3
            2 (#/properties/owner/properties/name)
              type string
              length 1..
            3 (#/properties/owner/properties/tags)
              other items -> 2

            """, plan, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void RecursiveSchemasThatSayTheSameAreOneNode()
    {
        string plan = PlanText.Of("""
            {"properties":{"a":{"$ref":"#/$defs/tree"},"b":{"$ref":"#/$defs/wood"}},
             "$defs":{"tree":{"type":"object","additionalProperties":{"$ref":"#/$defs/wood"}},"wood":{"type":"object","additionalProperties":{"$ref":"#/$defs/tree"}}}}
            """);

        Assert.Equal("""
            0 root (#)
              property a -> 1
              property b -> 1
            1 (#/$defs/tree)
              type object
              other properties -> 1

            """, plan, ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("""{"type":"string"}""", """{"type":"number"}""")]
    [InlineData("""{"const":1}""", """{"const":2}""")]
    [InlineData("""{"const":"12"}""", """{"enum":["1","2"]}""")]
    [InlineData("""{"minimum":1}""", """{"exclusiveMinimum":1}""")]
    [InlineData("""{"minLength":1}""", """{"maxLength":1}""")]
    [InlineData("""{"pattern":"a"}""", """{"pattern":"b"}""")]
    [InlineData("""{"format":"date"}""", """{"format":"time"}""")]
    [InlineData("""{"required":["a"]}""", """{"required":["b"]}""")]
    [InlineData("""{"minProperties":1}""", """{"maxProperties":1}""")]
    [InlineData("""{"properties":{"a":false}}""", """{"properties":{"b":false}}""")]
    [InlineData("""{"patternProperties":{"a":false}}""", """{"patternProperties":{"b":false}}""")]
    [InlineData("""{"additionalProperties":{"type":"null"}}""", """{"propertyNames":{"type":"null"}}""")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"dependentRequired":{"b":["a"]}}""")]
    [InlineData("""{"dependentSchemas":{"a":{"maxProperties":1}}}""", """{"dependentSchemas":{"b":{"maxProperties":1}}}""")]
    [InlineData("""{"items":{"type":"null"}}""", """{"prefixItems":[{"type":"null"}]}""")]
    [InlineData("""{"minItems":1}""", """{"maxItems":1}""")]
    [InlineData("""{"contains":{"type":"null"}}""", """{"contains":{"type":"null"},"minContains":2}""")]
    [InlineData("""{"uniqueItems":true}""", """{"minItems":2}""")]
    [InlineData("""{"anyOf":[{"maximum":1},{"minLength":1}]}""", """{"oneOf":[{"maximum":1},{"minLength":1}]}""")]
    [InlineData("""{"not":{"type":"null"}}""", """{"not":{"type":"string"}}""")]
    [InlineData("""{"if":{"type":"null"},"then":{"const":1}}""", """{"if":{"type":"null"},"else":{"const":1}}""")]
    [InlineData("""{"readOnly":true}""", """{"writeOnly":true}""")]
    [InlineData("""{"properties":{"a":{"properties":{"a":{"items":{"const":1}}}}}}""", """{"properties":{"a":{"properties":{"a":{"items":{"const":2}}}}}}""")]
    public void WhatDiffersStaysApart(string one, string other)
    {
        string root = PlanText.Of($$$"""{"properties":{"a":{{{one}}},"b":{{{other}}},"c":{{{one}}} } }""").Split('\n').Skip(1).Take(3).Aggregate((left, right) => left + right);

        Assert.Equal("  property a -> 1  property b -> 2  property c -> 1", root);
    }

    [Fact]
    public void WhatMayBecomeATypeIsNoOthersWhereTypesAreAskedFor()
    {
        string plan = PlanText.Of($$$"""{"properties":{"owner":{{{Person}}},"editor":{{{Person}}},"age":{"minimum":0},"height":{"minimum":0} } }""", PlanPurpose.Types);

        Assert.Contains("property owner -> 1\n  property editor -> 2\n  property age -> 3\n  property height -> 3", plan);
        Assert.Contains("1 (#/properties/owner)\n  type object\n  required name\n  property name -> 4\n  property tags -> 5", plan);
        Assert.Contains("2 (#/properties/editor)\n  type object\n  required name\n  property name -> 4\n  property tags -> 5", plan);
    }

    [Fact]
    public void AChainTooLongToCompareStaysAsItIs()
    {
        string links = string.Concat(Enumerable.Range(0, 150).Select(link => $$$"""
            "a{{{link}}}":{"items":{"$ref":"#/$defs/a{{{link + 1}}}"} },"b{{{link}}}":{"items":{"$ref":"#/$defs/b{{{link + 1}}}"} },
            """));

        string plan = PlanText.Of($$$"""{"properties":{"a":{"$ref":"#/$defs/a0"},"b":{"$ref":"#/$defs/b0"}},"$defs":{ {{{links}}} "a150":{"type":"null"},"b150":{"type":"null"} } }""");

        Assert.Contains("property a -> 1\n  property b -> 2", plan);
    }
}
