using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tests.Reading;

/// <summary>What a table says of members' values.</summary>
public sealed class MemberStepTests
{
    [WireNames("red", "green")]
    private enum Hue
    {
        Red,
        Green,
    }

    // The last two members, and others: integers.
    private readonly struct Rest : IValueChecks
    {
        public static int Skip(ref ReaderState state, int position, int member)
        {
            Assert.InRange(member, 9, 11);
            return state.SkipInteger(position);
        }
    }

    private static MemberTable Table => new MemberTable("boolean", "string", "integer", "number", "any", "hue", "word", "long", "digit", "x", "y")
        .Booleans(0).Strings(1).Integers(2).Numbers(3).Values(4).Enums<Hue>(5)
        .Strings(new StringConstraint().OneOf("yes", "no"), 6).Strings(new StringConstraint().Length(3), 7).Numbers(new NumberConstraint().Integer().Below("10"), 8);

    [Theory]
    [InlineData("\"boolean\":true", true)]
    [InlineData("\"boolean\":\"true\"", false)]
    [InlineData("\"string\":\"\\n\"", true)]
    [InlineData("\"string\":1", false)]
    [InlineData("\"integer\":1.0", true)]
    [InlineData("\"integer\":1.5", false)]
    [InlineData("\"number\":1.5", true)]
    [InlineData("\"number\":[]", false)]
    [InlineData("\"any\":{\"a\":[null]}", true)]
    [InlineData("\"any\":{\"a\":[nul]}", false)]
    [InlineData("\"hue\":\"green\"", true)]
    [InlineData("\"hue\":\"gr\\u0065en\"", true)]
    [InlineData("\"hue\":\"greens\"", false)]
    [InlineData("\"hue\":0", false)]
    [InlineData("\"word\":\"no\"", true)]
    [InlineData("\"word\":\"nono\"", false)]
    [InlineData("\"long\":\"abc\"", true)]
    [InlineData("\"long\":\"ab\"", false)]
    [InlineData("\"digit\":9", true)]
    [InlineData("\"digit\":10", false)]
    [InlineData("\"x\":1,\"y\":2,\"z\":3", true)]
    [InlineData("\"x\":true", false)]
    [InlineData("\"z\":true", false)]
    [InlineData("\"hue\":\"red\",\"hue\":\"red\"", false)]
    public void EachMemberIsHeldAgainstItsStepAndOthersAgainstTheirCheck(string members, bool isExpected)
    {
        MemberTable table = Table;
        string separator = members.StartsWith("\"digit\"", StringComparison.Ordinal) ? "\"any\":0" : "\"digit\" : 1";
        foreach (string text in (string[])[$"{{{members}}}", $"{{ {separator} , {members} }}{new string(' ', 64)}"])
        {
            ReaderState state = new(Encoding.UTF8.GetBytes(text), PayloadDirection.None);
            Assert.Equal(isExpected, state.Finish(state.SkipObject<Rest>(state.Start, table)));
        }
    }

    [Fact]
    public void WithoutChecksOthersMayBeAnything()
    {
        Assert.True(Holds("{\"boolean\":false,\"x\":[1],\"z\":{}}"));
        Assert.False(Holds("{\"boolean\":0,\"x\":[1],\"z\":{}}"));
        Assert.False(Holds("{\"boolean\":false,\"x\":[1,],\"z\":{}}"));
    }

    private static bool Holds(string text)
    {
        ReaderState state = new(Encoding.UTF8.GetBytes(text), PayloadDirection.None);
        return state.Finish(state.SkipObject(state.Start, Table));
    }
}
