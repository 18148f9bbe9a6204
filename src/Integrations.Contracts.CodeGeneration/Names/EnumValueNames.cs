using System.Globalization;

namespace Integrations.Contracts.CodeGeneration.Names;

/// <summary>The names of an enum's values, given in the schema's order. What two values would share, the later gets with a number; what has no name (the empty string, signs) is <c>Empty</c> or <c>Value</c>.</summary>
internal static class EnumValueNames
{
    public static ImmutableArray<string> Choose(IReadOnlyList<string> wireNames)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>(wireNames.Count);
        foreach (string wireName in wireNames)
        {
            string name = wireName.Length == 0 ? "Empty" : Signed(wireName);
            name = name.Length == 0 ? "Value" : name;
            string candidate = name;
            for (int number = 2; !taken.Add(candidate); number++)
            {
                candidate = name + "_" + number.ToString(CultureInfo.InvariantCulture);
            }

            names.Add(candidate);
        }

        return names.MoveToImmutable();
    }

    // A sign before a number would be lost: "-1" and "1" differ.
    private static string Signed(string wireName)
    {
        string name = PascalCase.FromText(wireName);
        return wireName.Length > 1 && wireName[0] is '-' or '+' && wireName[1] is >= '0' and <= '9' ? (wireName[0] == '-' ? "Minus" : "Plus") + name.TrimStart('_') : name;
    }
}
