using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool;

/// <summary><c>contracts validate SCHEMA PAYLOAD...</c></summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        Argument<string> schema = new("SCHEMA") { Description = "The schema: a file, or - for standard input." };

        // Its own parser: the library's makes the array by reflection, which takes longer than reading the files.
        Argument<string[]> payloads = new("PAYLOAD")
        {
            Description = "The payloads: files, globs (*, **), or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = static result => [.. result.Tokens.Select(token => token.Value)],
        };
        Option<string?> definition = new("--definition") { HelpName = "NAME", Description = "A key of $defs or definitions, or a # pointer: what the payloads are held against." };
        Option<string> direction = new("--direction") { Description = "Which way the payloads go, for readOnly and writeOnly.", DefaultValueFactory = _ => "none" };
        Option<string> format = new("--format") { Description = "The form of the answer.", DefaultValueFactory = _ => "text" };
        Option<bool> jsonLines = new("--jsonl") { Description = "The payloads are JSON Lines: one payload a line, checked on all cores in constant memory." };
        SchemaOptions schemaOptions = new();
        payloads.Validators.Add(result =>
        {
            // An option that does not exist is taken for a payload.
            foreach (Token token in result.Tokens)
            {
                if (token.Value.StartsWith("--", StringComparison.Ordinal))
                {
                    result.AddError($"unknown option '{token.Value}'; a file of that name is ./{token.Value}");
                }
            }
        });
        direction.AcceptOnlyFromAmong("none", "request", "response");
        format.AcceptOnlyFromAmong("text", "json");

        Command command = new("validate", "Checks payloads against a schema.") { schema, payloads, definition, direction, format, jsonLines };
        schemaOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            using Stream output = StandardOutput.Open();
            bool isJson = parsed.GetValue(format) == "json";
            ValidationReport report = isJson ? new JsonReport(output) : new TextReport(output);
            string schemaPath = parsed.GetRequiredValue(schema);
            string[] arguments = parsed.GetRequiredValue(payloads);
            JsonSchema loaded;
            try
            {
                loaded = SchemaFile.Load(schemaPath, parsed.GetValue(definition), schemaOptions.Read(parsed));
            }
            catch (CommandException exception)
            {
                // Of no payload could it be asked; the reason is said once.
                foreach (string argument in arguments)
                {
                    report.AddUnasked(argument, exception.Message);
                }

                return ExitCode.CannotAsk(exception.Message);
            }

            PayloadDirection way = parsed.GetValue(direction) switch { "request" => PayloadDirection.Request, "response" => PayloadDirection.Response, _ => PayloadDirection.None };
            ValidationOptions options = new() { Direction = way };
            return parsed.GetValue(jsonLines)
                ? new JsonLinesValidation(loaded, options, isJson, output).Run(ExpandAll(arguments), schemaPath == "-")
                : Run(loaded, arguments, options, report, schemaPath == "-");
        });
        return command;
    }

    private static int Run(JsonSchema schema, string[] arguments, ValidationOptions options, ValidationReport report, bool isInputTaken)
    {
        int exit = ExitCode.Good;
        foreach (string argument in arguments)
        {
            try
            {
                List<string> files = PayloadFiles.Expand(argument);
                if (files.Count == 0)
                {
                    throw new CommandException($"no file matches '{argument}'");
                }

                foreach (string file in files)
                {
                    exit = Math.Max(exit, Check(schema, file, options, report, isInputTaken));
                    isInputTaken |= file == "-";
                }
            }
            catch (CommandException exception)
            {
                report.AddUnasked(argument, exception.Message);
                exit = ExitCode.CannotAsk(exception.Message);
            }
        }

        return exit;
    }

    // What matches nothing stays as it is: reading it says that there is no such file, and the other files are still checked.
    private static IEnumerable<string> ExpandAll(string[] arguments)
    {
        foreach (string argument in arguments)
        {
            List<string> files = PayloadFiles.Expand(argument);
            foreach (string file in files.Count == 0 ? [argument] : files)
            {
                yield return file;
            }
        }
    }

    private static int Check(JsonSchema schema, string path, ValidationOptions options, ValidationReport report, bool isInputTaken)
    {
        try
        {
            if (path == "-" && isInputTaken)
            {
                throw new CommandException("standard input is the schema or an earlier payload already");
            }

            ValidationResult result = Validate(schema, path, options);
            report.Add(path, result);
            return result.IsValid ? ExitCode.Good : ExitCode.No;
        }
        catch (Exception exception) when (exception is CommandException or ContractLimitException)
        {
            string reason = exception is ContractLimitException ? $"{SchemaFile.Name(path)}: {exception.Message}" : exception.Message;
            report.AddUnasked(path, reason);
            return ExitCode.CannotAsk(reason);
        }
    }

    private static ValidationResult Validate(JsonSchema schema, string path, ValidationOptions options)
    {
        byte[] bytes = SchemaFile.ReadText(path);
        if (!JsonTape.TryParse(bytes, out JsonTape? tape, out JsonSyntaxError error, options.Limits))
        {
            throw new CommandException($"{SchemaFile.Name(path)}:{error.Position.Line}:{error.Position.Column}: {error.Message}");
        }

        using (tape)
        {
            return schema.Validate(tape!, options with { PayloadName = SchemaFile.Name(path) });
        }
    }
}
