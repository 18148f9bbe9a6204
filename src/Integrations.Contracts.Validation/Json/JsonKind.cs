namespace Integrations.Contracts.Validation;

/// <summary>The kind of a JSON value (RFC 8259, section 3).</summary>
public enum JsonKind : byte
{
    /// <summary>No value.</summary>
    None,

    /// <summary>The literal <c>null</c>.</summary>
    Null,

    /// <summary>The literal <c>false</c>.</summary>
    False,

    /// <summary>The literal <c>true</c>.</summary>
    True,

    /// <summary>A number, of any size and precision.</summary>
    Number,

    /// <summary>A string.</summary>
    String,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object.</summary>
    Object,
}
