using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

// Passing over an object or array whose text another look checks: brackets are counted, strings are told by their quotes. Of text that is no JSON, any position may come of it.
internal static partial class JsonReading
{
    /// <summary>The position after the object or array at a position; <see cref="Invalid"/> where the text ends before it does.</summary>
    public static int SkipUnchecked(ReadOnlySpan<byte> json, int position)
    {
        int depth = 0;
        uint inString = 0, escapes = 0;
        ref byte text = ref MemoryMarshal.GetReference(json);
        while (Vector256.IsHardwareAccelerated && position + Vector256<byte>.Count <= json.Length)
        {
            // In bounds: position + 32 <= Length.
            var bytes = Vector256.LoadUnsafe(ref text, (nuint)position);
            uint backslashes = Vector256.Equals(bytes, Vector256.Create((byte)'\\')).ExtractMostSignificantBits();
            uint quotes = Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
            if ((backslashes | escapes) != 0)
            {
                quotes &= ~Escaped(backslashes, ref escapes);
            }

            // Brackets and braces differ by one bit.
            Vector256<byte> folded = bytes | Vector256.Create((byte)0x20);
            uint within = Within(quotes) ^ inString;
            uint opens = Vector256.Equals(folded, Vector256.Create((byte)'{')).ExtractMostSignificantBits() & ~within;
            uint closes = Vector256.Equals(folded, Vector256.Create((byte)'}')).ExtractMostSignificantBits() & ~within;
            if (BitOperations.PopCount(closes) >= depth)
            {
                for (uint brackets = opens | closes; brackets != 0; brackets &= brackets - 1)
                {
                    uint bracket = brackets & (~brackets + 1);
                    depth += (opens & bracket) != 0 ? 1 : -1;
                    if (depth <= 0)
                    {
                        return position + BitOperations.TrailingZeroCount(bracket) + 1;
                    }
                }
            }
            else
            {
                depth += BitOperations.PopCount(opens) - BitOperations.PopCount(closes);
            }

            inString = (uint)((int)within >> 31);
            position += Vector256<byte>.Count;
        }

        // The last bytes; a backslash at the end of a block escapes the first of these.
        bool isString = inString != 0;
        for (position += (int)escapes; position < json.Length; position++)
        {
            byte next = json[position];
            if (next == '"')
            {
                isString = !isString;
            }
            else if (isString)
            {
                position += next == '\\' ? 1 : 0;
            }
            else if ((next | 0x20) == '{')
            {
                depth++;
            }
            else if ((next | 0x20) == '}' && --depth <= 0)
            {
                return position + 1;
            }
        }

        return Invalid;
    }

    // Bits of bytes after a backslash that is not itself escaped; carry is whether the first byte of the next block is.
    private static uint Escaped(uint backslashes, ref uint carry)
    {
        uint escaped = carry;
        carry = 0;
        for (uint left = backslashes & ~escaped; left != 0;)
        {
            int index = BitOperations.TrailingZeroCount(left);
            if (index == 31)
            {
                carry = 1;
                break;
            }

            uint next = 2u << index;
            escaped |= next;
            left &= ~(next | (next - 1));
        }

        return escaped;
    }

    // From each opening quote to the byte before its closing one: the exclusive or of all bits up to each.
    private static uint Within(uint quotes)
    {
        quotes ^= quotes << 1;
        quotes ^= quotes << 2;
        quotes ^= quotes << 4;
        quotes ^= quotes << 8;
        return quotes ^ (quotes << 16);
    }
}
