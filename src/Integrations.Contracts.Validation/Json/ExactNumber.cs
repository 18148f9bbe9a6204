using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

/// <summary>
/// A JSON number of any size and precision, prepared once, for comparing the numbers of payloads with it; and the same questions about two texts. Nothing is rounded:
/// <c>0.1</c> is a tenth, <c>1e400</c> is no infinity, <c>9007199254740993</c> is odd.
/// </summary>
/// <remarks>
/// The naive way, BigInteger for all, is at the mercy of the text: <c>1e1000000000</c> has ten bytes and a billion digits. So numbers are never written out: signs, then powers of ten, then digits are
/// compared; a division asks for the remainder of the digits and of the power of ten apart (by repeated squaring). Integers of up to 18 digits take a path of their own.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExactNumber
{
    private readonly byte[] _text;
    private readonly bool _isInt64;
    private readonly long _int64;

    // For IsDivisorOf: the digits as an integer (made when first asked for, where they are many), and the power of ten that multiplies them.
    private readonly ulong _smallDigits;
    private readonly bool _isZero;
    private readonly long _scale;
    private object? _digits;

    /// <summary>Prepares a number.</summary>
    /// <param name="number">The number, as in a JSON text.</param>
    /// <exception cref="FormatException"><paramref name="number"/> is no JSON number (RFC 8259, section 6).</exception>
    public ExactNumber(ReadOnlySpan<byte> number)
    {
        if (JsonScanner.SkipNumber(number, 0) != number.Length)
        {
            throw new FormatException("not a JSON number");
        }

        _text = number.ToArray();
        _isInt64 = TryGetInt64(number, out _int64);
        NumberText parts = new(number);
        _scale = parts.Magnitude - parts.Digits;
        _smallDigits = parts.IsSmall ? parts.Small : 0;
        _isZero = parts.IsZero;
    }

    /// <summary>The number as it was given.</summary>
    public ReadOnlySpan<byte> Text => _text;

    /// <summary>Less than 0 where <paramref name="number"/> is less than this, 0 where they are equal, else more than 0.</summary>
    /// <param name="number">A number that the scanner has passed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CompareFrom(ReadOnlySpan<byte> number) =>
        _isInt64 && TryReadShortInteger(number, out long value) ? value.CompareTo(_int64) : Compare(number, _text);

    /// <summary>Whether <paramref name="number"/> is a multiple of this: divided by it, an integer (JSON Schema Validation 2020-12, section 6.2.1). The sign does not matter.</summary>
    /// <param name="number">A number that the scanner has passed.</param>
    /// <exception cref="DivideByZeroException">This is zero.</exception>
    public bool IsDivisorOf(ReadOnlySpan<byte> number)
    {
        if (_isInt64 && TryReadShortInteger(number, out long value))
        {
            // long.MinValue % -1 overflows; a short integer is never that.
            return value % _int64 == 0;
        }

        return IsDivisorOfAny(number);
    }

    /// <summary>Compares two numbers by value: less than 0, 0, or more than 0.</summary>
    /// <param name="left">A number that the scanner has passed.</param>
    /// <param name="right">Another.</param>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => NumberText.Compare(new NumberText(left), new NumberText(right));

    /// <summary>Whether two numbers have the same value: <c>1</c>, <c>1.0</c> and <c>10e-1</c> do.</summary>
    /// <param name="left">A number that the scanner has passed.</param>
    /// <param name="right">Another.</param>
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => left.SequenceEqual(right) || Compare(left, right) == 0;

    /// <summary>Whether the number is an integer by value (JSON Schema Core 2020-12, section 6.1.1, in drafts from 6 on): <c>1.0</c> and <c>1e3</c> are.</summary>
    /// <param name="number">A number that the scanner has passed.</param>
    public static bool IsInteger(ReadOnlySpan<byte> number) => TryReadShortInteger(number, out _) || new NumberText(number).IsInteger;

    /// <summary>The number, where it is an integer by value that fits in 64 bits.</summary>
    /// <param name="number">A number that the scanner has passed.</param>
    /// <param name="value">The number; 0 where the answer is no.</param>
    public static bool TryGetInt64(ReadOnlySpan<byte> number, out long value)
    {
        if (TryReadShortInteger(number, out value))
        {
            return true;
        }

        NumberText parts = new(number);
        if (!parts.IsInteger || parts.Magnitude > 19)
        {
            return false;
        }

        ulong magnitude = 0;
        for (int index = 0; index < parts.Magnitude; index++)
        {
            // 19 digits are below 10^19, which fits in 64 bits without a sign.
            magnitude = (magnitude * 10) + parts.DigitAt(index);
        }

        if (magnitude > long.MaxValue + (parts.IsNegative ? 1UL : 0UL))
        {
            return false;
        }

        value = parts.IsNegative ? unchecked(-(long)magnitude) : (long)magnitude;
        return true;
    }

    /// <summary>A hash of the value, the same for each way to write it; good inside this process alone.</summary>
    internal static uint Hash(ReadOnlySpan<byte> number)
    {
        NumberText parts = new(number);
        if (parts.IsSmall)
        {
            return NameHash.OfNumber(parts.Small, unchecked((parts.MagnitudeHash * 2) + (parts.IsNegative ? 1u : 0u)));
        }

        uint hash = unchecked((parts.MagnitudeHash * 2) + (parts.IsNegative ? 1u : 0u));
        ulong chunk = 0;
        for (int index = 0; index < parts.Digits; index++)
        {
            chunk = (chunk * 10) + parts.DigitAt(index);
            if (index % 18 == 17 || index == parts.Digits - 1)
            {
                hash = NameHash.OfNumber(chunk, hash);
                chunk = 0;
            }
        }

        return hash;
    }

    /// <summary>An integer as most are: a sign perhaps, then 1 to 18 digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadShortInteger(ReadOnlySpan<byte> number, out long value)
    {
        value = 0;
        if (number.Length > NumberText.SmallDigits)
        {
            return false;
        }

        int position = number[0] == (byte)'-' ? 1 : 0;
        long magnitude = 0;
        for (; position < number.Length; position++)
        {
            uint digit = (uint)(number[position] - '0');
            if (digit > 9)
            {
                return false;
            }

            magnitude = (magnitude * 10) + digit;
        }

        value = number[0] == (byte)'-' ? -magnitude : magnitude;
        return true;
    }

    /// <summary>
    /// With the number a·10^x and this b·10^y, neither a nor b ending in a zero: where x is below y, a would have to end in a zero, so the answer is no; else b must divide a·10^(x-y).
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsDivisorOfAny(ReadOnlySpan<byte> number)
    {
        if (_isZero)
        {
            throw new DivideByZeroException();
        }

        NumberText parts = new(number);
        if (parts.IsZero)
        {
            return true;
        }

        long power = parts.IsHuge ? PowerOfHuge(parts) : parts.Magnitude - parts.Digits - _scale;
        if (power < 0)
        {
            return false;
        }

        if (parts.IsSmall && _smallDigits != 0 && power <= 19 - parts.Digits)
        {
            ulong value = parts.Small;
            for (long index = 0; index < power; index++)
            {
                value *= 10;
            }

            return value % _smallDigits == 0;
        }

        // A box, so that two threads that meet here both see a whole number.
        BigInteger divisor = (BigInteger)(_digits ??= new NumberText(_text).ToInteger());
        BigInteger remainder = parts.Remainder(divisor);
        return remainder.IsZero || (remainder * BigInteger.ModPow(10, power, divisor) % divisor).IsZero;
    }

    /// <summary>For exponents beyond all reason. Above a bound that no divisor's digits reach, a larger power of ten divides by nothing more.</summary>
    private long PowerOfHuge(in NumberText number)
    {
        NumberText divisor = new(_text);
        BigInteger power = number.BigMagnitude() - number.Digits - divisor.BigMagnitude() + divisor.Digits;
        return power.Sign < 0 ? -1 : (long)BigInteger.Min(power, long.MaxValue);
    }
}
