namespace Integrations.Contracts.Validation;

/// <content>What the names of formats mean.</content>
public static partial class StringFormats
{
    /// <summary>The format of that name, in draft 3 or in a later one; <see cref="StringFormat.None"/> where it has none.</summary>
    /// <remarks>
    /// A name that a later draft brought on means the same in the earlier ones, which leave such names to the implementation: schemas of draft 7 with <c>format: uuid</c> mean it.
    /// Draft 3's own names end with it: <c>ip-address</c>, <c>host-name</c>, <c>color</c>, and <c>time</c> without an offset. Its <c>style</c>, <c>phone</c> and <c>utc-millisec</c> are
    /// annotations: the first two have no grammar that the draft requires, and the third is about numbers.
    /// </remarks>
    internal static StringFormat Find(string name, bool isDraft3) => name switch
    {
        "date-time" => StringFormat.DateTime,
        "date" => StringFormat.Date,
        "time" => isDraft3 ? StringFormat.LocalTime : StringFormat.Time,
        "duration" => StringFormat.Duration,
        "email" => StringFormat.Email,
        "idn-email" => StringFormat.IdnEmail,
        "hostname" => StringFormat.Hostname,
        "idn-hostname" => StringFormat.IdnHostname,
        "ipv4" => StringFormat.Ipv4,
        "ipv6" => StringFormat.Ipv6,
        "uri" => StringFormat.Uri,
        "uri-reference" => StringFormat.UriReference,
        "iri" => StringFormat.Iri,
        "iri-reference" => StringFormat.IriReference,
        "uuid" => StringFormat.Uuid,
        "uri-template" => StringFormat.UriTemplate,
        "json-pointer" => StringFormat.JsonPointer,
        "relative-json-pointer" => StringFormat.RelativeJsonPointer,
        "regex" => StringFormat.Regex,
        "color" when isDraft3 => StringFormat.Color,
        "ip-address" when isDraft3 => StringFormat.Ipv4,
        "host-name" when isDraft3 => StringFormat.Hostname,
        _ => StringFormat.None,
    };
}
