using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>Types as they are written in emitted code: those of .NET qualified from <c>global::</c> or an alias on, so that no name in the user's project can come between; the schema's own as their scope has them.</summary>
internal static class TypeText
{
    /// <summary>The library's namespace by the alias that every emitted file begins with; what stands before <c>::</c> can be nothing but an alias, whatever else has that name.</summary>
    public const string Library = "Contracts::";

    /// <summary>System.Collections.Generic, by an alias too.</summary>
    public const string Collections = "Collections::";

    /// <summary>System.Text.Json, by an alias too.</summary>
    public const string Json = "Json::";

    /// <summary>The type of a value, with a question mark where null is among its values.</summary>
    /// <param name="type">The type.</param>
    /// <param name="scope">Where it is written.</param>
    public static string Of(TypeReference type, NameScope scope) => Of(type, scope, type.IsNullable);

    /// <summary>The type of a record's property: optional members are nullable too.</summary>
    public static string OfProperty(MemberModel member, NameScope scope) => Of(member.Type, scope, member.IsPropertyNullable);

    /// <summary>The type, with or without a question mark.</summary>
    public static string Of(TypeReference type, NameScope scope, bool isNullable)
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
            TypeKind.JsonElement => Json + "JsonElement",
            TypeKind.List => $"{Collections}IReadOnlyList<{Of(type.Element!, scope)}>",
            TypeKind.Map => $"{Collections}IReadOnlyDictionary<string, {Of(type.Element!, scope)}>",
            TypeKind.Named or TypeKind.Enum => scope.Type(type.TypeName!),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type.Kind, "no such kind of type"),
        };
        return isNullable ? text + "?" : text;
    }

    /// <summary>An emitted type by its full name.</summary>
    public static string Qualified(string typeName, ContractModel model) =>
        model.Namespace.Length == 0 ? $"global::{CSharpIdentifier.Escape(typeName)}" : $"global::{model.Namespace}.{CSharpIdentifier.Escape(typeName)}";

    /// <summary>Whether the C# type is a struct, so that a nullable one is a Nullable.</summary>
    public static bool IsStruct(TypeReference type) => type.Kind is not (TypeKind.String or TypeKind.List or TypeKind.Map or TypeKind.Named);

    /// <summary><c>public</c> or <c>internal</c>.</summary>
    public static string Accessibility(ContractModel model) => model.Accessibility == ContractAccessibility.Public ? "public" : "internal";
}
