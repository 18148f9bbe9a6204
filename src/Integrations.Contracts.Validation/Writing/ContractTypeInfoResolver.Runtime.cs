using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Integrations.Contracts.Validation;

/// <summary>Finds emitted types for System.Text.Json without looking at their members, as trimming and Native AOT need it: each names its converter, which is all there is to know.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractTypeInfoResolver : IJsonTypeInfoResolver
{
    private ContractTypeInfoResolver()
    {
    }

    /// <summary>The only one: it has no state.</summary>
    public static ContractTypeInfoResolver Instance { get; } = new();

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.GetCustomAttribute<JsonConverterAttribute>(inherit: false) is { ConverterType: { } converter } && typeof(IContractConverter).IsAssignableFrom(converter)
            ? ((IContractConverter)Activator.CreateInstance(converter)!).CreateInfo(options)
            : null;
    }
}

/// <summary>A converter of an emitted type.</summary>
internal interface IContractConverter
{
    /// <summary>What System.Text.Json knows of the type: its converter.</summary>
    JsonTypeInfo CreateInfo(JsonSerializerOptions options);
}
