namespace Integrations.Contracts.Validation;

/// <summary>What can be wrong with a JSON text.</summary>
public enum JsonSyntaxErrorKind : byte
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The text ends where a value or a closing bracket is expected.</summary>
    UnexpectedEnd,

    /// <summary>A byte that cannot stand here.</summary>
    UnexpectedByte,

    /// <summary>Something follows the one value of the text.</summary>
    TrailingContent,

    /// <summary>A number that is not of RFC 8259's form (section 6).</summary>
    InvalidNumber,

    /// <summary>A literal other than true, false and null.</summary>
    InvalidLiteral,

    /// <summary>A control character inside a string, unescaped (RFC 8259, section 7).</summary>
    ControlCharacter,

    /// <summary>An escape that RFC 8259 does not know.</summary>
    InvalidEscape,

    /// <summary>An escaped surrogate without its other half.</summary>
    LoneSurrogate,

    /// <summary>Bytes that are not UTF-8 (RFC 3629).</summary>
    InvalidUtf8,

    /// <summary>Two members of one object with the same name.</summary>
    DuplicateName,

    /// <summary>A byte order mark where none is taken (RFC 8259, section 8.1).</summary>
    ByteOrderMark,

    /// <summary>Deeper than <see cref="ContractLimits.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>Longer than <see cref="ContractLimits.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>A member or an item that no comma separates from the one before it.</summary>
    MissingComma,

    /// <summary>A comma behind the last member or item.</summary>
    TrailingComma,

    /// <summary>A name that no colon separates from its value.</summary>
    MissingColon,

    /// <summary>A name without quotes, or a string in others than double quotes.</summary>
    MissingQuotes,

    /// <summary>A comment, which JSON does not have.</summary>
    Comment,
}
