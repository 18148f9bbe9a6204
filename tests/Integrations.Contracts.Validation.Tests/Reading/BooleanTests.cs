using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tests.Reading;

public sealed class BooleanTests
{
    // Within a text, at its end, and in one that ends before the literal does.
    [Theory]
    [InlineData("true", true)]
    [InlineData("false", true)]
    [InlineData("True", false)]
    [InlineData("tru", false)]
    [InlineData("fals", false)]
    [InlineData("f", false)]
    [InlineData("t", false)]
    [InlineData("trux", false)]
    [InlineData("falsx", false)]
    [InlineData("ftrue", false)]
    [InlineData("falserue", false)]
    [InlineData("frue", false)]
    [InlineData("talse", false)]
    [InlineData("dalse", false)]
    [InlineData("vrue", false)]
    [InlineData("dtrue", false)]
    [InlineData("truee", false)]
    [InlineData("falsee", false)]
    [InlineData("null", false)]
    [InlineData("1", false)]
    [InlineData("", false)]
    public void ABooleanIsOneOfTwoLiterals(string literal, bool isExpected)
    {
        foreach (string text in (string[])[literal, literal + " ", literal + "      "])
        {
            Assert.Equal(isExpected, IsBoolean(text));
            Assert.Equal(isExpected, IsBoolean<FlatVerdictMode>(text));
            Assert.Equal(isExpected, IsBoolean<VerdictMode>(text));
            Assert.Equal(isExpected || literal is "null" or "1", IsValue(text));
        }

        foreach (string text in (string[])[$"[{literal}]", $"[{literal} ,{literal}]", $"[{literal},1]"])
        {
            Assert.Equal(isExpected || literal is "null" or "1" || (literal.Length == 0 && text.Length == 2), IsValue(text));
        }
    }

    private static bool IsBoolean(string text)
    {
        ReaderState state = new(Encoding.UTF8.GetBytes(text), PayloadDirection.None);
        return state.Finish(state.SkipBoolean(state.Start));
    }

    private static bool IsBoolean<TMode>(string text)
        where TMode : struct, IReaderMode
    {
        ReaderState state = new(Encoding.UTF8.GetBytes(text), PayloadDirection.None, TMode.IsByOffset);
        bool value = false;
        return state.Finish(state.ReadBoolean<TMode>(state.Start, ref value));
    }

    private static bool IsValue(string text)
    {
        ReaderState state = new(Encoding.UTF8.GetBytes(text), PayloadDirection.None);
        return state.Finish(state.SkipValue(state.Start));
    }
}
