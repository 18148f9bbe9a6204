using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Tests.Plans;

public sealed class PlanFusionTests
{
    [Fact]
    public void AReferenceIsItsTarget()
    {
        string plan = PlanText.Of("""{"properties":{"a":{"$ref":"#/$defs/id"},"b":{"description":"as a","$ref":"#/$defs/id"}},"$defs":{"id":{"type":"string","minLength":1}}}""");

        Assert.Equal("""
            0 root (#)
              property a -> 1
              property b -> 1
            1 (#/$defs/id)
              type string
              length 1..

            """, plan, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void WhatNobodyInPlaceSpeaksOfIsAdditional()
    {
        string plan = PlanText.Of("""
            {"properties":{"a":{"minLength":1}},"anyOf":[{"required":["a"]},{"required":["b"]}],"unevaluatedProperties":{"type":"string"},
             "prefixItems":[{"minLength":2}],"unevaluatedItems":false}
            """);

        Assert.Equal("""
            0 root (#)
              property a -> 1
              other properties -> 2
              item 0 -> 3
              other items -> 4
              anyOf any -> 5, 6
            1 (#/properties/a)
              length 1..
            2 (#/unevaluatedProperties)
              type string
            3 (#/prefixItems/0)
              length 2..
            4 (#/unevaluatedItems)
              reject
            5 (#/anyOf/0)
              required a
            6 (#/anyOf/1)
              required b

            """, plan, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void WhatAlwaysAppliesInPlaceSpeaksAsTheSchemaItself()
    {
        string plan = PlanText.Of("""
            {"properties":{"a":{"minLength":1}},"$ref":"#/$defs/base","unevaluatedProperties":false,
             "$defs":{"base":{"properties":{"a":{"maxLength":9},"b":{"minLength":2}},"patternProperties":{"^x-":{"minLength":3}}}}}
            """);

        Assert.Equal("""
            0 root (# & #/$defs/base)
              property a -> 1
              property b -> 2
              properties like ^x- -> 3
              other properties -> 4
            1 (#/properties/a & #/$defs/base/properties/a)
              length 1..9
            2 (#/$defs/base/properties/b)
              length 2..
            3 (#/$defs/base/patternProperties/^x-)
              length 3..
            4 (#/unevaluatedProperties)
              reject

            """, plan, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void AllowedValuesStandOnceAndInOrder()
    {
        // Equal as JSON: escapes, numbers by value, members in any order.
        string plan = PlanText.Of("""{"enum":["b","a","\u0062",1,1.0,1e0,{"x":1,"y":2},{"y":2.0,"x":1}],"allOf":[{"enum":[2,1,{"x":1,"y":2},"a","b"]}]}""");

        Assert.Equal("""
            0 root (# & #/allOf/0)
              type object, number, string
              enum "b", "a", 1, {"x":1,"y":2}

            """, plan, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void AConjunctionOfObjectsIsOneObject()
    {
        string plan = PlanText.Of("""
            {"allOf":[
              {"type":"object","required":["a"],"properties":{"a":{"type":["string","null"]},"b":{"minimum":1}}},
              {"type":"object","required":["b"],"properties":{"a":{"type":["string","number"]},"b":{"minimum":3,"maximum":9}},"additionalProperties":{"type":"boolean"}}]}
            """);

        Assert.Equal("""
            0 root (#/allOf/0 & #/allOf/1)
              type object
              required a, b
              property a -> 1
              property b -> 2
              other properties -> 3
            1 (#/allOf/0/properties/a & #/allOf/1/properties/a)
              type string
            2 (#/allOf/0/properties/b & #/allOf/1/properties/b)
              atleast 3
              atmost 9
            3 (#/allOf/1/additionalProperties)
              type boolean

            """, plan, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void AdditionalPropertiesOfOneSideHoldForTheNamesOfTheOther()
    {
        string plan = PlanText.Of("""{"allOf":[{"properties":{"a":{"type":"integer"}}},{"additionalProperties":{"minimum":5}}]}""");

        Assert.Contains("property a -> 1", plan);
        Assert.Contains("type integer\n  atleast 5", plan);
    }

    [Fact]
    public void PatternsOfOneSideKeepAdditionalPropertiesOfTheOtherApart()
    {
        string plan = PlanText.Of("""{"patternProperties":{"^x":{"type":"string"}},"allOf":[{"properties":{"a":true},"additionalProperties":false}]}""");

        Assert.Contains("allOf -> ", plan);
        Assert.Contains("properties like ^x", plan);
    }

    [Fact]
    public void WhatLiesWithinAnUnevaluatedPropertiesStaysApart()
    {
        string plan = PlanText.Of("""{"properties":{"a":true},"allOf":[{"anyOf":[{"properties":{"b":true}},{"required":["c"]}],"unevaluatedProperties":false}]}""");

        Assert.Equal("""
            0 root (#)
              property a -> 1
              allOf -> 2
            1 (#/properties/a)
            2 (#/allOf/0)
              track properties
              unevaluated properties -> 3
              anyOf any -> 4, 5
            3 (#/allOf/0/unevaluatedProperties)
              reject
            4 (#/allOf/0/anyOf/0)
              track properties
              property b -> 1
            5 (#/allOf/0/anyOf/1)
              track properties
              required c

            """, plan, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void ARecursiveSchemaIsARing()
    {
        string plan = PlanText.Of("""{"type":"object","properties":{"child":{"$ref":"#"}}}""");

        Assert.Equal("""
            0 root (#)
              type object
              property child -> 0

            """, plan, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void RulesForTypesThatAreNotLetInAreDropped()
    {
        string plan = PlanText.Of("""{"type":"string","minimum":5,"required":["a"],"items":false,"maxLength":3}""");

        Assert.Equal("""
            0 root (#)
              type string
              length 0..3

            """, plan, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void AnAnyOfOfTypesIsATypeAndOneThatAcceptsEverythingIsNothing()
    {
        Assert.Contains("type null, string\n", PlanText.Of("""{"anyOf":[{"type":"string"},{"type":"null"}]}"""));
        Assert.DoesNotContain("anyOf", PlanText.Of("""{"anyOf":[{"type":"string"},{}]}"""));
    }

    [Fact]
    public void EnumsAreIntersectedAndCutToTheTypesLetIn()
    {
        string plan = PlanText.Of("""{"type":["string","null"],"enum":["a","b",1,null],"allOf":[{"enum":["b",null,"c"]}]}""");

        Assert.Contains("enum \"b\", null", plan);
    }

    [Fact]
    public void AnEmptyIntersectionRejectsEverything() =>
        Assert.Contains("reject", PlanText.Of("""{"type":"string","allOf":[{"type":"number"}]}"""));

    [Fact]
    public void ADynamicReferenceIsResolvedForEachScopeThatReachesIt()
    {
        string plan = PlanText.Of("""
            {"$id":"https://example.com/strings","$ref":"list",
             "$defs":{"item":{"$dynamicAnchor":"item","type":"string"},
                      "list":{"$id":"list","type":"array","items":{"$dynamicRef":"#item"},"$defs":{"any":{"$dynamicAnchor":"item"}}}}}
            """);

        Assert.Equal("""
            0 root (#/$defs/list)
              type array
              other items -> 1
            1 (#/$defs/item)
              type string

            """, plan, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void APlanBeyondItsLimitIsRefused()
    {
        var options = new JsonSchemaOptions { Limits = new ContractLimits { MaxPlanNodes = 3 } };

        ContractLimitException exception = Assert.Throws<ContractLimitException>(() => JsonSchema.Parse("""{"properties":{"a":{},"b":{},"c":{}}}""", options));

        Assert.Equal("MaxPlanNodes", exception.Limit);
    }

    [Fact]
    public void APlanForExplanationHasANodeForEachSchema()
    {
        string plan = PlanText.Of("""{"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"type":"string"}]}}}""", PlanPurpose.Explanation);

        Assert.Equal("""
            0 root (#)
              $ref -> 1
            1 (#/$defs/a)
              allOf -> 2
            2 (#/$defs/a/allOf/0)
              type string

            """, plan, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void AConditionComesFirstAndEachOutcomeLooksAtTheObjectOnce()
    {
        string plan = PlanText.Of("""
            {"type":"object","properties":{"k":{"type":"string"}},
             "if":{"properties":{"k":{"const":"a"}}},"then":{"required":["x"],"additionalProperties":false},"else":{"properties":{"y":{"type":"null"}}}}
            """);

        Assert.Equal("""
            0 root (#)
              type object
              if -> 1 then -> 2 else -> 3
            1 (#/if)
              property k -> 4
            2 (# & #/then)
              type object
              required x
              property k -> 5
              other properties -> 5
            3 (# & #/else)
              type object
              property k -> 6
              property y -> 7
            4 (#/if/properties/k)
              type string
              const "a"
            5 (#/properties/k & #/then/additionalProperties)
              reject
            6 (#/properties/k)
              type string
            7 (#/else/properties/y)
              type null

            """, plan, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void SeveralConditionsStayBesideTheObject()
    {
        string plan = PlanText.Of("""
            {"properties":{"k":{"type":"string"}},
             "allOf":[{"if":{"required":["a"]},"then":{"required":["x"]}},{"if":{"required":["b"]},"then":{"required":["y"]}}]}
            """);

        Assert.Contains("property k -> 1\n  if -> 2 then -> 3\n  if -> 4 then -> 5", plan);
    }

    [Fact]
    public void WhereTypesAreAskedForAChainOfConditionsHasItsTreeBesideTheObject()
    {
        string plan = PlanText.Of("""{"type":"object","properties":{"k":{"type":"string"}},"if":{"required":["a"]},"then":{"if":{"required":["b"]},"then":{"required":["x"]},"else":{"required":["y"]}}}""", PlanPurpose.Types);

        Assert.Contains("0 root (#)\n  type object\n  property k -> 1\n  decided -> 4\n  if -> 2 then -> 3\n", plan);
        Assert.Contains("4 (#)\n  type object\n  if -> 2 then -> 8 else -> 9\n", plan);
        Assert.Contains("8 (# & #/then)\n  type object\n  if -> 5 then -> 10 else -> 11\n", plan);
        Assert.Contains("10 (# & #/then & #/then/then)\n  type object\n  required x\n  property k -> 1\n", plan);
    }

    [Fact]
    public void WhereTypesAreAskedForAConditionStaysBesideTheObject()
    {
        string plan = PlanText.Of("""{"properties":{"k":{"type":"string"}},"if":{"required":["a"]},"then":{"required":["x"]}}""", PlanPurpose.Types);

        Assert.Contains("0 root (#)\n  property k -> 1\n  if -> 2 then -> 3", plan);
    }
}
