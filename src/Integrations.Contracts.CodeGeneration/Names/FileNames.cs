using System.Globalization;

namespace Integrations.Contracts.CodeGeneration.Names;

/// <summary>
/// The names of emitted files, without extension: the root's name for the root's document, and for every other document that name and, behind a dot, the document's, as <c>Order.Common</c>.
/// So the files of two schemas that share a document do not meet. Names differ by more than capitals, since some file systems do not tell these apart.
/// </summary>
internal sealed class FileNames
{
    private readonly string _root;
    private readonly Dictionary<string, string> _byUri = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="rootUri">The root's document.</param>
    /// <param name="root">The root's name.</param>
    public FileNames(string rootUri, string root)
    {
        _root = root;
        _byUri.Add(rootUri, root);
    }

    /// <summary>The file of a document.</summary>
    /// <param name="uri">The document.</param>
    /// <param name="documentName">Its file name; null where it has none, and its URI says what it is called.</param>
    public string Of(string uri, string? documentName)
    {
        if (_byUri.TryGetValue(uri, out string? known))
        {
            return known;
        }

        string name = PascalCase.FromText(RootNames.FileStem((documentName ?? uri).TrimEnd('#', '/')));
        name = $"{_root}.{(name.Length > 0 ? name : "Document")}";
        string candidate = name;
        for (int number = 2; !_taken.Add(candidate); number++)
        {
            candidate = name + number.ToString(CultureInfo.InvariantCulture);
        }

        _byUri.Add(uri, candidate);
        return candidate;
    }
}
