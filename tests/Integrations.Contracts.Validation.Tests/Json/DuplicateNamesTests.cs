using System.Linq;
using System.Text;

namespace Integrations.Contracts.Validation.Json;

public sealed class DuplicateNamesTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void ASecondMemberOfANameIsFoundAmongAnyNumber(int count)
    {
        string[] members = [.. Enumerable.Range(0, count).Select(index => $"\"name-{index}\":{{\"a\":1}}")];
        Assert.True(JsonScanner.IsJson(Object(members)));
        Assert.True(JsonTape.TryParse(Object(members), out _, out _));

        for (int index = 0; index < count; index += Math.Max(1, count / 7))
        {
            string[] twice = [.. members, $"\"\\u006eame-{index}\":0"];
            Assert.False(JsonScanner.IsJson(Object(twice)));
            Assert.False(JsonTape.TryParse(Object(twice), out _, out JsonSyntaxError error));
            Assert.Equal(JsonSyntaxErrorKind.DuplicateName, error.Kind);
        }
    }

    [Fact]
    public void TheSameNameInOtherObjectsIsNoDuplicate()
    {
        Assert.True(JsonScanner.IsJson("""{"a":{"a":[{"a":1},{"a":{"b":1}}],"b":1},"b":{"a":1}}"""u8));
        Assert.False(JsonScanner.IsJson("""{"a":{"a":[{"a":1},{"a":{"b":1}}],"b":1},"a":{"a":1}}"""u8));
        Assert.False(JsonScanner.IsJson("""[{"x":{"a":{"c":1},"b":2,"a":1}}]"""u8));
    }

    [Fact]
    public void AllTexts_OfTwoHundredThousandNames_TakeLinearTime()
    {
        string[] members = [.. Enumerable.Range(0, 200_000).Select(index => $"\"{index:x8}\":0")];
        byte[] text = Object(members);

        Assert.True(JsonScanner.IsJson(text));
        Assert.True(JsonTape.TryParse(text, out _, out _));
        Assert.False(JsonScanner.IsJson(Object([.. members, "\"00000000\":0"])));
    }

    [Fact]
    public void EqualHashesOfDifferentNamesRefuseNothing()
    {
        // Names that are equal to the set (one hash is given to all), and different in truth.
        byte[] text = """{"a":1,"b":2,"a":3}"""u8.ToArray();
        DuplicateNames names = DuplicateNames.Rent();
        names.Add(7, 1);
        names.Add(7, 7);
        Assert.True(names.AreDistinct(text));
        names.Add(7, 13);
        Assert.False(names.AreDistinct(text));
        names.Return();
    }

    private static byte[] Object(string[] members) => Encoding.UTF8.GetBytes('{' + string.Join(",", members) + '}');
}
