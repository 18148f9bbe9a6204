namespace Integrations.Contracts.Validation.Json;

/// <summary>The loops for machines without vectors, which the vectorised paths fall back to, against those paths.</summary>
public sealed class ScalarPathTests
{
    [Fact]
    public void VectorsAndScalarsStopAtTheSameByte()
    {
        for (int length = 0; length < 200; length += 3)
        {
            foreach (byte stop in (ReadOnlySpan<byte>)[(byte)'"', (byte)'\\', 0, 0x1F, 0x80, 0xFF, (byte)'a'])
            {
                byte[] text = new byte[length + 40];
                text.AsSpan().Fill((byte)'x');
                text[0] = (byte)'"';
                text[^1] = (byte)'"';
                int at = 1 + (length / 2);
                text[at] = stop;
                int expected = JsonScanner.IndexOfStopScalar(text, 1);
                Assert.Equal(stop == (byte)'a' ? text.Length - 1 : at, expected);

                int next = JsonScanner.SkipString(text, 0, out bool hasEscapes);
                if (text[expected] == (byte)'"')
                {
                    Assert.Equal(expected + 1, next);
                }
                else
                {
                    Assert.True(next < 0);
                }

                _ = hasEscapes;
            }
        }
    }

    [Fact]
    public void BlanksAndDigitsOfAnyLengthEndWhereTheScalarLoopsSay()
    {
        for (int length = 0; length < 100; length++)
        {
            byte[] blanks = new byte[length + 5];
            " \n\r\t"u8.CopyTo(blanks);
            blanks.AsSpan(0, length).Fill((byte)(length % 2 == 0 ? ' ' : '\t'));
            blanks.AsSpan(length).Fill((byte)'x');
            Assert.Equal(length, JsonScanner.SkipWhitespaceScalar(blanks, 0));
            Assert.Equal(length, JsonScanner.SkipWhitespace(blanks, 0));

            byte[] digits = new byte[length + 1 + (length % 12)];
            digits.AsSpan().Fill((byte)'7');
            digits.AsSpan(length + 1).Fill((byte)(length % 2 == 0 ? ':' : '/'));
            Assert.Equal(length + 1, JsonScanner.SkipDigitsScalar(digits, 0));
            Assert.Equal(length + 1, JsonScanner.SkipNumber(digits, 0, out bool isInteger));
            Assert.True(isInteger);
        }
    }

    [Theory]
    [InlineData("plain", 5)]
    [InlineData("", 0)]
    [InlineData("é😀", 2)]
    [InlineData("a\\n\\u00e9\\ud83d\\ude00b", 5)]
    [InlineData("日本語の長い文字列です。三十二バイトを超えるので、ベクトルで数えられます。", 37)]
    public void CodePointsCountEscapesAndPairsAsOne(string raw, int expected) =>
        Assert.Equal(expected, JsonString.CountCodePoints(System.Text.Encoding.UTF8.GetBytes(raw)));

    [Fact]
    public void UnescapingNeverWritesMoreThanItReads()
    {
        ReadOnlySpan<byte> raw = "\\u0000\\u007f\\u0080\\u07ff\\u0800\\uffff\\ud800\\udc00\\udbff\\udfff\\b\\f\\n\\r\\t\\\"\\\\\\/z"u8;
        Span<byte> text = new byte[raw.Length];
        int written = JsonString.Unescape(raw, text);

        Assert.Equal("\0\u007f\u0080\u07ff\u0800\uffff\ud800\udc00\udbff\udfff\b\f\n\r\t\"\\/z", System.Text.Encoding.UTF8.GetString(text[..written]));
        Assert.Throws<ArgumentException>(() => JsonString.Unescape("ab"u8, new byte[1]));
    }

    [Fact]
    public void HashesAgreeForTheSameNameWhereverItStands()
    {
        for (int length = 0; length < 70; length++)
        {
            byte[] name = new byte[length];
            new Random(length).NextBytes(name);
            uint hash = NameHash.Of(name);
            byte[] copy = [1, 2, 3, .. name, 4];
            Assert.Equal(hash, NameHash.Of(copy.AsSpan(3, length)));
            Assert.Equal(hash, NameHash.Within(copy, 3, length));
            Assert.Equal(hash, NameHash.Within([.. copy, .. new byte[40]], 3, length));
            if (length <= 32)
            {
                byte[] padded = [.. name, .. new byte[32]];
                padded.AsSpan(length).Fill(0xA5);
                Assert.Equal(hash, NameHash.OfFirst(System.Runtime.Intrinsics.Vector256.Create<byte>(padded.AsSpan(0, 32)), length));
            }

            for (int index = 0; index < length; index++)
            {
                byte[] other = [.. name];
                other[index] ^= 0x20;
                Assert.NotEqual(hash, NameHash.Of(other));
            }
        }
    }
}
