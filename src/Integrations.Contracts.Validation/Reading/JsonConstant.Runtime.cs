using System.ComponentModel;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

/// <summary>An array or object of a schema's <c>const</c> or <c>enum</c>, for emitted code to compare values with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonConstant
{
    private readonly JsonTape _tape;

    /// <summary>Makes it.</summary>
    /// <param name="json">The value.</param>
    /// <exception cref="JsonSyntaxException">The text is not JSON.</exception>
    public JsonConstant(ReadOnlySpan<byte> json) => _tape = JsonTape.Parse(json.ToArray());

    /// <summary>Whether a value equals this one (JSON Schema Core 2020-12, section 4.2.2).</summary>
    /// <param name="value">The value's text, checked before.</param>
    public bool EqualsValue(ReadOnlySpan<byte> value)
    {
        TapeBuffer buffer = TapeBuffer.Rent();
        bool isEqual = buffer.TryFillValue(value, 0, int.MaxValue) >= 0 && JsonEquality.AreEqual(buffer.View(value), 0, _tape.View, 0);
        buffer.Return();
        return isEqual;
    }
}
