using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

// Values that are checked and not taken: each step takes a position and gives the one after the value, negative where the value is not as it must be.
public ref partial struct ReaderState
{
    /// <summary>What stands at a position, as the start of a value; NUL at the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly char Peek(int position) => (char)JsonReading.Peek(_json, position);

    /// <summary>Whether null stands at a position, or what can be nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsNull(int position) => JsonReading.Peek(_json, position) == (byte)'n';

    /// <summary>The position after <c>null</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int SkipNull(int position) => JsonReading.SkipNull(_json, position);

    /// <summary>The position after <c>true</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int SkipTrue(int position) => JsonReading.SkipTrue(_json, position);

    /// <summary>The position after <c>false</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int SkipFalse(int position) => JsonReading.SkipFalse(_json, position);

    /// <summary>The position after <c>true</c> or <c>false</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int SkipBoolean(int position) => JsonReading.SkipBoolean(_json, position);

    /// <summary>The position after a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int SkipString(int position) => JsonReading.SkipString(_json, position);

    /// <summary>The position after a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int SkipNumber(int position) => JsonReading.SkipNumber(_json, position);

    /// <summary>The position after a number that is an integer by value.</summary>
    public readonly int SkipInteger(int position) => JsonReading.SkipInteger(_json, position);

    /// <summary>The position after a date-time (RFC 3339).</summary>
    public readonly int SkipDateTime(int position) => JsonReading.ReadDateTime<VerdictMode>(_json, position, out _, out _);

    /// <summary>The end of a value where none is let in: a negative position. No constant, which the compiler would warn about in conditions.</summary>
    public static int Nothing => JsonReading.Invalid;

    /// <summary>The position after any value, with the whole grammar, the depth and the names of its objects checked.</summary>
    public int SkipValue(int position) => JsonReading.Peek(_json, position) switch
    {
        (byte)'"' => JsonScanner.SkipString(_json, position),
        (byte)'{' => SkipObject(position),
        (byte)'[' => SkipArray(position),
        (byte)'t' => JsonReading.SkipTrue(_json, position),
        (byte)'f' => JsonReading.SkipFalse(_json, position),
        (byte)'n' => JsonReading.SkipNull(_json, position),
        _ => JsonReading.SkipNumber(_json, position),
    };

    /// <summary>The position after an object, whatever its members are.</summary>
    public int SkipObject(int position)
    {
        ReadOnlySpan<byte> json = _json;
        if (JsonReading.Peek(json, position) != '{')
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
        position = JsonReading.FirstMember(json, position);
        while (position >= 0)
        {
            int start = position;
            int end = JsonScanner.SkipString(json, position, out bool hasEscapes);
            if (end < 0)
            {
                return JsonReading.Invalid;
            }

            AddName(start, end, hasEscapes);
            position = JsonReading.SkipColon(json, end);
            if (position < 0)
            {
                return JsonReading.Invalid;
            }

            position = SkipValue(position);
            if (position < 0)
            {
                return JsonReading.Invalid;
            }

            position = JsonReading.NextMember(json, position);
        }

        Depth--;
        return position == JsonReading.Invalid || !AreNamesDistinct(names) ? JsonReading.Invalid : Known(first, ~position);
    }

    /// <summary>The position after an array, whatever its items are.</summary>
    public int SkipArray(int position)
    {
        ReadOnlySpan<byte> json = _json;
        if (JsonReading.Peek(json, position) != '[')
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
        position = JsonReading.FirstItem(json, position);
        while (position >= 0)
        {
            position = SkipValue(position);
            if (position < 0)
            {
                return JsonReading.Invalid;
            }

            position = JsonReading.NextItem(json, position);
        }

        Depth--;
        return position == JsonReading.Invalid ? JsonReading.Invalid : Known(first, ~position);
    }

    /// <summary>Whether a string is at a position, escapes resolved.</summary>
    /// <param name="position">Where a value starts.</param>
    /// <param name="utf8">The string, as UTF-8.</param>
    public readonly bool IsString(int position, ReadOnlySpan<byte> utf8)
    {
        int end = JsonReading.SkipString(_json, position);
        return end >= 0 && JsonString.Equals(_json.Slice(position + 1, end - position - 2), utf8);
    }

    /// <summary>How many members or items the object or array at a position has; 0 for any other value. Its text was checked before.</summary>
    public int CountChildren(int position)
    {
        bool wasAgain = IsAgain;
        IsAgain = true;
        int count = 0;
        switch (JsonReading.Peek(_json, position))
        {
            case (byte)'{':
                for (int next = JsonReading.FirstMember(_json, position); next >= 0; count++)
                {
                    next = JsonReading.NextMember(_json, SkipValue(JsonReading.SkipColon(_json, JsonScanner.SkipString(_json, next))));
                }

                break;
            case (byte)'[':
                for (int next = JsonReading.FirstItem(_json, position); next >= 0; count++)
                {
                    next = JsonReading.NextItem(_json, SkipValue(next));
                }

                break;
        }

        IsAgain = wasAgain;
        return count;
    }
}
