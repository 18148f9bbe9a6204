using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Integrations.Contracts.Validation;

/// <summary>Lets System.Text.Json read and write an emitted enum by its names in JSON.</summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumJsonConverter<T> : JsonConverter<T>, IContractConverter
    where T : struct, Enum
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is none of the names.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && EnumNames<T>.TryParse(reader.GetString(), out T value) ? value : throw new JsonException("the value is none of the names that the enum has in JSON");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(EnumNames<T>.ToWireName(value));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The member's name is none of the names.</exception>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EnumNames<T>.TryParse(reader.GetString(), out T value) ? value : throw new JsonException("the member's name is none of the names that the enum has in JSON");

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(EnumNames<T>.ToWireName(value));
    }

    JsonTypeInfo IContractConverter.CreateInfo(JsonSerializerOptions options) => JsonMetadataServices.CreateValueInfo<T>(options, this);
}
