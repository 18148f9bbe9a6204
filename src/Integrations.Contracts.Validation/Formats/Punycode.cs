namespace Integrations.Contracts.Validation.Formats;

/// <summary>Punycode (RFC 3492, sections 5 and 6), without the prefix <c>xn--</c>.</summary>
internal static class Punycode
{
    // RFC 3492, section 5.
    private const int Base = 36;
    private const int ThresholdMin = 1;
    private const int ThresholdMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int InitialCodePoint = 0x80;
    private const int MaxCodePoint = 0x10FFFF;

    /// <summary>Decodes. Of a text of n bytes come at most n code points.</summary>
    /// <returns>How many code points there are; -1 where the text is no Punycode or the destination is too short.</returns>
    public static int Decode(ReadOnlySpan<byte> text, Span<int> destination)
    {
        int delimiter = text.LastIndexOf((byte)'-');
        int length = 0;
        if (delimiter > 0)
        {
            if (delimiter > destination.Length)
            {
                return -1;
            }

            while (length < delimiter)
            {
                if (text[length] >= 0x80)
                {
                    return -1;
                }

                destination[length] = text[length];
                length++;
            }
        }

        int position = delimiter > 0 ? delimiter + 1 : 0;
        int codePoint = InitialCodePoint;
        int bias = InitialBias;
        long index = 0;
        while (position < text.Length)
        {
            long before = index;
            long weight = 1;
            for (int k = Base; ; k += Base)
            {
                int digit = position < text.Length ? Digit(text[position++]) : -1;
                if (digit < 0)
                {
                    return -1;
                }

                index += digit * weight;
                if (index > int.MaxValue)
                {
                    return -1;
                }

                int threshold = Threshold(k, bias);
                if (digit < threshold)
                {
                    break;
                }

                weight *= Base - threshold;
                if (weight > int.MaxValue)
                {
                    return -1;
                }
            }

            int count = length + 1;
            bias = Adapt((int)(index - before), count, before == 0);
            long next = codePoint + (index / count);
            if (next > MaxCodePoint || next is >= 0xD800 and <= 0xDFFF || length == destination.Length)
            {
                return -1;
            }

            codePoint = (int)next;
            int at = (int)(index % count);
            destination.Slice(at, length - at).CopyTo(destination.Slice(at + 1));
            destination[at] = codePoint;
            length++;
            index = at + 1;
        }

        return length;
    }

    /// <summary>Encodes.</summary>
    /// <returns>How many bytes were written; -1 where the destination is too short.</returns>
    public static int Encode(ReadOnlySpan<int> codePoints, Span<byte> destination)
    {
        int written = 0;
        foreach (int c in codePoints)
        {
            if (c < 0x80)
            {
                if (written == destination.Length)
                {
                    return -1;
                }

                destination[written++] = (byte)c;
            }
        }

        int basic = written;
        int handled = written;
        if (basic != 0)
        {
            if (written == destination.Length)
            {
                return -1;
            }

            destination[written++] = (byte)'-';
        }

        int codePoint = InitialCodePoint;
        int bias = InitialBias;
        long delta = 0;
        while (handled < codePoints.Length)
        {
            int next = int.MaxValue;
            foreach (int c in codePoints)
            {
                if (c >= codePoint && c < next)
                {
                    next = c;
                }
            }

            delta += (long)(next - codePoint) * (handled + 1);
            codePoint = next;
            foreach (int c in codePoints)
            {
                if (c < codePoint)
                {
                    delta++;
                }
                else if (c == codePoint)
                {
                    long rest = delta;
                    for (int k = Base; ; k += Base)
                    {
                        if (written == destination.Length)
                        {
                            return -1;
                        }

                        int threshold = Threshold(k, bias);
                        if (rest < threshold)
                        {
                            destination[written++] = DigitText((int)rest);
                            break;
                        }

                        rest -= threshold;
                        destination[written++] = DigitText(threshold + (int)(rest % (Base - threshold)));
                        rest /= Base - threshold;
                    }

                    bias = Adapt((int)Math.Min(delta, int.MaxValue), handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
            codePoint++;
        }

        return written;
    }

    private static int Threshold(int k, int bias) => k <= bias ? ThresholdMin : k >= bias + ThresholdMax ? ThresholdMax : k - bias;

    private static int Adapt(int delta, int count, bool first)
    {
        delta = first ? delta / Damp : delta / 2;
        delta += delta / count;
        int k = 0;
        while (delta > (Base - ThresholdMin) * ThresholdMax / 2)
        {
            delta /= Base - ThresholdMin;
            k += Base;
        }

        return k + ((Base - ThresholdMin + 1) * delta / (delta + Skew));
    }

    private static int Digit(byte b) =>
        b - (uint)'0' <= 9 ? b - '0' + 26 : (uint)((b | 0x20) - 'a') <= 25 ? (b | 0x20) - 'a' : -1;

    private static byte DigitText(int digit) => (byte)(digit < 26 ? 'a' + digit : '0' + digit - 26);
}
