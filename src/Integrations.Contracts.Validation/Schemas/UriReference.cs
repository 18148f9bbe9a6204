using System.Globalization;
using System.Text;

namespace Integrations.Contracts.Validation.Schemas;

/// <summary>A URI reference in its five components (RFC 3986, section 3), and how it is resolved and compared. Works on text alone: System.Uri differs between platforms for URNs and percent-encoding.</summary>
internal readonly struct UriReference
{
    private UriReference(string? scheme, string? authority, string path, string? query, string? fragment)
    {
        Scheme = scheme;
        Authority = authority;
        Path = path;
        Query = query;
        Fragment = fragment;
    }

    /// <summary>Null where the reference is relative.</summary>
    public string? Scheme { get; }

    public string? Authority { get; }

    public string Path { get; }

    public string? Query { get; }

    /// <summary>As written, without the <c>#</c>; null where there is none.</summary>
    public string? Fragment { get; }

    /// <summary>Cuts a reference into its components (RFC 3986, appendix B). Any text has components.</summary>
    public static UriReference Parse(string text)
    {
        string? fragment = null, query = null, scheme = null, authority = null;
        int hash = text.IndexOf('#');
        if (hash >= 0)
        {
            fragment = text.Substring(hash + 1);
            text = text.Substring(0, hash);
        }

        int question = text.IndexOf('?');
        if (question >= 0)
        {
            query = text.Substring(question + 1);
            text = text.Substring(0, question);
        }

        int colon = SchemeLength(text);
        if (colon > 0)
        {
            scheme = text.Substring(0, colon);
            text = text.Substring(colon + 1);
        }

        if (text.StartsWith("//", StringComparison.Ordinal))
        {
            int slash = text.IndexOf('/', 2);
            authority = slash < 0 ? text.Substring(2) : text.Substring(2, slash - 2);
            text = slash < 0 ? "" : text.Substring(slash);
        }

        return new UriReference(scheme, authority, text, query, fragment);
    }

    /// <summary>Whether a text starts with a scheme.</summary>
    public static bool IsAbsolute(string text) => SchemeLength(text) > 0;

    /// <summary>Resolves a reference against an absolute URI (RFC 3986, section 5.2). The fragment is the reference's.</summary>
    public static UriReference Resolve(string baseUri, string reference)
    {
        UriReference r = Parse(reference);
        if (r.Scheme is not null)
        {
            return new UriReference(r.Scheme, r.Authority, r.Authority is null && !StartsWithSlash(r.Path) ? r.Path : RemoveDotSegments(r.Path), r.Query, r.Fragment);
        }

        UriReference b = Parse(baseUri);
        if (r.Authority is not null)
        {
            return new UriReference(b.Scheme, r.Authority, RemoveDotSegments(r.Path), r.Query, r.Fragment);
        }

        if (r.Path.Length == 0)
        {
            return new UriReference(b.Scheme, b.Authority, b.Path, r.Query ?? b.Query, r.Fragment);
        }

        string path = r.Path;
        if (!StartsWithSlash(path))
        {
            string folder = b.Authority is not null && b.Path.Length == 0 ? "/" : b.Path.Substring(0, b.Path.LastIndexOf('/') + 1);
            path = folder + path;
        }

        return new UriReference(b.Scheme, b.Authority, RemoveDotSegments(path), r.Query, r.Fragment);
    }

    /// <summary>The URI without its fragment.</summary>
    public string WithoutFragment()
    {
        var text = new StringBuilder();
        if (Scheme is not null)
        {
            text.Append(Scheme).Append(':');
        }

        if (Authority is not null)
        {
            text.Append("//").Append(Authority);
        }

        text.Append(Path);
        if (Query is not null)
        {
            text.Append('?').Append(Query);
        }

        return text.ToString();
    }

    /// <summary>
    /// The form by which URIs without fragment are compared: scheme and host in lower case, percent-encodings in upper case and only where needed, characters beyond ASCII
    /// encoded, no dot segments (RFC 3986, section 6.2.2; RFC 3987, section 3.1), and <c>/</c> for the empty path of an http URI (section 6.2.3).
    /// </summary>
    public static string Key(string uri)
    {
        UriReference parts = Parse(uri);
        string? scheme = parts.Scheme?.ToLowerInvariant();
        string path = NormalizeEncoding(parts.Path);
        if (parts.Authority is not null || StartsWithSlash(path))
        {
            path = RemoveDotSegments(path);
        }

        if (path.Length == 0 && parts.Authority is not null && scheme is ("http" or "https"))
        {
            path = "/";
        }

        string? authority = parts.Authority;
        if (authority is not null)
        {
            int at = authority.LastIndexOf('@') + 1;
            authority = NormalizeEncoding(authority.Substring(0, at)) + NormalizeEncoding(authority.Substring(at)).ToLowerInvariant();
        }

        return new UriReference(scheme, authority, path, parts.Query is null ? null : NormalizeEncoding(parts.Query), null).WithoutFragment();
    }

    /// <summary>Resolves percent-encodings (RFC 3986, section 2.1). What is no encoding of UTF-8 stays as it is.</summary>
    public static string Decode(string text)
    {
        if (text.AsSpan().IndexOf('%') < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        byte[]? bytes = null;
        int i = 0;
        while (i < text.Length)
        {
            if (!TryReadByte(text, i, out byte first))
            {
                result.Append(text[i++]);
                continue;
            }

            bytes ??= new byte[text.Length / 3];
            int count = 0, start = i;
            bytes[count++] = first;
            i += 3;
            while (TryReadByte(text, i, out byte next))
            {
                bytes[count++] = next;
                i += 3;
            }

            try
            {
                result.Append(s_strictUtf8.GetString(bytes, 0, count));
            }
            catch (DecoderFallbackException)
            {
                result.Append(text, start, i - start);
            }
        }

        return result.ToString();
    }

    /// <summary>Whether a text has a character that no URI reference or IRI reference may have (RFC 3986, section 2; RFC 3987, section 2.2), or a broken percent-encoding.</summary>
    public static bool HasForbiddenCharacter(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c <= ' ' || c == 0x7F || c is '"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}' || (c == '%' && !TryReadByte(text, i, out _)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Appends a text as it may stand in a fragment (RFC 3986, section 3.5), the rest percent-encoded.</summary>
    public static void AppendFragment(StringBuilder target, string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (IsUnreserved(c) || c is '!' or '$' or '&' or '\'' or '(' or ')' or '*' or '+' or ',' or ';' or '=' or ':' or '@' or '/' or '?')
            {
                target.Append(c);
            }
            else
            {
                i += AppendEncoded(target, text, i);
            }
        }
    }

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static bool StartsWithSlash(string path) => path.Length > 0 && path[0] == '/';

    private static int SchemeLength(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == ':')
            {
                return i;
            }

            bool isLetter = c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';
            if (!isLetter && (i == 0 || c is not (>= '0' and <= '9' or '+' or '-' or '.')))
            {
                return -1;
            }
        }

        return -1;
    }

    // RFC 3986, section 5.2.4, segment by segment.
    private static string RemoveDotSegments(string path)
    {
        if (path.AsSpan().IndexOf('.') < 0)
        {
            return path;
        }

        bool isRooted = StartsWithSlash(path);
        string[] segments = path.Split('/');
        var kept = new List<string>(segments.Length);
        for (int i = isRooted ? 1 : 0; i < segments.Length; i++)
        {
            bool isLast = i == segments.Length - 1;
            switch (segments[i])
            {
                case ".":
                    if (isLast)
                    {
                        kept.Add("");
                    }

                    break;
                case "..":
                    if (kept.Count > 0)
                    {
                        kept.RemoveAt(kept.Count - 1);
                    }

                    if (isLast)
                    {
                        kept.Add("");
                    }

                    break;
                default:
                    kept.Add(segments[i]);
                    break;
            }
        }

        return (isRooted ? "/" : "") + string.Join("/", kept);
    }

    private static string NormalizeEncoding(string text)
    {
        bool isPlain = true;
        foreach (char c in text)
        {
            isPlain &= c is not '%' and < (char)0x80;
        }

        if (isPlain)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (TryReadByte(text, i, out byte value))
            {
                if (IsUnreserved((char)value))
                {
                    result.Append((char)value);
                }
                else
                {
                    result.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
                }

                i += 2;
            }
            else if (text[i] < 0x80)
            {
                result.Append(text[i]);
            }
            else
            {
                i += AppendEncoded(result, text, i);
            }
        }

        return result.ToString();
    }

    // Returns how many characters more than one were taken.
    private static int AppendEncoded(StringBuilder target, string text, int index)
    {
        int length = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
        foreach (byte b in Encoding.UTF8.GetBytes(text.ToCharArray(index, length)))
        {
            target.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }

        return length - 1;
    }

    private static bool IsUnreserved(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '.' or '_' or '~';

    private static bool TryReadByte(string text, int index, out byte value)
    {
        value = 0;
        if (index + 2 >= text.Length || text[index] != '%')
        {
            return false;
        }

        int high = HexDigit(text[index + 1]), low = HexDigit(text[index + 2]);
        value = (byte)((high << 4) | low);
        return high >= 0 && low >= 0;
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
