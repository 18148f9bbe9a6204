using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

// Values that are checked and not taken: each step takes a position and gives the one after the value, negative where the value is not as it must be.
public ref partial struct ReaderState
{
    private const uint TrueWord = 't' | ('r' << 8) | ('u' << 16) | ((uint)'e' << 24);
    private const uint AlseWord = 'a' | ('l' << 8) | ('s' << 16) | ((uint)'e' << 24);

    /// <summary>What stands at a position, as the start of a value; NUL at the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly char Peek(int position) => (char)ByteAt(position);

    /// <summary>Whether null stands at a position, or what can be nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsNull(int position) => IsNull<VerdictMode>(position);

    /// <inheritdoc cref="IsNull(int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsNull<TMode>(int position)
        where TMode : struct, IReaderMode => ByteAt<TMode>(position) == (byte)'n';

    /// <summary>The position after <c>null</c>.</summary>
    public readonly int SkipNull(int position) => SkipNull<VerdictMode>(position);

    /// <inheritdoc cref="SkipNull(int)"/>
    public readonly int SkipNull<TMode>(int position)
        where TMode : struct, IReaderMode => position < 0 ? position : AfterScalar<TMode>(position, JsonScanner.SkipNull(_json, Offset<TMode>(position)));

    /// <summary>The position after <c>true</c>.</summary>
    public readonly int SkipTrue(int position) => position < 0 ? position : AfterScalar(position, JsonScanner.SkipTrue(_json, Offset(position)));

    /// <summary>The position after <c>false</c>.</summary>
    public readonly int SkipFalse(int position) => position < 0 ? position : AfterScalar(position, JsonScanner.SkipFalse(_json, Offset(position)));

    /// <summary>The position after <c>true</c> or <c>false</c>.</summary>
    public readonly int SkipBoolean(int position) => SkipBoolean<VerdictMode>(position);

    private readonly int SkipBoolean<TMode>(int position)
        where TMode : struct, IReaderMode
    {
        byte first = ByteAt<TMode>(position);
        if (!IsBoolean(first))
        {
            return JsonReading.Invalid;
        }

        int start = Offset<TMode>(position);
        if (start > _json.Length - "false"u8.Length || !BitConverter.IsLittleEndian)
        {
            return AfterScalar<TMode>(position, first == (byte)'f' ? JsonScanner.SkipFalse(_json, start) : JsonScanner.SkipTrue(_json, start));
        }

        // Which of the two it is no branch asks, for none could foretell it: of "false" the last four bytes are compared. In bounds: five bytes follow.
        int isFalse = first == (byte)'f' ? 1 : 0;
        uint word = Unsafe.ReadUnaligned<uint>(ref TextAt(start + isFalse));
        return word == (TrueWord ^ ((uint)-isFalse & (TrueWord ^ AlseWord))) ? AfterScalar<TMode>(position, start + sizeof(uint) + isFalse) : JsonReading.Invalid;
    }

    // By one comparison, which few other bytes pass.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBoolean(byte first) => (first | ('t' ^ 'f')) == ('t' | 'f');

    /// <summary>The position after a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int SkipString(int position) => IsPlainString(position) ? position + 2 : SkipOddString(position, out _);

    /// <summary>The position after a number.</summary>
    public readonly int SkipNumber(int position) => SkipNumber<VerdictMode>(position);

    private readonly int SkipNumber<TMode>(int position)
        where TMode : struct, IReaderMode => IsNumber<TMode>(position) ? AfterScalar<TMode>(position, JsonScanner.SkipNumber(_json, Offset<TMode>(position))) : JsonReading.Invalid;

    /// <summary>The position after a number that is an integer by value.</summary>
    public readonly int SkipInteger(int position) => SkipInteger<VerdictMode>(position);

    private readonly int SkipInteger<TMode>(int position)
        where TMode : struct, IReaderMode
    {
        if (!IsNumber<TMode>(position))
        {
            return JsonReading.Invalid;
        }

        int start = Offset<TMode>(position);
        int end = JsonScanner.SkipNumber(_json, start, out bool isInteger);
        return isInteger || (end >= 0 && ExactNumber.IsInteger(_json.Slice(start, end - start))) ? AfterScalar<TMode>(position, end) : JsonReading.Invalid;
    }

    /// <summary>The position after a date-time (RFC 3339).</summary>
    public readonly int SkipDateTime(int position) => ReadDateTime<VerdictMode>(position, out _, out _);

    /// <summary>The end of a value where none is let in: a negative position. No constant, which the compiler would warn about in conditions.</summary>
    public static int Nothing => JsonReading.Invalid;

    /// <summary>The position after any value, with the whole grammar, the depth and the names of its objects checked.</summary>
    public int SkipValue(int position)
    {
        byte first = ByteAt(position);
        return IsBoolean(first) ? SkipBoolean(position) : first switch
        {
            (byte)'"' => SkipString(position),
            (byte)'{' => SkipObject(position),
            (byte)'[' => SkipArray(position),
            (byte)'n' => SkipNull(position),
            _ => SkipNumber(position),
        };
    }

    /// <inheritdoc cref="SkipValue(int)"/>
    public int SkipValue<TMode>(int position)
        where TMode : struct, IReaderMode => TMode.IsByOffset ? position < 0 ? position : JsonScanner.SkipValue(_json, position, MaxDepth - Depth) : SkipValue(position);

    /// <summary>The position after an object, whatever its members are.</summary>
    public int SkipObject(int position)
    {
        if (ByteAt(position) != (byte)'{')
        {
            return JsonReading.Invalid;
        }

        if (TryPass(position, out int passed))
        {
            return passed;
        }

        if (++Depth > MaxDepth)
        {
            return JsonReading.Invalid;
        }

        int first = position, names = NameCount;
        position = FirstMember(position);
        while (position >= 0)
        {
            position = AddName(position);
            position = IsPlainString(position) ? position + 2 : SkipValue(position);
            position = NextMember(position);
        }

        Depth--;
        return position == JsonReading.Invalid || !AreNamesDistinct(names) ? JsonReading.Invalid : Known(first, ~position);
    }

    /// <summary>The position after an array, whatever its items are.</summary>
    public int SkipArray(int position)
    {
        if (ByteAt(position) != (byte)'[')
        {
            return JsonReading.Invalid;
        }

        if (TryPass(position, out int passed))
        {
            return passed;
        }

        if (++Depth > MaxDepth)
        {
            return JsonReading.Invalid;
        }

        int first = position;
        position = FirstItem(position);
        while (position >= 0)
        {
            position = IsPlainString(position) ? position + 2 : SkipValue(position);
            position = NextItem(position);
        }

        Depth--;
        return position == JsonReading.Invalid ? JsonReading.Invalid : Known(first, ~position);
    }

    /// <summary>Whether a string is at a position, escapes resolved.</summary>
    /// <param name="position">Where a value starts.</param>
    /// <param name="utf8">The string, as UTF-8.</param>
    public bool IsString(int position, ReadOnlySpan<byte> utf8) => ByteAt(position) == (byte)'"' && IsName(position, utf8);

    /// <summary>How many members or items the object or array at a position has; 0 for any other value. Its text was checked before.</summary>
    public int CountChildren(int position)
    {
        int count = 0;
        switch (ByteAt(position))
        {
            case (byte)'{':
                for (int next = FirstMember(position); next >= 0; count++)
                {
                    next = NextMember(SkipUnchecked(SkipName(next)));
                }

                break;
            case (byte)'[':
                for (int next = FirstItem(position); next >= 0; count++)
                {
                    next = NextItem(SkipUnchecked(next));
                }

                break;
        }

        return count;
    }
}
