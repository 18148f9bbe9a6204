using System.Linq;
using System.Text;

namespace Integrations.Contracts.Validation.Json;

public sealed class StructuralIndexTests
{
    // What the blocks' arithmetic is about: quotes, backslashes in a row, operators, blanks, controls (two of them differ from operators in one bit), bytes beyond ASCII.
    private static readonly byte[] s_bytes = [.. "\"\"\"\\\\\\{}[]:,  \n\r\ta1-"u8, 0x0C, 0x1A, 0, 0x1F, 0x7F, 0x80, 0xC3, 0xFF];

    [Fact]
    public void TheIndexIsAsItsDocumentationShows() =>
        Assert.Equal("{ \" \" : \" \\ \" , \" \" : - }", string.Join(' ', Index("""{"a": "b\n", "c":-1}"""u8).Select(token => (char)token.Byte)));

    [Fact]
    public void BlocksFindWhatIsFoundByteByByte()
    {
        Random random = new(3);
        for (int length = 1; length < 700; length++)
        {
            byte[] text = new byte[length];
            int kinds = random.Next(1, s_bytes.Length + 1);
            for (int at = 0; at < length; at++)
            {
                text[at] = random.Next(3) == 0 ? s_bytes[random.Next(kinds)] : (byte)'x';
            }

            int start = random.Next(Math.Min(length, 80));
            List<(int Place, byte Byte)> found = [];
            int[] tokens = new int[StructuralIndex.ArrayLength];
            StructuralIndex bytes = new(tokens, start, 64);
            bytes.IndexBytes(text, length);
            for (int at = 0; at < bytes.Count; at++)
            {
                found.Add((StructuralIndex.Place(ref tokens[0], at), StructuralIndex.Byte(ref tokens[0], at)));
            }

            // Of bytes beyond ASCII in a row, more than the first may be there.
            bool IsNeeded((int Place, byte Byte) token) => token.Byte < 0x80 || token.Place == start || text[token.Place - 1] < 0x80;
            Assert.Equal(found, Index(text, start, 64).Where(IsNeeded));
            Assert.Equal(found, Index(text, start, 1024).Where(IsNeeded));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(5_000)]
    [InlineData(100_000)]
    public void AWholeTextHasTheTokensOfItsWindowsWhateverRoomThereWas(int length)
    {
        Random random = new(length);
        byte[] text = new byte[length];
        for (int at = 0; at < length; at++)
        {
            text[at] = random.Next(3) == 0 ? s_bytes[random.Next(s_bytes.Length)] : (byte)'x';
        }

        List<(int Place, byte Byte)> expected = Index(text);
        foreach (int room in (int[])[16, 2 * (length + 200)])
        {
            int[] tokens = System.Buffers.ArrayPool<int>.Shared.Rent(room);
            tokens.AsSpan().Fill(-1);
            int count = StructuralIndex.IndexAll(text, ref tokens, out int bytes);
            Span<byte> found = System.Runtime.InteropServices.MemoryMarshal.AsBytes(tokens.AsSpan(bytes));
            Assert.Equal(expected.Count, count);
            for (int at = 0; at < count; at++)
            {
                Assert.Equal(expected[at], (tokens[at], found[at]));
            }

            Assert.Equal(length, tokens[count]);
            Assert.Equal(-1, found.Slice(count, StructuralIndex.Ahead).IndexOfAnyExcept((byte)0));
            Assert.True(found.Length >= count + StructuralIndex.Ahead + StructuralIndex.BlockLength);
            System.Buffers.ArrayPool<int>.Shared.Return(tokens);
        }
    }

    [Fact]
    public void BehindTheEndStandsNothingThatIsAToken()
    {
        int[] tokens = new int[StructuralIndex.ArrayLength];
        StructuralIndex index = new(tokens, 0, 64);
        index.Refill("[1"u8, 0);

        Assert.Equal(2, index.Count);
        Assert.Equal(2, index.Last);
        Assert.Equal(2, StructuralIndex.Place(ref tokens[0], 2));
        for (int behind = 0; behind < StructuralIndex.Ahead; behind++)
        {
            Assert.Equal(0, StructuralIndex.Byte(ref tokens[0], 2 + behind));
        }
    }

    private static List<(int Place, byte Byte)> Index(ReadOnlySpan<byte> text, int start = 0, int window = 1024)
    {
        List<(int, byte)> found = [];
        int[] tokens = new int[StructuralIndex.ArrayLength];
        StructuralIndex index = new(tokens, start, window);
        index.Refill(text, 0);
        while (true)
        {
            int at = 0;
            for (; at <= index.Last && at < index.Count; at++)
            {
                found.Add((StructuralIndex.Place(ref tokens[0], at), StructuralIndex.Byte(ref tokens[0], at)));
            }

            if (index.Last == index.Count)
            {
                return found;
            }

            index.Refill(text, at);
        }
    }
}
