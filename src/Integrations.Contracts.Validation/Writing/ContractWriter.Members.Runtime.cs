using System.Diagnostics.CodeAnalysis;

namespace Integrations.Contracts.Validation;

// Members: the value of the next of the table that StartObject was given. A value that is null is left out with its name, unless orNull says that it is there.
// A source text, by the same place, is written instead of the value where it says more.
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

    /// <summary>A boolean, a number, a time, a date, a UUID, a value of an enum, JSON.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(T value, SourceTexts texts = default)
        where T : struct
    {
        int index = _next++;
        Name(index);
        Value(value, texts.Of(index, value));

        return ref this;
    }

    /// <summary>A boolean, a number, a time, a date, a UUID, a value of an enum, JSON.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(T? value, SourceTexts texts = default, bool orNull = false)
        where T : struct
    {
        int index = _next++;
        if (value is not null || orNull)
        {
            Name(index);
            Value(value, texts.Of(index, value));
        }

        return ref this;
    }

    /// <summary>A list of strings, of values of an emitted type, of an enum, of booleans, numbers, ....</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(IReadOnlyList<T>? items, SourceTexts texts = default, bool orNull = false)
    {
        int index = _next++;
        if (items is not null || orNull)
        {
            Name(index);
            Value(items, texts.Of(index));
        }

        return ref this;
    }

    /// <summary>A list of other values.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(IReadOnlyList<T>? items, ContractValueWriter<T> writeItem, SourceTexts texts = default, bool orNull = false)
    {
        int index = _next++;
        if (items is not null || orNull)
        {
            Name(index);
            Value(items, writeItem, texts.Of(index));
        }

        return ref this;
    }

    /// <summary>A map to strings, to values of an emitted type, of an enum, to booleans, numbers, ....</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(IReadOnlyDictionary<string, T>? entries, SourceTexts texts = default, bool orNull = false)
    {
        int index = _next++;
        if (entries is not null || orNull)
        {
            Name(index);
            Value(entries, texts.Of(index));
        }

        return ref this;
    }

    /// <summary>A map to other values.</summary>
    [UnscopedRef]
    public ref ContractWriter Member<T>(IReadOnlyDictionary<string, T>? entries, ContractValueWriter<T> writeItem, SourceTexts texts = default, bool orNull = false)
    {
        int index = _next++;
        if (entries is not null || orNull)
        {
            Name(index);
            Value(entries, writeItem, texts.Of(index));
        }

        return ref this;
    }
}
