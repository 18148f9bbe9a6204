using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

/// <summary>
/// The names in JSON of an emitted enum, whose values are 0, 1, 2, ... in the order of the names.
/// </summary>
/// <typeparam name="T">The enum; its underlying type is <see cref="int"/>.</typeparam>
public sealed class EnumNames<T>
    where T : struct, Enum
{
    // Longer text than this is not transcoded on the stack.
    private const int StackLength = 256;

    private readonly string[] _names;
    private readonly byte[][] _json;

    /// <summary>Makes the table.</summary>
    /// <param name="names">The names, in the order of the values.</param>
    /// <exception cref="ArgumentNullException"><paramref name="names"/> is null.</exception>
    public EnumNames(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(names.Length, ushort.MaxValue - 1, nameof(names));
        _names = names;
        Index = new NameIndex(names);
        _json = Array.ConvertAll(names, Quote);
    }

    internal NameIndex Index { get; }

    /// <summary>The index of a name, which is the number of its value; -1 where there is none. Allocates nothing.</summary>
    /// <param name="utf8Name">The name, without quotes and escapes; capitals matter.</param>
    public int Find(ReadOnlySpan<byte> utf8Name) => Index.Find(utf8Name);

    /// <summary>The position after the name at a position; negative where there is none.</summary>
    public int Skip(ref ReaderState state, int position)
    {
        T value = default;
        return Read<VerdictMode>(ref state, position, ref value);
    }

    /// <summary>Reads a value by its name.</summary>
    public int Read<TMode>(ref ReaderState state, int position, ref T value)
        where TMode : struct, IReaderMode
    {
        ReadOnlySpan<byte> json = state.Json;
        if (JsonReading.Peek(json, position) != (byte)'"')
        {
            return JsonReading.Invalid;
        }

        int index = Index.FindAt(json, position + 1, out int end);
        if (index == NameIndex.Undecided)
        {
            end = JsonScanner.SkipString(json, position, out bool hasEscapes);
            index = end < 0 ? NameIndex.Other : Index.Find(hasEscapes ? state.Unescape(position, end) : json.Slice(position + 1, end - position - 2));
        }

        if (index < 0)
        {
            return JsonReading.Invalid;
        }

        if (TMode.TakesValues)
        {
            value = Value(index);
        }

        return end;
    }

    /// <summary>Reads a value by its name into a place that may be empty.</summary>
    public int Read<TMode>(ref ReaderState state, int position, ref T? value)
        where TMode : struct, IReaderMode
    {
        T taken = default;
        int end = Read<TMode>(ref state, position, ref taken);
        if (TMode.TakesValues)
        {
            value = taken;
        }

        return end;
    }

    /// <summary>Takes a value by its name, which was checked.</summary>
    public int Take<TMode>(ref ReaderState state, int position, int end, ref T value)
        where TMode : struct, IReaderMode =>
        TMode.TakesValues && end >= 0 && Read<TMode>(ref state, position, ref value) < 0 ? state.Refuse(ReadRefusalKind.KindWithoutType, position) : end;

    /// <summary>Takes a value by its name, which was checked, into a place that may be empty.</summary>
    public int Take<TMode>(ref ReaderState state, int position, int end, ref T? value)
        where TMode : struct, IReaderMode =>
        TMode.TakesValues && end >= 0 && Read<TMode>(ref state, position, ref value) < 0 ? state.Refuse(ReadRefusalKind.KindWithoutType, position) : end;

    /// <summary>The value of a name.</summary>
    /// <param name="utf8Name">The name, without quotes and escapes; capitals matter.</param>
    /// <param name="value">The value; the enum's first where the name is none of its names.</param>
    public bool TryParse(ReadOnlySpan<byte> utf8Name, out T value)
    {
        int index = Find(utf8Name);
        value = Value(Math.Max(index, 0));
        return index >= 0;
    }

    /// <summary>The value of a name.</summary>
    /// <param name="name">The name; capitals matter.</param>
    /// <param name="value">The value; the enum's first where the name is none of its names.</param>
    public bool TryParse(string? name, out T value)
    {
        if (name is null)
        {
            value = default;
            return false;
        }

        Span<byte> utf8 = name.Length <= StackLength / 3 ? stackalloc byte[StackLength] : new byte[Encoding.UTF8.GetMaxByteCount(name.Length)];
        return TryParse(utf8[..Encoding.UTF8.GetBytes(name, utf8)], out value);
    }

    /// <summary>The name of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enum's.</exception>
    public string ToWireName(T value) => _names[IndexOf(value)];

    // The name as JSON text, with its quotes.
    internal ReadOnlySpan<byte> ToJson(T value) => _json[IndexOf(value)];

    private static T Value(int index) => Unsafe.As<int, T>(ref index);

    private int IndexOf(T value)
    {
        int index = Unsafe.As<T, int>(ref value);
        return (uint)index < (uint)_names.Length ? index : throw new ArgumentOutOfRangeException(nameof(value), value, "not a value of the enum");
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
