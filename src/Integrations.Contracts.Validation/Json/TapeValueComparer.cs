namespace Integrations.Contracts.Validation.Json;

/// <summary>Values by <see cref="TapeValue.ValueEquals"/>, for sets of them.</summary>
internal sealed class TapeValueComparer : IEqualityComparer<TapeValue>
{
    public static TapeValueComparer Instance { get; } = new();

    public bool Equals(TapeValue x, TapeValue y) => x.ValueEquals(y);

    public int GetHashCode(TapeValue obj) => unchecked((int)JsonEquality.Hash(obj.Tape.View, obj.Index));
}
