using System.Text.Json;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>The interpreter, with the annotations of a valid instance in Bowtie's form.</summary>
internal sealed class AnnotatingEngine : IBowtieEngine
{
    public IBowtieSchema Load(ReadOnlySpan<byte> schema, JsonSchemaOptions options, IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> documents) =>
        new Loaded(RuntimeEngine.Parse(schema, options, documents));

    private sealed class Loaded(JsonSchema schema) : IBowtieSchema
    {
        public void WriteResult(ReadOnlySpan<byte> instance, Utf8JsonWriter writer)
        {
            using JsonTape tape = JsonTape.Parse(instance.ToArray());
            SchemaOutput output = schema.Evaluate(tape);
            writer.WriteBoolean("valid"u8, output.IsValid);
            writer.WriteStartArray("annotations"u8);
            foreach (SchemaAnnotation annotation in output.IsValid ? output.Annotations : [])
            {
                writer.WriteStartObject();
                writer.WriteString("keyword"u8, annotation.Keyword);
                writer.WriteString("instanceLocation"u8, annotation.InstanceLocation);
                writer.WriteString("keywordLocation"u8, JsonPointer.Append(annotation.DocumentLocation, annotation.Keyword));
                writer.WritePropertyName("annotation"u8);
                writer.WriteRawValue(annotation.Value, skipInputValidation: true);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    }
}
