namespace Integrations.Contracts.Validation;

/// <summary>The words for a <see cref="JsonSyntaxErrorKind"/>.</summary>
internal static class JsonSyntaxErrorText
{
    public static string For(JsonSyntaxErrorKind kind) => kind switch
    {
        JsonSyntaxErrorKind.None => "nothing is wrong",
        JsonSyntaxErrorKind.UnexpectedEnd => "the text ends in the middle of a value",
        JsonSyntaxErrorKind.UnexpectedByte => "a character that cannot stand here",
        JsonSyntaxErrorKind.TrailingContent => "something follows the end of the value",
        JsonSyntaxErrorKind.InvalidNumber => "a number that JSON does not know: digits without leading zeros, then perhaps a fraction and an exponent",
        JsonSyntaxErrorKind.InvalidLiteral => "a literal other than true, false and null",
        JsonSyntaxErrorKind.ControlCharacter => "a control character inside a string; it must be escaped",
        JsonSyntaxErrorKind.InvalidEscape => "an escape that JSON does not know; it knows \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits",
        JsonSyntaxErrorKind.LoneSurrogate => "half of a surrogate pair, without the other half",
        JsonSyntaxErrorKind.InvalidUtf8 => "bytes that are not UTF-8",
        JsonSyntaxErrorKind.DuplicateName => "a second member with this name in the same object",
        JsonSyntaxErrorKind.ByteOrderMark => "a byte order mark; it is taken at the start of files and streams only",
        JsonSyntaxErrorKind.TooDeep => "arrays and objects nest deeper than the limit",
        JsonSyntaxErrorKind.TooLarge => "the text is longer than the limit",
        JsonSyntaxErrorKind.MissingComma => "a comma is missing before this",
        JsonSyntaxErrorKind.TrailingComma => "the comma before this has nothing behind it",
        JsonSyntaxErrorKind.MissingColon => "a colon is missing before this",
        JsonSyntaxErrorKind.MissingQuotes => "names and strings stand in double quotes",
        JsonSyntaxErrorKind.Comment => "JSON has no comments",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
