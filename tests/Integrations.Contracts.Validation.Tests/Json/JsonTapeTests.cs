using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace Integrations.Contracts.Validation.Json;

public sealed class JsonTapeTests
{
    [Fact]
    public void TheTapeIsLaidOutAsItsDocumentationShows()
    {
        using JsonTape tape = JsonTape.Parse("""{"a":[1,2.5],"b\n":""}""");
        List<string> dump = [];
        foreach (TapeEntry entry in tape.Entries)
        {
            string extra = (entry.Meta & TapeEntry.IsName) != 0 ? "#" : entry.Extra.ToString(System.Globalization.CultureInfo.InvariantCulture);
            dump.Add($"{entry.Offset} {entry.Length} {extra} {entry.Kind} {entry.Meta >> TapeEntry.CountShift} {entry.Meta & 0xF0:x}");
        }

        Assert.Equal(
            ["0 22 7 Object 2 0", "1 3 # String 0 80", "5 7 3 Array 2 0", "6 1 1 Number 0 40", "8 3 1 Number 0 0", "13 5 # String 0 90", "19 2 1 String 0 0"],
            dump);
        Assert.Equal(16, System.Runtime.CompilerServices.Unsafe.SizeOf<TapeEntry>());
        Assert.Equal(NameHash.Of("a"u8), tape.Entries[1].Extra);
        Assert.Equal(NameHash.Of("b\n"u8), tape.Entries[5].Extra);
    }

