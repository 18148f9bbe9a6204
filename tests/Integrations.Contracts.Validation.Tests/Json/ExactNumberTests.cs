using System.Globalization;
using System.Numerics;
using System.Text;

namespace Integrations.Contracts.Validation.Json;

public sealed class ExactNumberTests
{
    [Theory]
    [InlineData("1", "1.0", 0)]
    [InlineData("100", "1e2", 0)]
    [InlineData("0", "-0.0e5", 0)]
    [InlineData("0.1", "0.10000000000000000000000000000000000000000001", -1)]
    [InlineData("9007199254740993", "9007199254740992", 1)]
    [InlineData("-2", "1", -1)]
    [InlineData("-2", "-3", 1)]
    [InlineData("0", "-1e-1000000000", 1)]
    [InlineData("1e1000000000", "9.99e999999999", 1)]
    [InlineData("1e1000000000", "10e999999999", 0)]
    [InlineData("10e99999999999999999999998", "1e99999999999999999999999", 0)]
    [InlineData("1e99999999999999999999998", "1e99999999999999999999999", -1)]
    [InlineData("-1e99999999999999999999998", "-1e99999999999999999999999", 1)]
    [InlineData("1e-99999999999999999999998", "1e-99999999999999999999999", 1)]
    [InlineData("1e99999999999999999999999", "5", 1)]
    [InlineData("1e-99999999999999999999999", "0", 1)]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567891", -1)]
    [InlineData("123456789012345678901234567890", "1.2345678901234567890123456789E29", 0)]
    [InlineData("0.00001", "1e-5", 0)]
    [InlineData("12", "123", -1)]
    [InlineData("0.5", "5", -1)]
    public void NumbersCompareByValue(string left, string right, int expected)
    {
        byte[] first = Encoding.UTF8.GetBytes(left), second = Encoding.UTF8.GetBytes(right);

        Assert.Equal(expected, Math.Sign(ExactNumber.Compare(first, second)));
        Assert.Equal(-expected, Math.Sign(ExactNumber.Compare(second, first)));
        Assert.Equal(expected == 0, ExactNumber.AreEqual(first, second));
        Assert.Equal(expected, Math.Sign(new ExactNumber(second).CompareFrom(first)));
        if (expected == 0)
        {
            Assert.Equal(ExactNumber.Hash(first), ExactNumber.Hash(second));
        }
    }

    [Theory]
    [InlineData("10", "2", true)]
    [InlineData("7", "2", false)]
    [InlineData("0", "3", true)]
    [InlineData("-9", "3", true)]
    [InlineData("9", "-3", true)]
    [InlineData("4.5", "1.5", true)]
    [InlineData("0.0075", "0.0001", true)]
    [InlineData("0.00751", "0.0001", false)]
    [InlineData("12391239123", "1e-8", true)]
    [InlineData("1e308", "0.5", true)]
    [InlineData("1e308", "0.123456789", false)]
    [InlineData("1e1000000000", "7", false)]
    [InlineData("7e1000000000", "7", true)]
    [InlineData("1e1000000000", "1e-1000000000", true)]
    [InlineData("1e-1000000000", "1", false)]
    [InlineData("246913578024691357802469135780", "123456789012345678901234567890", true)]
    [InlineData("246913578024691357802469135781", "123456789012345678901234567890", false)]
    [InlineData("0.3", "0.1", true)]
    [InlineData("1.1", "0.1", true)]
    [InlineData("100", "10", true)]
    [InlineData("105", "10", false)]
    [InlineData("5", "10", false)]
    [InlineData("9223372036854775808", "2", true)]
    [InlineData("6e99999999999999999999", "2e99999999999999999998", true)]
    [InlineData("6e99999999999999999999", "4e99999999999999999999", false)]
    [InlineData("6e99999999999999999998", "2e99999999999999999999", false)]
    public void MultiplesAreExact(string number, string divisor, bool expected) =>
        Assert.Equal(expected, new ExactNumber(Encoding.UTF8.GetBytes(divisor)).IsDivisorOf(Encoding.UTF8.GetBytes(number)));

