using System.Linq;
using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tests.Reading;

public sealed class DistinctTests
{
    private const string Long = "a text of some forty bytes, such as are read";

    [Theory]
    [InlineData("[\"a\",\"b\",\"ab\",\"ba\",\"\",true,false,null,1,2]", true)]
    [InlineData("[\"a\",\"b\",\"a\"]", false)]
    [InlineData("[\"a\",\"\\u0061\"]", false)]
    [InlineData("[\"a\",\"\\u0062\"]", true)]
    [InlineData("[\"eightbyt\",\"eightbytes\",\"eightbyt\"]", false)]
    [InlineData("[1,1.0]", false)]
    [InlineData("[[1,2],[2,1],[1,2,3]]", true)]
    [InlineData("[[\"a\"],\"a\",{\"a\":\"a\"}]", true)]
    [InlineData("[{\"a\":\"x\",\"b\":\"y\"},{\"b\":\"y\",\"a\":\"x\"}]", false)]
    [InlineData("[{\"a\":\"x\",\"b\":\"y\"},{\"a\":\"y\",\"b\":\"x\"}]", true)]
    [InlineData("[{\"a\":true},{\"a\":false},{\"a\":null},{},[]]", true)]
    [InlineData("[[],{},[ ]]", false)]
    public void ItemsAreEqualByValue(string json, bool isExpected)
    {
        Assert.Equal(isExpected, AreDistinct(json));
        Assert.Equal(isExpected, AreDistinct(json + new string(' ', 64)));
    }

    [Fact]
    public void StringsThatDifferInOneByteAreDistinctWhereverItIs()
    {
        for (int length = 0; length <= Long.Length; length++)
        {
            string text = Long.Substring(0, length);
            Assert.False(AreDistinct($"[\"{text}\",\"{text}\"]"));
            for (int place = 0; place < length; place++)
            {
                Assert.True(AreDistinct($"[\"{text}\",\"{text.Remove(place, 1).Insert(place, "#")}\"]"));
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(2000)]
    public void ManyItemsAreCompared(int count)
    {
        string[] items = [.. Enumerable.Range(0, count).Select(number => $"{{\"Name\":\"item {number}\",\"Enabled\":true}}")];
        Assert.True(AreDistinct($"[{string.Join(',', items)}]"));
        items[^1] = "{\"Enabled\":true,\"Name\":\"item 0\"}";
        Assert.False(AreDistinct($"[{string.Join(',', items)}]"));
    }

    private static bool AreDistinct(string json)
    {
        ReaderState state = new(Encoding.UTF8.GetBytes(json), PayloadDirection.None);
        return state.Finish(state.SkipArray<Anything>(state.Start, new CollectionConstraint(0, isSet: true)));
    }

    private readonly struct Anything : IValueCheck
    {
        public static int Skip(ref ReaderState state, int at) => state.SkipValue(at);
    }
}
