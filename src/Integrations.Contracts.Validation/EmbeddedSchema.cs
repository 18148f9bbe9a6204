using System.ComponentModel;

namespace Integrations.Contracts.Validation;

/// <summary>A schema document that emitted code carries with it.</summary>
/// <param name="Uri">The URI by which it is known: the base URI of its references (RFC 3986, section 5.1).</param>
/// <param name="Utf8Json">Its text, UTF-8.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct EmbeddedSchema(string Uri, ReadOnlyMemory<byte> Utf8Json);
