using System.ComponentModel;

namespace Integrations.Contracts.Validation;

/// <summary>What a pass of emitted code is for. A type parameter of kind struct, so that the JIT drops what a mode does not need.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IReaderMode
{
    /// <summary>Whether values are taken along; else the pass gives a verdict alone.</summary>
    static abstract bool TakesValues { get; }
}

/// <summary>A pass for a verdict alone.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VerdictMode : IReaderMode
{
    /// <inheritdoc/>
    public static bool TakesValues => false;
}

/// <summary>A pass that takes the values along.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValuesMode : IReaderMode
{
    /// <inheritdoc/>
    public static bool TakesValues => true;
}
