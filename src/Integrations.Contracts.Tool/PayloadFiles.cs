using System.IO;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Integrations.Contracts.Tool;

/// <summary>The payloads that the arguments name: files, <c>-</c>, and globs with <c>*</c> and <c>**</c> for where no shell expands them.</summary>
internal static class PayloadFiles
{
    /// <summary>The files of one argument: itself, or what the glob matches, by name; none where it matches nothing.</summary>
    public static List<string> Expand(string argument)
    {
        if (!argument.Contains('*', StringComparison.Ordinal) || File.Exists(argument))
        {
            return [argument];
        }

        string root = Path.GetPathRoot(argument) is { Length: > 0 } absolute ? absolute : ".";
        Matcher matcher = new(StringComparison.Ordinal);
        matcher.AddInclude(root == "." ? argument : argument[root.Length..]);
        List<string> matches = [];
        try
        {
            matches.AddRange(matcher.GetResultsInFullPath(root));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot look for '{argument}': {exception.Message}");
        }

        string current = Directory.GetCurrentDirectory();
        List<string> files = root == "." ? matches.ConvertAll(match => Path.GetRelativePath(current, match)) : matches;
        files.Sort(StringComparer.Ordinal);
        return files;
    }
}
