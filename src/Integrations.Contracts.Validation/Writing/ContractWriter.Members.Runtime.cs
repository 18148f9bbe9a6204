using System.Diagnostics.CodeAnalysis;

namespace Integrations.Contracts.Validation;

// Members: a name as JSON has it, without quotes, and a value. A value that is null is left out with its name, unless orNull says that it is there.
public partial struct ContractWriter
{
    /// <summary>A string.</summary>
    [UnscopedRef]
    public ref ContractWriter Member(scoped ReadOnlySpan<byte> name, string? value, bool orNull = false)
    {
        if (value is not null || orNull)
        {
            Name(name);
            Value(value);
        }

        return ref this;
    }

    /// <summary>A value of an emitted type.</summary>
    [UnscopedRef]
    public ref ContractWriter Member(scoped ReadOnlySpan<byte> name, Contract? value, bool orNull = false)
    {
        if (value is not null || orNull)
        {
            Name(name);
            Value(value);
        }

        return ref this;
    }

    /// <summary>A boolean, a number, a time, a date, a UUID, JSON.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(scoped ReadOnlySpan<byte> name, T value, scoped ReadOnlySpan<byte> text = default)
        where T : struct
    {
        Name(name);
        Value(value, text);

        return ref this;
    }

    /// <summary>A boolean, a number, a time, a date, a UUID, JSON.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(scoped ReadOnlySpan<byte> name, T? value, scoped ReadOnlySpan<byte> text = default, bool orNull = false)
        where T : struct
    {
        if (value is not null || orNull)
        {
            Name(name);
            Value(value, text);
        }

        return ref this;
    }

    /// <summary>A value of an enum.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(scoped ReadOnlySpan<byte> name, T value, EnumNames<T> names)
        where T : struct, Enum
    {
        Name(name);
        Value(value, names);

        return ref this;
    }

    /// <summary>A value of an enum.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(scoped ReadOnlySpan<byte> name, T? value, EnumNames<T> names, bool orNull = false)
        where T : struct, Enum
    {
        if (value is not null || orNull)
        {
            Name(name);
            Value(value, names);
        }

        return ref this;
    }

    /// <summary>A list of strings, of values of an emitted type, or of what is no class and has no names.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(scoped ReadOnlySpan<byte> name, IReadOnlyList<T>? items, scoped ReadOnlySpan<byte> text = default, bool orNull = false)
    {
        if (items is not null || orNull)
        {
            Name(name);
            Value(items, text);
        }

        return ref this;
    }

    /// <summary>A list of values of an enum.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(scoped ReadOnlySpan<byte> name, IReadOnlyList<T>? items, EnumNames<T> names, bool orNull = false)
        where T : struct, Enum
    {
        if (items is not null || orNull)
        {
            Name(name);
            Value(items, names);
        }

        return ref this;
    }

    /// <summary>A list of other values.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(scoped ReadOnlySpan<byte> name, IReadOnlyList<T>? items, ContractValueWriter<T> writeItem, scoped ReadOnlySpan<byte> text = default, bool orNull = false)
    {
        if (items is not null || orNull)
        {
            Name(name);
            Value(items, writeItem, text);
        }

        return ref this;
    }

    /// <summary>A map to strings, to values of an emitted type, or to what is no class and has no names.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(scoped ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? entries, scoped ReadOnlySpan<byte> text = default, bool orNull = false)
    {
        if (entries is not null || orNull)
        {
            Name(name);
            Value(entries, text);
        }

        return ref this;
    }

    /// <summary>A map to values of an enum.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(scoped ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? entries, EnumNames<T> names, bool orNull = false)
        where T : struct, Enum
    {
        if (entries is not null || orNull)
        {
            Name(name);
            Value(entries, names);
        }

        return ref this;
    }

    /// <summary>A map to other values.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(scoped ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? entries, ContractValueWriter<T> writeItem, scoped ReadOnlySpan<byte> text = default, bool orNull = false)
    {
        if (entries is not null || orNull)
        {
            Name(name);
            Value(entries, writeItem, text);
        }

        return ref this;
    }
}
