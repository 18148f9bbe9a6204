using System.CommandLine;
using System.IO;
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
        Option<string[]> resolve = new("--resolve") { HelpName = "URI=PATH", Description = "Where a $ref to URI is found: a file, or a folder for a URI prefix. Nothing is fetched.", DefaultValueFactory = _ => [] };
        language.AcceptOnlyFromAmong("csharp");

        Command command = new("generate", "Writes the C# of a schema.") { schema, output, @namespace, rootName, language, resolve };
        command.SetAction(parsed =>
        {
            try
            {
                return Run(
                    parsed.GetRequiredValue(schema),
                    parsed.GetRequiredValue(output),
                    new GenerationOptions { Namespace = parsed.GetRequiredValue(@namespace), RootName = parsed.GetValue(rootName) },
                    ResolvedDocuments.Read(parsed.GetRequiredValue(resolve)));
            }
            catch (CommandException exception)
            {
                return ExitCode.CannotAsk(exception.Message);
            }
        });
        return command;
    }

    private static int Run(string schemaPath, string folder, GenerationOptions options, IReadOnlyList<SchemaDocumentInput> documents)
    {
        string name = schemaPath == "-" ? "schema.json" : schemaPath;
        GenerationResult result;
        try
        {
            result = ContractGenerator.Generate(new SchemaDocumentInput(null, name, SchemaFile.Read(schemaPath)), documents, options);
        }
        catch (ContractLimitException exception)
        {
            throw new CommandException(exception.Message);
        }

        bool broken = false;
        foreach (SchemaDiagnostic diagnostic in result.Diagnostics)
        {
            Console.Error.WriteLine(diagnostic);
            broken |= diagnostic.IsError;
        }

        if (broken)
        {
            throw new CommandException("the schema cannot be used; nothing was written");
        }

        try
        {
            Directory.CreateDirectory(folder);
            foreach (GeneratedFile file in result.Files)
            {
                File.WriteAllText(Path.Combine(folder, file.HintName), file.Source);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot write to '{folder}': {exception.Message}");
        }

        Console.Error.WriteLine($"{result.Files.Length} files written to {folder}");
        return ExitCode.Good;
    }
}
