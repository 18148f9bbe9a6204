using System.Buffers;
using System.Text.RegularExpressions;
using Integrations.Contracts.Validation.Patterns.Syntax;

namespace Integrations.Contracts.Validation.Patterns.Translation;

/// <summary>A pattern that is no automaton (look-around, back-references, or too large), run by System.Text.RegularExpressions with a time limit.</summary>
internal sealed class DotNetRegex
{
    private readonly string _source;
    private readonly Regex _regex;

    private DotNetRegex(string source, Regex regex)
    {
        _source = source;
        _regex = regex;
    }

    /// <summary>Null where the translation would be too large.</summary>
    public static DotNetRegex? TryCreate(string source, PatternNode root, TimeSpan timeout)
    {
        string? translation = DotNetTranslator.Translate(root);
        return translation is null ? null : new DotNetRegex(source, new Regex(translation, RegexOptions.CultureInvariant, Allowed(timeout)));
    }

    /// <exception cref="ContractLimitException">The time is over: there is no verdict.</exception>
    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        char[] text = ArrayPool<char>.Shared.Rent(Math.Max(1, utf8.Length));
        try
        {
            int length = Decode(utf8, text);
#if NET8_0_OR_GREATER
            return _regex.IsMatch(text.AsSpan(0, length));
#else
            return _regex.IsMatch(new string(text, 0, length));
#endif
        }
        catch (RegexMatchTimeoutException)
        {
            string shown = _source.Length > 80 ? $"{_source.Substring(0, 80)}..." : _source;
            throw new ContractLimitException(
                nameof(ContractLimits.PatternTimeout),
                $"the pattern '{shown}' is no automaton, and took longer than {_regex.MatchTimeout.TotalMilliseconds} ms on a text of {utf8.Length} bytes");
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    /// <summary>What the regex engine takes: nothing below a millisecond, nothing above its maximum; an infinite time is cut to that.</summary>
    private static TimeSpan Allowed(TimeSpan timeout)
    {
        TimeSpan longest = TimeSpan.FromMilliseconds(int.MaxValue - 2);
        return timeout == Regex.InfiniteMatchTimeout || timeout > longest ? longest
            : timeout < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1)
            : timeout;
    }

    /// <summary>UTF-8 to UTF-16. A surrogate that stands alone has three bytes (WTF-8) and comes out as itself. The bytes were checked by the scanner; a sequence that is cut off all the same ends the text.</summary>
    private static int Decode(ReadOnlySpan<byte> utf8, char[] text)
    {
        int length = 0;
        int at = 0;
        while (at < utf8.Length)
        {
            byte lead = utf8[at];
            int size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            if (at + size > utf8.Length)
            {
                break;
            }

            int codePoint = size == 1 ? lead : lead & (0x7F >> size);
            for (int i = 1; i < size; i++)
            {
                codePoint = (codePoint << 6) | (utf8[at + i] & 0x3F);
            }

            if (codePoint < 0x10000)
            {
                text[length++] = (char)codePoint;
            }
            else
            {
                text[length++] = (char)(0xD7C0 + (codePoint >> 10));
                text[length++] = (char)(0xDC00 + (codePoint & 0x3FF));
            }

            at += size;
        }

        return length;
    }
}
