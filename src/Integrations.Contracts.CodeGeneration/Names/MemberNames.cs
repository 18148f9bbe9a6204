using System.Globalization;
using Integrations.Contracts.CodeGeneration.Text;

namespace Integrations.Contracts.CodeGeneration.Names;

/// <summary>
/// The names of a record's properties, given in the schema's order, so that a member added at the end renames none before it.
/// What collides with an emitted member, with the record's own name, with a HasX or an XOrDefault gets <c>Value</c> behind it; what two members would share, the later gets with a number.
/// </summary>
internal static class MemberNames
{
    // Names that readers use for themselves; a member's local of such a name gets "Member" behind it.
    private static readonly HashSet<string> s_readerLocals = new(StringComparer.Ordinal)
    {
        "json", "position", "state", "value", "next", "start", "end", "name", "names", "length", "mode", "direction", "refusal", "unknown", "texts", "seen", "required", "missing", "count", "index", "item", "items", "key", "hash", "first", "result", "writer", "other", "builder",
        "field", "args", "record", "file", "scoped", "await", "var", "dynamic", "nameof", "when", "where", "yield", "async", "partial", "global", "with", "not", "and", "or", "init", "get", "set", "add", "remove", "nint", "nuint", "notnull", "unmanaged", "extension",
    };

    /// <summary>The names of the properties, by the index of their member.</summary>
    /// <param name="typeName">The record's name.</param>
    /// <param name="jsonNames">The members' names in JSON.</param>
    /// <param name="hasPresence">Whether a member has a HasX, by its index.</param>
    /// <param name="hasDefault">Whether a member has an XOrDefault, by its index.</param>
    public static ImmutableArray<MemberName> Choose(string typeName, IReadOnlyList<string> jsonNames, IReadOnlyList<bool> hasPresence, IReadOnlyList<bool> hasDefault)
    {
        string[] wanted = new string[jsonNames.Count];
        HashSet<string> derivedNames = new(StringComparer.Ordinal);
        for (int index = 0; index < wanted.Length; index++)
        {
            string name = PascalCase.FromText(jsonNames[index]);
            wanted[index] = name.Length == 0 ? "Member" : name;
            derivedNames.UnionWith(Derived(wanted[index], hasPresence[index], hasDefault[index]));
        }

        HashSet<string> taken = new(StringComparer.Ordinal);
        HashSet<string> locals = new(StringComparer.Ordinal);
        ImmutableArray<MemberName>.Builder names = ImmutableArray.CreateBuilder<MemberName>(wanted.Length);
        for (int index = 0; index < wanted.Length; index++)
        {
            string name = wanted[index];
            if (name == typeName || ReservedMembers.Contains(name) || derivedNames.Contains(name))
            {
                name += "Value";
            }

            name = Unique(name, taken, hasPresence[index], hasDefault[index]);
            string local = CamelCase.FromPascalCase(name);
            names.Add(new MemberName(name, UniqueLocal(local == name || IsTaken(local) ? local + "Member" : local, locals)));
        }

        return names.MoveToImmutable();
    }

    // Keywords, and the numbered locals of loops (item2, entry2, present1).
    private static bool IsTaken(string local) =>
        s_readerLocals.Contains(local) || CSharpIdentifier.IsKeyword(local) || local.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is "item" or "entry" or "present";

    // A member's source text stands in a local of its name and "Text".
    private static string UniqueLocal(string name, HashSet<string> taken)
    {
        string candidate = name;
        for (int number = 2; taken.Contains(candidate) || taken.Contains(candidate + "Text"); number++)
        {
            candidate = name + "_" + number.ToString(CultureInfo.InvariantCulture);
        }

        taken.Add(candidate);
        taken.Add(candidate + "Text");
        return candidate;
    }

    // What is emitted beside a property has its name in it.
    private static string[] Derived(string property, bool hasPresence, bool hasDefault) => (hasPresence, hasDefault) switch
    {
        (true, true) => ["Has" + property, property + "OrDefault"],
        (true, false) => ["Has" + property],
        (false, true) => [property + "OrDefault"],
        _ => [],
    };

    private static string Unique(string name, HashSet<string> taken, bool hasPresence, bool hasDefault)
    {
        string candidate = name;
        for (int number = 2; taken.Contains(candidate) || taken.Overlaps(Derived(candidate, hasPresence, hasDefault)); number++)
        {
            candidate = name + number.ToString(CultureInfo.InvariantCulture);
        }

        taken.Add(candidate);
        taken.UnionWith(Derived(candidate, hasPresence, hasDefault));
        return candidate;
    }
}

/// <summary>What a member is called in C#.</summary>
/// <param name="Property">The property.</param>
/// <param name="Local">A local variable.</param>
internal readonly record struct MemberName(string Property, string Local);
