using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

// Lists and maps.
public ref partial struct ReaderState
{
    /// <summary>Opens the object at a position, which becomes negative where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ObjectPass OpenObject(ref int position, MemberTable members) => OpenObject<VerdictMode>(ref position, members);

    /// <inheritdoc cref="OpenObject(ref int, MemberTable)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ObjectPass OpenObject<TMode>(ref int position, MemberTable members)
        where TMode : struct, IReaderMode
    {
        if (ByteAt<TMode>(position) != (byte)'{' || ++Depth > MaxDepth)
        {
            position = JsonReading.Invalid;
        }

        return new ObjectPass(members, position);
    }

    /// <summary>Opens the array at a position, which becomes negative where there is none.</summary>
    public ArrayPass OpenArray(ref int position)
    {
        if (ByteAt(position) != (byte)'[' || ++Depth > MaxDepth)
        {
            position = JsonReading.Invalid;
        }

        return default;
    }

    /// <summary>Reads a list of strings.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadStrings<TMode>(int position, ref IReadOnlyList<string>? value)
        where TMode : struct, IReaderMode => ReadList<TMode, string, StringReader>(position, CollectionConstraint.None, ref value);

    /// <summary>Reads a list of an emitted type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadContracts<TMode, T>(int position, ref IReadOnlyList<T>? value)
        where TMode : struct, IReaderMode
        where T : class, IContract<T> => ReadList<TMode, T, ContractReader<T>>(position, CollectionConstraint.None, ref value);

    /// <summary>Takes a list, each element by its reader.</summary>
    public int TakeList<TMode, T, TReader>(int position, int end, ref IReadOnlyList<T>? value)
        where TMode : struct, IReaderMode
        where TReader : struct, IValueReader<T> => Take<TMode, IReadOnlyList<T>, ListReader<T, TReader>>(position, end, ref value);

    /// <summary>Takes a map, each value by its reader.</summary>
    public int TakeMap<TMode, T, TReader>(int position, int end, ref IReadOnlyDictionary<string, T>? value)
        where TMode : struct, IReaderMode
        where TReader : struct, IValueReader<T> => Take<TMode, IReadOnlyDictionary<string, T>, MapReader<T, TReader>>(position, end, ref value);

    /// <summary>Reads a list, each element by its reader.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadList<TMode, T, TReader>(int position, ref IReadOnlyList<T>? value)
        where TMode : struct, IReaderMode
        where TReader : struct, IValueReader<T> => ReadList<TMode, T, TReader>(position, CollectionConstraint.None, ref value);

    /// <summary>Reads a list, each element by its reader.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadList<TMode, T, TReader>(int position, CollectionConstraint constraint, ref IReadOnlyList<T>? value)
        where TMode : struct, IReaderMode
        where TReader : struct, IValueReader<T>
    {
        if (ByteAt(position) != (byte)'[' || ++Depth > MaxDepth)
        {
            return JsonReading.Invalid;
        }

        int start = position;
        long count = 0;
        List<T>? items = TMode.TakesValues ? [] : null;
        for (position = FirstItem(position); position >= 0; position = NextItem(position))
        {
            T? item = default;
            position = TReader.Read<TMode>(ref this, position, ref item);
            if (position < 0)
            {
                return JsonReading.Invalid;
            }

            count++;
            if (TMode.TakesValues)
            {
                items!.Add(item!);
            }
        }

        Depth--;
        if (TMode.TakesValues)
        {
            value = items;
        }

        return position == JsonReading.Invalid ? position : constraint.End(ref this, start, Known(start, ~position), count);
    }

    /// <summary>Reads a map, each value by its reader.</summary>
    public int ReadMap<TMode, T, TReader>(int position, ref IReadOnlyDictionary<string, T>? value)
        where TMode : struct, IReaderMode
        where TReader : struct, IValueReader<T> => ReadMap<TMode, T, TReader>(position, CollectionConstraint.None, ref value);

    /// <summary>Reads a map, each value by its reader.</summary>
    public int ReadMap<TMode, T, TReader>(int position, CollectionConstraint constraint, ref IReadOnlyDictionary<string, T>? value)
        where TMode : struct, IReaderMode
        where TReader : struct, IValueReader<T>
    {
        if (ByteAt(position) != (byte)'{' || ++Depth > MaxDepth)
        {
            return JsonReading.Invalid;
        }

        int start = position, names = NameCount;
        long count = 0;
        Dictionary<string, T>? entries = TMode.TakesValues ? new(StringComparer.Ordinal) : null;
        for (position = FirstMember(position); position >= 0; position = NextMember(position))
        {
            int name = position;
            position = AddName(name);
            int nameEnd = position - 1;
            T? element = default;
            position = TReader.Read<TMode>(ref this, position, ref element);
            if (position < 0)
            {
                return JsonReading.Invalid;
            }

            count++;
            if (TMode.TakesValues)
            {
                entries![JsonReading.GetString(TextOf(name, nameEnd))] = element!;
            }
        }

        Depth--;
        if (TMode.TakesValues)
        {
            value = entries;
        }

        return position == JsonReading.Invalid || !AreNamesDistinct(names) ? JsonReading.Invalid : constraint.End(ref this, start, Known(start, ~position), count);
    }

    /// <summary>The position after an array, each item of which passes a check.</summary>
    public int SkipArray<TCheck>(int position)
        where TCheck : struct, IValueCheck => SkipArray<TCheck>(position, CollectionConstraint.None);

    /// <summary>The position after an array, each item of which passes a check.</summary>
    public int SkipArray<TCheck>(int position, CollectionConstraint constraint)
        where TCheck : struct, IValueCheck
    {
        if (ByteAt(position) != (byte)'[' || ++Depth > MaxDepth)
        {
            return JsonReading.Invalid;
        }

        int start = position;
        long count = 0;
        for (position = FirstItem(position); position >= 0; position = NextItem(position))
        {
            position = TCheck.Skip(ref this, position);
            if (position < 0)
            {
                return JsonReading.Invalid;
            }

            count++;
        }

        Depth--;
        return position == JsonReading.Invalid ? position : constraint.End(ref this, start, Known(start, ~position), count);
    }

    /// <summary>The position after an object, each member of which passes a check.</summary>
    public int SkipMap<TCheck>(int position)
        where TCheck : struct, IValueCheck => SkipMap<TCheck>(position, CollectionConstraint.None);

    /// <summary>The position after an object, each member of which passes a check.</summary>
    public int SkipMap<TCheck>(int position, CollectionConstraint constraint)
        where TCheck : struct, IValueCheck
    {
        if (ByteAt(position) != (byte)'{' || ++Depth > MaxDepth)
        {
            return JsonReading.Invalid;
        }

        int start = position, names = NameCount;
        long count = 0;
        for (position = FirstMember(position); position >= 0; position = NextMember(position))
        {
            position = TCheck.Skip(ref this, AddName(position));
            if (position < 0)
            {
                return JsonReading.Invalid;
            }

            count++;
        }

        Depth--;
        return position == JsonReading.Invalid || !AreNamesDistinct(names) ? JsonReading.Invalid : constraint.End(ref this, start, Known(start, ~position), count);
    }

    /// <summary>The position after an object, each member of which passes a check of its name and its value.</summary>
    public int SkipMembers<TCheck>(int position)
        where TCheck : struct, IMemberCheck => SkipMembers<TCheck>(position, CollectionConstraint.None);

    /// <summary>The position after an object, each member of which passes a check of its name and its value.</summary>
    public int SkipMembers<TCheck>(int position, CollectionConstraint constraint)
        where TCheck : struct, IMemberCheck
    {
        if (ByteAt(position) != (byte)'{' || ++Depth > MaxDepth)
        {
            return JsonReading.Invalid;
        }

        int start = position, names = NameCount;
        long count = 0;
        for (position = FirstMember(position); position >= 0; position = NextMember(position))
        {
            int value = AddName(position);
            position = value < 0 ? value : TCheck.Skip(ref this, value, position);
            if (position < 0)
            {
                return JsonReading.Invalid;
            }

            count++;
        }

        Depth--;
        return position == JsonReading.Invalid || !AreNamesDistinct(names) ? JsonReading.Invalid : constraint.End(ref this, start, Known(start, ~position), count);
    }

    /// <summary>The position after an array, each item of which passes the check of its place.</summary>
    public int SkipTuple<TChecks>(int position)
        where TChecks : struct, IValueChecks => SkipTuple<TChecks>(position, CollectionConstraint.None);

    /// <summary>The position after an array, each item of which passes the check of its place.</summary>
    public int SkipTuple<TChecks>(int position, CollectionConstraint constraint)
        where TChecks : struct, IValueChecks
    {
        int start = position;
        ArrayPass pass = OpenArray(ref position);
        while (pass.Next(ref this, ref position))
        {
            position = TChecks.Skip(ref this, position, pass.Count - 1);
        }

        return pass.End(ref this, start, position, constraint);
    }
}
