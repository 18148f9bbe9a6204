using System.Linq;
using System.Text;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>The value of <c>default</c> as an expression.</summary>
internal static class DefaultText
{
    /// <summary>Whether the expression makes an object, which is kept once it was made.</summary>
    public static bool IsMade(TypeReference type, ConstantModel value) => type.Kind == TypeKind.Named || (type.Kind == TypeKind.List && Items(value).Count > 0);

    /// <summary>The expression.</summary>
    public static string Of(NameScope scope, TypeReference type, ConstantModel value) => type.Kind switch
    {
        TypeKind.List => $"[{string.Join(", ", Items(value).Select(item => Item(scope, type.Element!, item)))}]",
        TypeKind.Map => $"global::System.Collections.ObjectModel.ReadOnlyDictionary<string, {TypeText.Of(type.Element!, scope)}>.Empty",
        TypeKind.Named => $"{scope.Expression(type.TypeName!)}.Parse({CSharpLiteral.String(value.Json)})",
        TypeKind.Enum => $"{scope.Expression(type.TypeName!)}.{CSharpIdentifier.Escape(value.CSharp)}",
        TypeKind.Decimal => value.CSharp + "m",
        _ => value.CSharp,
    };

    private static List<TapeValue> Items(ConstantModel list) => [.. JsonTape.Parse(Wtf8.GetBytes(list.Json)).Root.Items];

    private static string Item(NameScope scope, TypeReference type, TapeValue item)
    {
        ConstantModel constant = Constants.Of(item, out _)!;
        if (type.Kind == TypeKind.Enum)
        {
            EnumModel enumeration = (EnumModel)scope.Model.Types.Items.First(model => model.Name == type.TypeName);
            constant = constant with { CSharp = enumeration.Values.Items.First(named => named.WireName == constant.Text).Name };
        }

        return Of(scope, type, constant);
    }
}
