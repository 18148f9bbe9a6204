using System.Globalization;
using System.Linq;
using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tests.Reading;

public sealed class ConstraintTests
{
    private readonly struct Integers : IValueCheck
    {
        public static int Skip(ref ReaderState state, int position) => state.SkipInteger(position);
    }

    // An integer, a string, an integer below ten.
    private readonly struct Branches : IValueChecks
    {
        private static readonly NumberConstraint s_digit = new NumberConstraint().Integer().AtLeast("0").Below("10");

        public static int Skip(ref ReaderState state, int position, int which) => which switch
        {
            0 => state.SkipInteger(position),
            1 => state.SkipString(position),
            _ => s_digit.Skip(ref state, position),
        };
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("7.0", true)]
    [InlineData("7.5", false)]
    [InlineData("-1", false)]
    [InlineData("1e1", false)]
    [InlineData("9", false)]
    [InlineData("\"1\"", false)]
    [InlineData("01", false)]
    public void NumbersAreHeldAgainstTheirOperands(string json, bool isExpected)
    {
        NumberConstraint constraint = new NumberConstraint().Integer().AtLeast("0").Below("10").OneOf("0", "7", "1e1");
        ReaderState state = new(Encoding.UTF8.GetBytes(json), PayloadDirection.None);
        Assert.Equal(isExpected, state.Finish(constraint.Skip(ref state, 0)));
    }

    [Theory]
    [InlineData("\"ab\"", true)]
    [InlineData("\"\\u0061b\"", true)]
    [InlineData("\"a\"", false)]
    [InlineData("\"abcde\"", false)]
    [InlineData("\"éé\"", false)]
    [InlineData("\"aé\"", true)]
    [InlineData("1", false)]
    public void StringsAreHeldAgainstLengthAndPattern(string json, bool isExpected)
    {
        StringConstraint constraint = new StringConstraint().Length(2, 4).Pattern("^a");
        ReaderState state = new(Encoding.UTF8.GetBytes(json), PayloadDirection.None);
        Assert.Equal(isExpected, state.Finish(constraint.Skip(ref state, 0)));
    }

    [Theory]
    [InlineData("\"ab\"", true)]
    [InlineData("\"\"", false)]
    [InlineData("\"a\\n\"", false)]
    [InlineData("\"a\\u0062\"", true)]
    [InlineData("\"é\"", true)]
    [InlineData("\"é\u2028\"", false)]
    [InlineData("\"abcd\"", false)]
    [InlineData("1", false)]
    public void APatternThatAsksNothingOfPlainStringsIsHeldAgainstOthers(string json, bool isExpected)
    {
        StringConstraint constraint = new StringConstraint().Length(0, 3).Pattern("^.+$");
        ReaderState state = new(Encoding.UTF8.GetBytes(json), PayloadDirection.None);
        Assert.Equal(isExpected, state.Finish(constraint.Skip(ref state, 0)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("€")]
    [InlineData("😀")]
    [InlineData("aé€😀")]
    public void LengthsAreOfCodePoints(string characters)
    {
        int ofOne = new StringInfo(characters).LengthInTextElements;
        for (int times = 1; times < 40; times++)
        {
            byte[] json = Encoding.UTF8.GetBytes($"\"{string.Concat(Enumerable.Repeat(characters, times))}\"");
            for (int bound = (ofOne * times) - 2; bound <= (ofOne * times) + 2; bound++)
            {
                ReaderState state = new(json, PayloadDirection.None);
                Assert.Equal(ofOne * times >= bound, state.Finish(new StringConstraint().Length(Math.Max(0, bound)).Skip(ref state, 0)));
                state = new(json, PayloadDirection.None);
                Assert.Equal(ofOne * times <= bound, state.Finish(new StringConstraint().Length(0, Math.Max(0, bound)).Skip(ref state, 0)));
            }
        }
    }

    [Theory]
    [InlineData("[1,2]", true)]
    [InlineData("[1]", false)]
    [InlineData("[1,2,3,4]", false)]
    [InlineData("[1,1.0]", false)]
    [InlineData("[1,\"2\"]", false)]
    [InlineData("[1,2", false)]
    public void CollectionsAreCountedAndCompared(string json, bool isExpected)
    {
        CollectionConstraint constraint = new(2, 3, isSet: true);
        ReaderState state = new(Encoding.UTF8.GetBytes(json), PayloadDirection.None);
        Assert.Equal(isExpected, state.Finish(state.SkipArray<Integers>(0, constraint)));
    }

    [Theory]
    [InlineData("12", true, true)]
    [InlineData("7", true, false)]
    [InlineData("\"7\"", true, true)]
    [InlineData("null", false, false)]
    public void BranchesAreTriedOneAfterTheOther(string json, bool isAny, bool isOne)
    {
        ReaderState state = new(Encoding.UTF8.GetBytes(json), PayloadDirection.None);
        Assert.Equal(isAny, state.SkipAnyOf<Branches>(0, 3) >= 0);
        Assert.Equal(isOne, state.SkipOneOf<Branches>(0, 3) >= 0);

        // Strings are the second, numbers the first or the third.
        BranchChoice choice = new(0, 0, 0b010, 0b101, 0, 0);
        Assert.Equal(isAny, state.SkipAnyOf<Branches>(0, choice) >= 0);
        Assert.Equal(isOne, state.SkipOneOf<Branches>(0, choice) >= 0);
    }
}
