using System.ComponentModel;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

// What the private fields of emitted records hold where the type of the property has no equality by value: with these, the equality that the compiler makes for the record is right.

/// <summary>A list that is equal by its items.</summary>
/// <param name="value">The value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ComparedList<T>(IReadOnlyList<T>? value) : IEquatable<ComparedList<T>>
{
    /// <summary>The value.</summary>
    public IReadOnlyList<T>? Value { get; } = value;

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(ComparedList<T> left, ComparedList<T> right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(ComparedList<T> left, ComparedList<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ComparedList<T> other) => default(ListComparer<T, ItemComparer<T>>).Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ComparedList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => default(ListComparer<T, ItemComparer<T>>).GetHashCode(Value);
}

/// <summary>A map that is equal by its entries.</summary>
/// <param name="value">The value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ComparedMap<T>(IReadOnlyDictionary<string, T>? value) : IEquatable<ComparedMap<T>>
{
    /// <summary>The value.</summary>
    public IReadOnlyDictionary<string, T>? Value { get; } = value;

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(ComparedMap<T> left, ComparedMap<T> right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(ComparedMap<T> left, ComparedMap<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ComparedMap<T> other) => default(MapComparer<T, ItemComparer<T>>).Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ComparedMap<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => default(MapComparer<T, ItemComparer<T>>).GetHashCode(Value);
}

/// <summary>A value that is equal as a comparer says: lists and maps of lists and maps.</summary>
/// <param name="value">The value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ComparedValue<T, TComparer>(T? value) : IEquatable<ComparedValue<T, TComparer>>
    where T : class
    where TComparer : struct, IEqualityComparer<T?>
{
    /// <summary>The value.</summary>
    public T? Value { get; } = value;

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(ComparedValue<T, TComparer> left, ComparedValue<T, TComparer> right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(ComparedValue<T, TComparer> left, ComparedValue<T, TComparer> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ComparedValue<T, TComparer> other) => default(TComparer).Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ComparedValue<T, TComparer> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value is null ? 0 : default(TComparer).GetHashCode(Value);
}

/// <summary>JSON that is equal as JSON Schema compares it (Core 2020-12, section 4.2.2).</summary>
/// <param name="value">The value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ComparedJson(JsonElement? value) : IEquatable<ComparedJson>
{
    /// <summary>The value.</summary>
    public JsonElement? Value { get; } = value;

    /// <summary>The value; that of a default JsonElement where there is none.</summary>
    public JsonElement Element => Value.GetValueOrDefault();

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(ComparedJson left, ComparedJson right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(ComparedJson left, ComparedJson right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ComparedJson other) => JsonComparer.Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ComparedJson other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value is { } value ? JsonComparer.GetHashCode(value) : 0;
}
