namespace Integrations.Contracts.Validation.Plans;

/// <summary>Sets of types: intersection, union, and what lies in them. Among numbers each set is a step of a chain: none, written as an integer, integer, any number.</summary>
internal static class PlanTypes
{
    private const JsonTypes Numbers = JsonTypes.Number | JsonTypes.Integer | JsonTypes.LexicalInteger;

    public static JsonTypes Intersect(JsonTypes left, JsonTypes right) =>
        (left & right & ~Numbers) | Step(Math.Min(Rank(left), Rank(right)));

    public static JsonTypes Union(JsonTypes left, JsonTypes right) =>
        ((left | right) & ~Numbers) | Step(Math.Max(Rank(left), Rank(right)));

    /// <summary>Whether some value is of both sets.</summary>
    public static bool Overlap(JsonTypes left, JsonTypes right) => Intersect(left, right) != JsonTypes.None;

    public static bool HasNumbers(JsonTypes types) => (types & Numbers) != 0;

    /// <summary>The widest type of a kind.</summary>
    public static JsonTypes OfKind(JsonKind kind) => kind switch
    {
        JsonKind.Null => JsonTypes.Null,
        JsonKind.False or JsonKind.True => JsonTypes.Boolean,
        JsonKind.Number => JsonTypes.Number,
        JsonKind.String => JsonTypes.String,
        JsonKind.Array => JsonTypes.Array,
        JsonKind.Object => JsonTypes.Object,
        _ => JsonTypes.None,
    };

    private static int Rank(JsonTypes types) =>
        (types & JsonTypes.Number) != 0 ? 3 : (types & JsonTypes.Integer) != 0 ? 2 : (types & JsonTypes.LexicalInteger) != 0 ? 1 : 0;

    private static JsonTypes Step(int rank) => rank switch
    {
        3 => JsonTypes.Number,
        2 => JsonTypes.Integer,
        1 => JsonTypes.LexicalInteger,
        _ => JsonTypes.None,
    };
}
