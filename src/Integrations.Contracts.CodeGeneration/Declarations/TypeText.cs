using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>Types as they are written in emitted code: qualified from <c>global::</c> on, so that no name in the user's project can come between.</summary>
internal static class TypeText
{
    /// <summary>The library's namespace by the alias that every emitted file begins with; what stands before <c>::</c> can be nothing but an alias, whatever else has that name.</summary>
    public const string Library = "Contracts::";

    /// <summary>The type of a value, with a question mark where null is among its values.</summary>
    public static string Of(TypeReference type, ContractModel model) => Of(type, model, type.IsNullable);

    /// <summary>The type of a record's property: optional members are nullable too.</summary>
    public static string OfProperty(MemberModel member, ContractModel model) => Of(member.Type, model, member.IsPropertyNullable);

    /// <summary>The type, with or without a question mark.</summary>
    public static string Of(TypeReference type, ContractModel model, bool isNullable)
    {
        string text = type.Kind switch
        {
            TypeKind.String => "string",
            TypeKind.Boolean => "bool",
            TypeKind.Int32 => "int",
            TypeKind.Int64 => "long",
            TypeKind.BigInteger => "global::System.Numerics.BigInteger",
            TypeKind.Double => "double",
            TypeKind.Decimal => "decimal",
            TypeKind.DateTimeOffset => "global::System.DateTimeOffset",
            TypeKind.DateOnly => "global::System.DateOnly",
            TypeKind.Guid => "global::System.Guid",
            TypeKind.JsonElement => "global::System.Text.Json.JsonElement",
            TypeKind.List => $"global::System.Collections.Generic.IReadOnlyList<{Of(type.Element!, model)}>",
            TypeKind.Map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {Of(type.Element!, model)}>",
            TypeKind.Named or TypeKind.Enum => Qualified(type.TypeName!, model),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type.Kind, "no such kind of type"),
        };
        return isNullable ? text + "?" : text;
    }

    /// <summary>An emitted type by its full name.</summary>
    public static string Qualified(string typeName, ContractModel model) => model.Namespace.Length == 0 ? $"global::{typeName}" : $"global::{model.Namespace}.{typeName}";

    /// <summary>Whether the C# type is a struct, so that a nullable one is a Nullable.</summary>
    public static bool IsStruct(TypeReference type) => type.Kind is not (TypeKind.String or TypeKind.List or TypeKind.Map or TypeKind.Named);

    /// <summary><c>public</c> or <c>internal</c>.</summary>
    public static string Accessibility(ContractModel model) => model.Accessibility == ContractAccessibility.Public ? "public" : "internal";
}
