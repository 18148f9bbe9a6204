using System.CommandLine;
using System.IO;
using Integrations.Contracts.Validation;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Integrations.Contracts.Tool;

/// <summary><c>contracts validate SCHEMA PAYLOAD...</c></summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        Argument<string> schema = new("SCHEMA") { Description = "The schema: a file, or - for standard input." };
        Argument<string[]> payloads = new("PAYLOAD") { Description = "The payloads: files, globs, or - for standard input.", Arity = ArgumentArity.OneOrMore };
        Option<string?> definition = new("--definition") { HelpName = "NAME", Description = "A key of $defs or definitions, or a # pointer: what the payloads are held against." };
        Option<string> direction = new("--direction") { Description = "Which way the payloads go, for readOnly and writeOnly.", DefaultValueFactory = _ => "none" };
        Option<string> format = new("--format") { Description = "The form of the answer.", DefaultValueFactory = _ => "text" };
        Option<bool> jsonLines = new("--jsonl") { Description = "The payloads are JSON Lines: one payload a line, checked on all cores in constant memory." };
        SchemaOptions schemaOptions = new();
        direction.AcceptOnlyFromAmong("none", "request", "response");
        format.AcceptOnlyFromAmong("text", "json");

        Command command = new("validate", "Checks payloads against a schema.") { schema, payloads, definition, direction, format, jsonLines };
        schemaOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            try
            {
                string schemaPath = parsed.GetRequiredValue(schema);
                JsonSchema loaded = SchemaFile.Load(schemaPath, parsed.GetValue(definition), schemaOptions.Read(parsed));
                ValidationOptions options = new()
                {
                    Direction = parsed.GetValue(direction) switch { "request" => PayloadDirection.Request, "response" => PayloadDirection.Response, _ => PayloadDirection.None },
                };
                using Stream output = Console.OpenStandardOutput();
                bool json = parsed.GetValue(format) == "json";
                if (parsed.GetValue(jsonLines))
                {
                    return new JsonLinesValidation(loaded, options, json, output).Run(Expand(parsed.GetRequiredValue(payloads)), schemaPath == "-");
                }

                ValidationReport report = json ? new JsonReport(output) : new TextReport(output);
                return Run(loaded, Expand(parsed.GetRequiredValue(payloads)), options, report, schemaPath == "-");
            }
            catch (CommandException exception)
            {
                return ExitCode.CannotAsk(exception.Message);
            }
        });
        return command;
    }

    private static int Run(JsonSchema schema, IEnumerable<string> payloads, ValidationOptions options, ValidationReport report, bool inputTaken)
    {
        int exit = ExitCode.Good;
        foreach (string path in payloads)
        {
            try
            {
                if (path == "-" && inputTaken)
                {
                    throw new CommandException("standard input is the schema or an earlier payload already");
                }

                inputTaken |= path == "-";
                ValidationResult result = Validate(schema, path, options);
                report.Add(path, result);
                exit = Math.Max(exit, result.IsValid ? ExitCode.Good : ExitCode.No);
            }
            catch (Exception exception) when (exception is CommandException or ContractLimitException)
            {
                report.AddUnasked(path, exception.Message);
                exit = ExitCode.CannotAsk(exception.Message);
            }
        }

        return exit;
    }

    private static ValidationResult Validate(JsonSchema schema, string path, ValidationOptions options)
    {
        byte[] bytes = SchemaFile.Read(path);
        string name = path == "-" ? "standard input" : path;
        if (!JsonTape.TryParse(bytes, out JsonTape? tape, out JsonSyntaxError error))
        {
            throw new CommandException($"{name}:{error.Position.Line}:{error.Position.Column}: {error.Message}");
        }

        using (tape)
        {
            return schema.Validate(tape!, options with { PayloadName = name });
        }
    }

    /// <summary>Files by globs, in the order of the arguments; within a glob by name.</summary>
    private static IEnumerable<string> Expand(string[] payloads)
    {
        foreach (string payload in payloads)
        {
            if (payload.IndexOfAny(['*', '?']) < 0 || File.Exists(payload))
            {
                yield return payload;
                continue;
            }

            string root = Path.GetPathRoot(payload) is { Length: > 0 } absolute ? absolute : ".";
            Matcher matcher = new(StringComparison.Ordinal);
            matcher.AddInclude(root == "." ? payload : payload[root.Length..]);
            List<string> matches = [.. matcher.GetResultsInFullPath(root)];
            if (matches.Count == 0)
            {
                // Reading it will say that there is no such file; the other payloads are still checked.
                yield return payload;
            }

            matches.Sort(StringComparer.Ordinal);
            string current = Directory.GetCurrentDirectory();
            foreach (string match in matches)
            {
                yield return root == "." ? Path.GetRelativePath(current, match) : match;
            }
        }
    }
}
