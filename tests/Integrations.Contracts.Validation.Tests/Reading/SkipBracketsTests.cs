using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tests.Reading;

public sealed class SkipBracketsTests
{
    [Fact]
    public void AContainerEndsWhereTheScannerSaysThatItEnds()
    {
        Random random = new(5);
        string[] pieces = ["1", "\"\"", "\"]\"", "\"}\\\"]\"", "\"\\\\\"", "\"" + new string('{', 70) + "\"", "null", "\"\\\\\\\"[\"", "{}", "[ ]"];
        for (int run = 0; run < 3000; run++)
        {
            StringBuilder text = new(new string(' ', random.Next(70)));
            int start = text.Length;
            Write(text, random, pieces, 0);
            text.Append(']', random.Next(3)).Append(' ', random.Next(70));
            byte[] json = Encoding.UTF8.GetBytes(text.ToString());

            int end = JsonScanner.SkipCheckedValue(json, start, 64);
            Assert.True(end > 0);
            ReaderState state = new(json, PayloadDirection.None);
            Assert.Equal(end - start, state.TextOf(0, state.SkipUnchecked(0)).Length);
            state.Finish(-1);

            // Cut, it has no end.
            int length = start + 1 + random.Next(end - start - 1);
            ReaderState cut = new(json.AsSpan(0, length), PayloadDirection.None);
            Assert.True(cut.SkipUnchecked(0) < 0);
            cut.Finish(-1);
        }
    }

    private static void Write(StringBuilder text, Random random, string[] pieces, int depth)
    {
        bool isObject = random.Next(2) == 0;
        text.Append(isObject ? '{' : '[');
        int count = random.Next(depth == 0 ? 30 : 4);
        for (int item = 0; item < count; item++)
        {
            text.Append(item == 0 ? "" : ", ").Append(isObject ? "\"]\\\"" + item + "\":" : "");
            if (depth < 5 && random.Next(3) == 0)
            {
                Write(text, random, pieces, depth + 1);
            }
            else
            {
                text.Append(pieces[random.Next(pieces.Length)]);
            }
        }

        text.Append(isObject ? '}' : ']');
    }
}
