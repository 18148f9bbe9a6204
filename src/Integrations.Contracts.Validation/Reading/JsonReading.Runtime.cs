using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation;

/// <summary>The steps over a text that readers by offset are made of: each takes a text and an offset and gives the next one, negative where the text is wrong.</summary>
internal static partial class JsonReading
{
    /// <summary>What a reader returns for a value that is not as it must be. Other negative values mean the same, but for those of the steps to the next member or item.</summary>
    public const int Invalid = -1;

    /// <summary>The byte at a position, 0 at the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Peek(ReadOnlySpan<byte> json, int position) => (uint)position < (uint)json.Length ? json[position] : (byte)0;

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
}
