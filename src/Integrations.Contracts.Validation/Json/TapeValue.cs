namespace Integrations.Contracts.Validation;

/// <summary>One value of a <see cref="JsonTape"/>.</summary>
public readonly struct TapeValue
{
    /// <summary>The kind of the value; <see cref="JsonKind.None"/> for <c>default</c>.</summary>
    public JsonKind Kind => throw new NotImplementedException();

    /// <summary>The tape it stands on.</summary>
    public JsonTape Tape => throw new NotImplementedException();

    /// <summary>Its first byte's offset in the text.</summary>
    public int Offset => throw new NotImplementedException();

    /// <summary>Its text, byte for byte; of a string with its quotes.</summary>
    public ReadOnlySpan<byte> RawText => throw new NotImplementedException();

    /// <summary>Where it starts.</summary>
    public TextPosition Position => throw new NotImplementedException();

    /// <summary>How many items or members; 0 for a scalar.</summary>
    public int Count => throw new NotImplementedException();

    /// <summary>The string, escapes resolved.</summary>
    /// <exception cref="InvalidOperationException">It is no string.</exception>
    public string GetString() => throw new NotImplementedException();

    /// <summary>The string, escapes resolved, as UTF-8.</summary>
    /// <exception cref="InvalidOperationException">It is no string.</exception>
    public byte[] GetUtf8String() => throw new NotImplementedException();

    /// <summary>Whether it is the string <paramref name="utf8"/>, escapes resolved.</summary>
    public bool StringEquals(ReadOnlySpan<byte> utf8) => throw new NotImplementedException();

    /// <summary>The member of that name.</summary>
    public bool TryGetMember(ReadOnlySpan<byte> utf8Name, out TapeValue value) => throw new NotImplementedException();

    /// <summary>The items of an array, in order.</summary>
    public TapeItems Items => throw new NotImplementedException();

    /// <summary>The members of an object, in order.</summary>
    public TapeMembers Members => throw new NotImplementedException();

    /// <summary>Whether two values are equal as JSON Schema Core 2020-12, section 4.2.2 says: numbers by value, strings with escapes resolved, members in any order.</summary>
    public bool ValueEquals(TapeValue other) => throw new NotImplementedException();
}

/// <summary>The items of an array: <c>foreach</c> gives each as a <see cref="TapeValue"/>.</summary>
public readonly struct TapeItems;

/// <summary>The members of an object: <c>foreach</c> gives each as a <see cref="TapeMember"/>.</summary>
public readonly struct TapeMembers;

/// <summary>One member of an object.</summary>
public readonly struct TapeMember
{
    /// <summary>The name, a string.</summary>
    public TapeValue Name => throw new NotImplementedException();

    /// <summary>The value.</summary>
    public TapeValue Value => throw new NotImplementedException();
}
