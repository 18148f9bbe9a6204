using System.Linq;
using CsCheck;

namespace Integrations.Contracts.Conformance;

/// <summary>
/// Random schemas and instances as JSON texts, of few names and few values, so that they meet. Schemas refer to their definitions and to themselves: on the same value only forward, so that every reference ends,
/// further inside anywhere.
/// </summary>
internal sealed class RandomSchemas
{
    private const int Definitions = 3;

    private static readonly string[] s_names = ["a", "b", "foo", "bar", "x-1"];

    private static readonly Gen<string> s_name = Gen.OneOfConst(s_names).Select(Quote);

    private static readonly Gen<string> s_string = Gen.OneOfConst("\"\"", "\"a\"", "\"b\"", "\"foo\"", "\"\\u0061\"", "\"🐲\"", "\"aab\"", "\"1\"", "\"2026-05-18\"");

    private static readonly Gen<string> s_number = Gen.OneOfConst("0", "1", "2", "3", "-1", "-0", "10", "1.5", "0.1", "0.3", "7");

    private static readonly Gen<string> s_wideNumber = Gen.Frequency((6, s_number), (1, Gen.OneOfConst("1.0", "1e1", "0.0", "1e400", "100000000000000000000", "9007199254740993", "-1.50", "1E-2")));

    private static readonly Gen<string> s_count = Gen.OneOfConst("0", "1", "2", "3");

    private readonly bool _isDraft4;

    private RandomSchemas(bool isDraft4) => _isDraft4 = isDraft4;

    /// <summary>Schemas of draft 2020-12 with every keyword that tests.</summary>
    public static Gen<string> Latest { get; } = new RandomSchemas(isDraft4: false).Document();

    /// <summary>Schemas of draft 4, of what it has in common with what other validators do.</summary>
    public static Gen<string> Draft4 { get; } = new RandomSchemas(isDraft4: true).Document();

    /// <summary>Instances with numbers in every spelling.</summary>
    public static Gen<string> Instance { get; } = Value(s_wideNumber, 3);

    /// <summary>Instances with numbers as most people write them.</summary>
    public static Gen<string> PlainInstance { get; } = Value(s_number, 3);

    private static string Quote(string text) => '"' + text + '"';

    private static Gen<string> Value(Gen<string> number, int depth)
    {
        Gen<string> scalar = Gen.Frequency((2, number), (2, s_string), (1, Gen.OneOfConst("null", "true", "false", "[]", "{}")));
        if (depth == 0)
        {
            return scalar;
        }

        Gen<string> inner = Value(number, depth - 1);
        return Gen.Frequency(
            (3, scalar),
            (2, inner.Array[0, 4].Select(items => "[" + string.Join(",", items) + "]")),
            (4, Gen.Select(s_name, inner).Array[0, 5].Select(members => Members(members))));
    }

    /// <summary>An object of the members, of those with one name the first.</summary>
    private static string Members(IEnumerable<(string Name, string Value)> members) =>
        "{" + string.Join(",", members.DistinctBy(member => member.Name).Select(member => member.Name + ":" + member.Value)) + "}";

    private static Gen<string> Array(Gen<string> item, int min, int max) => item.Array[min, max].Select(items => "[" + string.Join(",", items) + "]");

    private static Gen<string> Distinct(Gen<string> item, int min, int max) => item.Array[min, max].Select(items => "[" + string.Join(",", items.Distinct(StringComparer.Ordinal)) + "]");

    private static Gen<string> Object(Gen<string> name, Gen<string> value, int min, int max) => Gen.Select(name, value).Array[min, max].Select(members => Members(members));

    private Gen<string> Document()
    {
        Gen<(string Name, string Value)[]> root = Keywords(2, Level.Root).Array[1, 4];
        Gen<string>[] definitions = [.. Enumerable.Range(0, Definitions).Select(index => Schema(1, (Level)(index + 1)))];
        return Gen.Select(root, definitions[0], definitions[1], definitions[2], (members, first, second, third) => Members(
            [.. members, (_isDraft4 ? "\"definitions\"" : "\"$defs\"", "{\"d0\":" + first + ",\"d1\":" + second + ",\"d2\":" + third + "}")]));
    }

