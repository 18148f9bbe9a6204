using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Formats;

/// <summary>The sets of characters that RFC 3986, appendix A, builds its parts from, and what RFC 3987, section 2.2, adds to them.</summary>
internal static class UriCharacters
{
    /// <summary><c>pchar</c>, without <c>pct-encoded</c> as all of these.</summary>
    public const byte Path = 1;

    /// <summary>What <c>reg-name</c> is made of.</summary>
    public const byte RegisteredName = 2;

    /// <summary>What <c>userinfo</c> and the end of an <c>IPvFuture</c> are made of.</summary>
    public const byte UserInformation = 4;

    /// <summary>What <c>query</c> and <c>fragment</c> are made of.</summary>
    public const byte Query = 8;

    /// <summary>What follows the first letter of a <c>scheme</c>.</summary>
    public const byte Scheme = 16;

    /// <summary><c>ALPHA</c>.</summary>
    public const byte Letter = 32;

    /// <summary><c>HEXDIG</c>.</summary>
    public const byte HexDigit = 64;

    /// <summary>The sets that each ASCII character is in, as a sum.</summary>
    private static ReadOnlySpan<byte> Sets =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 15, 0, 0, 15, 0, 15, 15, 15, 15, 15, 31, 15, 31, 31, 8,
        95, 95, 95, 95, 95, 95, 95, 95, 95, 95, 13, 15, 0, 15, 0, 8,
        9, 127, 127, 127, 127, 127, 127, 63, 63, 63, 63, 63, 63, 63, 63, 63,
        63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 0, 0, 0, 0, 15,
        0, 127, 127, 127, 127, 127, 127, 63, 63, 63, 63, 63, 63, 63, 63, 63,
        63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 0, 0, 0, 15, 0,
    ];

    /// <summary>Whether a byte is an ASCII character of a set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Has(byte b, byte set) => b < 0x80 && (Sets[b] & set) != 0;

    /// <summary>Whether a percent sign stands there with two hexadecimal digits after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTriplet(ReadOnlySpan<byte> utf8, int position) =>
        position + 2 < utf8.Length && Has(utf8[position + 1], HexDigit) && Has(utf8[position + 2], HexDigit);

    /// <summary><c>ucschar</c> of RFC 3987.</summary>
    public static bool IsUcsCharacter(int codePoint) =>
        codePoint is (>= 0xA0 and <= 0xD7FF) or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFEF)
        || (codePoint is >= 0x10000 and <= 0xEFFFD && (codePoint & 0xFFFF) <= 0xFFFD && codePoint is < 0xE0000 or >= 0xE1000);

    /// <summary><c>iprivate</c> of RFC 3987, which a query alone may have.</summary>
    public static bool IsPrivate(int codePoint) =>
        codePoint is (>= 0xE000 and <= 0xF8FF) or (>= 0xF0000 and <= 0xFFFFD) or (>= 0x100000 and <= 0x10FFFD);
}
