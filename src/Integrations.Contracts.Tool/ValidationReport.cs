using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool;

/// <summary>Where the verdicts go, in argument order.</summary>
internal abstract class ValidationReport(Stream output)
{
    protected Stream Output { get; } = output;

    public abstract void Add(string payload, ValidationResult result);

    /// <summary>A payload about which the question could not be asked; the reason also goes to standard error.</summary>
    public abstract void AddUnasked(string payload, string reason);
}

/// <summary>For people: the one error text; a valid payload prints one line.</summary>
internal sealed class TextReport(Stream output) : ValidationReport(output)
{
    public override void Add(string payload, ValidationResult result) =>
        Output.Write(Encoding.UTF8.GetBytes(result.IsValid ? $"{ExitCode.OnOneLine(payload)}: valid\n" : result + "\n"));

    public override void AddUnasked(string payload, string reason)
    {
    }
}

/// <summary>For machines: JSON Lines, one object a payload (docs/command-line.md).</summary>
internal sealed class JsonReport(Stream output) : ValidationReport(output)
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Add(string payload, ValidationResult result) => Write(writer =>
    {
        writer.WriteString("payload"u8, payload);
        writer.WriteBoolean("valid"u8, result.IsValid);
        writer.WriteStartArray("errors"u8);
        foreach (ValidationError error in result.Errors)
        {
            writer.WriteStartObject();
            writer.WriteString("instanceLocation"u8, error.InstanceLocation);
            writer.WriteString("keywordLocation"u8, error.KeywordLocation);
            writer.WriteString("absoluteKeywordLocation"u8, error.AbsoluteKeywordLocation);
            writer.WriteString("error"u8, error.Message);
            writer.WriteNumber("line"u8, error.Line);
            writer.WriteNumber("column"u8, error.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (result.OmittedErrors > 0)
        {
            writer.WriteNumber("omittedErrors"u8, result.OmittedErrors);
        }
    });

    public override void AddUnasked(string payload, string reason) => Write(writer =>
    {
        writer.WriteString("payload"u8, payload);
        writer.WriteNull("valid"u8);
        writer.WriteString("error"u8, reason);
    });

    private void Write(Action<Utf8JsonWriter> members)
    {
        using (Utf8JsonWriter writer = new(Output, s_options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        Output.Write("\n"u8);
    }
}
