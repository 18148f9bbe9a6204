using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Integrations.Contracts.Validation;

/// <summary>
/// The members of an object that its schema does not name but gives a type, by name, in their order. Where a text says more than its value, all are written as they were read, until the property is set.
/// Equal by names and values.
/// </summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TReader">What reads one.</typeparam>
/// <typeparam name="TComparer">What compares two.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1005:Avoid excessive parameters on generic types", Justification = "Emitted code alone writes them.")]
public struct AdditionalMembers<T, TReader, TComparer> : IEquatable<AdditionalMembers<T, TReader, TComparer>>
    where TReader : struct, IValueReader<T>
    where TComparer : struct, IEqualityComparer<T>
{
    private static readonly Dictionary<string, T> s_none = [];

    private IReadOnlyDictionary<string, T>? _entries;

    /// <summary>Members that somebody sets.</summary>
    /// <param name="entries">The members; null for none.</param>
    public AdditionalMembers(IReadOnlyDictionary<string, T>? entries) => (_entries, IsSet) = (entries, true);

    /// <summary>The members.</summary>
    public readonly IReadOnlyDictionary<string, T> Entries => _entries ?? s_none;

    /// <summary>Whether somebody set them, so that one may have the name of a property; of those that were read none has.</summary>
    internal bool IsSet { get; }

    /// <summary>The text of all members; null where the values say as much.</summary>
    internal UnknownMembers Texts { get; private set; }

    internal bool HasTexts { readonly get; private set; }

    /// <summary>Whether two are equal.</summary>
    public static bool operator ==(AdditionalMembers<T, TReader, TComparer> left, AdditionalMembers<T, TReader, TComparer> right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(AdditionalMembers<T, TReader, TComparer> left, AdditionalMembers<T, TReader, TComparer> right) => !left.Equals(right);

    /// <summary>Takes the last member of a pass, where the mode takes values.</summary>
    /// <param name="state">The pass over the text.</param>
    /// <param name="pass">The pass over the object.</param>
    /// <param name="position">Where the value starts.</param>
    /// <param name="end">The position after the value, which was checked; negative where it is not valid.</param>
    /// <returns>The position after the value; negative where it is not valid, or the type cannot hold it.</returns>
    public int Take<TMode>(ref ReaderState state, ref ObjectPass pass, int position, int end)
        where TMode : struct, IReaderMode
    {
        if (!TMode.TakesValues || end < 0)
        {
            return end;
        }

        int name = pass.NameStart;
        T? value = default;
        end = state.Take<TMode, T, TReader>(position, end, ref value);
        HasTexts |= state.HasLostText;
        state.HasLostText = false;
        Dictionary<string, T> entries = (Dictionary<string, T>?)_entries ?? new(StringComparer.Ordinal);
        entries[JsonReading.GetString(state.TextOf(name, state.SkipString(name)))] = value!;
        _entries = entries;
        return end;
    }

    /// <summary>These, with the texts of all.</summary>
    public readonly AdditionalMembers<T, TReader, TComparer> WithTexts(byte[]? texts) => HasTexts ? this with { Texts = texts } : this;

    /// <inheritdoc/>
    public readonly bool Equals(AdditionalMembers<T, TReader, TComparer> other) => default(MapComparer<T, TComparer>).Equals(Entries, other.Entries);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is AdditionalMembers<T, TReader, TComparer> other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => default(MapComparer<T, TComparer>).GetHashCode(Entries);
}
