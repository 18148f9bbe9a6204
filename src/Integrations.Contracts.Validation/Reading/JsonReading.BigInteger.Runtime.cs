using System.Buffers;
using System.Globalization;
using System.Numerics;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

// Integers of any size.
internal static partial class JsonReading
{
    // 1e1000000000 is an integer too. Beyond so many digits a value is refused: its text would buy memory, and time by the square.
    private const int MaxIntegerDigits = 4096;

    /// <summary>An integer by value; false where it has too many digits.</summary>
    /// <param name="text">The number's text.</param>
    /// <param name="value">The integer.</param>
    /// <param name="isExact">Whether the integer is written as it stands in the text.</param>
    public static bool TryGetBigInteger(ReadOnlySpan<byte> text, out BigInteger value, out bool isExact)
    {
        isExact = IsIntegerAsWritten(text);
        if (ExactNumber.TryGetInt64(text, out long small))
        {
            value = small;
            isExact &= small != 0 || text[0] != (byte)'-';
            return true;
        }

        NumberText number = new(text);
        if (!number.IsInteger || number.Magnitude > MaxIntegerDigits)
        {
            value = default;
            return false;
        }

        int length = (int)number.Magnitude;
        char[] digits = ArrayPool<char>.Shared.Rent(length);
        for (int index = 0; index < length; index++)
        {
            digits[index] = (char)('0' + number.DigitAt(index));
        }

        value = BigInteger.Parse(digits.AsSpan(0, length), NumberStyles.None, CultureInfo.InvariantCulture);
        value = number.IsNegative ? -value : value;
        ArrayPool<char>.Shared.Return(digits);
        return true;
    }
}
