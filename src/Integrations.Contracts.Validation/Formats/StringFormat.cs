namespace Integrations.Contracts.Validation;

/// <summary>The formats that are checked (JSON Schema Validation 2020-12, section 7, and the older drafts).</summary>
public enum StringFormat : byte
{
    /// <summary>None of them: an unknown format is an annotation.</summary>
    None,

    /// <summary>RFC 3339, section 5.6, <c>date-time</c>; leap seconds included.</summary>
    DateTime,

    /// <summary>RFC 3339, section 5.6, <c>full-date</c>.</summary>
    Date,

    /// <summary>RFC 3339, section 5.6, <c>full-time</c>; leap seconds included.</summary>
    Time,

    /// <summary>RFC 3339, appendix A.</summary>
    Duration,

    /// <summary>RFC 5321, section 4.1.2, <c>Mailbox</c>.</summary>
    Email,

    /// <summary>RFC 6531.</summary>
    IdnEmail,

    /// <summary>RFC 1123, section 2.1.</summary>
    Hostname,

    /// <summary>RFC 5890, section 2.3.2.3.</summary>
    IdnHostname,

    /// <summary>RFC 2673, section 3.2: dotted quad.</summary>
    Ipv4,

    /// <summary>RFC 4291, section 2.2.</summary>
    Ipv6,

    /// <summary>RFC 3986, <c>URI</c>.</summary>
    Uri,

    /// <summary>RFC 3986, <c>URI-reference</c>.</summary>
    UriReference,

    /// <summary>RFC 3987, <c>IRI</c>.</summary>
    Iri,

    /// <summary>RFC 3987, <c>IRI-reference</c>.</summary>
    IriReference,

    /// <summary>RFC 4122, section 3.</summary>
    Uuid,

    /// <summary>RFC 6570.</summary>
    UriTemplate,

    /// <summary>RFC 6901, section 5.</summary>
    JsonPointer,

    /// <summary>Relative JSON Pointers, draft-bhutton-relative-json-pointer-00.</summary>
    RelativeJsonPointer,

    /// <summary>ECMA-262.</summary>
    Regex,

    /// <summary>Draft 3: a CSS 2.1 colour.</summary>
    Color,

    /// <summary>Draft 3: <c>hh:mm:ss</c>.</summary>
    LocalTime,
}
