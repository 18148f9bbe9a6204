namespace Integrations.Contracts.Validation;

/// <summary>A JSON text with an index of its values, for looking at them in any order.</summary>
public sealed partial class JsonTape : IDisposable
{
    /// <summary>Indexes a text.</summary>
    /// <exception cref="JsonSyntaxException">The text is not JSON.</exception>
    public static JsonTape Parse(ReadOnlyMemory<byte> utf8Json, ContractLimits? limits = null) => throw new NotImplementedException();

    /// <summary>Indexes a text.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> utf8Json, out JsonTape? tape, out JsonSyntaxError error, ContractLimits? limits = null) => throw new NotImplementedException();

    /// <summary>The one value of the text.</summary>
    public TapeValue Root => throw new NotImplementedException();

    /// <summary>The text.</summary>
    public ReadOnlyMemory<byte> Text => throw new NotImplementedException();

    /// <summary>The line and column of a byte of the text.</summary>
    public TextPosition PositionAt(int offset) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
