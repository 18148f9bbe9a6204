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
    /// <param name="json">The text.</param>
    /// <param name="start">Where the collection begins.</param>
    /// <param name="end">The position after it, or a negative one.</param>
    /// <param name="count">How many elements there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int End(ReadOnlySpan<byte> json, int start, int end, long count) =>
        end < 0 || count < _least || count > _most || (_isSet && count > 1 && JsonReading.HasDuplicates(json.Slice(start, end - start))) ? JsonReading.Invalid : end;
}

/// <summary>A check of one value, as a type parameter.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IValueCheck
{
    /// <summary>The position after the value at a position; negative where it is not valid.</summary>
    static abstract int Skip(ReadOnlySpan<byte> json, int position, ref ReaderState state);
}

/// <summary>Reads a list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListReader<T, TReader> : IValueReader<IReadOnlyList<T>>
    where TReader : struct, IValueReader<T>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref IReadOnlyList<T>? value)
        where TMode : struct, IReaderMode => JsonReading.ReadList<TMode, T, TReader>(json, position, ref state, CollectionConstraint.None, ref value);
}

/// <summary>Reads a map.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MapReader<T, TReader> : IValueReader<IReadOnlyDictionary<string, T>>
    where TReader : struct, IValueReader<T>
{
    /// <inheritdoc/>
    public static int Read<TMode>(ReadOnlySpan<byte> json, int position, ref ReaderState state, ref IReadOnlyDictionary<string, T>? value)
        where TMode : struct, IReaderMode => JsonReading.ReadMap<TMode, T, TReader>(json, position, ref state, CollectionConstraint.None, ref value);
}

// Lists and maps.
public static partial class JsonReading
{
    /// <summary>Reads a list, each element by its reader.</summary>
    public static int ReadList<TMode, T, TReader>(ReadOnlySpan<byte> json, int position, ref ReaderState state, CollectionConstraint constraint, ref IReadOnlyList<T>? value)
        where TMode : struct, IReaderMode
        where TReader : struct, IValueReader<T>
    {
        if (Peek(json, position) != (byte)'[' || ++state.Depth > state.MaxDepth)
        {
            return Invalid;
        }

        int start = position;
        long count = 0;
        List<T>? items = TMode.TakesValues ? [] : null;
        for (position = FirstItem(json, position); position >= 0; position = NextItem(json, position))
        {
            T? item = default;
            position = TReader.Read<TMode>(json, position, ref state, ref item);
            if (position < 0)
            {
                return Invalid;
            }

            count++;
            if (TMode.TakesValues)
            {
                items!.Add(item!);
            }
        }

        state.Depth--;
        if (TMode.TakesValues)
        {
            value = items;
        }

        return constraint.End(json, start, position == Invalid ? position : ~position, count);
    }

    /// <summary>Reads a map, each value by its reader.</summary>
    public static int ReadMap<TMode, T, TReader>(ReadOnlySpan<byte> json, int position, ref ReaderState state, CollectionConstraint constraint, ref IReadOnlyDictionary<string, T>? value)
        where TMode : struct, IReaderMode
        where TReader : struct, IValueReader<T>
    {
        if (Peek(json, position) != (byte)'{' || ++state.Depth > state.MaxDepth)
        {
            return Invalid;
        }

        int start = position, names = state.NameCount;
        long count = 0;
        Dictionary<string, T>? entries = TMode.TakesValues ? new(StringComparer.Ordinal) : null;
        for (position = FirstMember(json, position); position >= 0; position = NextMember(json, position))
        {
            int nameStart = position;
            int nameEnd = JsonScanner.SkipString(json, position, out bool hasEscapes);
            if (nameEnd < 0 || !state.AddName(json, nameStart, nameEnd, names, hasEscapes))
            {
                return Invalid;
            }

            T? element = default;
            position = TReader.Read<TMode>(json, SkipColon(json, nameEnd), ref state, ref element);
            if (position < 0)
            {
                return Invalid;
            }

            count++;
            if (TMode.TakesValues)
            {
                entries![GetString(json.Slice(nameStart, nameEnd - nameStart))] = element!;
            }
        }

        state.Depth--;
        state.EndNames(names);
        if (TMode.TakesValues)
        {
            value = entries;
        }

        return constraint.End(json, start, position == Invalid ? position : ~position, count);
    }

