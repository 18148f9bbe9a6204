namespace Integrations.Contracts.Validation.Formats;

/// <summary>Whether text is in Unicode Normalization Form C (Unicode Standard Annex 15), for code points that may be in a U-label.</summary>
/// <remarks>
/// .NET's own normalisation is a no-op for non-ASCII text under InvariantGlobalization on some platforms and follows the platform's Unicode version on others.
/// Nearly all text passes the quick check (UAX 15, section 9): combining classes in order, and nothing that could compose with what stands before it.
/// The rest is decomposed, put in order, composed again and compared.
/// </remarks>
internal static partial class CanonicalComposition
{
    // The longest canonical decomposition of one code point.
    private const int MaxExpansion = 4;

    /// <summary>Whether the text is in NFC. Each code point is one that may be in a label; there are at most <see cref="HostnameFormat.MaxLabelLength"/> of them.</summary>
    public static bool IsComposed(ReadOnlySpan<int> codePoints)
    {
        int previous = 0;
        foreach (int codePoint in codePoints)
        {
            IdnaProperties properties = IdnaProperties.Of(codePoint);
            int combiningClass = properties.CombiningClass;
            if (properties.MayCompose || (combiningClass != 0 && combiningClass < previous))
            {
                return ComposesToItself(codePoints);
            }

            previous = combiningClass;
        }

        return true;
    }

    private static bool ComposesToItself(ReadOnlySpan<int> codePoints)
    {
        Span<int> buffer = stackalloc int[HostnameFormat.MaxLabelLength * MaxExpansion];
        int length = 0;
        foreach (int codePoint in codePoints)
        {
            length = Decompose(codePoint, buffer, length);
        }

        Span<int> text = buffer.Slice(0, length);
        SortMarks(text);
        return Compose(text).SequenceEqual(codePoints);
    }

    private static int Decompose(int codePoint, Span<int> buffer, int length)
    {
        // The first part may decompose further, the second never does: the parts come out last first.
        Span<int> seconds = stackalloc int[MaxExpansion];
        int count = 0;
        while (TryFindParts(codePoint, out int first, out int second))
        {
            seconds[count++] = second;
            codePoint = first;
        }

        buffer[length++] = codePoint;
        while (count > 0)
        {
            buffer[length++] = seconds[--count];
        }

        return length;
    }

    /// <summary>A stable sort by combining class of each run of marks; runs are short, and the whole is no longer than a label.</summary>
    private static void SortMarks(Span<int> text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            int mark = text[i];
            int combiningClass = IdnaProperties.Of(mark).CombiningClass;
            int at = i;
            while (combiningClass != 0 && at > 0 && IdnaProperties.Of(text[at - 1]).CombiningClass > combiningClass)
            {
                text[at] = text[at - 1];
                at--;
            }

            text[at] = mark;
        }
    }

    /// <summary>Composes in place: a character goes into the last starter where the pair has a composite and nothing between blocks it.</summary>
    private static ReadOnlySpan<int> Compose(Span<int> text)
    {
        int starter = -1;
        int written = 0;
        int previousClass = -1;
        for (int i = 0; i < text.Length; i++)
        {
            int codePoint = text[i];
            int combiningClass = IdnaProperties.Of(codePoint).CombiningClass;
            bool blocked = previousClass >= combiningClass && previousClass != -1;
            if (starter >= 0 && !blocked && TryFindComposite(text[starter], codePoint, out int composite))
            {
                text[starter] = composite;
                continue;
            }

            if (combiningClass == 0)
            {
                starter = written;
                previousClass = -1;
            }
            else
            {
                previousClass = combiningClass;
            }

            text[written++] = codePoint;
        }

        return text.Slice(0, written);
    }

    private static bool TryFindParts(int composite, out int first, out int second)
    {
        ReadOnlySpan<ushort> places = PairsByComposite;
        ReadOnlySpan<ulong> pairs = Pairs;
        int low = 0;
        int high = places.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            ulong pair = pairs[places[middle]];
            int candidate = (int)(pair & 0x1FFFFF);
            if (candidate == composite)
            {
                first = (int)(pair >> 42);
                second = (int)((pair >> 21) & 0x1FFFFF);
                return true;
            }

            if (candidate < composite)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        first = second = 0;
        return false;
    }

    private static bool TryFindComposite(int first, int second, out int composite)
    {
        ReadOnlySpan<ulong> pairs = Pairs;
        ulong key = ((ulong)(uint)first << 21) | (uint)second;
        int low = 0;
        int high = pairs.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            ulong candidate = pairs[middle] >> 21;
            if (candidate == key)
            {
                composite = (int)(pairs[middle] & 0x1FFFFF);
                return true;
            }

            if (candidate < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        composite = 0;
        return false;
    }
}
