using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Integrations.Contracts.Validation;

/// <summary>The items of an array behind those that its schema names. Where the text of one says more than its value, it is written as it was read, until the property is set. Equal by their values.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
/// <typeparam name="TComparer">What compares two.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct TupleRest<T, TComparer> : IEquatable<TupleRest<T, TComparer>>
    where TComparer : struct, IEqualityComparer<T>
{
    private IReadOnlyList<T>? _items;
    private RawTexts _texts;

    /// <summary>Items that somebody sets.</summary>
    /// <param name="items">The items; null for none.</param>
    public TupleRest(IReadOnlyList<T>? items) => _items = items;

    /// <summary>The items.</summary>
    public readonly IReadOnlyList<T> Items => _items ?? [];

    internal readonly SourceTexts Texts => _texts.ToArray();

    /// <summary>Whether two are equal.</summary>
    public static bool operator ==(TupleRest<T, TComparer> left, TupleRest<T, TComparer> right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(TupleRest<T, TComparer> left, TupleRest<T, TComparer> right) => !left.Equals(right);

    /// <summary>Takes the last item of a pass, where the mode takes values.</summary>
    /// <param name="state">The pass over the text.</param>
    /// <param name="position">Where the item starts.</param>
    /// <param name="end">The position after the item, which was checked; negative where it is not valid.</param>
    /// <returns>The position after the item; negative where it is not valid, or the type cannot hold it.</returns>
    public int Take<TMode, TReader>(ref ReaderState state, int position, int end)
        where TMode : struct, IReaderMode
        where TReader : struct, IValueReader<T>
    {
        if (!TMode.TakesValues || end < 0)
        {
            return end;
        }

        T? item = default;
        return Add<TMode>(ref state, position, state.Take<TMode, T, TReader>(position, end, ref item), item);
    }

    /// <summary>Reads the last item of a pass, by a reader that is its whole check.</summary>
    /// <param name="state">The pass over the text.</param>
    /// <param name="position">Where the item starts.</param>
    /// <returns>The position after the item; negative where it is not valid.</returns>
    public int Read<TMode, TReader>(ref ReaderState state, int position)
        where TMode : struct, IReaderMode
        where TReader : struct, IValueReader<T>
    {
        T? item = default;
        int end = TReader.Read<TMode>(ref state, position, ref item);
        return TMode.TakesValues && end >= 0 ? Add<TMode>(ref state, position, end, item) : end;
    }

    private int Add<TMode>(ref ReaderState state, int position, int end, T? item)
        where TMode : struct, IReaderMode
    {
        List<T> items = (List<T>?)_items ?? [];
        _texts.Keep<TMode>(ref state, items.Count, position, end);
        items.Add(item!);
        _items = items;
        return end;
    }

    /// <inheritdoc/>
    public readonly bool Equals(TupleRest<T, TComparer> other) => default(ListComparer<T, TComparer>).Equals(Items, other.Items);

    /// <inheritdoc/>
    public override readonly bool Equals([NotNullWhen(true)] object? obj) => obj is TupleRest<T, TComparer> other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => default(ListComparer<T, TComparer>).GetHashCode(Items);
}
