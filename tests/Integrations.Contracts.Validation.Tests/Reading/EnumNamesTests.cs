using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tests.Reading;

public sealed class EnumNamesTests
{
    [WireNames("low", "high", "", "a name of more than thirty-one bytes", "é\"")]
    private enum Level
    {
        Low,
        High,
        Empty,
        Long,
        Accent,
    }

    [WireNames("\\uD800", "\\\\", AreEscaped = true)]
    private enum Hostile
    {
        Half,
        Backslash,
    }

    private enum Nameless
    {
    }

    [Theory]
    [InlineData("\"low\"", Level.Low)]
    [InlineData("\"high\"  ", Level.High)]
    [InlineData("\"hi\\u0067h\"", Level.High)]
    [InlineData("\"\"", Level.Empty)]
    [InlineData("\"a name of more than thirty-one bytes\"", Level.Long)]
    [InlineData("\"é\\\"\"", Level.Accent)]
    public void ANameIsReadAsItsValue(string text, object expected)
    {
        // With and without room behind it for a look at 32 bytes.
        foreach (string json in new[] { text, text + new string(' ', 40) })
        {
            ReaderState state = new(Encoding.UTF8.GetBytes(json), PayloadDirection.None);
            Level value = default;
            int end = state.ReadEnum<ValuesMode, Level>(0, ref value);
            Assert.Equal((Level)expected, value);
            Assert.True(state.Finish(end));
        }
    }

    [Theory]
    [InlineData("\"Low\"")]
    [InlineData("\"lo\"")]
    [InlineData("\"lowe\"")]
    [InlineData("\"low")]
    [InlineData("low")]
    [InlineData("0")]
    [InlineData("")]
    public void WhatIsNoNameIsRefused(string text)
    {
        foreach (string json in new[] { text, text + new string(' ', 40) })
        {
            ReaderState state = new(Encoding.UTF8.GetBytes(json), PayloadDirection.None);
            Assert.True(state.SkipEnum<Level>(0) < 0);
        }
    }

    [Fact]
    public void NamesGoBothWays()
    {
        foreach (Level level in Enum.GetValues<Level>())
        {
            Assert.True(EnumNames<Level>.TryParse(level.ToWireName(), out Level parsed));
            Assert.Equal(level, parsed);
        }

        Assert.False(EnumNames<Level>.TryParse((string?)null, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((Level)5).ToWireName());
    }

    [Fact]
    public void HalfOfASurrogatePairIsKept()
    {
        Assert.Equal(["\uD800", "\\"], EnumNames<Hostile>.All);
        Assert.Equal("\uD800", Hostile.Half.ToWireName());
    }

    [Fact]
    public void AnEnumThatIsNotEmittedHasNoNames() => Assert.Throws<TypeInitializationException>(() => EnumNames<Nameless>.All);
}
