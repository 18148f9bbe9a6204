using System.Text;

namespace Integrations.Contracts.Validation.Json;

public sealed class JsonSyntaxErrorTests
{
    /// <summary>A text, what is wrong with it, and the line and column where it is.</summary>
    public static TheoryData<string, JsonSyntaxErrorKind, int, int> WrongTexts => new()
    {
        { "", JsonSyntaxErrorKind.UnexpectedEnd, 1, 1 },
        { "  \n ", JsonSyntaxErrorKind.UnexpectedEnd, 2, 2 },
        { "[1,", JsonSyntaxErrorKind.UnexpectedEnd, 1, 4 },
        { "{\"a\":\r\n", JsonSyntaxErrorKind.UnexpectedEnd, 2, 1 },
        { "{\"a\"", JsonSyntaxErrorKind.UnexpectedEnd, 1, 5 },
        { "{", JsonSyntaxErrorKind.UnexpectedEnd, 1, 2 },
        { "\"abc", JsonSyntaxErrorKind.UnexpectedEnd, 1, 5 },
        { "\"abc\\", JsonSyntaxErrorKind.UnexpectedEnd, 1, 6 },
        { "tru", JsonSyntaxErrorKind.UnexpectedEnd, 1, 4 },
        { "[1.", JsonSyntaxErrorKind.UnexpectedEnd, 1, 4 },
        { "-", JsonSyntaxErrorKind.UnexpectedEnd, 1, 2 },
        { "1e+", JsonSyntaxErrorKind.UnexpectedEnd, 1, 4 },
        { "[1 2]", JsonSyntaxErrorKind.MissingComma, 1, 4 },
        { "[1,]", JsonSyntaxErrorKind.TrailingComma, 1, 4 },
        { "[,1]", JsonSyntaxErrorKind.UnexpectedByte, 1, 2 },
        { "{\"a\":1,}", JsonSyntaxErrorKind.TrailingComma, 1, 8 },
        { "{\"a\" 1}", JsonSyntaxErrorKind.MissingColon, 1, 6 },
        { "{a:1}", JsonSyntaxErrorKind.MissingQuotes, 1, 2 },
        { "{\"a\":1\n\"b\":2}", JsonSyntaxErrorKind.MissingComma, 2, 1 },
        { "{\"a\":{}{}}", JsonSyntaxErrorKind.MissingComma, 1, 8 },
        { "{'a':1}", JsonSyntaxErrorKind.MissingQuotes, 1, 2 },
        { "[1 // one\n]", JsonSyntaxErrorKind.Comment, 1, 4 },
        { "[/* none */]", JsonSyntaxErrorKind.Comment, 1, 2 },
        { "{ // none\n}", JsonSyntaxErrorKind.Comment, 1, 3 },
        { "1 // one", JsonSyntaxErrorKind.Comment, 1, 3 },
        { "{,}", JsonSyntaxErrorKind.UnexpectedByte, 1, 2 },
        { "{\"a\":1]", JsonSyntaxErrorKind.UnexpectedByte, 1, 7 },
        { "[1}", JsonSyntaxErrorKind.UnexpectedByte, 1, 3 },
        { "\r\r\n\n  'a'", JsonSyntaxErrorKind.MissingQuotes, 4, 3 },
        { "[+1]", JsonSyntaxErrorKind.UnexpectedByte, 1, 2 },
        { "[\"😀é\",é]", JsonSyntaxErrorKind.UnexpectedByte, 1, 8 },
        { "{} x", JsonSyntaxErrorKind.TrailingContent, 1, 4 },
        { "1\n2", JsonSyntaxErrorKind.TrailingContent, 2, 1 },
        { "[]]", JsonSyntaxErrorKind.TrailingContent, 1, 3 },
        { "[01]", JsonSyntaxErrorKind.InvalidNumber, 1, 2 },
        { "[1.2.3]", JsonSyntaxErrorKind.InvalidNumber, 1, 2 },
        { "[-]", JsonSyntaxErrorKind.InvalidNumber, 1, 2 },
        { "[1e]", JsonSyntaxErrorKind.InvalidNumber, 1, 2 },
        { "{\"n\": 0x10}", JsonSyntaxErrorKind.InvalidNumber, 1, 7 },
        { "[1.e1]", JsonSyntaxErrorKind.InvalidNumber, 1, 2 },
        { "[-Infinity]", JsonSyntaxErrorKind.InvalidNumber, 1, 2 },
        { "[True]", JsonSyntaxErrorKind.InvalidLiteral, 1, 2 },
        { "[nul]", JsonSyntaxErrorKind.InvalidLiteral, 1, 2 },
        { "[nullx]", JsonSyntaxErrorKind.InvalidLiteral, 1, 2 },
        { "[NaN]", JsonSyntaxErrorKind.InvalidLiteral, 1, 2 },
        { "[\"a\tb\"]", JsonSyntaxErrorKind.ControlCharacter, 1, 4 },
        { "[\"a\nb\"]", JsonSyntaxErrorKind.ControlCharacter, 1, 4 },
        { "[\"a\\x\"]", JsonSyntaxErrorKind.InvalidEscape, 1, 4 },
        { "[\"a\\u12g4\"]", JsonSyntaxErrorKind.InvalidEscape, 1, 4 },
        { "[\"\\ud800\"]", JsonSyntaxErrorKind.LoneSurrogate, 1, 3 },
        { "[\"\\udc00\"]", JsonSyntaxErrorKind.LoneSurrogate, 1, 3 },
        { "[\"\\ud800\\u0041\"]", JsonSyntaxErrorKind.LoneSurrogate, 1, 3 },
        { "{\"a\":1,\n \"b\":2, \"a\":3}", JsonSyntaxErrorKind.DuplicateName, 2, 9 },
        { "{\"a\":1,\"\\u0061\":2}", JsonSyntaxErrorKind.DuplicateName, 1, 8 },
        { "[{\"x\":{\"\":1,\"\":2}}]", JsonSyntaxErrorKind.DuplicateName, 1, 13 },
        { "\uFEFF{}", JsonSyntaxErrorKind.ByteOrderMark, 1, 1 },
    };

