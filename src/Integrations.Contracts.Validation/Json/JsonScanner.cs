using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;
#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
#endif

namespace Integrations.Contracts.Validation;

/// <summary>
/// JSON (RFC 8259) over UTF-8 bytes: static functions that take a text and a position and return the next position, or the complement (<c>~position</c>, a negative number)
/// of a place at or shortly before the fault where the text is wrong. Emitted code and the tape are written on them.
/// </summary>
/// <remarks>
/// Positions go in and out by value, so that callers keep them in a register; the common path of each function is short enough to inline, everything rare is a call of its own.
/// The kind and the exact place of a fault are not found here: <see cref="Explain"/> scans a refused text again, slowly.
/// </remarks>
public static partial class JsonScanner
{
    /// <summary>The position of the first byte from <paramref name="position"/> on that is no white space (RFC 8259, section 2); the length of the text where there is none.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">From where on, at most the length of the text.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipWhitespace(ReadOnlySpan<byte> json, int position) =>
        (uint)position < (uint)json.Length && json[position] > (byte)' ' ? position : SkipWhitespaceSlow(json, position);

    /// <summary>The position after the literal <c>true</c> at <paramref name="position"/>, or the complement of <paramref name="position"/> where it does not stand there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipTrue(ReadOnlySpan<byte> json, int position) => StartsWith(json, position, "true"u8) ? position + 4 : ~position;

    /// <summary>The position after the literal <c>false</c> at <paramref name="position"/>, or the complement of <paramref name="position"/> where it does not stand there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipFalse(ReadOnlySpan<byte> json, int position) => StartsWith(json, position, "false"u8) ? position + 5 : ~position;

    /// <summary>The position after the literal <c>null</c> at <paramref name="position"/>, or the complement of <paramref name="position"/> where it does not stand there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipNull(ReadOnlySpan<byte> json, int position) => StartsWith(json, position, "null"u8) ? position + 4 : ~position;

    /// <summary>The kind of the value that starts with this byte; <see cref="JsonKind.None"/> where no value does.</summary>
    public static JsonKind KindOf(byte first) => first switch
    {
        (byte)'"' => JsonKind.String,
        (byte)'{' => JsonKind.Object,
        (byte)'[' => JsonKind.Array,
        (byte)'t' => JsonKind.True,
        (byte)'f' => JsonKind.False,
        (byte)'n' => JsonKind.Null,
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => JsonKind.Number,
        _ => JsonKind.None,
    };

    /// <summary>Whether the whole text is one JSON value within the limits: grammar, UTF-8, escapes, surrogates, duplicate names, depth and length. A byte order mark is refused.</summary>
    /// <param name="json">The text.</param>
    /// <param name="limits">The limits; <see cref="ContractLimits.Default"/> where there are none.</param>
    public static bool IsJson(ReadOnlySpan<byte> json, ContractLimits? limits = null)
    {
        limits ??= ContractLimits.Default;
        if (json.Length > limits.MaxBytes)
        {
            return false;
        }

        int position = SkipValue(json, SkipWhitespace(json, 0), limits.MaxDepth);
        return position >= 0 && SkipWhitespace(json, position) == json.Length;
    }

    /// <summary>Why the text is wrong: scans it again, slowly, for a kind and a place. <see cref="JsonSyntaxErrorKind.None"/> where nothing is wrong.</summary>
    internal static JsonSyntaxError Explain(ReadOnlySpan<byte> json, ContractLimits limits, bool isSchema = false) => SyntaxExplanation.Find(json, limits, isSchema);

    /// <summary>As <see cref="SkipWhitespace"/>, for where one blank is as likely as none: behind a colon or a comma.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipBlank(ReadOnlySpan<byte> json, int position)
    {
        if ((uint)position < (uint)json.Length)
        {
            if (json[position] > (byte)' ')
            {
                return position;
            }

            if (json[position] == (byte)' ' && (uint)(position + 1) < (uint)json.Length && json[position + 1] > (byte)' ')
            {
                return position + 1;
            }
        }

        return SkipWhitespaceSlow(json, position);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool StartsWith(ReadOnlySpan<byte> json, int position, ReadOnlySpan<byte> literal) =>
        (uint)position <= (uint)(json.Length - literal.Length) && json.Length >= literal.Length && json.Slice(position, literal.Length).SequenceEqual(literal);

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int SkipWhitespaceSlow(ReadOnlySpan<byte> json, int position)
    {
#if NET8_0_OR_GREATER
        if (Vector256.IsHardwareAccelerated)
        {
            ref byte start = ref MemoryMarshal.GetReference(json);
            while (position <= json.Length - Vector256<byte>.Count)
            {
                // In bounds: position + 32 <= Length.
                Vector256<byte> bytes = Vector256.LoadUnsafe(ref start, (nuint)position);
                uint blanks = Blanks(bytes).ExtractMostSignificantBits();
                uint other = ~blanks;
                if (other != 0)
                {
                    return position + System.Numerics.BitOperations.TrailingZeroCount(other);
                }

                position += Vector256<byte>.Count;
            }

            if (json.Length >= Vector256<byte>.Count && position < json.Length)
            {
                // Fewer than 32 bytes are left: the last 32 of the text, without those before the position.
                int last = json.Length - Vector256<byte>.Count;
                uint other = ~Blanks(Vector256.LoadUnsafe(ref start, (nuint)last)).ExtractMostSignificantBits() >> (position - last);
                return other != 0 ? position + System.Numerics.BitOperations.TrailingZeroCount(other) : json.Length;
            }
        }
#endif
        return SkipWhitespaceScalar(json, position);
    }

#if NET8_0_OR_GREATER
    /// <summary>All bits of each byte that is a blank. The four blanks differ in their low four bits: a table of 16, looked up by these, gives each its own value back, and any other byte another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Blanks(Vector256<byte> bytes)
    {
        if (Avx2.IsSupported)
        {
            Vector128<byte> table = Vector128.Create((byte)' ', 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, (byte)'\t', (byte)'\n', 0xFF, 0xFF, (byte)'\r', 0xFF, 0xFF);
            return Vector256.Equals(Avx2.Shuffle(Vector256.Create(table, table), bytes), bytes);
        }

        return Vector256.Equals(bytes, Vector256.Create((byte)' ')) | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\r')) | Vector256.Equals(bytes, Vector256.Create((byte)'\t'));
    }
#endif

    internal static int SkipWhitespaceScalar(ReadOnlySpan<byte> json, int position)
    {
        while ((uint)position < (uint)json.Length && json[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            position++;
        }

        return position;
    }
}
