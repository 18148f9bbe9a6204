using System.Text.Json;

namespace Integrations.Contracts.Validation;

/// <summary>The two ways in which <see cref="ContractWriter"/> writes.</summary>
internal interface IContractWriter
{
    /// <summary>An opening brace.</summary>
    void StartObject();

    /// <summary>A closing brace.</summary>
    void EndObject();

    /// <summary>An opening bracket.</summary>
    void StartArray();

    /// <summary>A closing bracket.</summary>
    void EndArray();

    /// <summary>A comma where one is due: before each item of an array.</summary>
    void Item();

    /// <summary>A member's name, known when the code was emitted.</summary>
    /// <param name="quotedName">JSON text: the quotes, the escaped name, the colon.</param>
    void Name(ReadOnlySpan<byte> quotedName);

    /// <summary>A member's name.</summary>
    void Name(string name);

    /// <summary>A value as JSON text.</summary>
    void Raw(ReadOnlySpan<byte> json);

    /// <summary><c>null</c>.</summary>
    void Null();

    /// <summary>A boolean.</summary>
    void Value(bool value);

    /// <summary>An integer.</summary>
    void Value(long value);

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentException">The number is infinite or not a number: JSON has no text for it.</exception>
    void Value(double value);

    /// <summary>A number.</summary>
    void Value(decimal value);

    /// <summary>A string.</summary>
    void Value(string value);

    /// <summary>A time (RFC 3339, section 5.6).</summary>
    void Value(DateTimeOffset value);

    /// <summary>A date (RFC 3339, section 5.6).</summary>
    void Value(DateOnly value);

    /// <summary>A UUID (RFC 4122, section 3), in lower case.</summary>
    void Value(Guid value);

    /// <summary>Any value.</summary>
    void Value(JsonElement value);
}
