using System.ComponentModel;

namespace Integrations.Contracts.Validation;

/// <summary>What a pass of emitted code is for. A type parameter of kind struct, so that the JIT drops what a mode does not need.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IReaderMode
{
    /// <summary>Whether values are taken along; else the pass gives a verdict alone.</summary>
    static abstract bool TakesValues { get; }

    /// <summary>Whether positions are offsets in the text, and no tokens are found ahead: of an object whose values hold no others.</summary>
    static abstract bool IsByOffset { get; }

    /// <summary>Whether a value is taken along that ends there.</summary>
    /// <param name="end">Its end; negative where it is not valid.</param>
    static abstract bool Takes(int end);
}

/// <summary>A pass for a verdict alone.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VerdictMode : IReaderMode
{
    /// <inheritdoc/>
    public static bool TakesValues => false;

    /// <inheritdoc/>
    public static bool IsByOffset => false;

    /// <inheritdoc/>
    public static bool Takes(int end) => false;
}

/// <summary>A pass that takes the values along.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValuesMode : IReaderMode
{
    /// <inheritdoc/>
    public static bool TakesValues => true;

    /// <inheritdoc/>
    public static bool IsByOffset => false;

    /// <inheritdoc/>
    public static bool Takes(int end) => end >= 0;
}

/// <summary>A pass over a flat object (<see cref="MemberTable.Flat"/>) for a verdict alone.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FlatVerdictMode : IReaderMode
{
    /// <inheritdoc/>
    public static bool TakesValues => false;

    /// <inheritdoc/>
    public static bool IsByOffset => true;

    /// <inheritdoc/>
    public static bool Takes(int end) => false;
}

/// <summary>A pass over a flat object (<see cref="MemberTable.Flat"/>) that takes the values along.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FlatValuesMode : IReaderMode
{
    /// <inheritdoc/>
    public static bool TakesValues => true;

    /// <inheritdoc/>
    public static bool IsByOffset => true;

    /// <inheritdoc/>
    public static bool Takes(int end) => end >= 0;
}
