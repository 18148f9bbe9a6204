using System.CommandLine;
using System.CommandLine.Parsing;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
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
        Option<string[]> typeNames = new("--type-name") { HelpName = "POINTER=NAME", Description = "The name of the type of one schema, by its JSON Pointer in the root document. Repeatable.", DefaultValueFactory = _ => [] };
        Option<string> accessibility = new("--accessibility") { Description = "Who sees the types.", DefaultValueFactory = _ => "public" };
        Option<string> formatTypes = new("--format-types") { Description = "Whether date-time, date and uuid are .NET types (map), or every string is a string (strings).", DefaultValueFactory = _ => "map" };
        Option<string> numbers = new("--numbers") { Description = "The types of numbers: double; decimal; biginteger for integers without bounds; or json, their text.", DefaultValueFactory = _ => "double" };
        Option<string> language = new("--language") { Description = "What to write.", DefaultValueFactory = _ => "csharp" };
        SchemaOptions schemaOptions = new();
        language.AcceptOnlyFromAmong("csharp", "markdown", "typescript");
        accessibility.AcceptOnlyFromAmong("public", "internal");
        formatTypes.AcceptOnlyFromAmong("map", "strings");
        numbers.AcceptOnlyFromAmong("double", "decimal", "biginteger", "json");
        @namespace.Validators.Add(result => Require(result, IsNamespace(result.GetValueOrDefault<string>()), "is no C# namespace"));
        rootName.Validators.Add(result => Require(result, CSharpIdentifier.IsIdentifier(result.GetValueOrDefault<string>() ?? ""), "is no C# name"));
        typeNames.Validators.Add(result => Require(result, Array.TrueForAll(result.GetValueOrDefault<string[]>() ?? [], entry => TypeName(entry) is not null), "is not of the form POINTER=NAME, as in /$defs/order=Order"));

        Command command = new("generate", "Writes the C# of a schema, a page about it, or its types in TypeScript.") { schema, output, @namespace, rootName, typeNames, accessibility, formatTypes, numbers, language };
        schemaOptions.AddTo(command);
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(schema),
            parsed.GetRequiredValue(output),
            new GenerationOptions
            {
                Namespace = parsed.GetRequiredValue(@namespace),
                RootName = parsed.GetValue(rootName),
                TypeNames = new EquatableArray<TypeNameOverride>([.. Array.ConvertAll(parsed.GetValue(typeNames) ?? [], entry => TypeName(entry)!)]),
                Accessibility = Word<ContractAccessibility>(parsed, accessibility),
                Formats = Word<FormatTypes>(parsed, formatTypes),
                Numbers = Word<NumberType>(parsed, numbers),
                Language = Word<ContractLanguage>(parsed, language),
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

    private static void Require(OptionResult result, bool isMet, string problem)
    {
        if (!isMet)
        {
            result.AddError($"{result.Option.Name} '{string.Join("' '", result.Tokens)}' {problem}");
        }
    }

    private static bool IsNamespace(string? text) => Array.TrueForAll((text ?? "").Split('.'), CSharpIdentifier.IsIdentifier);

    // Split at the last `=`: a name has none.
    private static TypeNameOverride? TypeName(string entry)
    {
        int equals = entry.LastIndexOf('=');
        string name = entry[(equals + 1)..];
        return equals >= 0 && CSharpIdentifier.IsIdentifier(name) ? new TypeNameOverride(entry[..equals], name) : null;
    }

    private static T Word<T>(ParseResult parsed, Option<string> option)
        where T : struct, Enum => Enum.Parse<T>(parsed.GetRequiredValue(option), ignoreCase: true);
}
