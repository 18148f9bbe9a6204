using System.Buffers;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>
/// Bowtie's protocol, version 1: a request a line, an answer a line, flushed. Schemas and instances are taken as the slices of the
/// line that they are, so that numbers keep their source text.
/// </summary>
internal sealed class BowtieHarness(IBowtieEngine engine, FormatSwitch formats)
{
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

    private static readonly JsonWriterOptions s_writerOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A case may nest its instance deeper than a payload may: the request around it takes some levels too.
    private static readonly ContractLimits s_requestLimits = new() { MaxDepth = 1024 };

    private static readonly AnnotatingEngine s_annotating = new();

    private string _dialect = s_dialects[1];

    /// <summary>Answers until <c>stop</c> or the end of the input.</summary>
    /// <returns>The exit code of the process.</returns>
    public int Run(Stream input, Stream output)
    {
        using StreamReader reader = new(input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        ArrayBufferWriter<byte> answer = new();
        while (reader.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (!JsonTape.TryParse(Encoding.UTF8.GetBytes(line), out JsonTape? tape, out JsonSyntaxError error, s_requestLimits))
            {
                return ExitCode.CannotAsk($"a request is not JSON: column {error.Position.Column}: {error.Message}");
            }

            using (tape)
            {
                TapeValue request = tape!.Root;
                string command = Text(request, "cmd"u8) ?? "";
                if (command == "stop")
                {
                    return ExitCode.Good;
                }

                answer.ResetWrittenCount();
                using (Utf8JsonWriter writer = new(answer, s_writerOptions))
                {
                    if (!Answer(command, request, writer))
                    {
                        return ExitCode.CannotAsk($"unknown command '{command}'");
                    }
                }

                answer.Write("\n"u8);
                output.Write(answer.WrittenSpan);
                output.Flush();
            }
        }

        return ExitCode.Good;
    }

    private bool Answer(string command, TapeValue request, Utf8JsonWriter writer)
    {
        switch (command)
        {
            case "start":
                WriteStart(writer);
                return true;
            case "dialect":
                _dialect = Text(request, "dialect"u8) ?? _dialect;
                writer.WriteStartObject();
                writer.WriteBoolean("ok"u8, true);
                writer.WriteEndObject();
                return true;
            case "run":
                WriteRun(request, writer);
                return true;
            default:
                return false;
        }
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
        writer.WriteString("homepage"u8, "https://example.org/integrations-contracts");
        writer.WriteString("issues"u8, "https://example.org/integrations-contracts/issues");
        writer.WriteString("source"u8, "https://example.org/integrations-contracts");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void WriteRun(TapeValue request, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("seq"u8);
        writer.WriteRawValue(Member(request, "seq"u8).RawText, skipInputValidation: true);
        TapeValue @case = Member(request, "case"u8);
        ReadOnlySpan<byte> schema = Member(@case, "schema"u8).RawText;
        JsonSchemaOptions options = new() { DefaultDialect = _dialect, Formats = formats.For(Member(@case, "schema"u8), _dialect) };
        IBowtieSchema? loaded = null;
        string? broken = null;
        try
        {
            // Emitted code decides; what a schema says beyond a verdict is the interpreter's business, whichever engine runs.
            IBowtieEngine answering = Text(request, "output"u8) == "annotations" ? s_annotating : engine;
            loaded = answering.Load(schema, options, Documents(@case));
        }
        catch (Exception exception) when (exception is JsonSchemaException or ContractLimitException)
        {
            broken = exception.Message;
        }

        writer.WriteStartArray("results"u8);
        foreach (TapeValue test in Member(@case, "tests"u8).Items)
        {
            writer.WriteStartObject();
            string? error = broken;
            if (loaded is not null)
            {
                try
                {
                    loaded.WriteResult(Member(test, "instance"u8).RawText, writer);
                }
                catch (ContractLimitException exception)
                {
                    error = exception.Message;
                }
            }

            if (error is not null)
            {
                writer.WriteBoolean("errored"u8, true);
                writer.WriteStartObject("context"u8);
                writer.WriteString("message"u8, error);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static List<KeyValuePair<string, ReadOnlyMemory<byte>>> Documents(TapeValue @case)
    {
        List<KeyValuePair<string, ReadOnlyMemory<byte>>> documents = [];
        if (@case.TryGetMember("registry"u8, out TapeValue registry) && registry.Kind == JsonKind.Object)
        {
            foreach (TapeMember document in registry.Members)
            {
                documents.Add(new(document.Name.GetString(), document.Value.RawText.ToArray()));
            }
        }

        return documents;
    }

    private static TapeValue Member(TapeValue value, ReadOnlySpan<byte> name) => value.TryGetMember(name, out TapeValue member) ? member : default;

    private static string? Text(TapeValue value, ReadOnlySpan<byte> name) =>
        value.TryGetMember(name, out TapeValue member) && member.Kind == JsonKind.String ? member.GetString() : null;
}
