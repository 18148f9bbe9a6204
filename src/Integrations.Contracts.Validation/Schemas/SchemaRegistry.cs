namespace Integrations.Contracts.Validation;

/// <summary>Where references to other documents are found, by URI. Filled by the caller; nothing is ever fetched from a network.</summary>
public sealed partial class SchemaRegistry
{
    /// <summary>Adds a document under a URI (and, once it is read, under each <c>$id</c> in it).</summary>
    public void Add(string uri, ReadOnlyMemory<byte> utf8Json, string? name = null) => throw new NotImplementedException();

    /// <summary>The text registered for a URI without fragment.</summary>
    internal bool TryGet(string uri, out ReadOnlyMemory<byte> utf8Json, out string? name) => throw new NotImplementedException();
}