    [Theory]
    [MemberData(nameof(WrongTexts))]
    public void AWrongTextIsRefusedWithKindLineAndColumn(string text, JsonSyntaxErrorKind kind, int line, int column)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);

        Assert.False(JsonScanner.IsJson(utf8));
        Assert.False(JsonTape.TryParse(utf8, out JsonTape? tape, out JsonSyntaxError error));
        Assert.Null(tape);
        Assert.Equal((kind, line, column), (error.Kind, error.Position.Line, error.Position.Column));
        Assert.NotEmpty(error.Message);
        Assert.Equal(error, Assert.Throws<JsonSyntaxException>(() => JsonTape.Parse(text)).Error);
    }

    [Theory]
    [InlineData(0xC0, 0x80)]
    [InlineData(0xE0, 0x9F, 0xBF)]
    [InlineData(0xED, 0xA0, 0x80)]
    [InlineData(0xF0, 0x8F, 0xBF, 0xBF)]
    [InlineData(0xF4, 0x90, 0x80, 0x80)]
    [InlineData(0xF5, 0x80, 0x80, 0x80)]
    [InlineData(0xFF)]
    [InlineData(0x80)]
    [InlineData(0xE2, 0x82)]
    public void WhatIsNoUtf8IsRefusedWhereItStands(params int[] bytes)
    {
        byte[] text = [(byte)'[', (byte)'"', (byte)'a', .. Array.ConvertAll(bytes, value => (byte)value), (byte)'"', (byte)']'];

        Assert.False(JsonScanner.IsJson(text));
        Assert.False(JsonTape.TryParse(text, out _, out JsonSyntaxError error));
        Assert.Equal((JsonSyntaxErrorKind.InvalidUtf8, 1, 4, 3), (error.Kind, error.Position.Line, error.Position.Column, error.Position.Offset));
    }

    [Fact]
    public void ALoneSurrogateInADotNetStringIsRefusedWhereItStands()
    {
        Assert.False(JsonTape.TryParse("[\n\"a\ud800\"]", out _, out JsonSyntaxError error));
        Assert.Equal((JsonSyntaxErrorKind.LoneSurrogate, 2, 3), (error.Kind, error.Position.Line, error.Position.Column));

        Assert.False(JsonTape.TryParse("[x,\"a\ud800\"]", out _, out error));
        Assert.Equal((JsonSyntaxErrorKind.InvalidLiteral, 1, 2), (error.Kind, error.Position.Line, error.Position.Column));
    }

    [Fact]
    public void DepthCountsOpenContainersAndIsHeldToItsLimit()
    {
        ContractLimits limits = new() { MaxDepth = 3 };

        Assert.True(JsonTape.TryParse("[[{}],[[]]]", out _, out _, limits));
        Assert.False(JsonTape.TryParse("[[[\n[]]]]", out _, out JsonSyntaxError error, limits));
        Assert.Equal((JsonSyntaxErrorKind.TooDeep, 2, 1), (error.Kind, error.Position.Line, error.Position.Column));
        Assert.False(JsonScanner.IsJson("[[[[]]]]"u8, limits));
        Assert.True(JsonScanner.IsJson("1"u8, new ContractLimits { MaxDepth = 0 }));
    }

    [Fact]
    public void DeepNestingEndsWithAVerdictNotWithTheStack()
    {
        byte[] text = new byte[2_000_000];
        text.AsSpan(0, 1_000_000).Fill((byte)'[');
        text.AsSpan(1_000_000).Fill((byte)']');
        ContractLimits limits = new() { MaxDepth = int.MaxValue };

        Assert.True(JsonScanner.IsJson(text, limits));
        using JsonTape tape = JsonTape.Parse(text, limits);
        Assert.Equal(JsonKind.Array, tape.Root.Kind);
        Assert.False(JsonTape.TryParse(text.AsMemory(0, 1_999_999), out _, out JsonSyntaxError error, limits));
        Assert.Equal(JsonSyntaxErrorKind.UnexpectedEnd, error.Kind);
        Assert.Equal(JsonSyntaxErrorKind.TooDeep, Assert.Throws<JsonSyntaxException>(() => JsonTape.Parse(text)).Error.Kind);
    }

    [Fact]
    public void LengthIsHeldToItsLimit()
    {
        ContractLimits limits = new() { MaxBytes = 4 };

        Assert.True(JsonScanner.IsJson("[12]"u8, limits));
        Assert.False(JsonScanner.IsJson("[123]"u8, limits));
        Assert.False(JsonTape.TryParse("[123]", out _, out JsonSyntaxError error, limits));
        Assert.Equal(JsonSyntaxErrorKind.TooLarge, error.Kind);
    }
}
