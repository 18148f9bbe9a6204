using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Integrations.Contracts.Validation;

/// <summary>Finds emitted types for System.Text.Json without reflection, as trimming and Native AOT need it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractTypeInfoResolver : IJsonTypeInfoResolver
{
    private readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> _types = [];

    /// <summary>Adds a record or a union.</summary>
    public ContractTypeInfoResolver Add<T>()
        where T : class, IContract<T> => Add(new ContractJsonConverter<T>());

    /// <summary>Adds an enum.</summary>
    public ContractTypeInfoResolver AddEnum<T>()
        where T : struct, Enum => Add(new EnumJsonConverter<T>());

    private ContractTypeInfoResolver Add<T>(JsonConverter<T> converter)
    {
        _types[typeof(T)] = options => JsonMetadataServices.CreateValueInfo<T>(options, converter);
        return this;
    }

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _types.TryGetValue(type, out Func<JsonSerializerOptions, JsonTypeInfo>? create) ? create(options) : null;
    }
}
