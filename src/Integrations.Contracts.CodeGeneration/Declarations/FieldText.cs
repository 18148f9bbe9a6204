using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>
/// The types of private fields. What .NET compares by reference (lists, maps) or not at all (JSON) is held in a struct that compares it by value, so that the equality which the compiler makes for a record is right.
/// </summary>
internal static class FieldText
{
    private const string Library = TypeText.Library;

    /// <summary>Whether values of a type need such a struct.</summary>
    public static bool IsCompared(TypeReference type) => type.Kind is TypeKind.List or TypeKind.Map or TypeKind.JsonElement;

    /// <summary>The struct.</summary>
    public static string Compared(TypeReference type, NameScope scope) => type.Kind switch
    {
        TypeKind.JsonElement => Library + "ComparedJson",
        TypeKind.List when !IsNested(type) => $"{Library}ComparedList<{TypeText.Of(type.Element!, scope)}>",
        TypeKind.Map when !IsNested(type) => $"{Library}ComparedMap<{TypeText.Of(type.Element!, scope)}>",
        _ => $"{Library}ComparedValue<{TypeText.Of(type, scope, isNullable: false)}, {Comparer(type, scope)}>",
    };

    /// <summary>The value that a field of such a struct holds, as the property's type has it.</summary>
    public static string Value(TypeReference type, string field, bool isNullable) =>
        isNullable ? field + ".Value" : type.Kind == TypeKind.JsonElement ? field + ".Value.GetValueOrDefault()" : field + ".Value!";

    private static bool IsNested(TypeReference type) => type.Element!.Kind is TypeKind.List or TypeKind.Map;

    /// <summary>The struct that holds members of a type which no property names.</summary>
    /// <param name="type">The type of a value.</param>
    /// <param name="reader">What reads one.</param>
    /// <param name="scope">Where it is written.</param>
    public static string Additional(TypeReference type, string reader, NameScope scope) => $"{Library}AdditionalMembers<{TypeText.Of(type, scope)}, {reader}, {Comparer(type, scope)}>";

    /// <summary>The struct that compares values of a type.</summary>
    public static string Comparer(TypeReference type, NameScope scope) => type.Kind is TypeKind.List or TypeKind.Map
        ? $"{Library}{type.Kind}Comparer<{TypeText.Of(type.Element!, scope)}, {Comparer(type.Element!, scope)}>"
        : $"{Library}ItemComparer<{TypeText.Of(type, scope)}>";
}
