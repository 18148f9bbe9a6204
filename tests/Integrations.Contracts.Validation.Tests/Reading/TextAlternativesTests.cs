using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tests.Reading;

/// <summary>A string that must be one of some kinds of strings.</summary>
public sealed class TextAlternativesTests
{
    private static StringConstraint[] Alternatives =>
    [
        new StringConstraint().OneOf("red", "green", "a\"b", "a colour whose name has more than thirty-one bytes"),
        new StringConstraint().Pattern("^[Rr]ed$"),
        new StringConstraint().Pattern("^x|y$"),
        new StringConstraint().OneOf("green", "blue").Pattern("n$"),
        new StringConstraint().Length(5, 5),
    ];

    [Theory]
    [InlineData("red", true, false)]
    [InlineData("Red", true, true)]
    [InlineData("green", true, false)]
    [InlineData("blue", false, false)]
    [InlineData("a\\\"b", true, true)]
    [InlineData("gr\\u0065en", true, false)]
    [InlineData("\\u0072ed", true, false)]
    [InlineData("a colour whose name has more than thirty-one bytes", true, true)]
    [InlineData("a colour whose name has more than thirty-one byteS", false, false)]
    [InlineData("xx", true, true)]
    [InlineData("yx", false, false)]
    [InlineData("x   y", true, false)]
    [InlineData("12345", true, true)]
    [InlineData("éèàâê", true, true)]
    [InlineData("", false, false)]
    public void AStringIsHeldAgainstAllOfThem(string text, bool isAny, bool isOne)
    {
        foreach (string json in (string[])[$"\"{text}\"", $"\"{text}\"{new string(' ', 64)}"])
        {
            Assert.Equal(isAny, Holds(new StringConstraint().AnyOf(Alternatives), json));
            Assert.Equal(isOne, Holds(new StringConstraint().ExactlyOneOf(Alternatives), json));
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"red")]
    [InlineData("\"re\\d\"")]
    [InlineData("")]
    public void WhatIsNoStringIsRefused(string json)
    {
        Assert.False(Holds(new StringConstraint().AnyOf(Alternatives), json));
        Assert.False(Holds(new StringConstraint().ExactlyOneOf(Alternatives), json));
    }

    [Fact]
    public void PatternsThatAreNoAutomataAreAskedEach()
    {
        StringConstraint constraint = new StringConstraint().AnyOf(new StringConstraint().Pattern("^(a)\\1$"), new StringConstraint().Pattern("^(b)\\1$"), new StringConstraint().Pattern("^c$"));
        Assert.True(Holds(constraint, "\"aa\""));
        Assert.True(Holds(constraint, "\"bb\""));
        Assert.True(Holds(constraint, "\"c\""));
        Assert.False(Holds(constraint, "\"ab\""));
    }

    private static bool Holds(StringConstraint constraint, string json)
    {
        ReaderState state = new(Encoding.UTF8.GetBytes(json), PayloadDirection.None);
        return state.Finish(constraint.Skip(ref state, state.Start));
    }
}
