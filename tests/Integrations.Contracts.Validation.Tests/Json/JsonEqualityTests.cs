using System.Linq;

namespace Integrations.Contracts.Validation.Json;

public sealed class JsonEqualityTests
{
    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("\"a\"", "\"\\u0061\"", true)]
    [InlineData("\"a\\n\"", "\"\\u0061\\u000a\"", true)]
    [InlineData("\"a\"", "\"b\"", false)]
    [InlineData("0", "false", false)]
    [InlineData("null", "null", true)]
    [InlineData("true", "false", false)]
    [InlineData("[1,2]", "[1.0,2e0]", true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("[1,2]", "[1]", false)]
    [InlineData("[[],{}]", "[{},[]]", false)]
    [InlineData("{\"a\":1,\"b\":[{\"c\":2,\"d\":3}]}", "{\"b\":[{\"d\":3.0,\"c\":2}],\"a\":1}", true)]
    [InlineData("{\"a\":1,\"b\":2}", "{\"a\":1,\"c\":2}", false)]
    [InlineData("{\"a\":1,\"b\":2}", "{\"a\":2,\"b\":1}", false)]
    [InlineData("{\"a\":[1,2],\"b\":[]}", "{\"b\":[1,2],\"a\":[]}", false)]
    [InlineData("{\"a\":1}", "{\"a\":1,\"b\":2}", false)]
    [InlineData("{\"\\u0061\":1,\"x\":{}}", "{\"x\":{},\"a\":1}", true)]
    [InlineData("{\"a\":1,\"b\":{\"c\":1,\"d\":2}}", "{\"a\":1,\"b\":{\"d\":2,\"c\":1}}", true)]
    [InlineData("{\"a\":1,\"b\":{\"c\":1,\"d\":2}}", "{\"a\":1,\"b\":{\"d\":2,\"c\":2}}", false)]
    [InlineData("{\"a\":{\"b\":1}}", "{\"a\":[[]]}", false)]
    [InlineData("{}", "[]", false)]
    public void ValuesAreEqualAsJsonSchemaSays(string left, string right, bool expected)
    {
        using JsonTape first = JsonTape.Parse(left);
        using JsonTape second = JsonTape.Parse(right);

        Assert.Equal(expected, first.Root.ValueEquals(second.Root));
        Assert.Equal(expected, second.Root.ValueEquals(first.Root));
        if (expected)
        {
            Assert.Equal(JsonEquality.Hash(first.View, 0), JsonEquality.Hash(second.View, 0));
        }

        using JsonTape both = JsonTape.Parse($"[{left},{right}]");
        Assert.Equal(expected, JsonEquality.HasDuplicates(both.View, 0));
        using JsonTape many = JsonTape.Parse($"[{left},100,101,102,103,104,105,106,[107],{right},108]");
        Assert.Equal(expected, JsonEquality.TryFindDuplicates(many.Root, out int place, out int second2));
        Assert.Equal(expected ? (0, 9) : (0, 0), (place, second2));
    }

    [Fact]
    public void LargeObjectsInAnotherOrderAreEqual()
    {
        string[] members = [.. Enumerable.Range(0, 50_000).Select(index => $"\"{index}\":{index}")];
        using JsonTape forth = JsonTape.Parse('{' + string.Join(",", members) + '}');
        using JsonTape back = JsonTape.Parse('{' + string.Join(",", members.Reverse()) + '}');
        members[25_000] = "\"25000\":1";
        using JsonTape other = JsonTape.Parse('{' + string.Join(",", members.Reverse()) + '}');

        Assert.True(forth.Root.ValueEquals(back.Root));
        Assert.False(forth.Root.ValueEquals(other.Root));
    }

    [Fact]
    public void LongArraysAreSearchedForDuplicatesInLinearTime()
    {
        IEnumerable<string> items = Enumerable.Range(0, 50_000).Select(index => $$"""{"id":{{index}},"name":"n"}""");
        using JsonTape unique = JsonTape.Parse('[' + string.Join(",", items) + ']');
        using JsonTape twice = JsonTape.Parse('[' + string.Join(",", items.Append("""{"name":"\u006e","id":4e4}""")) + ']');

        Assert.False(JsonEquality.HasDuplicates(unique.View, 0));
        Assert.True(JsonEquality.TryFindDuplicates(twice.Root, out int first, out int second));
        Assert.Equal((40_000, 50_000), (first, second));
    }

    [Fact]
    public void DeepValuesAreComparedWithoutTheStack()
    {
        string text = new string('[', 200_000) + new string(']', 200_000);
        ContractLimits limits = new() { MaxDepth = int.MaxValue };
        using JsonTape tape = JsonTape.Parse($"[{text},{text}]", limits);

        Assert.True(JsonEquality.HasDuplicates(tape.View, 0));
        Assert.NotEqual(0u, JsonEquality.Hash(tape.View, 0));
    }
}
