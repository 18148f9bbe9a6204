using System.Linq;
using CsCheck;
using static Integrations.Contracts.Conformance.RandomJson;

namespace Integrations.Contracts.Conformance;

/// <summary>
/// Random schemas of draft 2020-12, of every keyword that tests. They refer to their definitions and to themselves: on the same value only forward, so that every reference ends, further inside anywhere.
/// </summary>
internal static class RandomSchemas
{
    private const int Definitions = 3;

    /// <summary>Schemas of draft 2020-12.</summary>
    public static Gen<string> Documents { get; } = Document();

    /// <summary>Instances, their numbers in every spelling.</summary>
    public static Gen<string> Instances { get; } = RandomJson.Value(RandomJson.WideNumber, 3);

    private static Gen<string> Document()
    {
        Gen<(string Name, string Value)[]> root = Keywords(2, Level.Root).Array[1, 4];
        Gen<string>[] definitions = [.. Enumerable.Range(0, Definitions).Select(index => Schema(1, (Level)(index + 1)))];
        return Gen.Select(root, definitions[0], definitions[1], definitions[2], (members, first, second, third) => Members(
            [.. members, ("\"$defs\"", "{\"d0\":" + first + ",\"d1\":" + second + ",\"d2\":" + third + "}")]));
    }

    private static Gen<string> Schema(int depth, Level level)
    {
        Gen<string> plain = Keywords(depth, level).Array[1, depth > 0 ? 3 : 2].Select(members => Members(members));
        return Gen.Frequency((12, plain), (1, Gen.OneOfConst("true", "false", "{}")));
    }

    private static Gen<string> Reference(Level level)
    {
        int first = level == Level.Inside ? 0 : (int)level;
        string[] targets = [.. Enumerable.Range(first, Definitions - first).Select(index => Quote($"#/$defs/d{index}"))];
        return Gen.OneOfConst(level == Level.Inside ? [.. targets, "\"#\""] : targets);
    }

    /// <summary>A keyword with its value.</summary>
    /// <param name="depth">How deep schemas may nest in it.</param>
    /// <param name="level">Where the schema stands: what it may refer to on the same value.</param>
    private static Gen<(string Name, string Value)> Keywords(int depth, Level level)
    {
        List<(int Weight, Gen<(string, string)> Keyword)> all = [];
        void Add(int weight, string name, Gen<string> value) => all.Add((weight, value.Select(text => (Quote(name), text))));

        Gen<string> type = Gen.OneOfConst("\"object\"", "\"array\"", "\"string\"", "\"number\"", "\"integer\"", "\"boolean\"", "\"null\"");
        Add(6, "type", Gen.Frequency((2, type), (1, Distinct(type, 1, 3))));
        Add(2, "minLength", Count);
        Add(2, "maxLength", Count);
        Add(2, "pattern", Gen.OneOfConst("\"a\"", "\"^a\"", "\"^[ab]+$\"", "\"^\\\\d+$\""));
        Add(2, "minItems", Count);
        Add(2, "maxItems", Count);
        Add(1, "uniqueItems", Gen.OneOfConst("true", "false"));
        Add(2, "minProperties", Count);
        Add(2, "maxProperties", Count);
        Add(3, "required", Distinct(Name, 1, 2));
        Add(2, "minimum", Number);
        Add(2, "maximum", Number);
        Add(2, "multipleOf", Gen.OneOfConst("1", "2", "0.5", "3"));
        Add(2, "enum", Distinct(Value(WideNumber, 1), 1, 4));
        Add(2, "const", Value(WideNumber, 1));
        Add(1, "exclusiveMinimum", WideNumber);
        Add(1, "exclusiveMaximum", WideNumber);
        Add(1, "dependentRequired", Object(Name, Distinct(Name, 0, 2), 1, 2));
        Add(1, "format", Gen.OneOfConst("\"date\"", "\"ipv4\"", "\"uri-reference\""));
        if (level != Level.Last)
        {
            Add(3, "$ref", Reference(level));
        }

        if (depth > 0)
        {
            Gen<string> inside = Schema(depth - 1, Level.Inside);
            Gen<string> same = Schema(depth - 1, level);
            Add(6, "properties", Object(Name, inside, 1, 4));
            Add(2, "patternProperties", Object(Gen.OneOfConst("\"^x-\"", "\"o$\"", "\"a\""), inside, 1, 2));
            Add(3, "additionalProperties", inside);
            Add(3, "items", inside);
            Add(2, "allOf", Array(same, 1, 3));
            Add(3, "anyOf", Array(same, 1, 3));
            Add(3, "oneOf", Array(same, 1, 3));
            Add(2, "not", same);
            Add(2, "prefixItems", Array(inside, 1, 2));
            Add(2, "contains", inside);
            Add(1, "minContains", Count);
            Add(1, "maxContains", Count);
            Add(1, "propertyNames", Schema(0, Level.Last));
            Add(1, "dependentSchemas", Object(Name, same, 1, 2));
            Add(2, "if", same);
            Add(2, "then", same);
            Add(2, "else", same);
            Add(2, "unevaluatedProperties", inside);
            Add(2, "unevaluatedItems", inside);
        }

        return Gen.Frequency([.. all]);
    }

    /// <summary>What a schema may refer to on the same value: the root every definition, a definition those after it; inside, anything.</summary>
    private enum Level
    {
        Root = 0,
        First = 1,
        Second = 2,
        Last = 3,
        Inside = 4,
    }
}
