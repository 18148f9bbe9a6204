using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Formats;

/// <summary><c>URI</c> and <c>URI-reference</c> of RFC 3986, appendix A; <c>IRI</c> and <c>IRI-reference</c> of RFC 3987, section 2.2.</summary>
/// <remarks>
/// One pass, left to right: the first character that ends a part also says which part comes next. An authority is cut out first, as only its last part tells whether
/// what stands before it was <c>userinfo</c>. The rule that IRIs are in a bidirectional order people can read (RFC 3987, section 4) is a recommendation and not checked.
/// </remarks>
internal static class UriSyntax
{
    private interface IAlphabet;

    public static bool IsUri(ReadOnlySpan<byte> utf8) => Match<Ascii>(utf8, relative: false);

    public static bool IsUriReference(ReadOnlySpan<byte> utf8) => Match<Ascii>(utf8, relative: true);

    public static bool IsIri(ReadOnlySpan<byte> utf8) => Match<International>(utf8, relative: false);

    public static bool IsIriReference(ReadOnlySpan<byte> utf8) => Match<International>(utf8, relative: true);

    private static bool Match<TAlphabet>(ReadOnlySpan<byte> utf8, bool relative)
        where TAlphabet : struct, IAlphabet
    {
        int position = SkipScheme(utf8);
        bool hasScheme = position != 0;
        if (!hasScheme && !relative)
        {
            return false;
        }

        if (position + 1 < utf8.Length && utf8[position] == '/' && utf8[position + 1] == '/')
        {
            position += 2;
            int length = utf8.Slice(position).IndexOfAny((byte)'/', (byte)'?', (byte)'#');
            if (length < 0)
            {
                length = utf8.Length - position;
            }

            if (!IsAuthority<TAlphabet>(utf8.Slice(position, length)))
            {
                return false;
            }

            position += length;
        }
        else if (!hasScheme)
        {
            // path-noscheme: no colon in the first segment, which would read as a scheme.
            position = SkipSegment<TAlphabet>(utf8, position);
            if (position < 0 || utf8.Slice(0, position).IndexOf((byte)':') >= 0)
            {
                return false;
            }
        }

        position = SkipPath<TAlphabet>(utf8, position);
        if (position >= 0 && position < utf8.Length && utf8[position] == '?')
        {
            position = Skip<TAlphabet>(utf8, position + 1, UriCharacters.Query, privateUse: true);
        }

        if (position >= 0 && position < utf8.Length && utf8[position] == '#')
        {
            position = Skip<TAlphabet>(utf8, position + 1, UriCharacters.Query, privateUse: false);
        }

        return position == utf8.Length;
    }

    /// <summary>Where the scheme and its colon end; 0 where there is none.</summary>
    private static int SkipScheme(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 0 || !UriCharacters.Has(utf8[0], UriCharacters.Letter))
        {
            return 0;
        }

        int position = 1;
        while (position < utf8.Length && UriCharacters.Has(utf8[position], UriCharacters.Scheme))
        {
            position++;
        }

        return position < utf8.Length && utf8[position] == ':' ? position + 1 : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipSegment<TAlphabet>(ReadOnlySpan<byte> utf8, int position)
        where TAlphabet : struct, IAlphabet =>
        Skip<TAlphabet>(utf8, position, UriCharacters.Path, privateUse: false);

    private static int SkipPath<TAlphabet>(ReadOnlySpan<byte> utf8, int position)
        where TAlphabet : struct, IAlphabet
    {
        position = SkipSegment<TAlphabet>(utf8, position);
        while (position >= 0 && position < utf8.Length && utf8[position] == '/')
        {
            position = SkipSegment<TAlphabet>(utf8, position + 1);
        }

        return position;
    }

    private static bool IsAuthority<TAlphabet>(ReadOnlySpan<byte> authority)
        where TAlphabet : struct, IAlphabet
    {
        int at = authority.IndexOf((byte)'@');
        if (at >= 0)
        {
            if (Skip<TAlphabet>(authority.Slice(0, at), 0, UriCharacters.UserInformation, privateUse: false) != at)
            {
                return false;
            }

            authority = authority.Slice(at + 1);
        }

        int end;
        if (authority.Length != 0 && authority[0] == '[')
        {
            end = authority.IndexOf((byte)']');
            if (end < 0 || !IsIpLiteral(authority.Slice(1, end - 1)))
            {
                return false;
            }

            end++;
        }
        else
        {
            end = Skip<TAlphabet>(authority, 0, UriCharacters.RegisteredName, privateUse: false);
            if (end < 0)
            {
                return false;
            }
        }

        if (end == authority.Length)
        {
            return true;
        }

        if (authority[end] != ':')
        {
            return false;
        }

        for (int i = end + 1; i < authority.Length; i++)
        {
            if (authority[i] - (uint)'0' > 9)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What stands between brackets: <c>IPv6address / IPvFuture</c>.</summary>
    private static bool IsIpLiteral(ReadOnlySpan<byte> literal)
    {
        if (literal.Length == 0 || (literal[0] | 0x20) != 'v')
        {
            return IpAddressFormat.IsIpv6(literal);
        }

        int dot = literal.IndexOf((byte)'.');
        if (dot < 2 || dot == literal.Length - 1)
        {
            return false;
        }

        for (int i = 1; i < literal.Length; i++)
        {
            if (i != dot && !UriCharacters.Has(literal[i], i < dot ? UriCharacters.HexDigit : UriCharacters.UserInformation))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first position that holds no character of the set; -1 where a percent sign has no two digits after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Skip<TAlphabet>(ReadOnlySpan<byte> utf8, int position, byte set, bool privateUse)
        where TAlphabet : struct, IAlphabet
    {
        while ((uint)position < (uint)utf8.Length)
        {
            byte b = utf8[position];
            if (UriCharacters.Has(b, set))
            {
                position++;
            }
            else if (b == '%')
            {
                if (!UriCharacters.IsTriplet(utf8, position))
                {
                    return -1;
                }

                position += 3;
            }
            else if (typeof(TAlphabet) == typeof(International) && b >= 0x80)
            {
                int codePoint = Utf8CodePoint.Read(utf8, position, out int length);
                if (!UriCharacters.IsUcsCharacter(codePoint) && !(privateUse && UriCharacters.IsPrivate(codePoint)))
                {
                    return position;
                }

                position += length;
            }
            else
            {
                return position;
            }
        }

        return position;
    }

    private readonly struct Ascii : IAlphabet;

    private readonly struct International : IAlphabet;
}
