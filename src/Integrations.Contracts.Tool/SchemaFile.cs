using System.IO;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool;

/// <summary>A file named on the command line, or <c>-</c> for standard input.</summary>
internal static class SchemaFile
{
    /// <summary>How a file is called in messages.</summary>
    public static string Name(string path) => path == "-" ? "standard input" : path;

    /// <summary>Reads a file, without a byte order mark.</summary>
    /// <exception cref="CommandException">It cannot be read.</exception>
    public static byte[] Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = path == "-" ? ReadStandardInput() : File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandException($"cannot read '{Name(path)}': {Reason(path, exception)}");
        }

        return bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }

    /// <summary>Reads a file that holds something.</summary>
    /// <exception cref="CommandException">It cannot be read, or is empty.</exception>
    public static byte[] ReadText(string path)
    {
        byte[] bytes = Read(path);
        return bytes.Length > 0 ? bytes : throw new CommandException($"{Name(path)}:1:1: it is empty");
    }

    /// <summary>Reads a schema and takes its definition, if one is named.</summary>
    /// <exception cref="CommandException">It cannot be read, is broken, or has no such definition.</exception>
    public static JsonSchema Load(string path, string? definition, JsonSchemaOptions options)
    {
        byte[] text = ReadText(path);
        try
        {
            JsonSchema schema = JsonSchema.Parse(text, options with { SchemaName = Name(path) });
            return definition is null ? schema : schema.Definition(definition);
        }
        catch (JsonSchemaException exception)
        {
            throw new CommandException(Summary(exception.Diagnostics));
        }
        catch (ArgumentException exception) when (exception.ParamName is { } parameter)
        {
            throw new CommandException($"{Name(path)}: {exception.Message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal)}");
        }
        catch (ContractLimitException exception)
        {
            throw new CommandException($"{Name(path)}: {exception.Message}");
        }
    }

    /// <summary>The first error on one line, and how many more there are.</summary>
    public static string Summary(ImmutableArray<SchemaDiagnostic> diagnostics)
    {
        ImmutableArray<SchemaDiagnostic> errors = diagnostics.RemoveAll(diagnostic => !diagnostic.IsError);
        return errors.Length switch
        {
            1 => errors[0].ToString(),
            2 => errors[0] + " (and 1 more error)",
            _ => $"{errors[0]} (and {errors.Length - 1} more errors)",
        };
    }

    /// <summary>Why a file could not be read, without its path.</summary>
    public static string Reason(string path, Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        _ when Directory.Exists(path) => "it is a folder",
        UnauthorizedAccessException => "access is denied",
        ArgumentException => "it is no file's name",
        _ => exception.Message,
    };

    private static byte[] ReadStandardInput()
    {
        using Stream input = Console.OpenStandardInput();
        using MemoryStream buffer = new();
        input.CopyTo(buffer);
        return buffer.ToArray();
    }
}
