using System.Linq;
using CsCheck;

namespace Integrations.Contracts.Conformance;

/// <summary>Random JSON texts of few names and few values, so that random schemas and instances meet.</summary>
internal static class RandomJson
{
    public static readonly Gen<string> Name = Gen.OneOfConst("\"a\"", "\"b\"", "\"foo\"", "\"bar\"", "\"x-1\"");

    public static readonly Gen<string> Text = Gen.OneOfConst("\"\"", "\"a\"", "\"b\"", "\"foo\"", "\"\\u0061\"", "\"🐲\"", "\"aab\"", "\"1\"", "\"2026-05-18\"");

    /// <summary>Numbers as most people write them.</summary>
    public static readonly Gen<string> Number = Gen.OneOfConst("0", "1", "2", "3", "-1", "10", "1.5", "0.5", "7");

    /// <summary>Numbers in every spelling and of any size.</summary>
    public static readonly Gen<string> WideNumber = Gen.Frequency((6, Number), (1, Gen.OneOfConst("-0", "0.1", "0.3", "1.0", "1e1", "0.0", "1e400", "100000000000000000000", "9007199254740993", "-1.50", "1E-2")));

    /// <summary>A small number of things.</summary>
    public static readonly Gen<string> Count = Gen.OneOfConst("0", "1", "2", "3");

    public static string Quote(string text) => '"' + text + '"';

    public static Gen<string> Value(Gen<string> number, int depth)
    {
        Gen<string> scalar = Gen.Frequency((2, number), (2, Text), (1, Gen.OneOfConst("null", "true", "false", "[]", "{}")));
        if (depth == 0)
        {
            return scalar;
        }

        Gen<string> inner = Value(number, depth - 1);
        return Gen.Frequency((3, scalar), (2, Array(inner, 0, 4)), (4, Object(Name, inner, 0, 5)));
    }

    /// <summary>An object of the members, of those with one name the first.</summary>
    public static string Members(IEnumerable<(string Name, string Value)> members) =>
        "{" + string.Join(",", members.DistinctBy(member => member.Name).Select(member => member.Name + ":" + member.Value)) + "}";

    public static Gen<string> Array(Gen<string> item, int min, int max) => item.Array[min, max].Select(items => "[" + string.Join(",", items) + "]");

    /// <summary>An array without two equal texts.</summary>
    public static Gen<string> Distinct(Gen<string> item, int min, int max) => item.Array[min, max].Select(items => "[" + string.Join(",", items.Distinct(StringComparer.Ordinal)) + "]");

    public static Gen<string> Object(Gen<string> name, Gen<string> value, int min, int max) => Gen.Select(name, value).Array[min, max].Select(members => Members(members));
}
