using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Integrations.Contracts.Validation;

/// <summary>
/// Lets System.Text.Json read and write a contract's type. What is read is validated: a payload that is not as its contract says is a <see cref="JsonException"/>, as everywhere with JsonSerializer,
/// and the <see cref="ContractViolationException"/> with the explanation is its inner exception.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractJsonConverter<T> : JsonConverter<T>, IContractConverter
    where T : class, IContract<T>
{
    /// <summary>Null is the contract's business where the contract lets it in; JsonSerializer answers for it elsewhere.</summary>
    public override bool HandleNull => false;

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not as the contract says.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        try
        {
            return ContractPayload.Parse<T>(document.RootElement);
        }
        catch (ContractViolationException violation)
        {
            throw new JsonException(violation.Message, violation);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.WriteTo(writer);
    }

    JsonTypeInfo IContractConverter.CreateInfo(JsonSerializerOptions options) => JsonMetadataServices.CreateValueInfo<T>(options, this);
}
