using System.Text;

namespace Integrations.Contracts.Validation.Json;

/// <summary>
/// UTF-8 that also has a form for half of a surrogate pair: the three bytes that its code point would have (known as WTF-8). Such bytes are no UTF-8, so that no text that the scanner lets in equals them.
/// A schema may hold halves, as escapes (<see cref="JsonTape.TryParseSchema"/>): its names and values stay different from each other and from every payload's.
/// </summary>
internal static class Wtf8
{
    public static byte[] GetBytes(string text)
    {
        int lone = JsonTape.IndexOfLoneSurrogate(text);
        if (lone < 0)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var bytes = new List<byte>(text.Length * 3);
        int start = 0;
        while (lone >= 0)
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(start, lone - start)));
            int unit = text[lone];
            bytes.Add((byte)(0xE0 | (unit >> 12)));
            bytes.Add((byte)(0x80 | ((unit >> 6) & 0x3F)));
            bytes.Add((byte)(0x80 | (unit & 0x3F)));
            start = lone + 1;
            lone = JsonTape.IndexOfLoneSurrogate(text, start);
        }

        bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(start)));
        return [.. bytes];
    }

    public static string GetString(ReadOnlySpan<byte> bytes)
    {
        int lone = IndexOfLoneSurrogate(bytes);
        if (lone < 0)
        {
            return JsonString.Decode(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (lone >= 0)
        {
            text.Append(JsonString.Decode(bytes.Slice(0, lone)));
            text.Append((char)(((bytes[lone] & 0x0F) << 12) | ((bytes[lone + 1] & 0x3F) << 6) | (bytes[lone + 2] & 0x3F)));
            bytes = bytes.Slice(lone + 3);
            lone = IndexOfLoneSurrogate(bytes);
        }

        return text.Append(JsonString.Decode(bytes)).ToString();
    }

    /// <summary>Surrogates are ED A0 80 to ED BF BF.</summary>
    private static int IndexOfLoneSurrogate(ReadOnlySpan<byte> bytes)
    {
        int from = 0;
        while (true)
        {
            int lead = bytes.Slice(from).IndexOf((byte)0xED);
            if (lead < 0 || from + lead + 2 >= bytes.Length)
            {
                return -1;
            }

            from += lead;
            if (bytes[from + 1] >= 0xA0)
            {
                return from;
            }

            from++;
        }
    }
}
