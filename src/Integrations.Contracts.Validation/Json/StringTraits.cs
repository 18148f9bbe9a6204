namespace Integrations.Contracts.Validation.Json;

/// <summary>What the scanner saw between the quotes of a string.</summary>
[Flags]
internal enum StringTraits
{
    /// <summary>ASCII without escapes: its length is its number of bytes, its text its value.</summary>
    None = 0,

    /// <summary>At least one escape.</summary>
    HasEscapes = 1,

    /// <summary>At least one character beyond ASCII.</summary>
    HasNonAscii = 2,
}
