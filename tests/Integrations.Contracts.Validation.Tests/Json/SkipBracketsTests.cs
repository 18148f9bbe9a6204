using System.Text;

namespace Integrations.Contracts.Validation.Json;

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
            Assert.Equal(end, JsonScanner.SkipBrackets(json, start));
            Assert.Equal(end, JsonScanner.SkipBracketsScalar(json, start));

            // Cut, it is somewhere in the text.
            int length = start + 1 + random.Next(json.Length - start);
            Assert.InRange(JsonScanner.SkipBrackets(json.AsSpan(0, length), start), start + 1, length);
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
