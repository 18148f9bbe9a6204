using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

/// <summary>One value of a <see cref="JsonTape"/>. Two words that refer to the tape; good as long as the tape is not disposed.</summary>
public readonly struct TapeValue
{
    private readonly JsonTape? _tape;
    private readonly int _index;

    internal TapeValue(JsonTape tape, int index)
    {
        _tape = tape;
        _index = index;
    }

    /// <summary>The kind of the value; <see cref="JsonKind.None"/> for <c>default</c>.</summary>
    public JsonKind Kind => _tape is null ? JsonKind.None : _tape.Entries[_index].Kind;

    /// <summary>The tape it stands on.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public JsonTape Tape => _tape ?? throw new InvalidOperationException("no value");

    /// <summary>Its first byte's offset in the text.</summary>
    public int Offset => Tape.Entries[_index].Offset;

    /// <summary>Its text, byte for byte; of a string with its quotes.</summary>
    public ReadOnlySpan<byte> RawText => Tape.View.RawText(_index);

    /// <summary>Where it starts.</summary>
    public TextPosition Position => Tape.PositionAt(Offset);

    /// <summary>How many items or members; 0 for a scalar.</summary>
    public int Count => Tape.View.Count(_index);

    /// <summary>Whether it is a number without fraction by value: <c>1</c>, <c>1.0</c>, <c>1e3</c>, of any size.</summary>
    public bool IsInteger => Kind == JsonKind.Number && ((Tape.Entries[_index].Meta & TapeEntry.IsInteger) != 0 || ExactNumber.IsInteger(RawText));

    /// <summary>The items of an array, in order; none for anything else.</summary>
    public TapeItems Items => new(Tape, _index);

    /// <summary>The members of an object, in order; none for anything else.</summary>
    public TapeMembers Members => new(Tape, _index);

    /// <summary>The value's entry on the tape.</summary>
    internal int Index => _index;

    /// <summary>The bytes between a string's quotes, escapes as they are.</summary>
    internal ReadOnlySpan<byte> RawString => RequireString().RawString(_index);

    /// <summary>The string, escapes resolved.</summary>
    /// <exception cref="InvalidOperationException">It is no string.</exception>
    public string GetString() => JsonString.GetString(RequireString().RawString(_index));

    /// <summary>The string, escapes resolved, as UTF-8.</summary>
    /// <exception cref="InvalidOperationException">It is no string.</exception>
    public byte[] GetUtf8String()
    {
        TapeView view = RequireString();
        ReadOnlySpan<byte> raw = view.RawString(_index);
        if (!view.HasEscapes(_index))
        {
            return raw.ToArray();
        }

        byte[] text = new byte[raw.Length];
        Array.Resize(ref text, JsonString.Unescape(raw, text));
        return text;
    }

    /// <summary>How many Unicode code points the string has.</summary>
    /// <exception cref="InvalidOperationException">It is no string.</exception>
    internal int CountCodePoints() => RequireString().CodePoints(_index);

    /// <summary>Whether it is the string <paramref name="utf8"/>, escapes resolved; false for anything but a string.</summary>
    /// <param name="utf8">Text without escapes.</param>
    public bool StringEquals(ReadOnlySpan<byte> utf8) => Kind == JsonKind.String && Tape.View.StringEquals(_index, utf8);

    /// <summary>The number, where it is an integer by value that fits: <c>12</c>, <c>12.0</c>, <c>1.2e1</c>.</summary>
    /// <param name="value">The number; 0 where the answer is no.</param>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        return Kind == JsonKind.Number && ExactNumber.TryGetInt64(RawText, out value);
    }

    /// <summary>The member of that name. False where there is none, and for anything but an object.</summary>
    /// <param name="utf8Name">The name, without escapes.</param>
    /// <param name="value">The member's value.</param>
    public bool TryGetMember(ReadOnlySpan<byte> utf8Name, out TapeValue value)
    {
        if (Kind == JsonKind.Object)
        {
            int index = Tape.View.FindMember(_index, utf8Name, NameHash.Of(utf8Name));
            if (index >= 0)
            {
                value = new TapeValue(Tape, index);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Whether two values are equal as JSON Schema Core 2020-12, section 4.2.2 says: numbers by value, strings with escapes resolved, members in any order.</summary>
    /// <param name="other">A value of this tape or another.</param>
    public bool ValueEquals(TapeValue other) => JsonEquality.AreEqual(Tape.View, _index, other.Tape.View, other._index);

    /// <summary>The value's text.</summary>
    public override string ToString() => _tape is null ? "" : JsonString.Decode(RawText);

    private TapeView RequireString() =>
        Kind == JsonKind.String ? Tape.View : throw new InvalidOperationException($"a {Kind}, not a String");
}
