namespace Integrations.Contracts.Validation;

public sealed partial class SchemaRegistry
{
    /// <summary>Adds a file under a URI. It is read when a reference asks for it.</summary>
    public void AddFile(string uri, string path) => throw new NotImplementedException();

    /// <summary>Adds a folder under a URI prefix: what follows the prefix is the path in the folder. A path that leaves the folder is not found.</summary>
    public void AddFolder(string uriPrefix, string folder) => throw new NotImplementedException();
}
