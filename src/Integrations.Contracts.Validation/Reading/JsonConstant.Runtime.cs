using System.ComponentModel;
using System.Text;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

/// <summary>Arrays and objects of a schema's <c>const</c> or <c>enum</c>, for emitted code to compare values with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonConstant
{
    private readonly JsonTape[] _values;

    /// <summary>Makes it.</summary>
    /// <param name="values">The values, as JSON.</param>
    /// <exception cref="JsonSyntaxException">A text is not JSON.</exception>
    public JsonConstant(params string[] values) => _values = Array.ConvertAll(values, value => JsonTape.ParseSchema(Encoding.UTF8.GetBytes(value)));

    /// <summary>The end of a value that equals one of these (JSON Schema Core 2020-12, section 4.2.2); else negative.</summary>
    /// <param name="state">The pass over the text.</param>
    /// <param name="position">Where the value begins.</param>
    /// <param name="end">The position after it, or a negative one.</param>
    public int End(ref ReaderState state, int position, int end)
    {
        if (end < 0)
        {
            return end;
        }

        ReadOnlySpan<byte> text = state.TextOf(position, end);
        TapeBuffer buffer = TapeBuffer.Rent();
        bool isEqual = false;
        if (buffer.TryFillValue(text, 0, int.MaxValue) >= 0)
        {
            foreach (JsonTape value in _values)
            {
                isEqual |= JsonEquality.AreEqual(buffer.View(text), 0, value.View, 0);
            }
        }

        buffer.Return();
        return isEqual ? end : JsonReading.Invalid;
    }
}
