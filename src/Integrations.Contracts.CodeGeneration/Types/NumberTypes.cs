using System.Globalization;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>The .NET type of a number, by what its schema asks of it and the options allow.</summary>
internal static class NumberTypes
{
    /// <summary><see cref="int"/> or <see cref="long"/> where both bounds fit in it; without bounds <see cref="long"/>, or what the options have for such integers.</summary>
    public static TypeKind OfInteger(NumberRules? rules, NumberType numbers)
    {
        decimal? least = null, most = null;
        foreach (NumberRule rule in rules?.Rules ?? ImmutableArray<NumberRule>.Empty)
        {
            if (!decimal.TryParse(SchemaAnnotations.RawText(rule.Operand), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal operand))
            {
                continue;
            }

            switch (rule.Test)
            {
                case NumberTest.AtLeast or NumberTest.Above:
                    least = operand > least ? operand : least ?? operand;
                    break;
                case NumberTest.AtMost or NumberTest.Below:
                    most = operand < most ? operand : most ?? operand;
                    break;
            }
        }

        if (least >= int.MinValue && most <= int.MaxValue)
        {
            return TypeKind.Int32;
        }

        return least >= long.MinValue && most <= long.MaxValue ? TypeKind.Int64 : numbers switch
        {
            NumberType.BigInteger => TypeKind.BigInteger,
            NumberType.Json => TypeKind.JsonElement,
            _ => TypeKind.Int64,
        };
    }

    /// <summary><see cref="decimal"/> where it was asked for or where <c>multipleOf</c> is a decimal fraction, else <see cref="double"/>; JSON where the options ask for it.</summary>
    public static TypeKind OfNumber(NumberRules? rules, NumberType numbers)
    {
        if (numbers is NumberType.Decimal or NumberType.Json)
        {
            return numbers == NumberType.Decimal ? TypeKind.Decimal : TypeKind.JsonElement;
        }

        foreach (NumberRule rule in rules?.Rules ?? ImmutableArray<NumberRule>.Empty)
        {
            if (rule.Test == NumberTest.MultipleOf && decimal.TryParse(SchemaAnnotations.RawText(rule.Operand), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal operand) && decimal.Truncate(operand) != operand)
            {
                return TypeKind.Decimal;
            }
        }

        return TypeKind.Double;
    }
}
