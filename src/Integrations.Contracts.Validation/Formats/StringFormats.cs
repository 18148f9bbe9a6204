using Integrations.Contracts.Validation.Formats;

namespace Integrations.Contracts.Validation;

/// <summary>Checks of the keyword <c>format</c>, straight on UTF-8.</summary>
public static partial class StringFormats
{
    /// <summary>Whether a string is of a format.</summary>
    /// <param name="format">The format; for <see cref="StringFormat.None"/> the answer is yes.</param>
    /// <param name="utf8">The string as UTF-8, escapes resolved, without quotes. Bytes that are no UTF-8 are of no format but a JSON pointer.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format is no member of <see cref="StringFormat"/>.</exception>
    public static bool IsMatch(StringFormat format, ReadOnlySpan<byte> utf8) => format switch
    {
        StringFormat.None => true,
        StringFormat.DateTime => DateTimeText.IsMatch(utf8),
        StringFormat.Date => DateText.IsMatch(utf8),
        StringFormat.Time => TimeFormat.IsFullTime(utf8),
        StringFormat.Duration => DurationFormat.IsMatch(utf8),
        StringFormat.Email => EmailFormat.IsMailbox(utf8),
        StringFormat.IdnEmail => EmailFormat.IsInternationalMailbox(utf8),
        StringFormat.Hostname => HostnameFormat.IsHostname(utf8),
        StringFormat.IdnHostname => IdnHostnameFormat.IsMatch(utf8),
        StringFormat.Ipv4 => IpAddressFormat.IsIpv4(utf8),
        StringFormat.Ipv6 => IpAddressFormat.IsIpv6(utf8),
        StringFormat.Uri => UriSyntax.IsUri(utf8),
        StringFormat.UriReference => UriSyntax.IsUriReference(utf8),
        StringFormat.Iri => UriSyntax.IsIri(utf8),
        StringFormat.IriReference => UriSyntax.IsIriReference(utf8),
        StringFormat.Uuid => GuidText.IsMatch(utf8),
        StringFormat.UriTemplate => UriTemplateFormat.IsMatch(utf8),
        StringFormat.JsonPointer => JsonPointerFormat.IsPointer(utf8),
        StringFormat.RelativeJsonPointer => JsonPointerFormat.IsRelativePointer(utf8),
        StringFormat.Regex => RegexFormat.IsMatch(utf8),
        StringFormat.Color => ColorFormat.IsMatch(utf8),
        StringFormat.LocalTime => TimeFormat.IsLocalTime(utf8),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
