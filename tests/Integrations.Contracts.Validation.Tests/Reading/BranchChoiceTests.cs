using System.Text;

namespace Integrations.Contracts.Validation.Tests.Reading;

public sealed class BranchChoiceTests
{
    private static readonly string s_long = new('x', 40);

    [Theory]
    [InlineData("""{"kind": "circle", "radius": 1}""", 0b0001)]
    [InlineData("""{"radius": 1, "kind": "square"}""", 0b0010)]
    [InlineData("""{"k\u0069nd": "s\u0071uare"}""", 0b0010)]
    [InlineData("""{"kind": 1}""", 0b0100)]
    [InlineData("""{"kind": -7}""", 0b1000)]
    [InlineData("""{"kind": 1.0}""", 0b1111)]
    [InlineData("""{"kind": 1e0}""", 0b1111)]
    [InlineData("""{"kind": 12}""", 0)]
    [InlineData("""{"kind": 99999999999999999999}""", 0b1111)]
    [InlineData("""{"kind": "hexagon"}""", 0)]
    [InlineData("""{"kind": null}""", 0)]
    [InlineData("""{"other": {"kind": "circle"}, "kind": "circle"}""", 0b0001)]
    [InlineData("{}", 0)]
    [InlineData("[]", 0)]
    public void AMemberTellsBranchesByStringsAndIntegers(string json, int expected) =>
        Assert.Equal((ulong)expected, Of(new BranchChoice(0b1111, 0, 0, 0, 0, 0).By("kind", 0b1111, 0).When(0b0001, "circle").When(0b0010, "square").When(0b0100, 1).When(0b1000, -7), json));

    [Theory]
    [InlineData("""{"before": 1}""", 0b001)]
    [InlineData("""{"first": [1, "}", {"after": 2}], "last": {}}""", 0b010)]
    [InlineData("""{"before": 1, "last": 1}""", 0b011)]
    [InlineData("""{"x": 1}""", 0)]
    public void ABranchIsPossibleWhereOneOfTheMembersIsThereThatItNeeds(string json, int expected) =>
        Assert.Equal((ulong)expected, Of(new BranchChoice(0b011, 0b100, 0, 0, 0, 0).By("before", 0b001).By("after", 0b010).By("last", 0b010), json));

    [Fact]
    public void ABranchThatNeedsNoMemberIsAlwaysPossible() =>
        Assert.Equal(0b11UL, Of(new BranchChoice(0b11, 0, 0, 0, 0, 0).By("a", 0b01), """{"a": 1}"""));

    [Theory]
    [InlineData("""{"kind": """)]
    [InlineData("""{"kind" """)]
    [InlineData("""{"x": [1, 2""")]
    [InlineData("{,}")]
    public void ATextThatEndsOrIsWrongIsNoReasonToFail(string json) =>
        Assert.True(Of(new BranchChoice(0b11, 0, 0, 0, 0, 0).By("kind", 0b11, 0).When(0b01, "a").When(0b10, "b"), json) is 0 or 0b11);

    [Fact]
    public void ValuesThatTheBranchChecksArePassedOverUnchecked() =>
        Assert.Equal(0b01UL, Of(new BranchChoice(0b11, 0, 0, 0, 0, 0).By("kind", 0b11, 0).When(0b01, "a").When(0b10, "b"), """{"x": nul, "kind": "a"}"""));

    [Fact]
    public void LongNamesAndValuesAreToldToo() =>
        Assert.Equal(0b10UL, Of(new BranchChoice(0b11, 0, 0, 0, 0, 0).By(s_long, 0b11, 0).When(0b01, s_long + "1").When(0b10, s_long + "2"), $$"""{"{{s_long}}": "{{s_long}}2"}"""));

    private static ulong Of(BranchChoice choice, string json)
    {
        ReaderState state = new(Encoding.UTF8.GetBytes(json), PayloadDirection.None);
        ulong branches = choice.Of(ref state, 0);
        state.Finish(-1);
        return branches;
    }
}
