using System.Numerics;

namespace Integrations.Contracts.Validation.Json;

/// <summary>A number's text (RFC 8259, section 6) taken apart: sign, significant digits and where the decimal point stands, nothing rounded.</summary>
/// <remarks>
/// The value is ±0.d₁d₂…dₙ × 10^<see cref="Magnitude"/>, where neither d₁ nor dₙ is zero: so each value has one form, whatever its text (<c>1200</c>, <c>12e2</c>, <c>1.20E+3</c>).
/// The digits are those of <see cref="_whole"/> followed by those of <see cref="_fraction"/>; where there are at most <see cref="SmallDigits"/>, <see cref="Small"/> holds them as an integer too.
/// Exponents beyond ±10^17 are held at that; <see cref="CompareMagnitude"/> then asks <see cref="BigMagnitude"/>.
/// </remarks>
internal readonly ref struct NumberText
{
    /// <summary>So many digits always fit in 64 bits, and leave room for one more decimal digit.</summary>
    public const int SmallDigits = 18;

    /// <summary>An exponent of more digits than that counts as infinite, so that its text cannot buy quadratic work.</summary>
    private const int MaxExponentDigits = 1000;

    private const long HugeExponent = 100_000_000_000_000_000;

    private readonly ReadOnlySpan<byte> _whole;
    private readonly ReadOnlySpan<byte> _fraction;
    private readonly ReadOnlySpan<byte> _exponent;
    private readonly long _shift;

    public readonly bool IsNegative;

    /// <summary>How many significant digits; 0 for zero.</summary>
    public readonly int Digits;

    /// <summary>The digits as an integer, where they are at most <see cref="SmallDigits"/>.</summary>
    public readonly ulong Small;

    /// <summary>The power of ten of 0.d₁d₂…; 0 for zero.</summary>
    public readonly long Magnitude;

    /// <summary>Takes apart a text that the scanner has passed.</summary>
    public NumberText(ReadOnlySpan<byte> text)
    {
        int position = 0;
        IsNegative = text[0] == (byte)'-';
        if (IsNegative)
        {
            position++;
        }

        int start = position;
        while (position < text.Length && (uint)(text[position] - '0') < 10)
        {
            position++;
        }

        _whole = text.Slice(start, position - start);
        _fraction = default;
        if (position < text.Length && text[position] == (byte)'.')
        {
            start = ++position;
            while (position < text.Length && (uint)(text[position] - '0') < 10)
            {
                position++;
            }

            _fraction = text.Slice(start, position - start);
        }

        _exponent = default;
        long exponent = 0;
        if (position < text.Length)
        {
            _exponent = text.Slice(position + 1);
            exponent = ReadExponent(_exponent);
        }

        // Zeros in front and behind say nothing but where the point is.
        _fraction = WithoutTrailingZeros(_fraction);
        _whole = WithoutLeadingZeros(_whole);
        long point = _whole.Length;
        if (_whole.IsEmpty)
        {
            int digits = _fraction.Length;
            _fraction = WithoutLeadingZeros(_fraction);
            point = _fraction.Length - digits;
        }
        else if (_fraction.IsEmpty)
        {
            _whole = WithoutTrailingZeros(_whole);
        }

        Digits = _whole.Length + _fraction.Length;
        _shift = point;
        Small = 0;
        if (Digits == 0)
        {
            IsNegative = false;
            Magnitude = 0;
            _exponent = default;
            return;
        }

        Magnitude = point + exponent;
        if (Digits <= SmallDigits)
        {
            ulong small = 0;
            foreach (byte digit in _whole)
            {
                small = (small * 10) + (uint)(digit - '0');
            }

            foreach (byte digit in _fraction)
            {
                small = (small * 10) + (uint)(digit - '0');
            }

            Small = small;
        }
    }

    /// <summary>A hash of <see cref="Magnitude"/>, whatever its size.</summary>
    public uint MagnitudeHash => unchecked((uint)(IsHuge ? BigMagnitude().GetHashCode() : (int)Magnitude));

    public bool IsZero => Digits == 0;

    public bool IsSmall => Digits <= SmallDigits;

    /// <summary>No digit stands behind the point.</summary>
    public bool IsInteger => Digits <= Magnitude || Digits == 0;

    /// <summary>Whether the exponent is of a size that <see cref="Magnitude"/> does not hold.</summary>
    public bool IsHuge => Magnitude is >= HugeExponent - int.MaxValue or <= -HugeExponent + int.MaxValue;

    /// <summary>The digit at a place, 0 behind the last.</summary>
    public byte DigitAt(int index)
    {
        if (index < _whole.Length)
        {
            return (byte)(_whole[index] - '0');
        }

        index -= _whole.Length;
        return index < _fraction.Length ? (byte)(_fraction[index] - '0') : (byte)0;
    }

    /// <summary>All digits as an integer: halves first, so that a million of them take no quadratic time.</summary>
    public BigInteger ToInteger() => ToInteger(0, Digits);

    /// <summary>The remainder of the digits, as an integer, by <paramref name="divisor"/>: from the left, nine digits at a time, in time linear in their number.</summary>
    public BigInteger Remainder(BigInteger divisor)
    {
        BigInteger remainder = BigInteger.Zero;
        int index = 0;
        while (index < Digits)
        {
            uint chunk = 0;
            uint scale = 1;
            for (; index < Digits && scale < 1_000_000_000; index++, scale *= 10)
            {
                chunk = (chunk * 10) + DigitAt(index);
            }

            remainder = ((remainder * scale) + chunk) % divisor;
        }

        return remainder;
    }

    /// <summary>Less than 0, 0 or more, sign included.</summary>
    public static int Compare(in NumberText left, in NumberText right)
    {
        if (left.IsZero || right.IsZero)
        {
            return left.IsZero ? (right.IsZero ? 0 : right.IsNegative ? 1 : -1) : left.IsNegative ? -1 : 1;
        }

        if (left.IsNegative != right.IsNegative)
        {
            return left.IsNegative ? -1 : 1;
        }

        int order = CompareMagnitude(left, right);
        if (order == 0)
        {
            order = CompareDigits(left, right);
        }

        return left.IsNegative ? -order : order;
    }

    private static int CompareMagnitude(in NumberText left, in NumberText right) =>
        left.IsHuge && right.IsHuge ? left.BigMagnitude().CompareTo(right.BigMagnitude()) : left.Magnitude.CompareTo(right.Magnitude);

    private static int CompareDigits(in NumberText left, in NumberText right)
    {
        if (left.IsSmall && right.IsSmall)
        {
            ulong first = left.Small;
            ulong second = right.Small;
            for (int digits = left.Digits; digits < right.Digits; digits++)
            {
                first *= 10;
            }

            for (int digits = right.Digits; digits < left.Digits; digits++)
            {
                second *= 10;
            }

            return first.CompareTo(second);
        }

        int longer = Math.Max(left.Digits, right.Digits);
        for (int index = 0; index < longer; index++)
        {
            int order = left.DigitAt(index) - right.DigitAt(index);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary><see cref="Magnitude"/> whatever its size.</summary>
    public BigInteger BigMagnitude()
    {
        if (!IsHuge)
        {
            return Magnitude;
        }

        bool isNegative = _exponent[0] == (byte)'-';
        ReadOnlySpan<byte> digits = WithoutLeadingZeros(WithoutSign(_exponent));
        if (digits.Length > MaxExponentDigits)
        {
            BigInteger infinite = BigInteger.Pow(10, MaxExponentDigits + 1);
            return isNegative ? -infinite : infinite;
        }

        BigInteger exponent = BigInteger.Zero;
        foreach (byte digit in digits)
        {
            exponent = (exponent * 10) + (digit - '0');
        }

        return (isNegative ? -exponent : exponent) + _shift;
    }

    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        bool isNegative = text[0] == (byte)'-';
        long exponent = 0;
        foreach (byte digit in WithoutSign(text))
        {
            exponent = Math.Min(HugeExponent, (exponent * 10) + (digit - '0'));
        }

        return isNegative ? -exponent : exponent;
    }

    private BigInteger ToInteger(int from, int to)
    {
        if (to - from <= SmallDigits)
        {
            ulong value = 0;
            for (int index = from; index < to; index++)
            {
                value = (value * 10) + DigitAt(index);
            }

            return value;
        }

        int middle = from + ((to - from) / 2);
        return (ToInteger(from, middle) * BigInteger.Pow(10, to - middle)) + ToInteger(middle, to);
    }

    private static ReadOnlySpan<byte> WithoutSign(ReadOnlySpan<byte> exponent) => exponent[0] is (byte)'+' or (byte)'-' ? exponent.Slice(1) : exponent;

    private static ReadOnlySpan<byte> WithoutLeadingZeros(ReadOnlySpan<byte> digits)
    {
        int zeros = 0;
        while (zeros < digits.Length && digits[zeros] == (byte)'0')
        {
            zeros++;
        }

        return digits.Slice(zeros);
    }

    private static ReadOnlySpan<byte> WithoutTrailingZeros(ReadOnlySpan<byte> digits)
    {
        int length = digits.Length;
        while (length > 0 && digits[length - 1] == (byte)'0')
        {
            length--;
        }

        return digits.Slice(0, length);
    }
}