    [Theory]
    [InlineData(0, 100_000, 0)]
    [InlineData(1_000_000, 100_000, 0)]
    [InlineData(0, 100_000, 1_000_000)]
    [InlineData(1_000_000, 100_000, 1_000_000)]
    public void TheTapeGrowsWithTheTextHoweverItsTokensLie(int before, int items, int behind)
    {
        string json = $"[\"{new string('x', before)}\",{string.Join(',', Enumerable.Range(0, items))},\"{new string('y', behind)}\"]";
        using JsonTape tape = JsonTape.Parse(json);
        Assert.Equal(items + 3, tape.Entries.Length);
        Assert.Equal(before + 2, tape.Entries[1].Length);
        Assert.Equal(behind + 2, tape.Entries[^1].Length);
        for (int item = 0, offset = before + 4; item < items; item++)
        {
            Assert.Equal(offset, tape.Entries[item + 2].Offset);
            offset += tape.Entries[item + 2].Length + 1;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(3_000)]
    public void NamesOfAllOpenObjectsAreKeptApartHoweverManyThereAre(int names)
    {
        // Each level has its names before the level within, and one behind it.
        const int Levels = 50;
        string open = string.Concat(Enumerable.Range(0, names).Select(name => $"\"name{name}\":1,"));
        string json = string.Concat(Enumerable.Repeat($"{{{open}\"in\":", Levels)) + "0" + string.Concat(Enumerable.Repeat(",\"last\":1}", Levels));
        using JsonTape tape = JsonTape.Parse(json);
        // The objects, their names and values, of which all but one "in" are the objects themselves.
        Assert.Equal(Levels + (2 * Levels * (names + 2)) - (Levels - 1), tape.Entries.Length);
        Assert.False(JsonScanner.IsJson(Encoding.UTF8.GetBytes(json.Insert(json.Length - 1, ",\"name0\":2"))));
        Assert.False(JsonScanner.IsJson(Encoding.UTF8.GetBytes(json.Replace("\"in\":0", "\"in\":{\"a\":1,\"a\":2}", StringComparison.Ordinal))));
    }

    [Fact]
    public void MembersAreFoundByNameWithEscapesResolved()
    {
        using JsonTape tape = JsonTape.Parse("""{"x":{"a":1},"\u0061":2,"é":3,"":4}""");

        Assert.True(tape.Root.TryGetMember("a"u8, out TapeValue value));
        Assert.Equal("2", value.ToString());
        Assert.True(tape.Root.TryGetMember("é"u8, out value));
        Assert.Equal("3", value.ToString());
        Assert.True(tape.Root.TryGetMember(""u8, out value));
        Assert.Equal("4", value.ToString());
        Assert.False(tape.Root.TryGetMember("b"u8, out value));
        Assert.Equal(JsonKind.None, value.Kind);
        Assert.False(tape.Root.TryGetMember("A"u8, out _));
    }

    [Fact]
    public async Task EveryOverloadReadsTheSameText()
    {
        const string Text = """[1, "é"]""";
        byte[] utf8 = Encoding.UTF8.GetBytes(Text);
        using MemoryStream stream = new(utf8);
        JsonTape[] tapes =
        [
            JsonTape.Parse(Text), JsonTape.Parse(utf8), JsonTape.Parse(utf8.AsMemory()), JsonTape.Parse("""[1, "é"]"""u8.ToArray()),
            await JsonTape.ParseAsync(stream, cancellationToken: TestContext.Current.CancellationToken),
        ];

        Assert.All(tapes, tape => Assert.True(tape.Root.ValueEquals(tapes[0].Root)));
        Assert.All(tapes, tape => Assert.Equal(Text, Encoding.UTF8.GetString(tape.Text.Span)));
    }

    [Fact]
    public async Task AStreamIsReadInPiecesAndNoFurtherThanTheLimit()
    {
        byte[] text = Encoding.UTF8.GetBytes('[' + string.Join(",", Enumerable.Range(0, 20_000)) + ']');
        using JsonTape tape = await JsonTape.ParseAsync(new DroppingStream([0xEF, 0xBB, 0xBF, .. text]), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(20_000, tape.Root.Count);

        ContractLimits exact = new() { MaxBytes = text.Length };
        using JsonTape fits = await JsonTape.ParseAsync(new DroppingStream([0xEF, 0xBB, 0xBF, .. text]), exact, TestContext.Current.CancellationToken);
        Assert.Equal(20_000, fits.Root.Count);

        using DroppingStream endless = new(new byte[100_000]);
        JsonSyntaxException exception = await Assert.ThrowsAsync<JsonSyntaxException>(
            () => JsonTape.ParseAsync(endless, new ContractLimits { MaxBytes = 1000 }, TestContext.Current.CancellationToken));
        Assert.Equal(JsonSyntaxErrorKind.TooLarge, exception.Error.Kind);
        Assert.InRange(endless.Position, 1001, 1100);
    }

    [Fact]
    public void ADisposedTapeSaysSo()
    {
        JsonTape tape = JsonTape.Parse("[1]");
        TapeValue root = tape.Root;
        tape.Dispose();
        tape.Dispose();

        Assert.Throws<ObjectDisposedException>(() => root.Kind);
        Assert.Throws<ObjectDisposedException>(() => root.Items.GetEnumerator());
    }

    [Fact]
    public void NoValueIsOfNoKind()
    {
        TapeValue none = default;

        Assert.Equal(JsonKind.None, none.Kind);
        Assert.False(none.TryGetMember("a"u8, out _));
        Assert.Throws<InvalidOperationException>(() => none.Tape);
        Assert.Throws<InvalidOperationException>(() => JsonTape.Parse("1").Root.GetString());
    }

    [Fact]
    public void IntegersAreReadByValue()
    {
        using JsonTape tape = JsonTape.Parse("""[12, 12.0, 1.2e1, 12.5, "12", 9223372036854775808, -9223372036854775808, 120e-1]""");
        List<string> read = [];
        foreach (TapeValue item in tape.Root.Items)
        {
            read.Add(item.TryGetInt64(out long value) ? $"{value}" : item.IsInteger ? "large" : "no");
        }

        Assert.Equal(["12", "12", "12", "no", "no", "large", "-9223372036854775808", "12"], read);
    }

    [Fact]
    public void PositionsCountLinesAndUtf16Columns()
    {
        string text = "[\r\n  \"é😀\", 1,\r 2,\n\n" + new string(' ', 3000) + "3]";
        using JsonTape tape = JsonTape.Parse(text);
        List<string> places = [];
        foreach (TapeValue item in tape.Root.Items)
        {
            places.Add($"{item.Position.Line}:{item.Position.Column}");
        }

        Assert.Equal(["2:3", "2:10", "3:2", "5:3001"], places);
        Assert.Throws<ArgumentOutOfRangeException>(() => tape.PositionAt(tape.Text.Length + 1));
        for (int offset = 0; offset <= tape.Text.Length; offset++)
        {
            Assert.Equal(LineMap.Find(tape.Text.Span, offset), tape.PositionAt(offset));
        }
    }

    [Fact]
    public void TheTapeOfASmallPayloadAllocatesNothingOnceWarm()
    {
        byte[] text = Encoding.UTF8.GetBytes("""{"id":"wi_1","provider":"slack","n":[1,2.5,-3e2,true,false,null],"é":"caf\u00e9 \n","o":{"a":1,"b":{"c":[]}}}""");
        for (int run = 0; run < 3; run++)
        {
            Fill(text);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int run = 0; run < 100; run++)
        {
            Fill(text);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void LargeTapesAreTheirOwnToo()
    {
        string text = '[' + string.Join(",", Enumerable.Repeat("[1]", 150_000)) + ']';
        using JsonTape first = JsonTape.Parse(text);
        using JsonTape second = JsonTape.Parse("[2]");
        using JsonTape third = JsonTape.Parse(text.Replace('1', '3'));

        Assert.Equal(150_000, first.Root.Count);
        Assert.Equal("[2]", second.Root.ToString());
        Assert.False(first.Root.ValueEquals(third.Root));
        foreach (TapeValue item in first.Root.Items)
        {
            Assert.Equal(1, item.Count);
        }
    }

    [Fact]
    public void ATapeInsideATapeIsItsOwn()
    {
        TapeBuffer outer = TapeBuffer.Rent();
        Assert.True(outer.TryFill("[1,2,3]"u8, ContractLimits.Default));
        TapeBuffer inner = TapeBuffer.Rent();
        Assert.True(inner.TryFill("{}"u8, ContractLimits.Default));

        Assert.Equal(4, outer.Count);
        Assert.Equal(1, inner.Count);
        inner.Return();
        outer.Return();
    }

    private static void Fill(byte[] text)
    {
        TapeBuffer buffer = TapeBuffer.Rent();
        if (!buffer.TryFill(text, ContractLimits.Default) || !JsonScanner.IsJson(text) || buffer.View(text).FindMember(0, "n"u8, NameHash.Of("n"u8)) < 0)
        {
            throw new InvalidOperationException();
        }

        buffer.Return();
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class DroppingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, System.Threading.CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 61)], cancellationToken);
    }
}
