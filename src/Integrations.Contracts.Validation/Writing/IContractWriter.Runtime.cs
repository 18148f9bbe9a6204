using System.Text.Json;

namespace Integrations.Contracts.Validation;

/// <summary>What the two ways in which <see cref="ContractWriter"/> writes have in common: names and scalars.</summary>
internal interface IContractWriter
{
    /// <summary>A member's name, with a comma before it where one is due.</summary>
    /// <param name="escapedName">The name as JSON text without its quotes.</param>
    void Name(ReadOnlySpan<byte> escapedName);

    void Value(bool value);

    void Value(long value);

    /// <exception cref="ArgumentException">The number is infinite or not a number: JSON has no text for it.</exception>
    void Value(double value);

    void Value(decimal value);

    void Value(System.Numerics.BigInteger value);

    /// <summary>A time (RFC 3339, section 5.6).</summary>
    void Value(DateTimeOffset value);

    /// <summary>A date (RFC 3339, section 5.6).</summary>
    void Value(DateOnly value);

    /// <summary>A UUID (RFC 4122, section 3), in lower case.</summary>
    void Value(Guid value);

    /// <summary>Any value; null where it is <c>default</c>.</summary>
    void Value(JsonElement value);
}
