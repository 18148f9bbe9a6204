using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Schemas;

/// <summary>The keywords of all drafts, each once.</summary>
internal static class Keywords
{
    private const int SlotCount = 256;

    private static readonly Keyword[] s_all =
    [
        Core("$schema", Draft.Draft3),
        Core("id", Draft.Draft3, Draft.Draft4),
        Core("$id", Draft.Draft6),
        Core("$ref", Draft.Draft3),
        Core("$anchor", Draft.Draft201909),
        Core("$recursiveRef", Draft.Draft201909, Draft.Draft201909),
        Core("$recursiveAnchor", Draft.Draft201909, Draft.Draft201909),
        Core("$dynamicRef", Draft.Draft202012),
        Core("$dynamicAnchor", Draft.Draft202012),
        Core("$vocabulary", Draft.Draft201909),
        Core("$comment", Draft.Draft7),
        Core("$defs", Draft.Draft201909, Draft.V1, SubschemaPlace.Map),

        // A keyword of drafts 4 to 7. Before, the suite has it already; after, the metaschemas reserve it for what it was.
        Core("definitions", Draft.Draft3, Draft.V1, SubschemaPlace.Map),

        InPlace("allOf", Draft.Draft4, SubschemaPlace.Array),
        InPlace("anyOf", Draft.Draft4, SubschemaPlace.Array),
        InPlace("oneOf", Draft.Draft4, SubschemaPlace.Array),
        InPlace("not", Draft.Draft4, SubschemaPlace.Value),
        InPlace("if", Draft.Draft7, SubschemaPlace.Value),
        InPlace("then", Draft.Draft7, SubschemaPlace.Value),
        InPlace("else", Draft.Draft7, SubschemaPlace.Value),
        InPlace("dependentSchemas", Draft.Draft201909, SubschemaPlace.Map),
        InPlace("propertyDependencies", Draft.V1, SubschemaPlace.MapOfMaps),

        // Split in two by 2019-09, and kept working: the suite's optional/dependencies-compatibility.
        InPlace("dependencies", Draft.Draft3, SubschemaPlace.Map),
        new("extends", Draft.Draft3, Draft.Draft3, Vocabularies.Applicator, SubschemaPlace.ValueOrArray, inPlace: true),
        new("disallow", Draft.Draft3, Draft.Draft3, Vocabularies.Applicator, SubschemaPlace.Array, inPlace: true),

        Child("prefixItems", Draft.Draft202012, Draft.V1, SubschemaPlace.Array),
        new("items", Draft.Draft3, Draft.V1, Vocabularies.Applicator, SubschemaPlace.Value) { OldPlace = SubschemaPlace.ValueOrArray, OldUntil = Draft.Draft201909 },
        Child("additionalItems", Draft.Draft3, Draft.Draft201909, SubschemaPlace.Value),
        Child("contains", Draft.Draft6, Draft.V1, SubschemaPlace.Value),
        Child("properties", Draft.Draft3, Draft.V1, SubschemaPlace.Map),
        Child("patternProperties", Draft.Draft3, Draft.V1, SubschemaPlace.Map),
        Child("additionalProperties", Draft.Draft3, Draft.V1, SubschemaPlace.Value),
        Child("propertyNames", Draft.Draft6, Draft.V1, SubschemaPlace.Value),
        new("unevaluatedItems", Draft.Draft201909, Draft.V1, Vocabularies.Unevaluated, SubschemaPlace.Value),
        new("unevaluatedProperties", Draft.Draft201909, Draft.V1, Vocabularies.Unevaluated, SubschemaPlace.Value),

        new("type", Draft.Draft3, Draft.V1, Vocabularies.Validation, SubschemaPlace.None, inPlace: true) { OldPlace = SubschemaPlace.Array, OldUntil = Draft.Draft3 },
        Assertion("enum", Draft.Draft3),
        Assertion("const", Draft.Draft6),
        Assertion("multipleOf", Draft.Draft4),
        Assertion("divisibleBy", Draft.Draft3, Draft.Draft3),
        Assertion("maximum", Draft.Draft3),
        Assertion("exclusiveMaximum", Draft.Draft3),
        Assertion("minimum", Draft.Draft3),
        Assertion("exclusiveMinimum", Draft.Draft3),
        Assertion("maxLength", Draft.Draft3),
        Assertion("minLength", Draft.Draft3),
        Assertion("pattern", Draft.Draft3),
        Assertion("maxItems", Draft.Draft3),
        Assertion("minItems", Draft.Draft3),
        Assertion("uniqueItems", Draft.Draft3),
        Assertion("maxContains", Draft.Draft201909),
        Assertion("minContains", Draft.Draft201909),
        Assertion("maxProperties", Draft.Draft4),
        Assertion("minProperties", Draft.Draft4),
        Assertion("required", Draft.Draft3),
        Assertion("dependentRequired", Draft.Draft201909),

        new("format", Draft.Draft3, Draft.V1, Vocabularies.Format),
        new("contentEncoding", Draft.Draft7, Draft.V1, Vocabularies.Content),
        new("contentMediaType", Draft.Draft7, Draft.V1, Vocabularies.Content),
        new("contentSchema", Draft.Draft201909, Draft.V1, Vocabularies.Content, SubschemaPlace.Value),

        Annotation("title", Draft.Draft3),
        Annotation("description", Draft.Draft3),
        Annotation("default", Draft.Draft3),
        Annotation("examples", Draft.Draft6),
        Annotation("readOnly", Draft.Draft7),
        Annotation("writeOnly", Draft.Draft7),
        Annotation("deprecated", Draft.Draft201909),
    ];