    private Gen<string> Schema(int depth, Level level)
    {
        Gen<string> plain = Keywords(depth, level).Array[1, depth > 0 ? 3 : 2].Select(members => Members(members));
        return _isDraft4 ? plain : Gen.Frequency((12, plain), (1, Gen.OneOfConst("true", "false", "{}")));
    }

    private Gen<string> Reference(Level level)
    {
        string folder = _isDraft4 ? "definitions" : "$defs";
        int first = level == Level.Inside ? 0 : (int)level;
        string[] targets = [.. Enumerable.Range(first, Definitions - first).Select(index => Quote($"#/{folder}/d{index}"))];
        return Gen.OneOfConst(level == Level.Inside ? [.. targets, "\"#\""] : targets);
    }

    /// <summary>A keyword with its value.</summary>
    /// <param name="depth">How deep schemas may nest in it.</param>
    /// <param name="level">Where the schema stands: what it may refer to on the same value.</param>
    private Gen<(string Name, string Value)> Keywords(int depth, Level level)
    {
        List<(int Weight, Gen<(string, string)> Keyword)> all = [];
        void Add(int weight, string name, Gen<string> value) => all.Add((weight, value.Select(text => (Quote(name), text))));

        Gen<string> type = Gen.OneOfConst("\"object\"", "\"array\"", "\"string\"", "\"number\"", "\"integer\"", "\"boolean\"", "\"null\"");
        Add(6, "type", Gen.Frequency((2, type), (1, Distinct(type, 1, 3))));
        Add(2, "minLength", s_count);
        Add(2, "maxLength", s_count);
        Add(2, "pattern", Gen.OneOfConst("\"a\"", "\"^a\"", "\"^[ab]+$\"", "\"^\\\\d+$\""));
        Add(2, "minItems", s_count);
        Add(2, "maxItems", s_count);
        Add(1, "uniqueItems", Gen.OneOfConst("true", "false"));
        Add(2, "minProperties", s_count);
        Add(2, "maxProperties", s_count);
        Add(3, "required", Distinct(s_name, 1, 2));
        Add(2, "minimum", s_number);
        Add(2, "maximum", s_number);
        Add(2, "multipleOf", Gen.OneOfConst("1", "2", "0.5", "3"));
        Add(2, "enum", Distinct(_isDraft4 ? Gen.OneOf(s_string, s_number) : Value(s_wideNumber, 1), 1, 4));
        if (!_isDraft4)
        {
            Add(2, "const", Value(s_wideNumber, 1));
            Add(1, "exclusiveMinimum", s_wideNumber);
            Add(1, "exclusiveMaximum", s_wideNumber);
            Add(1, "dependentRequired", Object(s_name, Distinct(s_name, 0, 2), 1, 2));
            Add(1, "format", Gen.OneOfConst("\"date\"", "\"ipv4\"", "\"uri-reference\""));
        }

        if (level != Level.Last)
        {
            Add(3, "$ref", Reference(level));
        }

        if (depth > 0)
        {
            Gen<string> inside = Schema(depth - 1, Level.Inside);
            Gen<string> same = Schema(depth - 1, level);
            Add(6, "properties", Object(s_name, inside, 1, 4));
            Add(2, "patternProperties", Object(Gen.OneOfConst("\"^x-\"", "\"o$\"", "\"a\""), inside, 1, 2));
            Add(3, "additionalProperties", _isDraft4 ? Gen.OneOf(inside, Gen.OneOfConst("true", "false")) : inside);
            Add(3, "items", inside);
            Add(2, "allOf", Array(same, 1, 3));
            Add(3, "anyOf", Array(same, 1, 3));
            Add(3, "oneOf", Array(same, 1, 3));
            Add(2, "not", same);
            if (!_isDraft4)
            {
                Add(2, "prefixItems", Array(inside, 1, 2));
                Add(2, "contains", inside);
                Add(1, "minContains", s_count);
                Add(1, "maxContains", s_count);
                Add(1, "propertyNames", Schema(0, Level.Last));
                Add(1, "dependentSchemas", Object(s_name, same, 1, 2));
                Add(2, "if", same);
                Add(2, "then", same);
                Add(2, "else", same);
                Add(2, "unevaluatedProperties", inside);
                Add(2, "unevaluatedItems", inside);
            }
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
