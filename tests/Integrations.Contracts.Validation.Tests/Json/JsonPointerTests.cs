namespace Integrations.Contracts.Validation.Json;

public sealed class JsonPointerTests
{
    private const string Document = """{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8,"é":9}""";

    [Theory]
    [InlineData("", Document)]
    [InlineData("/foo", """["bar","baz"]""")]
    [InlineData("/foo/0", "\"bar\"")]
    [InlineData("/", "0")]
    [InlineData("/a~1b", "1")]
    [InlineData("/c%d", "2")]
    [InlineData("/i\\j", "5")]
    [InlineData("/k\"l", "6")]
    [InlineData("/ ", "7")]
    [InlineData("/m~0n", "8")]
    [InlineData("/é", "9")]
    [InlineData("/foo/2", null)]
    [InlineData("/foo/00", null)]
    [InlineData("/foo/-", null)]
    [InlineData("/foo/0/x", null)]
    [InlineData("foo", null)]
    [InlineData("/m~n", null)]
    [InlineData("/m~", null)]
    [InlineData("/\ud800", null)]
    public void PointersReferAsRfc6901Says(string pointer, string? expected)
    {
        using JsonTape tape = JsonTape.Parse(Document);

        Assert.Equal(expected is not null, JsonPointer.TryEvaluate(tape.Root, pointer, out TapeValue value));
        Assert.Equal(expected ?? "", expected is null ? "" : value.ToString());
    }

    [Theory]
    [InlineData("a/b~c", "a~1b~0c")]
    [InlineData("~1", "~01")]
    [InlineData("plain", "plain")]
    public void TokensAreEscapedAndBack(string token, string escaped)
    {
        Assert.Equal(escaped, JsonPointer.Escape(token));
        Assert.True(JsonPointer.TryUnescape(escaped, out string back));
        Assert.Equal(token, back);
        Assert.Equal("/x/" + escaped, JsonPointer.Append("/x", token));
        Assert.Equal("/x/7", JsonPointer.Append("/x", 7));
    }

    [Theory]
    [InlineData("/c%25d", "/c%d")]
    [InlineData("/%C3%A9", "/é")]
    [InlineData("/%c3%a9x", "/éx")]
    [InlineData("/a", "/a")]
    [InlineData("/%", null)]
    [InlineData("/%2", null)]
    [InlineData("/%zz", null)]
    [InlineData("/%C3", null)]
    public void FragmentsArePercentDecodedAsUtf8(string fragment, string? expected)
    {
        Assert.Equal(expected is not null, JsonPointer.TryDecodeFragment(fragment, out string pointer));
        Assert.Equal(expected ?? fragment, pointer);
    }
}
