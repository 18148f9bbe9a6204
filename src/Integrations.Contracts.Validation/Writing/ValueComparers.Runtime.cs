using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

/// <summary>Compares lists by their items in order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListComparer<T, TItem> : IEqualityComparer<IReadOnlyList<T>?>
    where TItem : struct, IEqualityComparer<T>
{
    /// <inheritdoc/>
    public bool Equals(IReadOnlyList<T>? x, IReadOnlyList<T>? y)
    {
        if (ReferenceEquals(x, y))
        {
            return true;
        }

        if (x is null || y is null || x.Count != y.Count)
        {
            return false;
        }

        for (int index = 0; index < x.Count; index++)
        {
            if (!default(TItem).Equals(x[index], y[index]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public int GetHashCode(IReadOnlyList<T>? obj)
    {
        HashCode hash = default;
        foreach (T value in obj ?? [])
        {
            hash.Add(value is null ? 0 : default(TItem).GetHashCode(value));
        }

        return hash.ToHashCode();
    }
}

/// <summary>Compares maps by their entries in any order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MapComparer<T, TValue> : IEqualityComparer<IReadOnlyDictionary<string, T>?>
    where TValue : struct, IEqualityComparer<T>
{
    /// <inheritdoc/>
    public bool Equals(IReadOnlyDictionary<string, T>? x, IReadOnlyDictionary<string, T>? y)
    {
        if (ReferenceEquals(x, y))
        {
            return true;
        }

        if (x is null || y is null || x.Count != y.Count)
        {
            return false;
        }

        foreach (KeyValuePair<string, T> entry in x)
        {
            if (!y.TryGetValue(entry.Key, out T? other) || !default(TValue).Equals(entry.Value, other))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public int GetHashCode(IReadOnlyDictionary<string, T>? obj)
    {
        // A sum, since the order does not matter.
        int hash = 0;
        if (obj is not null)
        {
            foreach (KeyValuePair<string, T> entry in obj)
            {
                hash += HashCode.Combine(entry.Key, entry.Value is null ? 0 : default(TValue).GetHashCode(entry.Value));
            }
        }

        return hash;
    }
}

/// <summary>Compares values as their type does; JSON as JSON Schema compares it (Core 2020-12, section 4.2.2).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ItemComparer<T> : IEqualityComparer<T>
{
    /// <inheritdoc/>
    public bool Equals(T? x, T? y)
    {
        if (typeof(T) == typeof(JsonElement))
        {
            return JsonComparer.Equals((JsonElement)(object)x!, (JsonElement)(object)y!);
        }

        return typeof(T) == typeof(JsonElement?) ? JsonComparer.Equals((JsonElement?)(object?)x, (JsonElement?)(object?)y) : EqualityComparer<T>.Default.Equals(x, y);
    }

    /// <inheritdoc/>
    public int GetHashCode(T obj)
    {
        if (obj is null)
        {
            return 0;
        }

        return typeof(T) == typeof(JsonElement) || typeof(T) == typeof(JsonElement?) ? JsonComparer.GetHashCode((JsonElement)(object)obj) : EqualityComparer<T>.Default.GetHashCode(obj);
    }
}

/// <summary>Equality of JSON: numbers by value, strings with escapes resolved, members in any order.</summary>
internal static class JsonComparer
{
    public static bool Equals(JsonElement? x, JsonElement? y) => x is { } left && y is { } right ? Equals(left, right) : x.HasValue == y.HasValue;

    public static bool Equals(JsonElement x, JsonElement y)
    {
        if (x.ValueKind != y.ValueKind)
        {
            return false;
        }

        if (x.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False)
        {
            return true;
        }

        string left = x.GetRawText(), right = y.GetRawText();
        if (left == right)
        {
            return true;
        }

        using JsonTape leftTape = JsonTape.Parse(Encoding.UTF8.GetBytes(left));
        using JsonTape rightTape = JsonTape.Parse(Encoding.UTF8.GetBytes(right));
        return leftTape.Root.ValueEquals(rightTape.Root);
    }

    public static int GetHashCode(JsonElement obj)
    {
        // Shallow: what is equal has the same kind and, for a string, the same text; deeper walks would cost more than the few clashes.
        return obj.ValueKind switch
        {
            JsonValueKind.String => obj.GetString()!.GetHashCode(StringComparison.Ordinal),
            JsonValueKind.Array => HashCode.Combine(JsonValueKind.Array, obj.GetArrayLength()),
            _ => (int)obj.ValueKind,
        };
    }
}
