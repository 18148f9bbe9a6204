using System.IO;

namespace Integrations.Contracts.Tool;

/// <summary>One <c>--resolve URI=PATH</c>, split at the first <c>=</c>.</summary>
internal static class ResolveEntry
{
    /// <exception cref="CommandException">It is not of that form, or the path is neither a file nor a folder.</exception>
    public static (string Uri, string Path) Split(string entry)
    {
        int split = entry.IndexOf('=', StringComparison.Ordinal);
        if (split <= 0 || split == entry.Length - 1)
        {
            throw new CommandException($"--resolve '{entry}' is not of the form URI=PATH");
        }

        string uri = entry[..split];
        string path = entry[(split + 1)..];
        if (!System.Uri.TryCreate(uri, UriKind.Absolute, out _))
        {
            throw new CommandException($"--resolve '{entry}': '{uri}' is not an absolute URI");
        }

        return File.Exists(path) || Directory.Exists(path)
            ? (uri, path)
            : throw new CommandException($"--resolve '{entry}': there is no file or folder '{path}'");
    }
}
