namespace Integrations.Contracts.Generator.Inputs;

/// <summary>Names and URIs of schema files that are the same on every machine: from the nearest folder that holds the project and all of its schemas.</summary>
/// <remarks>
/// References between files (<c>"$ref": "other.json"</c>) resolve by these URIs as the files lie on disk.
/// The full path would do so too, but it would end in emitted code, and the same commit would compile to different bytes in two folders.
/// </remarks>
internal sealed class DocumentNames
{
    private readonly int _common;

    private DocumentNames(int common) => _common = common;

    /// <summary>The names for a set of files.</summary>
    public static DocumentNames For(IEnumerable<string> paths, string? projectFolder)
    {
        string? common = projectFolder is null ? null : Folder(Normalize(projectFolder).TrimEnd('/') + "/");
        foreach (string path in paths)
        {
            string folder = Folder(Normalize(path));
            common = common is null ? folder : CommonFolder(common, folder);
        }

        return new DocumentNames(common?.Length ?? 0);
    }

    /// <summary>The path from the common folder, with forward slashes.</summary>
    public string NameOf(string path) => Normalize(path).Substring(_common);

    /// <summary>The URI of a file that neither the project nor the schema gives one.</summary>
    public string UriOf(string path)
    {
        string[] segments = NameOf(path).Split('/');
        for (int index = 0; index < segments.Length; index++)
        {
            segments[index] = Uri.EscapeDataString(segments[index]);
        }

        return "contract:///" + string.Join("/", segments);
    }

    private static string Normalize(string path)
    {
        // "a/../b" comes from Include="../b" in a project; both ways of writing a path must give one name.
        var segments = new List<string>();
        foreach (string segment in path.Replace('\\', '/').Split('/'))
        {
            if (segment == "..")
            {
                if (segments.Count > 1)
                {
                    segments.RemoveAt(segments.Count - 1);
                }
            }
            else if (segment != ".")
            {
                segments.Add(segment);
            }
        }

        return string.Join("/", segments);
    }

    private static string Folder(string path) => path.Substring(0, path.LastIndexOf('/') + 1);

    private static string CommonFolder(string left, string right)
    {
        int end = 0;
        for (int index = 0; index < left.Length && index < right.Length && left[index] == right[index]; index++)
        {
            if (left[index] == '/')
            {
                end = index + 1;
            }
        }

        return left.Substring(0, end);
    }
}
