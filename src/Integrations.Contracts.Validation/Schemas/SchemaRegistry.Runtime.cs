using System.IO;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation;

public sealed partial class SchemaRegistry
{
    private readonly List<(string Prefix, string Folder)> _folders = [];

    /// <summary>Adds a file under a URI. It is read when a reference asks for it, once.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void AddFile(string uri, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Add(uri, new Entry(uri, path) { Path = Path.GetFullPath(path) });
    }

    /// <summary>Adds a folder under a URI prefix: what follows the prefix is the path in the folder, and where there is no such file, with <c>.json</c> after it. A path that leaves the folder is not found.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void AddFolder(string uriPrefix, string folder)
    {
        ArgumentNullException.ThrowIfNull(uriPrefix);
        ArgumentNullException.ThrowIfNull(folder);
        lock (_lock)
        {
            _folders.Add((uriPrefix, Path.GetFullPath(folder)));
        }
    }

    partial void FindFile(string uri, ref Entry? entry)
    {
        // The longest prefix is the closest.
        string? path = null;
        int length = -1;
        foreach ((string prefix, string folder) in _folders)
        {
            if (prefix.Length > length && uri.StartsWith(prefix, StringComparison.Ordinal) && PathIn(folder, uri[prefix.Length..]) is { } found)
            {
                path = found;
                length = prefix.Length;
            }
        }

        if (path is not null)
        {
            entry = new Entry(uri, path) { Path = path };
            _byUri.Add(UriReference.Key(uri), entry);
            _entries.Add(entry);
        }
    }

    static partial void ReadFile(Entry entry, ref string? problem)
    {
        if (entry.IsRead)
        {
            return;
        }

        try
        {
            byte[] bytes = File.ReadAllBytes(entry.Path!);

            // Files may start with a byte order mark; texts may not.
            entry.Text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
            entry.IsRead = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = exception.Message;
        }
    }

    private static string? PathIn(string folder, string rest)
    {
        int end = rest.IndexOf('?', StringComparison.Ordinal);
        string[] segments = (end < 0 ? rest : rest[..end]).TrimStart('/').Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            segments[i] = UriReference.Decode(segments[i]);
            if (segments[i] is "" or "." or ".." || segments[i].AsSpan().IndexOfAny("/\\:\0") >= 0)
            {
                return null;
            }
        }

        string path = Path.Combine([folder, .. segments]);
        return File.Exists(path) ? path : File.Exists(path + ".json") ? path + ".json" : null;
    }
}
