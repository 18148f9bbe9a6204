using System.Globalization;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>The .NET type of a number, by what its schema asks of it.</summary>
internal static class NumberTypes
{
    /// <summary><see cref="int"/> where both bounds fit in it, else <see cref="long"/>.</summary>
    public static TypeKind OfInteger(NumberRules? rules)
    {
        bool hasLower = false, hasUpper = false;
        foreach (NumberRule rule in rules?.Rules ?? ImmutableArray<NumberRule>.Empty)
        {
            if (!decimal.TryParse(SchemaAnnotations.RawText(rule.Operand), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal operand))
            {
                continue;
            }

            hasLower |= rule.Test is NumberTest.AtLeast or NumberTest.Above && operand is >= int.MinValue and <= int.MaxValue;
            hasUpper |= rule.Test is NumberTest.AtMost or NumberTest.Below && operand is >= int.MinValue and <= int.MaxValue;
        }

        return hasLower && hasUpper ? TypeKind.Int32 : TypeKind.Int64;
    }

    /// <summary><see cref="decimal"/> where it was asked for or where <c>multipleOf</c> is a decimal fraction, else <see cref="double"/>.</summary>
    public static TypeKind OfNumber(NumberRules? rules, NumberType numbers)
    {
        foreach (NumberRule rule in rules?.Rules ?? ImmutableArray<NumberRule>.Empty)
        {
            if (rule.Test == NumberTest.MultipleOf && decimal.TryParse(SchemaAnnotations.RawText(rule.Operand), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal operand) && decimal.Truncate(operand) != operand)
            {
                return TypeKind.Decimal;
            }
        }

        return numbers == NumberType.Decimal ? TypeKind.Decimal : TypeKind.Double;
    }
}
