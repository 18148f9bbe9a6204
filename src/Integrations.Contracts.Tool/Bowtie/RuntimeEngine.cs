using System.Text.Json;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>The interpreter.</summary>
internal sealed class RuntimeEngine : IBowtieEngine
{
    public IBowtieSchema Load(ReadOnlySpan<byte> schema, JsonSchemaOptions options, IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> documents) =>
        new Loaded(Parse(schema, options, documents));

    internal static JsonSchema Parse(ReadOnlySpan<byte> schema, JsonSchemaOptions options, IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> documents)
    {
        SchemaRegistry registry = new();
        foreach (KeyValuePair<string, ReadOnlyMemory<byte>> document in documents)
        {
            registry.Add(document.Key, document.Value);
        }

        return JsonSchema.Parse(schema, options with { Registry = registry });
    }

    private sealed class Loaded(JsonSchema schema) : IBowtieSchema
    {
        public void WriteResult(ReadOnlySpan<byte> instance, Utf8JsonWriter writer) => writer.WriteBoolean("valid"u8, schema.IsValid(instance));
    }
}
