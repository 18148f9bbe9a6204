using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using Integrations.Contracts.Validation.Json;
#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace Integrations.Contracts.Validation;

/// <summary>The text between the quotes of JSON strings that the scanner has checked: counted, compared, unescaped and decoded. Unchecked text gives no exception, but no meaningful answer either.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonString
{
    /// <summary>The longest escaped text that is unescaped on the stack.</summary>
    internal const int StackBytes = 256;

    /// <summary>How many Unicode code points the string has (JSON Schema Validation 2020-12, section 6.3.1 counts them): an escape is one, a pair of escaped surrogates is one.</summary>
    /// <param name="raw">The bytes between the quotes.</param>
    public static int CountCodePoints(ReadOnlySpan<byte> raw)
    {
        int count = 0;
        while (true)
        {
            int escape = raw.IndexOf((byte)'\\');
            if (escape < 0)
            {
                return count + CountUnescaped(raw);
            }

            count += CountUnescaped(raw.Slice(0, escape)) + 1;
            raw = raw.Slice(Math.Min(raw.Length, escape + EscapeLength(raw, escape)));
        }
    }

    /// <summary>Resolves the escapes.</summary>
    /// <param name="raw">The bytes between the quotes.</param>
    /// <param name="destination">Takes the text, which is never longer than <paramref name="raw"/>.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than <paramref name="raw"/>.</exception>
    public static int Unescape(ReadOnlySpan<byte> raw, Span<byte> destination)
    {
        if (destination.Length < raw.Length)
        {
            throw new ArgumentException("shorter than the text to unescape", nameof(destination));
        }

        int written = 0;
        while (true)
        {
            int escape = raw.IndexOf((byte)'\\');
            if (escape < 0 || escape + 1 >= raw.Length)
            {
                raw.CopyTo(destination.Slice(written));
                return written + raw.Length;
            }

            raw.Slice(0, escape).CopyTo(destination.Slice(written));
            written += escape;
            int length = EscapeLength(raw, escape);
            if (length == 2)
            {
                destination[written++] = raw[escape + 1] switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    byte itself => itself,
                };
            }
            else
            {
                int codePoint = JsonScanner.HexUnit(raw, escape + 2);
                if (length == 12)
                {
                    codePoint = 0x10000 + ((codePoint - 0xD800) << 10) + (JsonScanner.HexUnit(raw, escape + 8) - 0xDC00);
                }

                written += Encode(codePoint, destination.Slice(written));
            }

            raw = raw.Slice(Math.Min(raw.Length, escape + length));
        }
    }

    /// <summary>The string as .NET has it.</summary>
    /// <param name="raw">The bytes between the quotes.</param>
    public static string GetString(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOf((byte)'\\') < 0)
        {
            return Decode(raw);
        }

        byte[]? rented = null;
        Span<byte> text = raw.Length <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(raw.Length);
        string value = Wtf8.GetString(text.Slice(0, Unescape(raw, text)));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return value;
    }

    /// <summary>Whether the string is <paramref name="utf8"/>.</summary>
    /// <param name="raw">The bytes between the quotes.</param>
    /// <param name="utf8">Text without escapes.</param>
    public static bool Equals(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> utf8) =>
        raw.IndexOf((byte)'\\') < 0 ? raw.SequenceEqual(utf8) : EscapedEquals(raw, utf8);

    /// <summary>Whether the string with escapes is <paramref name="utf8"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static bool EscapedEquals(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > raw.Length)
        {
            return false;
        }

        byte[]? rented = null;
        Span<byte> text = raw.Length <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(raw.Length);
        bool isEqual = text.Slice(0, Unescape(raw, text)).SequenceEqual(utf8);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return isEqual;
    }

    /// <summary>Whether two strings, each perhaps with escapes, are the same.</summary>
    internal static bool RawEquals(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.SequenceEqual(right))
        {
            return true;
        }

        if (left.IndexOf((byte)'\\') < 0)
        {
            return right.IndexOf((byte)'\\') >= 0 && EscapedEquals(right, left);
        }

        byte[]? rented = null;
        Span<byte> text = left.Length <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(left.Length);
        bool isEqual = Equals(right, text.Slice(0, Unescape(left, text)));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return isEqual;
    }

    /// <summary>Whether the strings whose opening quotes stand at these places of a checked text, perhaps a schema, are the same.</summary>
    internal static bool EqualAt(ReadOnlySpan<byte> json, int left, int right) => RawEquals(
        json.Slice(left + 1, JsonScanner.EndOf(JsonScanner.ScanSchemaString(json, left)) - left - 2),
        json.Slice(right + 1, JsonScanner.EndOf(JsonScanner.ScanSchemaString(json, right)) - right - 2));

    /// <summary>The <see cref="NameHash"/> of a string with escapes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static uint HashEscaped(ReadOnlySpan<byte> raw)
    {
        byte[]? rented = null;
        Span<byte> text = raw.Length <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(raw.Length);
        uint hash = NameHash.Of(text.Slice(0, Unescape(raw, text)));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return hash;
    }

    internal static string Decode(ReadOnlySpan<byte> utf8)
    {
#if NET8_0_OR_GREATER
        return Encoding.UTF8.GetString(utf8);
#else
        return Encoding.UTF8.GetString(utf8.ToArray());
#endif
    }

    /// <summary>Code points of UTF-8: the bytes that do not continue one.</summary>
    internal static int CountUnescaped(ReadOnlySpan<byte> utf8)
    {
        int count = 0;
        int position = 0;
#if NET8_0_OR_GREATER
        if (Vector256.IsHardwareAccelerated)
        {
            // A continuation is 0x80 to 0xBF: as a signed number, what is below -64. In bounds: position + 32 <= Length.
            ref byte start = ref MemoryMarshal.GetReference(utf8);
            for (; position <= utf8.Length - Vector256<byte>.Count; position += Vector256<byte>.Count)
            {
                Vector256<sbyte> bytes = Vector256.LoadUnsafe(ref start, (nuint)position).AsSByte();
                count += Vector256<byte>.Count - BitOperations.PopCount(Vector256.LessThan(bytes, Vector256.Create((sbyte)-64)).ExtractMostSignificantBits());
            }
        }
#endif
        for (; position < utf8.Length; position++)
        {
            count += (sbyte)utf8[position] >= -64 ? 1 : 0;
        }

        return count;
    }

    /// <summary>2, 6, or 12 for a pair of surrogates.</summary>
    private static int EscapeLength(ReadOnlySpan<byte> raw, int escape)
    {
        if (escape + 1 >= raw.Length || raw[escape + 1] != (byte)'u')
        {
            return 2;
        }

        return JsonScanner.IsSurrogatePair(raw, escape, JsonScanner.HexUnit(raw, escape + 2)) ? 12 : 6;
    }

    private static int Encode(int codePoint, Span<byte> destination)
    {
        if (codePoint < 0x80)
        {
            destination[0] = (byte)codePoint;
            return 1;
        }

        if (codePoint < 0x800)
        {
            destination[0] = (byte)(0xC0 | (codePoint >> 6));
            destination[1] = (byte)(0x80 | (codePoint & 0x3F));
            return 2;
        }

        if (codePoint < 0x10000)
        {
            destination[0] = (byte)(0xE0 | (codePoint >> 12));
            destination[1] = (byte)(0x80 | ((codePoint >> 6) & 0x3F));
            destination[2] = (byte)(0x80 | (codePoint & 0x3F));
            return 3;
        }

        destination[0] = (byte)(0xF0 | (codePoint >> 18));
        destination[1] = (byte)(0x80 | ((codePoint >> 12) & 0x3F));
        destination[2] = (byte)(0x80 | ((codePoint >> 6) & 0x3F));
        destination[3] = (byte)(0x80 | (codePoint & 0x3F));
        return 4;
    }
}
