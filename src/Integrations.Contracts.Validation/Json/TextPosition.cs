namespace Integrations.Contracts.Validation;

/// <summary>A place in a text: the byte offset, and the line and column an editor shows.</summary>
/// <param name="Offset">Bytes from the start of the text, 0-based.</param>
/// <param name="Line">The line, 1-based; LF, CR and CRLF end a line.</param>
/// <param name="Column">The column, 1-based, in UTF-16 code units, as compilers and editors count.</param>
public readonly record struct TextPosition(int Offset, int Line, int Column);
