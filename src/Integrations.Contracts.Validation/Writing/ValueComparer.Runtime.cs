using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

/// <summary>Equality by value of what records hold and .NET compares by reference: lists by their items in order, maps by their entries in any order, JSON as JSON Schema compares it (Core 2020-12, section 4.2.2).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValueComparer
{
    /// <summary>Compares JSON: numbers by value, strings with escapes resolved, members in any order.</summary>
    public static IEqualityComparer<JsonElement> Json { get; } = new JsonComparer();

    /// <summary>Compares lists.</summary>
    /// <param name="item">How items compare; null: as their type says.</param>
    public static IEqualityComparer<IReadOnlyList<T>?> List<T>(IEqualityComparer<T>? item = null) => new ListComparer<T>(item ?? EqualityComparer<T>.Default);

    /// <summary>Compares maps.</summary>
    /// <param name="value">How values compare; null: as their type says.</param>
    public static IEqualityComparer<IReadOnlyDictionary<string, T>?> Map<T>(IEqualityComparer<T>? value = null) => new MapComparer<T>(value ?? EqualityComparer<T>.Default);

    /// <summary>Compares values that may be null.</summary>
    /// <param name="value">How values compare.</param>
    public static IEqualityComparer<T?> Nullable<T>(IEqualityComparer<T> value)
        where T : struct => new NullableComparer<T>(value);

    private sealed class ListComparer<T>(IEqualityComparer<T> item) : IEqualityComparer<IReadOnlyList<T>?>
    {
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
                if (!item.Equals(x[index], y[index]))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(IReadOnlyList<T>? obj)
        {
            HashCode hash = default;
            foreach (T value in obj ?? [])
            {
                hash.Add(value is null ? 0 : item.GetHashCode(value));
            }

            return hash.ToHashCode();
        }
    }

    private sealed class MapComparer<T>(IEqualityComparer<T> value) : IEqualityComparer<IReadOnlyDictionary<string, T>?>
    {
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
                if (!y.TryGetValue(entry.Key, out T? other) || !value.Equals(entry.Value, other))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(IReadOnlyDictionary<string, T>? obj)
        {
            // A sum, since the order does not matter.
            int hash = 0;
            if (obj is not null)
            {
                foreach (KeyValuePair<string, T> entry in obj)
                {
                    hash += HashCode.Combine(entry.Key, entry.Value is null ? 0 : value.GetHashCode(entry.Value));
                }
            }

            return hash;
        }
    }

    private sealed class NullableComparer<T>(IEqualityComparer<T> value) : IEqualityComparer<T?>
        where T : struct
    {
        public bool Equals(T? x, T? y) => x.HasValue ? y.HasValue && value.Equals(x.GetValueOrDefault(), y.GetValueOrDefault()) : !y.HasValue;

        public int GetHashCode(T? obj) => obj.HasValue ? value.GetHashCode(obj.GetValueOrDefault()) : 0;
    }

    private sealed class JsonComparer : IEqualityComparer<JsonElement>
    {
        public bool Equals(JsonElement x, JsonElement y)
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

        public int GetHashCode(JsonElement obj)
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
}
