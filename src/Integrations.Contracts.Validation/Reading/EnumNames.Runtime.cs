using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

/// <summary>The names in JSON of an emitted enum, whose values are 0, 1, 2, ... in their order.</summary>
/// <param name="names">The names.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Enum)]
public sealed class WireNamesAttribute(params string[] names) : Attribute
{
    /// <summary>The names, as they are given.</summary>
    public IReadOnlyList<string> Names { get; } = names ?? throw new ArgumentNullException(nameof(names));

    /// <summary>Whether the names have escapes, <c>\\</c> and <c>\uD800</c>: an attribute cannot hold half of a surrogate pair otherwise.</summary>
    public bool AreEscaped { get; set; }
}

/// <summary>The names in JSON of emitted enums.</summary>
public static class EnumNames
{
    /// <summary>The name of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enum's.</exception>
    /// <exception cref="TypeInitializationException">The enum is not an emitted one.</exception>
    public static string ToWireName<T>(this T value)
        where T : struct, Enum => EnumNames<T>.ToWireName(value);
}

/// <summary>The names in JSON of an emitted enum.</summary>
/// <typeparam name="T">The enum; its underlying type is <see cref="int"/>.</typeparam>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "The enum is what they are about: EnumNames<Status>.TryParse.")]
public static class EnumNames<T>
    where T : struct, Enum
{
    // Longer text than this is not transcoded on the stack.
    private const int StackLength = 256;

    /// <summary>The names, in the order of the values.</summary>
    /// <exception cref="TypeInitializationException">The enum is not an emitted one.</exception>
    public static IReadOnlyList<string> All => EnumTable<T>.Names;

    /// <summary>The value of a name.</summary>
    /// <param name="utf8Name">The name, without quotes and escapes; capitals matter.</param>
    /// <param name="value">The value; the enum's first where the name is none of its names.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8Name, out T value)
    {
        int index = EnumTable<T>.Index.Find(utf8Name);
        value = EnumTable<T>.Value(Math.Max(index, 0));
        return index >= 0;
    }

    /// <summary>The value of a name.</summary>
    /// <param name="name">The name; capitals matter.</param>
    /// <param name="value">The value; the enum's first where the name is none of its names.</param>
    public static bool TryParse(string? name, out T value)
    {
        if (name is null)
        {
            value = default;
            return false;
        }

        Span<byte> utf8 = name.Length <= StackLength / 3 ? stackalloc byte[StackLength] : new byte[Encoding.UTF8.GetMaxByteCount(name.Length)];
        return TryParse(utf8[..Encoding.UTF8.GetBytes(name, utf8)], out value);
    }

    internal static string ToWireName(T value) => EnumTable<T>.Names[EnumTable<T>.IndexOf(value)];
}

/// <summary>What is known of the names of an enum: read from its attribute when first asked for.</summary>
internal static class EnumTable<T>
{
    public static readonly string[] Names = Read(typeof(T).GetCustomAttribute<WireNamesAttribute>());

    public static readonly NameIndex Index = new(Names);

    // Each name as JSON text, with its quotes.
    private static readonly byte[][] s_json = Array.ConvertAll(Names, Quote);

    public static ReadOnlySpan<byte> ToJson(T value) => s_json[IndexOf(value)];

    public static T Value(int index) => Unsafe.As<int, T>(ref index);

    public static int IndexOf(T value)
    {
        int index = Unsafe.As<T, int>(ref value);
        return (uint)index < (uint)Names.Length ? index : throw new ArgumentOutOfRangeException(nameof(value), value, "not a value of the enum");
    }

    private static string[] Read(WireNamesAttribute? names)
    {
        if (names is null)
        {
            throw new NotSupportedException($"{typeof(T)} has no names in JSON");
        }

        string[] all = [.. names.Names];
        return names.AreEscaped ? Array.ConvertAll(all, Regex.Unescape) : all;
    }

    private static byte[] Quote(string name)
    {
        List<byte> json = [(byte)'"'];
        int start = 0;
        for (int lone = JsonTape.IndexOfLoneSurrogate(name); lone >= 0; lone = JsonTape.IndexOfLoneSurrogate(name, start))
        {
            // Half of a surrogate pair has no other form than its escape.
            json.AddRange([.. Escape(name[start..lone]), (byte)'\\', (byte)'u', .. Encoding.ASCII.GetBytes(((int)name[lone]).ToString("x4", CultureInfo.InvariantCulture))]);
            start = lone + 1;
        }

        return [.. json, .. Escape(name[start..]), (byte)'"'];
    }

    private static ReadOnlySpan<byte> Escape(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
}