    private static readonly Keyword?[] s_slots = BuildSlots();

    private static readonly HashSet<string> s_inPlace = InPlaceNames();

    /// <summary>The names of all.</summary>
    public static IEnumerable<string> Names
    {
        get
        {
            foreach (Keyword keyword in s_all)
            {
                yield return keyword.Name;
            }
        }
    }

    public static Keyword Ref { get; } = Get("$ref");

    public static Keyword Definitions { get; } = Get("definitions");

    public static Keyword Defs { get; } = Get("$defs");

    /// <summary>The keyword of that name; null where no draft has it.</summary>
    public static Keyword? Find(ReadOnlySpan<byte> utf8Name)
    {
        for (int slot = Slot(utf8Name); ; slot = (slot + 1) & (SlotCount - 1))
        {
            Keyword? keyword = s_slots[slot];
            if (keyword is null || utf8Name.SequenceEqual(keyword.Utf8Name))
            {
                return keyword;
            }
        }
    }

    /// <summary>The keyword that a member's name is, escapes resolved; null where no draft has it.</summary>
    public static Keyword? Find(TapeValue name)
    {
        ReadOnlySpan<byte> raw = name.RawText;
        raw = raw.Slice(1, raw.Length - 2);
        return raw.IndexOf((byte)'\\') < 0 ? Find(raw) : Find(name.GetUtf8String());
    }

    public static Keyword? Find(string name) => Find(Wtf8.GetBytes(name));

    /// <summary>Whether a keyword's subschemas apply to the same value as the schema that has it.</summary>
    public static bool IsInPlace(string name) => s_inPlace.Contains(name);

    private static Keyword Get(string name) => Find(name)!;

    // FNV-1a; the table is a quarter full, so that an unknown name is seldom compared with more than one keyword.
    private static int Slot(ReadOnlySpan<byte> name)
    {
        uint hash = 2166136261;
        foreach (byte b in name)
        {
            hash = unchecked((hash ^ b) * 16777619);
        }

        return (int)((hash ^ (hash >> 15)) & (SlotCount - 1));
    }

    private static Keyword?[] BuildSlots()
    {
        var slots = new Keyword?[SlotCount];
        foreach (Keyword keyword in s_all)
        {
            int slot = Slot(keyword.Utf8Name);
            while (slots[slot] is not null)
            {
                slot = (slot + 1) & (SlotCount - 1);
            }

            slots[slot] = keyword;
        }

        return slots;
    }

    private static HashSet<string> InPlaceNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Keyword keyword in s_all)
        {
            if (keyword.InPlace)
            {
                names.Add(keyword.Name);
            }
        }

        return names;
    }

    private static Keyword Core(string name, Draft from, Draft to = Draft.V1, SubschemaPlace place = SubschemaPlace.None) => new(name, from, to, Vocabularies.Core, place);

    private static Keyword InPlace(string name, Draft from, SubschemaPlace place) => new(name, from, Draft.V1, Vocabularies.Applicator, place, inPlace: true);

    private static Keyword Child(string name, Draft from, Draft to, SubschemaPlace place) => new(name, from, to, Vocabularies.Applicator, place);

    private static Keyword Assertion(string name, Draft from, Draft to = Draft.V1) => new(name, from, to, Vocabularies.Validation);

    private static Keyword Annotation(string name, Draft from) => new(name, from, Draft.V1, Vocabularies.MetaData);
}
