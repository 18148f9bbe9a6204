using System.Buffers;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>
/// Bowtie's protocol, version 1: a request a line, an answer a line, flushed. Schemas and instances are taken as the slices of the
/// line that they are, so that numbers keep their source text. Every line is answered, whatever stands in it: who asks waits for one.
/// </summary>
internal sealed class BowtieHarness(IBowtieEngine engine, FormatSwitch formats)
{
    private const string Homepage = "https://example.org/integrations-contracts";

    private static readonly string[] s_dialects =
    [
        "https://json-schema.org/v1",
        "https://json-schema.org/draft/2020-12/schema",
        "https://json-schema.org/draft/2019-09/schema",
        "http://json-schema.org/draft-07/schema#",
        "http://json-schema.org/draft-06/schema#",
        "http://json-schema.org/draft-04/schema#",
        "http://json-schema.org/draft-03/schema#",
    ];

    private static readonly JsonWriterOptions s_writerOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxRequestDepth };

    // The request as such is read leniently: what a schema or an instance holds is judged with the case, and answered there.
    private const int MaxRequestDepth = 100_000;

    private static readonly JsonDocumentOptions s_requestOptions = new() { MaxDepth = MaxRequestDepth };

    private string _dialect = s_dialects[1];

    /// <summary>Answers until <c>stop</c> or the end of the input.</summary>
    /// <returns>The exit code of the process.</returns>
    public int Run(Stream input, Stream output)
    {
        RequestLines lines = new(input);
        ArrayBufferWriter<byte> answer = new();
        bool isFirst = true;
        while (lines.TryRead(out ReadOnlyMemory<byte> line))
        {
            line = isFirst && line.Span.StartsWith("\uFEFF"u8) ? line[3..] : line;
            isFirst = false;
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            answer.ResetWrittenCount();
            if (!Answer(line, answer))
            {
                return ExitCode.Good;
            }

            answer.Write("\n"u8);
            output.Write(answer.WrittenSpan);
            output.Flush();
        }

        return ExitCode.Good;
    }

    /// <summary>Writes the answer to one line; false for <c>stop</c>.</summary>
    private bool Answer(ReadOnlyMemory<byte> line, ArrayBufferWriter<byte> answer)
    {
        JsonDocument request;
        try
        {
            request = JsonDocument.Parse(line, s_requestOptions);
        }
        catch (JsonException exception)
        {
            using Utf8JsonWriter writer = new(answer, s_writerOptions);
            WriteErrored(writer, default, "the request is not JSON: " + exception.Message);
            return true;
        }

        using (request)
        {
            JsonElement root = request.RootElement;
            string command = Text(root, "cmd"u8) ?? "";
            if (command == "stop")
            {
                return false;
            }

            using Utf8JsonWriter writer = new(answer, s_writerOptions);
            switch (command)
            {
                case "start":
                    engine.Start();
                    WriteStart(writer);
                    break;
                case "dialect":
                    WriteDialect(writer, Text(root, "dialect"u8));
                    break;
                case "run":
                    WriteRun(writer, root);
                    break;
                default:
                    WriteErrored(writer, root, "the request has no cmd of start, dialect, run or stop");
                    break;
            }
        }

        return true;
    }

    private static void WriteStart(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version"u8, 1);
        writer.WriteStartObject("implementation"u8);
        writer.WriteString("language"u8, "csharp");
        writer.WriteString("name"u8, "Integrations.Contracts");
        writer.WriteString("version"u8, typeof(BowtieHarness).Assembly.GetName().Version!.ToString(3));
        writer.WriteStartArray("dialects"u8);
        foreach (string dialect in s_dialects)
        {
            writer.WriteStringValue(dialect);
        }

        writer.WriteEndArray();
        writer.WriteString("homepage"u8, Homepage);
        writer.WriteString("issues"u8, Homepage + "/issues");
        writer.WriteString("source"u8, Homepage);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void WriteDialect(Utf8JsonWriter writer, string? dialect)
    {
        bool isKnown = dialect is not null && Array.IndexOf(s_dialects, dialect) >= 0;
        _dialect = isKnown ? dialect! : _dialect;
        writer.WriteStartObject();
        writer.WriteBoolean("ok"u8, isKnown);
        writer.WriteEndObject();
    }

    private void WriteRun(Utf8JsonWriter writer, JsonElement request)
    {
        if (!TryGet(request, "case"u8, JsonValueKind.Object, out JsonElement @case)
            || !@case.TryGetProperty("schema"u8, out JsonElement schemaElement)
            || !TryGet(@case, "tests"u8, JsonValueKind.Array, out JsonElement tests))
        {
            WriteErrored(writer, request, "the request has no case with a schema and tests");
            return;
        }

        bool wantsAnnotations = Text(request, "output"u8) == "annotations";
        IBowtieSchema? schema = Load(@case, schemaElement, wantsAnnotations, out string? broken);
        writer.WriteStartObject();
        WriteSequence(writer, request);
        writer.WriteStartArray("results"u8);
        foreach (JsonElement test in tests.EnumerateArray())
        {
            writer.WriteStartObject();
            string? error = broken ?? Judge(writer, schema!, test, wantsAnnotations);
            if (error is not null)
            {
                WriteError(writer, error);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private IBowtieSchema? Load(JsonElement @case, JsonElement schema, bool wantsAnnotations, out string? broken)
    {
        broken = null;
        try
        {
            JsonSchemaOptions options = new() { DefaultDialect = _dialect, Formats = formats.Mode };
            ReadOnlySpan<byte> text = JsonMarshal.GetRawUtf8Value(schema);
            return wantsAnnotations ? new RuntimeEngine().Load(text, options, Documents(@case)) : engine.Load(text, options, Documents(@case));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A broken schema, a limit, or a fault of ours: whoever asked is told, and asks on.
            broken = Describe(exception);
            return null;
        }
    }

    /// <summary>Writes the members of a test's result; what went wrong where there is none.</summary>
    private static string? Judge(Utf8JsonWriter writer, IBowtieSchema schema, JsonElement test, bool wantsAnnotations)
    {
        if (test.ValueKind != JsonValueKind.Object || !test.TryGetProperty("instance"u8, out JsonElement instance))
        {
            return "the test has no instance";
        }

        try
        {
            byte[] text = JsonMarshal.GetRawUtf8Value(instance).ToArray();
            if (!JsonTape.TryParse(text, out JsonTape? tape, out JsonSyntaxError syntaxError))
            {
                return $"the instance cannot be read: line {syntaxError.Position.Line}, column {syntaxError.Position.Column}: {syntaxError.Message}";
            }

            using (tape)
            {
                if (wantsAnnotations)
                {
                    BowtieAnnotations.Write(writer, schema.Evaluate(tape!));
                }
                else
                {
                    writer.WriteBoolean("valid"u8, schema.IsValid(tape!, text));
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Describe(exception);
        }
    }

    private static List<KeyValuePair<string, ReadOnlyMemory<byte>>> Documents(JsonElement @case)
    {
        List<KeyValuePair<string, ReadOnlyMemory<byte>>> documents = [];
        if (TryGet(@case, "registry"u8, JsonValueKind.Object, out JsonElement registry))
        {
            foreach (JsonProperty document in registry.EnumerateObject())
            {
                documents.Add(new(document.Name, JsonMarshal.GetRawUtf8Value(document.Value).ToArray()));
            }
        }

        return documents;
    }

    private static void WriteErrored(Utf8JsonWriter writer, JsonElement request, string message)
    {
        writer.WriteStartObject();
        WriteSequence(writer, request);
        WriteError(writer, message);
        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, string message)
    {
        writer.WriteBoolean("errored"u8, true);
        writer.WriteStartObject("context"u8);
        writer.WriteString("message"u8, message);
        writer.WriteEndObject();
    }

    private static void WriteSequence(Utf8JsonWriter writer, JsonElement request)
    {
        writer.WritePropertyName("seq"u8);
        if (request.ValueKind == JsonValueKind.Object && request.TryGetProperty("seq"u8, out JsonElement sequence))
        {
            // As it stands: whoever asked compares it with what was sent.
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(sequence), skipInputValidation: true);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static string Describe(Exception exception) =>
        exception is JsonSchemaException or ContractLimitException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";

    private static bool TryGet(JsonElement value, ReadOnlySpan<byte> name, JsonValueKind kind, out JsonElement member) =>
        value.TryGetProperty(name, out member) && member.ValueKind == kind;

    private static string? Text(JsonElement value, ReadOnlySpan<byte> name)
    {
        if (value.ValueKind != JsonValueKind.Object || !TryGet(value, name, JsonValueKind.String, out JsonElement member))
        {
            return null;
        }

        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate: no text, and so none that is asked for.
            return null;
        }
    }
}
