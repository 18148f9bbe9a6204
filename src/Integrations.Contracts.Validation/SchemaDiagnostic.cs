namespace Integrations.Contracts.Validation;

/// <summary>Something wrong with a schema, with the place in its file.</summary>
/// <param name="Id">The rule's id, as <c>IC1001</c> (docs/rules).</param>
/// <param name="IsError">Whether the schema cannot be used; else it is a warning.</param>
/// <param name="Message">What was found and what was expected, in one line.</param>
/// <param name="SchemaName">The file's path, or the URI of the document; null where it has none.</param>
/// <param name="Pointer">The place in the document: a JSON Pointer (RFC 6901).</param>
/// <param name="Position">The place in the text.</param>
/// <param name="Length">How many bytes it is about.</param>
public sealed record SchemaDiagnostic(string Id, bool IsError, string Message, string? SchemaName, string Pointer, TextPosition Position, int Length)
{
    /// <summary>The diagnostic on one line, as <c>file:line:column: error IC1001: message (at /pointer)</c>.</summary>
    public override string ToString() =>
        $"{SchemaName ?? "schema"}:{Position.Line}:{Position.Column}: {(IsError ? "error" : "warning")} {Id}: {Message} (at {(Pointer.Length == 0 ? "the root" : Pointer)})";
}
