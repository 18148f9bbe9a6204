using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>The interpreter.</summary>
internal sealed class RuntimeEngine : IBowtieEngine
{
    public void Start()
    {
        // Nothing to wait for.
    }

    public IBowtieSchema Load(ReadOnlySpan<byte> schema, JsonSchemaOptions options, IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> documents)
    {
        SchemaRegistry registry = new();
        foreach (KeyValuePair<string, ReadOnlyMemory<byte>> document in documents)
        {
            registry.Add(document.Key, document.Value);
        }

        return new Loaded(JsonSchema.Parse(schema, options with { Registry = registry }));
    }

    private sealed class Loaded(JsonSchema schema) : IBowtieSchema
    {
        public bool IsValid(JsonTape instance, ReadOnlySpan<byte> text) => schema.IsValid(instance);

        public SchemaOutput Evaluate(JsonTape instance) => schema.Evaluate(instance);
    }
}
