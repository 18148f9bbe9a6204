using System.Linq;
using System.Text;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Tests.Reading;

public sealed class ObjectPassTests
{
    // Names are looked up at once where the text goes on for long enough, and byte by byte at its end.
    private static readonly string s_blanks = new(' ', 64);

    private static MemberTable Pair => new MemberTable("id", "createdAt", "aNameThatIsLongerThanThirtyOneBytes").Require("id").Flat();

    // One that learns, and those that have learned an order.
    private static MemberTable[] Pairs =>
    [
        Pair,
        Learned(Pair, "{\"id\":1,\"createdAt\":2,\"aNameThatIsLongerThanThirtyOneBytes\":3}"),
        Learned(Pair, "{\"aNameThatIsLongerThanThirtyOneBytes\":1,\"createdAt\":2,\"id\":3}"),
        Learned(Pair, "{\"createdAt\":1,\"id\":2,\"aNameThatIsLongerThanThirtyOneBytes\":3}"),
    ];

    [Theory]
    [InlineData("{\"id\":1,\"createdAt\":2}", "0 1")]
    [InlineData("{\"createdAt\": 2, \"id\": 1, \"aNameThatIsLongerThanThirtyOneBytes\":3}", "1 0 2")]
    [InlineData("{ \"id\" :1 , \"other\" : [1, {\"id\":2}] ,\n\t\"createdAt\":2 }", "0 3 1")]
    [InlineData("{\"\\u0069d\":1,\"created\\u0041t\":2}", "0 1")]
    [InlineData("{\"id\":1,\"i\":2,\"idd\":3,\"\":4}", "0 3 3 3")]
    [InlineData("{\"createdAt\":1,\"aNameThatIsLongerThanThirtyOneByteS\":2, \"a name of the text that is longer than thirty-one bytes\": 3,\"id\" : 4}", "1 3 3 0")]
    [InlineData("{\"x\":1,\"id\":2,\"é\":3}", "3 0 3")]
    [InlineData("{\"createdAt\":1,\"id\":2,\"aNameThatIsLongerThanThirtyOneByte\":3}", "1 0 3")]
    [InlineData("{\"createdAt\":1,\"id\":2,\"aNameThatIsLongerThanThirtyOneBytesThere\":3}", "1 0 3")]
    [InlineData("{\"aNameThatIsLongerThanThirtyOneBytes\":1,\"createdAt\":\"a text\",\"id\" :[\"aNameThatIsLongerThanThirtyOneBytes\"]}", "2 1 0")]
    public void MembersAreFoundHoweverTheyAreWritten(string json, string members)
    {
        foreach (string text in (string[])[json, json + s_blanks])
        {
            foreach (MemberTable pair in Pairs)
            {
                Assert.Equal(members, string.Join(' ', Members(text, pair, out bool isValid)));
                Assert.True(isValid);
            }
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"createdAt\":1}")]
    [InlineData("{\"id\":1,\"id\":2}")]
    [InlineData("{\"id\":1,\"\\u0069d\":2}")]
    [InlineData("{\"id\":1,\"x\":2,\"x\":3}")]
    [InlineData("{\"id\":1,\"x\":2,\"\\u0078\":3}")]
    [InlineData("{\"createdAt\":1,\"id\":1,\"createdAt\":2}")]
    [InlineData("{\"id\":1,\"a name of seventeen\":2,\"y\":0,\"a name of seventeen\":3}")]
    [InlineData("{\"id\":1,\"a name of more than thirty-two bytes\":2,\"a name of more than thirty-two bytes\":3}")]
    [InlineData("{\"id\":1,\"aNameThatIsLongerThanThirtyOneBytes\":2,\"aNameThatIsLongerThanThirtyOneBytes\":3}")]
    [InlineData("{\"id\":1,}")]
    [InlineData("{\"id\":1:\"createdAt\":2}")]
    [InlineData("{\"createdAt\",\"id\":2}")]
    [InlineData("{\"id\":1 \"x\":2}")]
    [InlineData("{\"id\" 1}")]
    [InlineData("{\"id\":{\"a\":1,\"b\":[{\"c\":1,\"c\":2}]}}")]
    [InlineData("{\"id\":{\"a\":[1,2,{}],\"b\":\"}\",\"a\":2}}")]
    [InlineData("{\"id\":[1,[2,]]}")]
    [InlineData("{\"id\":{\"a\":[1}]}")]
    [InlineData("{\"id\":1")]
    [InlineData("{\"x\":1{\"id\":2,\"createdAt\":\"2026-01-01T00:00:00Z\",\"y\":3}")]
    [InlineData("{,\"id\":2,\"createdAt\":\"2026-01-01T00:00:00Z\",\"y\":3}")]
    [InlineData("[\"id\"]")]
    [InlineData("")]
    public void WhatIsNoObjectOfTheTableIsRefused(string json)
    {
        foreach (string text in (string[])[json, json + s_blanks])
        {
            foreach (MemberTable pair in Pairs)
            {
                _ = Members(text, pair, out bool isValid);
                Assert.False(isValid);
            }
        }
    }

