using System.Linq;
using Integrations.Contracts.Validation.Evaluation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Tests.Evaluation;

public sealed class NameTableTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(49)]
    [InlineData(5000)]
    public void FindsEachNameAndNoOther(int count)
    {
        List<string> names = [.. Enumerable.Range(0, count).Select(Name)];
        var table = new NameTable(names);
        string payload = "{" + string.Join(',', Enumerable.Range(0, count + 50).Select(place => $"\"{Name(place)}\":1")) + "}";
        using JsonTape tape = JsonTape.Parse(payload);
        for (int place = 0; place < count + 50; place++)
        {
            int found = table.Find(tape.View, tape.View.Entries[1 + (2 * place)]);
            Assert.Equal(place < count ? place : -1, found);
        }
    }

    [Fact]
    public void FindsANameWithEscapes()
    {
        var table = new NameTable(["name", "a name of more than sixteen bytes", "a\\b"]);
        using JsonTape tape = JsonTape.Parse("""{"n\u0061me":1,"\u0061 name of more than sixteen bytes":2,"a\\b":3,"a\b":4}""");
        Assert.Equal([0, 1, 2, -1], [.. new[] { 1, 3, 5, 7 }.Select(name => table.Find(tape.View, tape.View.Entries[name]))]);
    }

    // Short ones and long ones.
    private static string Name(int place) => place % 3 == 0 ? $"a name of more than sixteen bytes, {place}" : $"n{place}";
}
