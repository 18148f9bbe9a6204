using System.IO;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool;

/// <summary>A schema named on the command line: a file, or <c>-</c> for standard input.</summary>
internal static class SchemaFile
{
    /// <exception cref="CommandException">It cannot be read.</exception>
    public static byte[] Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = path == "-" ? ReadStandardInput() : File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot read '{path}': {Reason(exception)}");
        }

        return bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }

    /// <summary>Why a file could not be read, without its path.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        UnauthorizedAccessException => "it is a folder, or access is denied",
        _ => exception.Message,
    };

    /// <summary>Reads a schema and takes its definition, if one is named.</summary>
    /// <exception cref="CommandException">It cannot be read, is broken, or has no such definition.</exception>
    public static JsonSchema Load(string path, string? definition, JsonSchemaOptions options)
    {
        byte[] text = Read(path);
        try
        {
            JsonSchema schema = JsonSchema.Parse(text, options with { SchemaName = path == "-" ? "standard input" : path });
            return definition is null ? schema : schema.Definition(definition);
        }
        catch (JsonSchemaException exception)
        {
            throw new CommandException("the schema cannot be used: " + exception.Message);
        }
        catch (ArgumentException exception) when (exception is not ArgumentNullException)
        {
            throw new CommandException(exception.Message);
        }
        catch (ContractLimitException exception)
        {
            throw new CommandException(exception.Message);
        }
    }

    private static byte[] ReadStandardInput()
    {
        using Stream input = Console.OpenStandardInput();
        using MemoryStream buffer = new();
        input.CopyTo(buffer);
        return buffer.ToArray();
    }
}
