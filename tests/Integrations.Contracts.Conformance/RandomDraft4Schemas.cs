using System.Linq;
using CsCheck;
using static Integrations.Contracts.Conformance.RandomJson;

namespace Integrations.Contracts.Conformance;

/// <summary>Random schemas of draft 4, of what NJsonSchema and the draft have in common.</summary>
/// <remarks>
/// Left out, since NJsonSchema does otherwise than the draft says:
/// <list type="bullet">
/// <item>Keywords of one kind of value in a schema that says nothing of the type, or lets other types in too: where <c>properties</c> or <c>required</c> stand it wants an object, and it does not look at
/// <c>maxItems</c> where no <c>type</c> says array. Here each such keyword stands beside its one type (validation, section 4.1, says that it is for values of its kind alone).</item>
/// <item><c>maxLength</c>, <c>maxItems</c> and <c>maxProperties</c> of 0: to it that is none.</item>
/// <item><c>uniqueItems</c> of several types: it compares what they are as .NET strings, so that null is "".</item>
/// <item>Definitions beside a <c>$ref</c>: it does not find them.</item>
/// <item><c>enum</c> without <c>type</c>: it lets null in.</item>
/// <item>Numbers that a double does not hold, or that are written otherwise than usual (1.0, 1e1): it compares what Newtonsoft.Json made of them.</item>
/// <item>Characters beyond U+FFFF: it counts UTF-16 units.</item>
/// <item><c>dependencies</c>, which it does not know; <c>format</c>, which it checks by .NET's parsers.</item>
/// </list>
/// </remarks>
internal static class RandomDraft4Schemas
{
    private const int Definitions = 3;

    // Of a metaschema that wants different values in enum, "a" and "\u0061" are one.
    private static readonly Gen<string> s_plainText = Text.Where(text => !text.Contains('\\', StringComparison.Ordinal));

    private static readonly Gen<string> s_largest = Gen.OneOfConst("1", "2", "3");

    public static Gen<string> Documents { get; } = Document();

    public static Gen<string> Instances { get; } = Value(Number, 3).Where(text => !text.Contains('\uD83D', StringComparison.Ordinal));

    private static Gen<string> Document() => Gen.Select(Schema(2, 0), Schema(1, 1), Schema(1, 2), Schema(1, 3), (root, first, second, third) =>
        "{\"allOf\":[" + root + "],\"definitions\":{\"d0\":" + first + ",\"d1\":" + second + ",\"d2\":" + third + "}}");

    /// <param name="depth">How deep schemas may nest in it.</param>
    /// <param name="level">The first definition that it may refer to on the same value.</param>
    private static Gen<string> Schema(int depth, int level)
    {
        List<(int Weight, Gen<string> Schema)> all =
        [
            (2, Typed("string", ("minLength", Count), ("maxLength", s_largest), ("pattern", Gen.OneOfConst("\"a\"", "\"^a\"", "\"^[ab]+$\"", "\"^\\\\d+$\"")))),
            (2, Numeric("number")),
            (2, Numeric("integer")),
            (1, Gen.OneOfConst("{\"type\":\"boolean\"}", "{\"type\":\"null\"}", "{}")),
            (1, Distinct(Gen.OneOfConst("\"string\"", "\"integer\"", "\"object\"", "\"array\"", "\"null\""), 1, 3).Select(types => "{\"type\":" + types + "}")),
            (2, Distinct(s_plainText, 1, 4).Select(values => "{\"type\":\"string\",\"enum\":" + values + "}")),
            (1, Distinct(Number, 1, 4).Select(values => "{\"type\":\"number\",\"enum\":" + values + "}")),
        ];
        if (level < Definitions)
        {
            all.Add((2, Gen.OneOfConst([.. Enumerable.Range(level, Definitions - level).Select(index => $"{{\"$ref\":\"#/definitions/d{index}\"}}")])));
        }

        if (depth > 0)
        {
            Gen<string> inside = Schema(depth - 1, 0);
            Gen<string> same = Schema(depth - 1, level);
            Gen<string> switched = Gen.OneOf(inside, Gen.OneOfConst("true", "false"));
            all.Add((6, Typed(
                "object",
                ("properties", Object(Name, inside, 1, 4)),
                ("patternProperties", Object(Gen.OneOfConst("\"^x-\"", "\"o$\"", "\"a\""), inside, 1, 2)),
                ("additionalProperties", switched),
                ("required", Distinct(Name, 1, 2)),
                ("minProperties", Count),
                ("maxProperties", s_largest))));
            all.Add((4, Typed("array", ("items", inside), ("minItems", Count), ("maxItems", s_largest))));
            all.Add((1, Gen.OneOfConst("string", "integer", "boolean").Select(type => $"{{\"type\":\"array\",\"items\":{{\"type\":\"{type}\"}},\"uniqueItems\":true}}")));
            all.Add((2, Typed("array", ("items", Array(inside, 1, 2)), ("additionalItems", switched))));
            all.Add((4, Gen.Select(Gen.OneOfConst("allOf", "anyOf", "oneOf"), Array(same, 1, 3), (keyword, schemas) => $"{{\"{keyword}\":{schemas}}}")));
            all.Add((1, same.Select(schema => "{\"not\":" + schema + "}")));
        }

        return Gen.Frequency([.. all]);
    }

    private static Gen<string> Numeric(string type) => Typed(
        type,
        ("minimum", Number),
        ("maximum", Number),
        ("exclusiveMinimum", Gen.OneOfConst("true", "false")),
        ("exclusiveMaximum", Gen.OneOfConst("true", "false")),
        ("multipleOf", Gen.OneOfConst("1", "2", "0.5", "3")));

    /// <summary>A schema of one type with some of its keywords. <c>exclusiveMinimum</c> has its <c>minimum</c> beside it, as the metaschema wants.</summary>
    private static Gen<string> Typed(string type, params (string Name, Gen<string> Value)[] keywords) =>
        Gen.OneOf([.. keywords.Select(keyword => keyword.Value.Select(value => (Name: Quote(keyword.Name), value)))]).Array[0, 3].Select(members => Members(
            [("\"type\"", Quote(type)), .. members.Where(member => !member.Name.StartsWith("\"exclusive", StringComparison.Ordinal) || members.Any(bound => bound.Name == member.Name.Replace("exclusiveM", "m", StringComparison.Ordinal)))]));
}
