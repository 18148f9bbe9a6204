using System.Globalization;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>Single values as C# has them: strings, booleans, integers, and numbers that a double writes back as the same number.</summary>
internal static class Constants
{
    /// <summary>The value, and the type that it has; null where C# has none for it.</summary>
    public static ConstantModel? Of(TapeValue value, out TypeKind type)
    {
        string json = SchemaAnnotations.RawText(value);
        switch (value.Kind)
        {
            case JsonKind.String:
                type = TypeKind.String;
                string text = value.GetString();
                return new ConstantModel(json, text, CSharpLiteral.String(text));
            case JsonKind.True or JsonKind.False:
                type = TypeKind.Boolean;
                return new ConstantModel(json, null, json);
            case JsonKind.Number when long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer) && integer != long.MinValue:
                type = integer is >= int.MinValue and <= int.MaxValue ? TypeKind.Int32 : TypeKind.Int64;
                return new ConstantModel(json, null, CSharpLiteral.Number(integer));
            case JsonKind.Number when TryDouble(json, out string? number):
                type = TypeKind.Double;
                return new ConstantModel(json, null, number);
            default:
                type = TypeKind.JsonElement;
                return null;
        }
    }

    private static bool TryDouble(string json, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? text)
    {
        text = null;
        if (!double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || double.IsInfinity(value))
        {
            return false;
        }

        text = value.ToString("R", CultureInfo.InvariantCulture);
        return decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal wanted) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal held) && wanted == held;
    }
}
