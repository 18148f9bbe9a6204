using System.Diagnostics.CodeAnalysis;

namespace Integrations.Contracts.Validation;

// Members: the value of the next of the table that StartObject was given. A value that is null is left out with its name, unless orNull says that it is there.
public partial struct ContractWriter
{
    /// <summary>A string.</summary>
    [UnscopedRef]
    public ref ContractWriter Member(string? value, bool orNull = false)
    {
        int index = _next++;
        if (value is not null || orNull)
        {
            Name(index);
            Value(value);
        }

        return ref this;
    }

    /// <summary>A value of an emitted type.</summary>
    [UnscopedRef]
    public ref ContractWriter Member(Contract? value, bool orNull = false)
    {
        int index = _next++;
        if (value is not null || orNull)
        {
            Name(index);
            Value(value);
        }

        return ref this;
    }

    /// <summary>A boolean, a number, a time, a date, a UUID, JSON.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(T value, scoped ReadOnlySpan<byte> text = default)
        where T : struct
    {
        Name(_next++);
        Value(value, text);

        return ref this;
    }

    /// <summary>A boolean, a number, a time, a date, a UUID, JSON.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(T? value, scoped ReadOnlySpan<byte> text = default, bool orNull = false)
        where T : struct
    {
        int index = _next++;
        if (value is not null || orNull)
        {
            Name(index);
            Value(value, text);
        }

        return ref this;
    }

    /// <summary>A value of an enum.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(T value, EnumNames<T> names)
        where T : struct, Enum
    {
        Name(_next++);
        Value(value, names);

        return ref this;
    }

    /// <summary>A value of an enum.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(T? value, EnumNames<T> names, bool orNull = false)
        where T : struct, Enum
    {
        int index = _next++;
        if (value is not null || orNull)
        {
            Name(index);
            Value(value, names);
        }

        return ref this;
    }

    /// <summary>A list of strings, of values of an emitted type, or of what is no class and has no names.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(IReadOnlyList<T>? items, scoped ReadOnlySpan<byte> text = default, bool orNull = false)
    {
        int index = _next++;
        if (items is not null || orNull)
        {
            Name(index);
            Value(items, text);
        }

        return ref this;
    }

    /// <summary>A list of values of an enum.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(IReadOnlyList<T>? items, EnumNames<T> names, bool orNull = false)
        where T : struct, Enum
    {
        int index = _next++;
        if (items is not null || orNull)
        {
            Name(index);
            Value(items, names);
        }

        return ref this;
    }

    /// <summary>A list of other values.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(IReadOnlyList<T>? items, ContractValueWriter<T> writeItem, scoped ReadOnlySpan<byte> text = default, bool orNull = false)
    {
        int index = _next++;
        if (items is not null || orNull)
        {
            Name(index);
            Value(items, writeItem, text);
        }

        return ref this;
    }

    /// <summary>A map to strings, to values of an emitted type, or to what is no class and has no names.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(IReadOnlyDictionary<string, T>? entries, scoped ReadOnlySpan<byte> text = default, bool orNull = false)
    {
        int index = _next++;
        if (entries is not null || orNull)
        {
            Name(index);
            Value(entries, text);
        }

        return ref this;
    }

    /// <summary>A map to values of an enum.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(IReadOnlyDictionary<string, T>? entries, EnumNames<T> names, bool orNull = false)
        where T : struct, Enum
    {
        int index = _next++;
        if (entries is not null || orNull)
        {
            Name(index);
            Value(entries, names);
        }

        return ref this;
    }

    /// <summary>A map to other values.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(IReadOnlyDictionary<string, T>? entries, ContractValueWriter<T> writeItem, scoped ReadOnlySpan<byte> text = default, bool orNull = false)
    {
        int index = _next++;
        if (entries is not null || orNull)
        {
            Name(index);
            Value(entries, writeItem, text);
        }

        return ref this;
    }
}