    [Theory]
    [InlineData("1", true)]
    [InlineData("1.0", true)]
    [InlineData("1.5", false)]
    [InlineData("15e-1", false)]
    [InlineData("150e-1", true)]
    [InlineData("1e400", true)]
    [InlineData("1e-400", false)]
    [InlineData("0e-400", true)]
    [InlineData("0.0", true)]
    [InlineData("1e99999999999999999999", true)]
    [InlineData("123456789012345678901234567890.0", true)]
    [InlineData("123456789012345678901234567890.1", false)]
    public void IntegersAreIntegersByValue(string number, bool expected) => Assert.Equal(expected, ExactNumber.IsInteger(Encoding.UTF8.GetBytes(number)));

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("-9.223372036854775808e18", long.MinValue)]
    [InlineData("1e18", 1_000_000_000_000_000_000)]
    [InlineData("-0", 0L)]
    [InlineData("0e999", 0L)]
    public void IntegersThatFitAreRead(string number, long expected)
    {
        Assert.True(ExactNumber.TryGetInt64(Encoding.UTF8.GetBytes(number), out long value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("1e19")]
    [InlineData("0.5")]
    [InlineData("1e1000000000")]
    public void IntegersThatDoNotFitAreNot(string number) => Assert.False(ExactNumber.TryGetInt64(Encoding.UTF8.GetBytes(number), out _));

    [Fact]
    public void RandomDecimalsCompareAndDivideAsBigIntegersDo()
    {
        Random random = new(3);
        for (int run = 0; run < 4000; run++)
        {
            (BigInteger left, string leftText) = RandomNumber(random);
            (BigInteger right, string rightText) = RandomNumber(random);
            byte[] first = Encoding.UTF8.GetBytes(leftText), second = Encoding.UTF8.GetBytes(rightText);

            Assert.Equal(left.CompareTo(right), Math.Sign(ExactNumber.Compare(first, second)));
            Assert.Equal(left.CompareTo(right), Math.Sign(new ExactNumber(second).CompareFrom(first)));
            Assert.Equal((left % s_scale).IsZero, ExactNumber.IsInteger(first));
            if (!right.IsZero)
            {
                Assert.True((left % right).IsZero == new ExactNumber(second).IsDivisorOf(first), $"{leftText} by {rightText}");
            }
        }
    }

    [Fact]
    public void AMillionDigitsCostNoMoreThanTheirReading()
    {
        byte[] number = new byte[1_000_000];
        number.AsSpan().Fill((byte)'7');
        byte[] other = [.. number];
        other[^1] = (byte)'8';

        Assert.Equal(-1, Math.Sign(ExactNumber.Compare(number, other)));
        Assert.True(new ExactNumber("7"u8).IsDivisorOf(number));
        Assert.False(new ExactNumber("7"u8).IsDivisorOf(other));
        Assert.True(ExactNumber.IsInteger(number));
        Assert.NotEqual(ExactNumber.Hash(number), ExactNumber.Hash(other));
    }

    [Fact]
    public void WhatIsNoNumberCannotBePrepared()
    {
        Assert.Throws<FormatException>(() => new ExactNumber("01"u8));
        Assert.Throws<FormatException>(() => new ExactNumber(""u8));
        Assert.Throws<DivideByZeroException>(() => new ExactNumber("0"u8).IsDivisorOf("1"u8));
        Assert.Throws<DivideByZeroException>(() => new ExactNumber("0.0"u8).IsDivisorOf("1.5"u8));
    }

    private static readonly BigInteger s_scale = BigInteger.Pow(10, 12);

    /// <summary>A number with up to twelve places behind the point, as a multiple of 10^-12, and one of the ways to write it.</summary>
    private static (BigInteger Value, string Text) RandomNumber(Random random)
    {
        BigInteger digits = random.Next(3) == 0 ? random.Next(-20, 20) : random.NextInt64(-1_000_000_000_000, 1_000_000_000_000);
        int exponent = random.Next(-12, random.Next(2) == 0 ? 1 : 40);
        BigInteger value = digits * BigInteger.Pow(10, exponent + 12);
        string text = random.Next(3) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"{digits}e{exponent}"),
            1 => string.Create(CultureInfo.InvariantCulture, $"{digits}.000E{exponent:+0;-0}"),
            _ => Plain(value),
        };
        return (value, text);
    }

    private static string Plain(BigInteger value)
    {
        string digits = BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(13, '0');
        return (value.Sign < 0 ? "-" : "") + digits[..^12] + "." + digits[^12..];
    }
}
