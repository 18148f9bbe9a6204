using System.IO;
using Integrations.Contracts.CodeGeneration;

namespace Integrations.Contracts.Tool;

/// <summary>The documents behind <c>--resolve URI=PATH</c>, read whole: code generation takes texts, not places.</summary>
internal static class ResolvedDocuments
{
    /// <exception cref="CommandException">An entry is not URI=PATH, or leads nowhere.</exception>
    public static IReadOnlyList<SchemaDocumentInput> Read(string[] resolve)
    {
        List<SchemaDocumentInput> documents = [];
        foreach (string entry in resolve)
        {
            (string uri, string path) = ResolveEntry.Split(entry);
            if (File.Exists(path))
            {
                documents.Add(new SchemaDocumentInput(uri, path, SchemaFile.Read(path)));
                continue;
            }

            foreach (string file in Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories))
            {
                string relative = Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/');
                documents.Add(new SchemaDocumentInput(uri.TrimEnd('/') + "/" + relative, file, SchemaFile.Read(file)));
            }
        }

        return documents;
    }
}
