using System.Linq;
using System.Text;

namespace Integrations.Contracts.CodeGeneration.Tests.Readers;

/// <summary>Texts that are near to JSON, or JSON near to what a schema lets in, by seed.</summary>
internal static class MutatedJson
{
    private static readonly string[] s_tokens =
    [
        "null", "true", "false", "0", "-1", "1.0", "1e2", "0.5", "12345678901234567890", "\"\"", "\"a\"", "\"\\u0061\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"2026-05-18T04:13:08.254Z\"", "[]", "{}", "[1,1]", "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}", ",", ":", "{", "}", "[", "]", "\"", " ", "\n", "\\", "\u0001", "é", "tru", "01", "1.", "-", "1e", "nul", "\"stripe\"", "\"connected\"",
    ];

    /// <summary>A text with a byte changed, a piece left out, doubled or replaced by a token.</summary>
    public static byte[] Of(byte[] text, Random random)
    {
        List<byte> bytes = [.. text];
        int changes = random.Next(1, 3);
        for (int change = 0; change < changes && bytes.Count > 0; change++)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 8), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                default:
                    // A whole scalar, if one starts here, gives way to a token.
                    int start = bytes.FindIndex(at, b => b is (byte)':' or (byte)',' or (byte)'[');
                    if (start < 0)
                    {
                        goto case 1;
                    }

                    int end = bytes.FindIndex(start + 1, b => b is (byte)',' or (byte)'}' or (byte)']');
                    bytes.RemoveRange(start + 1, (end < 0 ? bytes.Count : end) - start - 1);
                    bytes.InsertRange(start + 1, Encoding.UTF8.GetBytes(s_tokens[random.Next(s_tokens.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>A random JSON value of small size, of few names and few values, so that schemas of few names and values meet them.</summary>
    public static string Value(Random random, int depth = 3)
    {
        switch (random.Next(depth > 0 ? 9 : 6))
        {
            case 0:
                return random.Next(3) switch { 0 => "null", 1 => "true", _ => "false" };
            case 1:
                return random.Next(-2, 12).ToString(System.Globalization.CultureInfo.InvariantCulture);
            case 2:
                return new[] { "1.5", "2.0", "1e1", "-0", "100000000000000000000", "0.1" }[random.Next(6)];
            case 3:
            case 4:
                return new[] { "\"\"", "\"a\"", "\"b\"", "\"foo\"", "\"bar\"", "\"\\u0061\"", "\"🐲\"", "\"2026-05-18T04:13:08.254Z\"", "\"2026-02-30\"", "\"a@b.c\"" }[random.Next(10)];
            case 5:
                return random.Next(2) == 0 ? "[]" : "{}";
            case 6:
                return "[" + string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1))) + "]";
            default:
                return "{" + string.Join(",", new[] { "a", "b", "c", "foo", "bar", "x-1", "kind" }.OrderBy(_ => random.Next()).Take(random.Next(5)).Select(name => $"\"{name}\": {Value(random, depth - 1)}")) + "}";
        }
    }
}
