using System.ComponentModel;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

/// <summary>The members of a payload that its schema lets in and does not name, as JSON text: <c>"a":1,"b":[2]</c>. Equal where the text is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UnknownMembers : IEquatable<UnknownMembers>
{
    private readonly byte[]? _json;

    private UnknownMembers(byte[]? json) => _json = json;

    /// <summary>Members from their text.</summary>
    /// <param name="json">The members, joined by commas, without braces; null where there are none. Not copied: it must not change.</param>
    public static implicit operator UnknownMembers(byte[]? json) => new(json);

    /// <summary>Members from their text; the same as the conversion.</summary>
    /// <param name="json">The members, joined by commas, without braces; null where there are none.</param>
    public static UnknownMembers FromByteArray(byte[]? json) => new(json);

    /// <summary>Whether two have the same text.</summary>
    public static bool operator ==(UnknownMembers left, UnknownMembers right) => left.Equals(right);

    /// <summary>Whether two have another text.</summary>
    public static bool operator !=(UnknownMembers left, UnknownMembers right) => !left.Equals(right);

    /// <summary>Writes the members.</summary>
    /// <param name="writer">Where to; an object is open.</param>
    internal void WriteTo(ref ContractWriter writer)
    {
        if (_json is null)
        {
            return;
        }

        byte[] text = new byte[_json.Length + 2];
        text[0] = (byte)'{';
        _json.CopyTo(text, 1);
        text[^1] = (byte)'}';
        Utf8JsonReader reader = new(text);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // The name as it stands, its quotes and its colon left out (RawMembers.Add leaves nothing between).
            int name = (int)reader.TokenStartIndex;
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            writer.Name(text.AsSpan(name + 1, start - name - 3));
            writer.Raw(text.AsSpan(start, (int)reader.BytesConsumed - start));
        }
    }

    /// <inheritdoc/>
    public bool Equals(UnknownMembers other) => _json.AsSpan().SequenceEqual(other._json);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UnknownMembers other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(_json);
        return hash.ToHashCode();
    }
}
