using System.Text.Json;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>A result in Bowtie's form for <c>"output": "annotations"</c>.</summary>
internal static class BowtieAnnotations
{
    /// <summary>Writes the members of the result object. A keyword's location is that of the schema it stands in, as the official annotation tests name it, and the keyword.</summary>
    public static void Write(Utf8JsonWriter writer, SchemaOutput output)
    {
        writer.WriteBoolean("valid"u8, output.IsValid);
        writer.WriteStartArray("annotations"u8);
        foreach (SchemaAnnotation annotation in output.Annotations)
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
