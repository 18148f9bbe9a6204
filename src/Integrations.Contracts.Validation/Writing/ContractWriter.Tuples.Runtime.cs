using System.Diagnostics.CodeAnalysis;

namespace Integrations.Contracts.Validation;

// Tuples: the items of an array by their places. One that is null is absent, unless orNull says that it is there; since an array has no holes, none may follow it that is there.
// A source text, by the same place, is written instead of the value where it says more.
public partial struct ContractWriter
{
    /// <summary>An opening bracket.</summary>
    [UnscopedRef]
    public ref ContractWriter StartTuple()
    {
        _next = 0;
        StartArray(isNull: false, text: default);
        return ref this;
    }

    /// <summary>A closing bracket.</summary>
    [UnscopedRef]
    public ref ContractWriter EndTuple() => ref EndArray();

    /// <summary>The items behind those that have a place of their own, and a closing bracket.</summary>
    /// <exception cref="InvalidOperationException">An item before them is absent.</exception>
    [UnscopedRef]
    public ref ContractWriter EndTuple<T, TComparer>(TupleRest<T, TComparer> rest, ContractValueWriter<T>? writeItem = null)
        where TComparer : struct, IEqualityComparer<T>
    {
        IReadOnlyList<T> items = rest.Items;
        for (int index = 0; index < items.Count; index++)
        {
            HasElement(isThere: true);
            if (rest.Texts.OfItem(index, items[index]) is { IsEmpty: false } text)
            {
                Raw(text);
            }
            else if (writeItem is null)
            {
                Item(items[index]);
            }
            else
            {
                writeItem(ref this, items[index]);
            }
        }

        return ref EndArray();
    }

    /// <summary>A string.</summary>
    [UnscopedRef]
    public ref ContractWriter Element(string? value, bool orNull = false) => ref HasElement(value is not null || orNull) ? ref Value(value) : ref this;

    /// <summary>A value of an emitted type.</summary>
    [UnscopedRef]
    public ref ContractWriter Element(Contract? value, bool orNull = false) => ref HasElement(value is not null || orNull) ? ref Value(value) : ref this;

    /// <summary>A boolean, a number, a time, a date, a UUID, a value of an enum, JSON.</summary>
    [UnscopedRef]
    public ref ContractWriter Element<T>(T value, SourceTexts texts = default)
        where T : struct => ref HasElement(isThere: true) ? ref Value(value, texts.Of(_next - 1, value)) : ref this;

    /// <summary>A boolean, a number, a time, a date, a UUID, a value of an enum, JSON.</summary>
    [UnscopedRef]
    public ref ContractWriter Element<T>(T? value, SourceTexts texts = default, bool orNull = false)
        where T : struct => ref HasElement(value is not null || orNull) ? ref Value(value, texts.Of(_next - 1, value)) : ref this;

    /// <summary>A list of strings, of values of an emitted type, of an enum, of booleans, numbers, ....</summary>
    [UnscopedRef]
    public ref ContractWriter Element<T>(IReadOnlyList<T>? items, SourceTexts texts = default, bool orNull = false) =>
        ref HasElement(items is not null || orNull) ? ref Value(items, texts.Of(_next - 1)) : ref this;

    /// <summary>A list of other values.</summary>
    [UnscopedRef]
    public ref ContractWriter Element<T>(IReadOnlyList<T>? items, ContractValueWriter<T> writeItem, SourceTexts texts = default, bool orNull = false) =>
        ref HasElement(items is not null || orNull) ? ref Value(items, writeItem, texts.Of(_next - 1)) : ref this;

    /// <summary>A map to strings, to values of an emitted type, of an enum, to booleans, numbers, ....</summary>
    [UnscopedRef]
    public ref ContractWriter Element<T>(IReadOnlyDictionary<string, T>? entries, SourceTexts texts = default, bool orNull = false) =>
        ref HasElement(entries is not null || orNull) ? ref Value(entries, texts.Of(_next - 1)) : ref this;

    /// <summary>A map to other values.</summary>
    [UnscopedRef]
    public ref ContractWriter Element<T>(IReadOnlyDictionary<string, T>? entries, ContractValueWriter<T> writeItem, SourceTexts texts = default, bool orNull = false) =>
        ref HasElement(entries is not null || orNull) ? ref Value(entries, writeItem, texts.Of(_next - 1)) : ref this;

    // Whether the next item is there. From the first that is absent on, _next is the complement of its place.
    private bool HasElement(bool isThere)
    {
        if (!isThere)
        {
            _next = Math.Min(_next, ~_next);
            return false;
        }

        if (_next < 0)
        {
            throw new InvalidOperationException($"item {~_next + 1} of the array is absent, and an item behind it is not: an array has no holes");
        }

        _next++;
        NextItem();
        return true;
    }
}