    /// <summary>The position after the array at a position, each item of which passes a check.</summary>
    public static int SkipArray<TCheck>(ReadOnlySpan<byte> json, int position, ref ReaderState state, CollectionConstraint constraint)
        where TCheck : struct, IValueCheck
    {
        if (Peek(json, position) != (byte)'[' || ++state.Depth > state.MaxDepth)
        {
            return Invalid;
        }

        int start = position;
        long count = 0;
        for (position = FirstItem(json, position); position >= 0; position = NextItem(json, position))
        {
            position = TCheck.Skip(json, position, ref state);
            if (position < 0)
            {
                return Invalid;
            }

            count++;
        }

        state.Depth--;
        return constraint.End(json, start, position == Invalid ? position : ~position, count);
    }

    /// <summary>The position after the object at a position, each member of which passes a check.</summary>
    public static int SkipMap<TCheck>(ReadOnlySpan<byte> json, int position, ref ReaderState state, CollectionConstraint constraint)
        where TCheck : struct, IValueCheck
    {
        if (Peek(json, position) != (byte)'{' || ++state.Depth > state.MaxDepth)
        {
            return Invalid;
        }

        int start = position, names = state.NameCount;
        long count = 0;
        for (position = FirstMember(json, position); position >= 0; position = NextMember(json, position))
        {
            int nameEnd = JsonScanner.SkipString(json, position, out bool hasEscapes);
            if (nameEnd < 0 || !state.AddName(json, position, nameEnd, names, hasEscapes))
            {
                return Invalid;
            }

            position = TCheck.Skip(json, SkipColon(json, nameEnd), ref state);
            if (position < 0)
            {
                return Invalid;
            }

            count++;
        }

        state.Depth--;
        state.EndNames(names);
        return constraint.End(json, start, position == Invalid ? position : ~position, count);
    }

    /// <summary>The position after the object at a position, of whose members only the names are asked about.</summary>
    public static int SkipObject(ReadOnlySpan<byte> json, int position, ref ReaderState state, MemberTable members)
    {
        ObjectPass pass = ObjectPass.Open(json, ref position, ref state, members);
        while (pass.Next(json, ref position, ref state) >= 0)
        {
            position = SkipValue(json, position, ref state);
        }

        return position;
    }
}

/// <summary>Any value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AnyValue : IValueCheck
{
    /// <inheritdoc/>
    public static int Skip(ReadOnlySpan<byte> json, int position, ref ReaderState state) => JsonReading.SkipValue(json, position, ref state);
}

/// <summary>One pass over the items of an array.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ArrayPass
{
    /// <summary>How many items there were, the last included.</summary>
    public int Count { readonly get; private set; }

    /// <summary>Opens the array at a position, which becomes negative where there is none.</summary>
    public static ArrayPass Open(ReadOnlySpan<byte> json, ref int position, ref ReaderState state)
    {
        if (JsonReading.Peek(json, position) != (byte)'[' || ++state.Depth > state.MaxDepth)
        {
            position = JsonReading.Invalid;
        }

        return default;
    }

    /// <summary>Whether there is another item.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">The position after the last item, or a negative one; becomes that of the next item, after the last that after the array, negative where the array is not as it must be.</param>
    /// <param name="state">What the pass carries along.</param>
    public bool Next(ReadOnlySpan<byte> json, ref int position, ref ReaderState state)
    {
        if (position < 0)
        {
            return false;
        }

        int next = Count == 0 ? JsonReading.FirstItem(json, position) : JsonReading.NextItem(json, position);
        if (next >= 0)
        {
            Count++;
            position = next;
            return true;
        }

        position = next == JsonReading.Invalid ? next : ~next;
        state.Depth--;
        return false;
    }
}
