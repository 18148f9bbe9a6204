using System.Collections.Concurrent;

namespace Integrations.Contracts.Validation.Patterns.Unicode;

/// <summary>The sets behind <c>\p{...}</c> (ECMA-262, "UnicodeMatchProperty"). The tables are the library's own, so that a verdict does not depend on the Unicode version of the host.</summary>
/// <remarks>
/// A table holds the places where membership changes, as differences: each in base 32, low digit first, 0x20 marking "more follows".
/// A digit <c>d</c> is the character <c>40 + d</c>; the backslash among these is written <c>z</c>. Sets are decoded at first use and kept: there are some six hundred names.
/// </remarks>
internal static class UnicodeProperties
{
    private static readonly ConcurrentDictionary<string, CodePointSet> s_sets = new(StringComparer.Ordinal);

    /// <summary>The set of <c>\p{name}</c>: a General_Category value or a binary property; null where there is none.</summary>
    public static CodePointSet? Find(string name) => Cached(name, name, static name => FindCategory(name) ?? FindBinary(name));

    /// <summary>The set of <c>\p{property=value}</c>; null where there is none.</summary>
    public static CodePointSet? Find(string property, string value) => property switch
    {
        "General_Category" or "gc" => Cached("gc=" + value, value, FindCategory),
        "Script" or "sc" => Cached("sc=" + value, value, FindScript),
        "Script_Extensions" or "scx" => Cached("scx=" + value, value, FindScriptExtensions),
        _ => null,
    };

    private static CodePointSet? Cached(string key, string name, Func<string, CodePointSet?> find)
    {
        if (!s_sets.TryGetValue(key, out CodePointSet? set))
        {
            set = find(name);
            if (set is not null)
            {
                set = s_sets.GetOrAdd(key, set);
            }
        }

        return set;
    }

    private static CodePointSet? FindCategory(string name) => name switch
    {
        "LC" or "Cased_Letter" => Categories("Lu", "Ll", "Lt"),
        "L" or "Letter" => Categories("Lu", "Ll", "Lt", "Lm", "Lo"),
        "M" or "Mark" or "Combining_Mark" => Categories("Mn", "Mc", "Me"),
        "N" or "Number" => Categories("Nd", "Nl", "No"),
        "P" or "Punctuation" or "punct" => Categories("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"),
        "S" or "Symbol" => Categories("Sm", "Sc", "Sk", "So"),
        "Z" or "Separator" => Categories("Zs", "Zl", "Zp"),
        "C" or "Other" => Categories("Cc", "Cf", "Cs", "Co", "Cn"),
        _ => Decode(GeneralCategoryTables.Find(name)),
    };

    private static CodePointSet Categories(params string[] names)
    {
        CodePointSetBuilder builder = new();
        foreach (string name in names)
        {
            builder.Add(Find("gc", name)!);
        }

        return builder.Build();
    }

    private static CodePointSet? FindBinary(string name) => name switch
    {
        "Any" => CodePointSet.All,
        "ASCII" => CodePointSet.Range(0, 0x7F),
        "Assigned" => Find("gc", "Cn")!.Complement(),
        _ => Decode(BinaryPropertyTables.Find(name)),
    };

    private static CodePointSet? FindScript(string name) => Decode(ScriptTables.Find(name));

    private static CodePointSet? FindScriptExtensions(string name)
    {
        CodePointSet? script = FindScript(name);
        CodePointSet? difference = Decode(ScriptTables.FindExtensionDifference(name));
        return script is null || difference is null ? script : script.SymmetricExcept(difference);
    }

    private static CodePointSet? Decode(ReadOnlySpan<byte> encoded)
    {
        if (encoded.IsEmpty)
        {
            return null;
        }

        List<int> changes = [];
        int last = 0;
        int difference = 0;
        int shift = 0;
        foreach (byte character in encoded)
        {
            int digit = character == 'z' ? 52 : character - 40;
            difference |= (digit & 31) << shift;
            shift += 5;
            if ((digit & 32) == 0)
            {
                last += difference;
                changes.Add(last);
                difference = 0;
                shift = 0;
            }
        }

        return CodePointSet.FromChanges([.. changes]);
    }
}
