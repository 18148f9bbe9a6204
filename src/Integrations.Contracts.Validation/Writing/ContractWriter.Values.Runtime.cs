using System.Diagnostics.CodeAnalysis;

namespace Integrations.Contracts.Validation;

/// <summary>Writes a value of a kind that an overload does not know, as an item of a list of lists.</summary>
/// <param name="writer">Where to.</param>
/// <param name="value">The value.</param>
public delegate void ContractValueWriter<in T>(ref ContractWriter writer, T value);

// Values; what may be null is written as null then. A text, where there is one, is written in place of the value that was read from it.
public partial struct ContractWriter
{
    /// <summary>A string.</summary>
    [UnscopedRef]
    public ref ContractWriter Value(string? value)
    {
        if (value is null)
        {
            Null();
        }
        else
        {
            Text(value);
        }

        return ref this;
    }

    /// <summary>A value of an emitted type.</summary>
    [UnscopedRef]
    public ref ContractWriter Value(Contract? value)
    {
        if (value is null)
        {
            Null();
        }
        else
        {
            // The object around it goes on with its own names.
            (MemberTable? members, int next) = (_members, _next);
            value.WriteInto(ref this);
            (_members, _next) = (members, next);
        }

        return ref this;
    }

    /// <summary>A boolean, a number, a time, a date, a UUID, a value of an enum, JSON.</summary>
    [UnscopedRef]
    public ref ContractWriter Value<T>(T value, scoped ReadOnlySpan<byte> text = default)
        where T : struct
    {
        if (text.IsEmpty)
        {
            Scalar(value);
        }
        else
        {
            Raw(text);
        }

        return ref this;
    }

    /// <inheritdoc cref="Value{T}(T, ReadOnlySpan{byte})"/>
    [UnscopedRef]
    public ref ContractWriter Value<T>(T? value, scoped ReadOnlySpan<byte> text = default)
        where T : struct
    {
        if (value is { } there)
        {
            return ref Value(there, text);
        }

        Null();
        return ref this;
    }

    /// <summary>A list of strings, of values of an emitted type, of an enum, of booleans, numbers, ....</summary>
    [UnscopedRef]
    public ref ContractWriter Value<T>(IReadOnlyList<T>? items, scoped ReadOnlySpan<byte> text = default)
    {
        if (!StartArray(items is null, text))
        {
            return ref this;
        }

        for (int index = 0; index < items!.Count; index++)
        {
            NextItem();
            Item(items[index]);
        }

        return ref EndArray();
    }

    /// <summary>A list of other values.</summary>
    [UnscopedRef]
    public ref ContractWriter Value<T>(IReadOnlyList<T>? items, ContractValueWriter<T> writeItem, scoped ReadOnlySpan<byte> text = default)
    {
        if (!StartArray(items is null, text))
        {
            return ref this;
        }

        for (int index = 0; index < items!.Count; index++)
        {
            NextItem();
            writeItem(ref this, items[index]);
        }

        return ref EndArray();
    }

    /// <summary>A map to strings, to values of an emitted type, of an enum, to booleans, numbers, ....</summary>
    [UnscopedRef]
    public ref ContractWriter Value<T>(IReadOnlyDictionary<string, T>? entries, scoped ReadOnlySpan<byte> text = default)
    {
        if (!StartMap(entries is null, text))
        {
            return ref this;
        }

        foreach (KeyValuePair<string, T> entry in entries!)
        {
            Name(entry.Key);
            Item(entry.Value);
        }

        return ref EndObject();
    }

    /// <summary>A map to other values.</summary>
    [UnscopedRef]
    public ref ContractWriter Value<T>(IReadOnlyDictionary<string, T>? entries, ContractValueWriter<T> writeValue, scoped ReadOnlySpan<byte> text = default)
    {
        if (!StartMap(entries is null, text))
        {
            return ref this;
        }

        foreach (KeyValuePair<string, T> entry in entries!)
        {
            Name(entry.Key);
            writeValue(ref this, entry.Value);
        }

        return ref EndObject();
    }

    /// <summary>A string, a value of an emitted type, or what is no class.</summary>
    internal void Item<T>(T value)
    {
        if (typeof(T).IsValueType)
        {
            Scalar(value);
        }
        else if (value is string text)
        {
            Text(text);
        }
        else
        {
            Value((Contract?)(object?)value);
        }
    }

    /// <inheritdoc cref="Value{T}(T, ReadOnlySpan{byte})"/>
    [UnscopedRef]
    public ref ContractWriter Value<T>(T value, SourceTexts texts)
        where T : struct => ref Value(value, texts.Of(0, value));

    /// <inheritdoc cref="Value{T}(T, ReadOnlySpan{byte})"/>
    [UnscopedRef]
    public ref ContractWriter Value<T>(T? value, SourceTexts texts)
        where T : struct => ref Value(value, texts.Of(0, value));

    /// <inheritdoc cref="Value{T}(IReadOnlyList{T}, ReadOnlySpan{byte})"/>
    [UnscopedRef]
    public ref ContractWriter Value<T>(IReadOnlyList<T>? items, SourceTexts texts) => ref Value(items, texts.Of(0));

    /// <inheritdoc cref="Value{T}(IReadOnlyList{T}, ContractValueWriter{T}, ReadOnlySpan{byte})"/>
    [UnscopedRef]
    public ref ContractWriter Value<T>(IReadOnlyList<T>? items, ContractValueWriter<T> writeItem, SourceTexts texts) => ref Value(items, writeItem, texts.Of(0));

    /// <inheritdoc cref="Value{T}(IReadOnlyDictionary{string, T}, ReadOnlySpan{byte})"/>
    [UnscopedRef]
    public ref ContractWriter Value<T>(IReadOnlyDictionary<string, T>? entries, SourceTexts texts) => ref Value(entries, texts.Of(0));

    /// <inheritdoc cref="Value{T}(IReadOnlyDictionary{string, T}, ContractValueWriter{T}, ReadOnlySpan{byte})"/>
    [UnscopedRef]
    public ref ContractWriter Value<T>(IReadOnlyDictionary<string, T>? entries, ContractValueWriter<T> writeValue, SourceTexts texts) => ref Value(entries, writeValue, texts.Of(0));

    // Whether items follow: what is null, and what has a text, is written by then.
    private bool StartArray(bool isNull, scoped ReadOnlySpan<byte> text)
    {
        if (IsWritten(isNull, text))
        {
            return false;
        }

        if (_json is null)
        {
            _utf8.StartArray();
        }
        else
        {
            _json.WriteStartArray();
        }

        return true;
    }

    private bool StartMap(bool isNull, scoped ReadOnlySpan<byte> text)
    {
        if (IsWritten(isNull, text))
        {
            return false;
        }

        StartObject();
        return true;
    }

    private bool IsWritten(bool isNull, scoped ReadOnlySpan<byte> text)
    {
        if (isNull)
        {
            Null();
        }
        else if (!text.IsEmpty)
        {
            Raw(text);
        }

        return isNull || !text.IsEmpty;
    }

    private void NextItem()
    {
        if (_json is null)
        {
            _utf8.Item();
        }
    }

    [UnscopedRef]
    private ref ContractWriter EndArray()
    {
        if (_json is null)
        {
            _utf8.EndArray();
        }
        else
        {
            _json.WriteEndArray();
        }

        return ref this;
    }
}
