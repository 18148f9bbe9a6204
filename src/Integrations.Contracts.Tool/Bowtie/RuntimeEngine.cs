using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>The interpreter.</summary>
internal sealed class RuntimeEngine : IBowtieEngine
{
    public IBowtieSchema Load(ReadOnlySpan<byte> schema, JsonSchemaOptions options) => new Loaded(JsonSchema.Parse(schema, options));

    private sealed class Loaded(JsonSchema schema) : IBowtieSchema
    {
        public bool IsValid(ReadOnlySpan<byte> instance) => schema.IsValid(instance);
    }
}