    [Fact]
    public void NamesOfAnyLengthAreFoundWhereverTheyStand()
    {
        // Each three names of a length, which differ in the first byte, in the last, and in one between.
        for (int length = 1; length < 60; length++)
        {
            string name = string.Concat(Enumerable.Range(0, length).Select(index => (char)('a' + (index % 26))));
            string[] others = ["#" + name[1..], name[..^1] + "#", name[..(length / 2)] + "~" + name[((length / 2) + 1)..]];
            MemberTable table = new(name, others[0] + "x", name[..^1] + "xyz");
            string[] names = [name, others[0] + "x", name[..^1] + "xyz", .. others.Distinct()];
            string members = string.Join(' ', names.Select((_, index) => Math.Min(index, 3)));
            foreach (string text in (string[])["", s_blanks])
            {
                Assert.Equal(members, string.Join(' ', Members($"{{{string.Join(',', names.Select(other => $"\"{other}\":1"))}}}{text}", table, out bool isValid)));
                Assert.True(isValid);
                for (int index = 0; index < names.Length; index++)
                {
                    Assert.Equal([Math.Min(index, 3)], Members($"{{\"{names[index]}\":1}}{text}", table, out _));
                }
            }
        }
    }

    [Fact]
    public void NamesAreFoundAtAnyDistanceFromTheTextsEndWhateverTextCameBefore()
    {
        MemberTable learned = Learned(new MemberTable("first", "last"), "{\"first\":1,\"last\":2}");
        for (int before = 0; before < 70; before++)
        {
            for (int behind = 0; behind < 40; behind++)
            {
                string text = $"{{\"first\":\"{new string('x', before)}\",\"last\":1{new string(' ', behind)}}}";
                Assert.Equal([0, 1], Members(text, learned, out bool isValid));
                Assert.True(isValid);
                Assert.Equal([0, 2], Members(text.Replace("last", "lost", StringComparison.Ordinal), learned, out isValid));
                Assert.True(isValid);
            }
        }
    }

    [Theory]
    [InlineData("{\"a\":1}", false)]
    [InlineData("{\"a\":1,\"b\":1}", true)]
    [InlineData("{\"b\":1}", true)]
    [InlineData("{}", true)]
    public void AMemberMayAskForOthers(string json, bool isExpected)
    {
        _ = Members(json, new MemberTable("a", "b").RequireWith("a", "b"), out bool isValid);
        Assert.Equal(isExpected, isValid);
    }

    [Theory]
    [InlineData("{}", false)]
    [InlineData("{\"a\":1}", true)]
    [InlineData("{\"a\":1,\"x\":1}", true)]
    [InlineData("{\"a\":1,\"x\":1,\"y\":1}", false)]
    public void MembersAreCounted(string json, bool isExpected)
    {
        _ = Members(json, new MemberTable("a").Between(1, 2), out bool isValid);
        Assert.Equal(isExpected, isValid);
    }

    [Fact]
    public void AClosedTableRefusesOtherNames()
    {
        _ = Members("{\"a\":1}", new MemberTable("a").Close(), out bool isValid);
        Assert.True(isValid);
        _ = Members("{\"a\":1,\"b\":1}", new MemberTable("a").Close(), out isValid);
        Assert.False(isValid);
    }

    [Theory]
    [InlineData(150)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(700)]
    public void MembersOfLargeTablesAreSeenOnceEach(int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(number => $"member{number}")];
        MemberTable table = new MemberTable(names).Require($"member{count - 1}");
        string all = string.Join(',', names.Select(name => $"\"{name}\":1"));
        Assert.Equal(Enumerable.Range(0, count), Members($"{{{all}}}", table, out bool isValid));
        Assert.True(isValid);
        foreach (string name in names)
        {
            _ = Members($"{{{all},\"{name}\":2}}", table, out isValid);
            Assert.False(isValid);
            _ = Members($"{{\"{name}\":2,\"{names[^1]}\":1}}", table, out isValid);
            Assert.Equal(name != names[^1], isValid);
        }

        _ = Members($"{{{string.Join(',', names[..^1].Select(name => $"\"{name}\":1"))}}}", table, out isValid);
        Assert.False(isValid);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(70)]
    public void OnceTheOrderIsLearnedMembersOfLargeTablesAreStillSeenOnceEach(int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(number => $"member{number}")];
        MemberTable table = new MemberTable(names).Require("member0");
        string all = string.Join(',', names.Select(name => $"\"{name}\":1"));
        byte[] text = Encoding.UTF8.GetBytes($"{{{all}}}{s_blanks}");
        for (int round = 0; table.IsLearning; round++)
        {
            Assert.InRange(round, 0, 10_000);
            Assert.True(Skip(text, table));
        }

        string rotated = string.Join(',', names.Skip(1).Append(names[0]).Select(name => $"\"{name}\":1"));
        string without = string.Join(',', names.Skip(1).Select(name => $"\"{name}\":1"));
        Assert.True(Skip(text, table));
        Assert.True(Skip(Encoding.UTF8.GetBytes($"{{{rotated}}}{s_blanks}"), table));
        Assert.False(Skip(Encoding.UTF8.GetBytes($"{{{without}}}{s_blanks}"), table));
        foreach (string name in names)
        {
            Assert.False(Skip(Encoding.UTF8.GetBytes($"{{{all},\"{name}\":2}}{s_blanks}"), table));
        }
    }

    [Fact]
    public void MembersFromThe65thOnAreSeenWithoutAllocation()
    {
        string[] names = [.. Enumerable.Range(0, 300).Select(number => $"member{number}")];
        MemberTable table = new MemberTable(names).Require("member64", "member149");
        byte[] json = Encoding.UTF8.GetBytes($"{{{string.Join(',', names.Reverse().Select(name => $"\"{name}\":1"))}}}");
        byte[] few = Encoding.UTF8.GetBytes("{\"member64\":1,\"member149\":2}");
        byte[] without = Encoding.UTF8.GetBytes("{\"member64\":1}");
        byte[] twice = Encoding.UTF8.GetBytes("{\"member149\":1,\"member64\":1,\"member149\":2}");
        Assert.True(Skip(json, table));
        Assert.False(Skip(without, table));
        Assert.False(Skip(twice, table));

        Assert.Equal(0, Allocated(few, table));
    }

    [Fact]
    public void MembersThatAskForOthersAreHeldToThemWithoutAllocation() =>
        Assert.Equal(0, Allocated("{\"a\":1,\"b\":2,\"c\":3}"u8.ToArray(), new MemberTable("a", "b", "c").RequireWith("a", "b", "c")));

    [Fact]
    public void AnOrderIsLearnedFromTheFirstTextsAlone()
    {
        MemberTable table = Learned(Pair, "{\"createdAt\":1,\"id\":2}");
        Assert.Equal([1, 1, 0], table.Guesses.Take(3).Select(guess => guess.Member));
        MemberGuess[] guesses = table.Guesses;
        for (int text = 0; text < 1000; text++)
        {
            Assert.True(Skip("{\"id\":2,\"createdAt\":1}"u8.ToArray(), table));
        }

        Assert.Same(guesses, table.Guesses);
    }

    [Fact]
    public void WhereThePlaceOfEachNameIsAskedForNothingIsLearnedOrGuessed()
    {
        foreach (MemberTable table in (MemberTable[])[Pair.WithPlaces(), new MemberTable("id").WithPlaces().Flat()])
        {
            Assert.False(table.IsLearning);
            Assert.Empty(table.Guesses);
            Assert.Empty(table.InOrder);
        }
    }

    private static MemberTable Learned(MemberTable table, string json)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        for (int text = 0; table.IsLearning && text < 1000; text++)
        {
            Assert.True(Skip(utf8, table));
        }

        Assert.False(table.IsLearning);
        return table;
    }

    // A collection that another test sets off in between counts the rest of this thread's buffer: the least of some attempts.
    private static long Allocated(byte[] json, MemberTable table)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 20; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool isValid = Skip(json, table);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(isValid);
        }

        return least;
    }

    private static bool Skip(byte[] json, MemberTable table)
    {
        ReaderState state = new(json, PayloadDirection.None);
        int at = state.Start;
        ObjectPass pass = state.OpenObject(ref at, table);
        while (pass.Next(ref state, ref at) >= 0)
        {
            at = state.SkipValue(at);
        }

        return state.Finish(at);
    }

    // By tokens and by offset, which must give the same.
    private static List<int> Members(string text, MemberTable table, out bool isValid)
    {
        List<int> members = Members<VerdictMode>(text, table, out isValid);
        List<int> byOffset = Members<FlatVerdictMode>(text, table, out bool isValidByOffset);
        Assert.Equal(isValid, isValidByOffset);
        if (isValid)
        {
            Assert.Equal(members, byOffset);
        }

        return members;
    }

    private static List<int> Members<TMode>(string text, MemberTable table, out bool isValid)
        where TMode : struct, IReaderMode
    {
        ReaderState state = new(Encoding.UTF8.GetBytes(text), PayloadDirection.None, TMode.IsByOffset);
        int at = state.Start;
        List<int> members = [];
        ObjectPass pass = state.OpenObject<TMode>(ref at, table);
        while (pass.Next<TMode>(ref state, ref at) is >= 0 and int member)
        {
            members.Add(member);
            Assert.Equal(member < table.Count, member < table.Count && pass.Has(member));
            at = state.SkipValue<TMode>(at);
        }

        isValid = state.Finish(at);
        return members;
    }
}
