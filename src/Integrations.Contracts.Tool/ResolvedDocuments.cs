using System.IO;
using Integrations.Contracts.CodeGeneration;

namespace Integrations.Contracts.Tool;

/// <summary>The documents behind <c>--resolve URI=PATH</c>, read whole: code generation takes texts, not places.</summary>
internal static class ResolvedDocuments
{
    // Links are not followed: one that leads up would never end.
    private static readonly EnumerationOptions s_allFiles = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <exception cref="CommandException">A file or a folder cannot be read.</exception>
    public static IReadOnlyList<SchemaDocumentInput> Read(IReadOnlyList<(string Uri, string Path)> entries)
    {
        List<SchemaDocumentInput> documents = [];
        foreach ((string uri, string path) in entries)
        {
            if (File.Exists(path))
            {
                documents.Add(new SchemaDocumentInput(uri, path, SchemaFile.Read(path)));
                continue;
            }

            foreach (string file in Files(path))
            {
                string relative = Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/');
                documents.Add(new SchemaDocumentInput(uri.TrimEnd('/') + "/" + relative, file, SchemaFile.Read(file)));
            }
        }

        return documents;
    }

    private static string[] Files(string folder)
    {
        try
        {
            string[] files = Directory.GetFiles(folder, "*.json", s_allFiles);
            Array.Sort(files, StringComparer.Ordinal);
            return files;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot read '{folder}': {exception.Message}");
        }
    }
}
