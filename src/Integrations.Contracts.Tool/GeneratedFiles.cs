using System.Globalization;
using System.IO;
using System.Text;
using Integrations.Contracts.CodeGeneration;

namespace Integrations.Contracts.Tool;

/// <summary>Emitted files on disk. Their names come from a schema: they stay inside the folder, are no longer than file systems take, and do not meet where case is not told apart.</summary>
internal static class GeneratedFiles
{
    // File systems take names of up to 255 bytes.
    private const int MaxNameBytes = 200;

    /// <summary>Writes the files into a folder, which is made where it is not there.</summary>
    /// <exception cref="CommandException">The folder or a file cannot be written.</exception>
    public static void Write(string folder, ImmutableArray<GeneratedFile> files)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (GeneratedFile file in files)
            {
                File.WriteAllText(Path.Combine(folder, Take(names, file.HintName)), file.Source);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandException($"cannot write to '{folder}': {exception.Message}");
        }
    }

    /// <summary>A file's name for the hint name of an emitted file.</summary>
    internal static string Take(HashSet<string> names, string hintName)
    {
        string extension = hintName.EndsWith(".g.cs", StringComparison.Ordinal) ? ".g.cs" : Path.GetExtension(hintName);
        string stem = hintName[..^extension.Length];
        StringBuilder safe = new(stem.Length);
        foreach (Rune rune in stem.EnumerateRunes())
        {
            safe.Append(Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '-' or '.' ? rune.ToString() : "_");
        }

        while (Encoding.UTF8.GetByteCount(safe.ToString()) > MaxNameBytes)
        {
            safe.Length -= char.IsLowSurrogate(safe[^1]) ? 2 : 1;
        }

        string name = safe + extension;
        for (int number = 2; !names.Add(name); number++)
        {
            name = safe + "-" + number.ToString(CultureInfo.InvariantCulture) + extension;
        }

        return name;
    }
}
