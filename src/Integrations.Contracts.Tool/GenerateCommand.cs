using System.CommandLine;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool;

/// <summary><c>contracts generate SCHEMA -o DIR</c>: the C# that the generator emits, as files.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        Argument<string> schema = new("SCHEMA") { Description = "The schema: a file, or - for standard input." };
        Option<string> output = new("--output", "-o") { HelpName = "DIR", Description = "Where the files go; made where it is not there.", Required = true };
        Option<string> @namespace = new("--namespace") { HelpName = "NS", Description = "The namespace of the types.", DefaultValueFactory = _ => "Contracts" };
        Option<string?> rootName = new("--root-name") { HelpName = "NAME", Description = "The name of the root's type: else the schema's title, else the file's name." };
        Option<string> language = new("--language") { Description = "What to write.", DefaultValueFactory = _ => "csharp" };
        SchemaOptions schemaOptions = new();
        language.AcceptOnlyFromAmong("csharp", "markdown", "typescript");
        @namespace.Validators.Add(result =>
        {
            if (!IsNamespace(result.GetValueOrDefault<string>()))
            {
                result.AddError($"--namespace '{result.GetValueOrDefault<string>()}' is no C# namespace");
            }
        });

        Command command = new("generate", "Writes the C# of a schema, a page about it, or its types in TypeScript.") { schema, output, @namespace, rootName, language };
        schemaOptions.AddTo(command);
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(schema),
            parsed.GetRequiredValue(output),
            new GenerationOptions
            {
                Namespace = parsed.GetRequiredValue(@namespace),
                RootName = parsed.GetValue(rootName),
                Language = Enum.Parse<ContractLanguage>(parsed.GetRequiredValue(language), ignoreCase: true),
                FormatMode = schemaOptions.Formats(parsed),
            },
            ResolvedDocuments.Read(schemaOptions.Entries(parsed))));
        return command;
    }

    private static int Run(string schemaPath, string folder, GenerationOptions options, IReadOnlyList<SchemaDocumentInput> documents)
    {
        string name = schemaPath == "-" ? "schema.json" : schemaPath;
        GenerationResult result;
        try
        {
            result = ContractGenerator.Generate(new SchemaDocumentInput(null, name, SchemaFile.ReadText(schemaPath)), documents, options);
        }
        catch (ContractLimitException exception)
        {
            throw new CommandException($"{SchemaFile.Name(schemaPath)}: {exception.Message}");
        }

        if (result.Files.IsEmpty)
        {
            throw new CommandException(SchemaFile.Summary(result.Diagnostics) + "; nothing was written");
        }

        foreach (SchemaDiagnostic warning in result.Diagnostics)
        {
            Console.Error.WriteLine(ExitCode.OnOneLine(warning.ToString()));
        }

        GeneratedFiles.Write(folder, result.Files);
        Console.Error.WriteLine($"{result.Files.Length} files written to {ExitCode.OnOneLine(folder)}");
        return ExitCode.Good;
    }

    private static bool IsNamespace(string? text)
    {
        foreach (string part in (text ?? "").Split('.'))
        {
            bool isName = part.Length > 0 && (char.IsLetter(part[0]) || part[0] == '_');
            foreach (char c in part)
            {
                isName &= char.IsLetterOrDigit(c) || c == '_';
            }

            if (!isName)
            {
                return false;
            }
        }

        return true;
    }
}
