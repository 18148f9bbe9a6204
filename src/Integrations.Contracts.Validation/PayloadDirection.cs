namespace Integrations.Contracts.Validation;

/// <summary>Which way a payload goes, for <c>readOnly</c> and <c>writeOnly</c> (JSON Schema Validation 2020-12, section 9.4).</summary>
public enum PayloadDirection : byte
{
    /// <summary>Not said: neither keyword is enforced.</summary>
    None,

    /// <summary>To the service: a <c>readOnly</c> member must not be there.</summary>
    Request,

    /// <summary>From the service: a <c>writeOnly</c> member must not be there.</summary>
    Response,
}
