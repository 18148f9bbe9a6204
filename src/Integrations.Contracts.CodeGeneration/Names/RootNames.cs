using Integrations.Contracts.CodeGeneration.Text;

namespace Integrations.Contracts.CodeGeneration.Names;

/// <summary>The root's name: the one that was asked for, else the title, else the file's name up to its first dot.</summary>
internal static class RootNames
{
    public static string Choose(string? rootName, string? title, string fileName)
    {
        if (rootName is { Length: > 0 })
        {
            return AsAsked(rootName);
        }

        string name = PascalCase.FromText(title ?? "");
        if (name.Length > 0)
        {
            return name;
        }

        name = PascalCase.FromText(FileStem(fileName));
        return name.Length > 0 ? name : "Root";
    }

    /// <summary>A file's name without folders, up to its first dot.</summary>
    public static string FileStem(string fileName)
    {
        int start = Math.Max(fileName.LastIndexOf('/'), fileName.LastIndexOf('\\')) + 1;
        int end = fileName.IndexOf('.', start);
        return fileName.Substring(start, (end <= start ? fileName.Length : end) - start);
    }

    /// <summary>A name that somebody chose: as it is where it can be, else what is nearest.</summary>
    public static string AsAsked(string name)
    {
        string pascal = CSharpIdentifier.IsIdentifier(name) ? name : PascalCase.FromText(name);
        return pascal.Length > 0 ? pascal : "Root";
    }
}
