using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation;

/// <summary>What a schema asks of an array or a map as a whole, made once for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CollectionConstraint
{
    private readonly long _least;
    private readonly long _most;
    private readonly bool _isSet;

    /// <summary>Makes it.</summary>
    /// <param name="least">How many elements there must be.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="isSet">Whether no two may be equal.</param>
    public CollectionConstraint(long least, long most = long.MaxValue, bool isSet = false) => (_least, _most, _isSet) = (least, most, isSet);

    /// <summary>What asks nothing.</summary>
    public static CollectionConstraint None { get; } = new(0);

    /// <summary>The end of a collection that is as it must be; else negative.</summary>
    /// <param name="state">The pass over the text.</param>
    /// <param name="start">Where the collection begins.</param>
    /// <param name="end">The position after it, or a negative one.</param>
    /// <param name="count">How many elements there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int End(ref ReaderState state, int start, int end, long count) =>
        end < 0 || count < _least || count > _most || (_isSet && count > 1 && state.HasDuplicates(start, end)) ? JsonReading.Invalid : end;
}
