using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation;

/// <summary>The steps over a text that <see cref="ReaderState"/> is made of: each takes a text and a position and gives the next position, negative where the text is wrong.</summary>
internal static partial class JsonReading
{
    /// <summary>What a reader returns for a value that is not as it must be. Other negative values mean the same, but for <see cref="NextMember"/> and <see cref="NextItem"/>.</summary>
    public const int Invalid = -1;

    /// <summary>The byte at a position, 0 at the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Peek(ReadOnlySpan<byte> json, int position) => (uint)position < (uint)json.Length ? json[position] : (byte)0;

    /// <summary>Whether a text stands at a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool StandsAt(ReadOnlySpan<byte> json, int position, ReadOnlySpan<byte> text) => (uint)position <= (uint)json.Length && json.Slice(position).StartsWith(text);

    /// <summary>The position of the first byte that is no white space; the length of the text where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipBlanks(ReadOnlySpan<byte> json, int position) =>
        (uint)position < (uint)json.Length && json[position] > ' ' ? position : JsonScanner.SkipWhitespace(json, position);

    /// <summary>The position after the string at a position; negative where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipString(ReadOnlySpan<byte> json, int position) => Peek(json, position) == '"' ? JsonScanner.SkipString(json, position) : Invalid;

    /// <summary>The position after the string at a position, and whether it has escapes; negative where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipString(ReadOnlySpan<byte> json, int position, out bool hasEscapes)
    {
        hasEscapes = false;
        return Peek(json, position) == '"' ? JsonScanner.SkipString(json, position, out hasEscapes) : Invalid;
    }

    /// <summary>The position after the number at a position; negative where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipNumber(ReadOnlySpan<byte> json, int position) => Peek(json, position) is (byte)'-' or (>= (byte)'0' and <= (byte)'9') ? JsonScanner.SkipNumber(json, position) : Invalid;

    /// <summary>The position after <c>null</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipNull(ReadOnlySpan<byte> json, int position) => StandsAt(json, position, "null"u8) ? position + 4 : Invalid;

    /// <summary>The position after <c>true</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipTrue(ReadOnlySpan<byte> json, int position) => StandsAt(json, position, "true"u8) ? position + 4 : Invalid;

    /// <summary>The position after <c>false</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipFalse(ReadOnlySpan<byte> json, int position) => StandsAt(json, position, "false"u8) ? position + 5 : Invalid;

    /// <summary>The position after <c>true</c> or <c>false</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipBoolean(ReadOnlySpan<byte> json, int position) => Peek(json, position) == 't' ? SkipTrue(json, position) : SkipFalse(json, position);

    /// <summary>From the end of a member's name to its value: over the colon and blanks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipColon(ReadOnlySpan<byte> json, int position)
    {
        if ((uint)(position + 2) < (uint)json.Length && json[position] == ':')
        {
            if (json[position + 1] > ' ')
            {
                return position + 1;
            }

            if (json[position + 1] == ' ' && json[position + 2] > ' ')
            {
                return position + 2;
            }
        }

        return SkipColonSlowly(json, position);
    }

    /// <summary>From the brace of an object to its first name.</summary>
    /// <returns>The position of the name's opening quote; the complement of the position after the closing brace where there is no member; <see cref="Invalid"/> where the text is wrong.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FirstMember(ReadOnlySpan<byte> json, int position) => Peek(json, position + 1) == '"' ? position + 1 : FirstMemberSlowly(json, position);

    /// <summary>From the end of a member to the next name.</summary>
    /// <returns>As <see cref="FirstMember"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int NextMember(ReadOnlySpan<byte> json, int position)
    {
        if ((uint)(position + 2) < (uint)json.Length && json[position] == ',')
        {
            if (json[position + 1] == '"')
            {
                return position + 1;
            }

            if (json[position + 1] == ' ' && json[position + 2] == '"')
            {
                return position + 2;
            }
        }

        return NextMemberSlowly(json, position);
    }

    /// <summary>From the bracket of an array to its first item.</summary>
    /// <returns>The position of the item; the complement of the position after the closing bracket where there is none; <see cref="Invalid"/> where the text is wrong.</returns>
    public static int FirstItem(ReadOnlySpan<byte> json, int position)
    {
        position = SkipBlanks(json, position + 1);
        return Peek(json, position) switch
        {
            0 => Invalid,
            (byte)']' => ~(position + 1),
            _ => position,
        };
    }

    /// <summary>From the end of an item to the next.</summary>
    /// <returns>As <see cref="FirstItem"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int NextItem(ReadOnlySpan<byte> json, int position)
    {
        if ((uint)(position + 2) < (uint)json.Length && json[position] == ',')
        {
            if (json[position + 1] > ' ')
            {
                return position + 1;
            }

            if (json[position + 1] == ' ' && json[position + 2] > ' ')
            {
                return position + 2;
            }
        }

        return NextItemSlowly(json, position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int SkipColonSlowly(ReadOnlySpan<byte> json, int position)
    {
        position = SkipBlanks(json, position);
        return Peek(json, position) == ':' ? SkipBlanks(json, position + 1) : Invalid;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FirstMemberSlowly(ReadOnlySpan<byte> json, int position)
    {
        position = SkipBlanks(json, position + 1);
        return Peek(json, position) switch
        {
            (byte)'"' => position,
            (byte)'}' => ~(position + 1),
            _ => Invalid,
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int NextMemberSlowly(ReadOnlySpan<byte> json, int position)
    {
        if (Peek(json, position) == '}')
        {
            return ~(position + 1);
        }

        position = SkipBlanks(json, position);
        switch (Peek(json, position))
        {
            case (byte)'}':
                return ~(position + 1);
            case (byte)',':
                position = SkipBlanks(json, position + 1);
                return Peek(json, position) == '"' ? position : Invalid;
            default:
                return Invalid;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int NextItemSlowly(ReadOnlySpan<byte> json, int position)
    {
        if (Peek(json, position) == ']')
        {
            return ~(position + 1);
        }

        position = SkipBlanks(json, position);
        switch (Peek(json, position))
        {
            case (byte)']':
                return ~(position + 1);
            case (byte)',':
                position = SkipBlanks(json, position + 1);
                return Peek(json, position) == 0 ? Invalid : position;
            default:
                return Invalid;
        }
    }
}
