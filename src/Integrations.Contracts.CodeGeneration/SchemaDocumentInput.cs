namespace Integrations.Contracts.CodeGeneration;

/// <summary>One JSON text that holds schemas.</summary>
/// <param name="Uri">The URI by which other documents refer to it where it has no <c>$id</c>; null where none was given.</param>
/// <param name="Name">The file's path, for messages and for the root's name where the schema has no title.</param>
/// <param name="Utf8Text">The text, without byte order mark.</param>
internal sealed record SchemaDocumentInput(string? Uri, string Name, ReadOnlyMemory<byte> Utf8Text);
