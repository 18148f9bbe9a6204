using System.CommandLine;
using System.IO;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool;

/// <summary>The options that every command over a schema has: where references lead, and what <c>format</c> does.</summary>
internal sealed class SchemaOptions
{
    private readonly Option<string[]> _resolve = new("--resolve")
    {
        HelpName = "URI=PATH",
        Description = "Where a $ref to URI is found: a file, or a folder for a URI prefix. Repeatable. Nothing is fetched.",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string> _formats = new("--formats")
    {
        Description = "Whether `format` is checked: always (assert), never (annotate), or as the dialect says.",
        DefaultValueFactory = _ => "assert",
    };

    public SchemaOptions() => _formats.AcceptOnlyFromAmong("assert", "annotate", "dialect");

    public void AddTo(Command command)
    {
        command.Options.Add(_resolve);
        command.Options.Add(_formats);
    }

    /// <summary>The options for reading a schema.</summary>
    /// <exception cref="CommandException">A --resolve is not URI=PATH, or leads nowhere.</exception>
    public JsonSchemaOptions Read(ParseResult parsed)
    {
        SchemaRegistry registry = new();
        foreach ((string uri, string path) in Entries(parsed))
        {
            if (Directory.Exists(path))
            {
                registry.AddFolder(uri, path);
            }
            else
            {
                registry.AddFile(uri, path);
            }
        }

        return new JsonSchemaOptions { Registry = registry, Formats = Formats(parsed) };
    }

    public FormatMode Formats(ParseResult parsed) => parsed.GetValue(_formats) switch
    {
        "annotate" => FormatMode.Annotate,
        "dialect" => FormatMode.Dialect,
        _ => FormatMode.Assert,
    };

    /// <summary>Each --resolve, split at the first <c>=</c>.</summary>
    /// <exception cref="CommandException">One is not URI=PATH, or leads nowhere.</exception>
    public List<(string Uri, string Path)> Entries(ParseResult parsed)
    {
        List<(string Uri, string Path)> entries = [];
        foreach (string entry in parsed.GetValue(_resolve) ?? [])
        {
            entries.Add(ResolveEntry.Split(entry));
        }

        return entries;
    }
}
