namespace Integrations.Contracts.Validation;

// Values of emitted enums, by their names.
public ref partial struct ReaderState
{
    /// <summary>The position after the name at a position; negative where there is none.</summary>
    public int SkipEnum<T>(int position)
        where T : struct, Enum => Find(EnumTable<T>.Index, position, out int end) < 0 ? JsonReading.Invalid : end;

    /// <summary>Reads a value by its name.</summary>
    public int ReadEnum<TMode, T>(int position, ref T value)
        where TMode : struct, IReaderMode
        where T : struct, Enum
    {
        int index = TMode.IsByOffset ? FindAt(EnumTable<T>.Index, position, out int end) : Find(EnumTable<T>.Index, position, out end);
        if (index < 0)
        {
            return JsonReading.Invalid;
        }

        if (TMode.TakesValues)
        {
            value = EnumTable<T>.Value(index);
        }

        return end;
    }

    /// <summary>Reads a value by its name into a place that may be empty.</summary>
    public int ReadEnum<TMode, T>(int position, ref T? value)
        where TMode : struct, IReaderMode
        where T : struct, Enum
    {
        T taken = default;
        int end = ReadEnum<TMode, T>(position, ref taken);
        if (TMode.TakesValues)
        {
            value = taken;
        }

        return end;
    }

    /// <summary>Takes a value by its name, which was checked.</summary>
    public int TakeEnum<TMode, T>(int position, int end, ref T value)
        where TMode : struct, IReaderMode
        where T : struct, Enum =>
        TMode.TakesValues && end >= 0 && ReadEnum<TMode, T>(position, ref value) < 0 ? Refuse(ReadRefusalKind.KindWithoutType, position) : end;

    /// <summary>Takes a value by its name, which was checked, into a place that may be empty.</summary>
    public int TakeEnum<TMode, T>(int position, int end, ref T? value)
        where TMode : struct, IReaderMode
        where T : struct, Enum =>
        TMode.TakesValues && end >= 0 && ReadEnum<TMode, T>(position, ref value) < 0 ? Refuse(ReadRefusalKind.KindWithoutType, position) : end;
}
