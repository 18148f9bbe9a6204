namespace Integrations.Contracts.Validation;

/// <summary>One member of an object.</summary>
public readonly struct TapeMember
{
    private readonly JsonTape _tape;
    private readonly int _index;

    internal TapeMember(JsonTape tape, int index)
    {
        _tape = tape;
        _index = index;
    }

    /// <summary>The name, a string.</summary>
    public TapeValue Name => new(_tape, _index);

    /// <summary>The value.</summary>
    public TapeValue Value => new(_tape, _index + 1);
}
