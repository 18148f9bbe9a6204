using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

// The steps from value to value, in the two ways that a pass can go. By offset: a position is a byte of the text, and each step looks for where the next one begins. By tokens: a position is the number of a token, all of
// which were found ahead (ReaderState.Tokens.Runtime.cs). Who calls these steps does not know which way it is: a value's position is where it starts, its end the position after it.
public ref partial struct ReaderState
{
    /// <summary>Whether the pass goes by tokens.</summary>
    internal readonly bool IsByTokens => _isByTokens;

    /// <summary>The byte at a position; NUL at the end of the text, and at a negative position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly byte ByteAt(int position) => (uint)position < (uint)_count ? Unsafe.Add(ref _bytes, (nint)(uint)position) : (byte)0;

    /// <summary>Where in the text a position is. Not of a negative one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int Offset(int position) => _isByTokens ? TokenOffset(position) : position;

    /// <summary>The text of a value that was checked.</summary>
    /// <param name="position">Where it starts.</param>
    /// <param name="end">The position after it.</param>
    internal readonly ReadOnlySpan<byte> TextOf(int position, int end) => _isByTokens ? TextOfTokens(position, end) : _json.Slice(position, end - position);

    /// <summary>From the brace of an object to its first name.</summary>
    /// <returns>The name; the complement of the position after the closing brace where there is no member; <see cref="JsonReading.Invalid"/> where the text is wrong.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int FirstMember(int position) => _isByTokens ? FirstMemberToken(position) : JsonReading.FirstMember(_json, position);

    /// <summary>From the end of a member to the next name.</summary>
    /// <returns>As <see cref="FirstMember"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int NextMember(int position) => _isByTokens ? NextMemberToken(position) : position < 0 ? JsonReading.Invalid : JsonReading.NextMember(_json, position);

    /// <summary>From the bracket of an array to its first item.</summary>
    /// <returns>The item; the complement of the position after the closing bracket where there is none; <see cref="JsonReading.Invalid"/> where the text is wrong.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int FirstItem(int position) => _isByTokens ? FirstItemToken(position) : JsonReading.FirstItem(_json, position);

    /// <summary>From the end of an item to the next.</summary>
    /// <returns>As <see cref="FirstItem"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int NextItem(int position) => _isByTokens ? NextItemToken(position) : position < 0 ? JsonReading.Invalid : JsonReading.NextItem(_json, position);

    /// <summary>From the end of a name to the member's value; negative where the text is wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int SkipColon(int position)
    {
        if (_isByTokens)
        {
            return ByteAt(position) == (byte)':' ? position + 1 : JsonReading.Invalid;
        }

        return position < 0 ? JsonReading.Invalid : JsonReading.SkipColon(_json, position);
    }

    /// <summary>From a name to the member's value; negative where the text is wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int SkipName(int position) => SkipColon(SkipString(position));

    /// <summary>The position after a string; negative where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int SkipString(int position)
    {
        if (_isByTokens)
        {
            return IsPlainToken(position) ? position + 2 : SkipOddToken(position, out _);
        }

        return JsonReading.SkipString(_json, position);
    }

    /// <summary>The position after a string, and what is in it; negative where there is none.</summary>
    /// <param name="position">The opening quote.</param>
    /// <param name="raw">What is between the quotes, as it stands.</param>
    /// <param name="traits">What is in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int ScanString(int position, out ReadOnlySpan<byte> raw, out StringTraits traits)
    {
        int end;
        if (_isByTokens)
        {
            traits = StringTraits.None;
            end = IsPlainToken(position) ? position + 2 : SkipOddToken(position, out traits);
            raw = end < 0 ? default : Between(TokenOffset(position), TokenOffset(end - 1));
            return end;
        }

        long scanned = ByteAt(position) == (byte)'"' ? JsonScanner.ScanString(_json, position) : JsonScanner.Scanned(JsonReading.Invalid, StringTraits.None);
        end = JsonScanner.EndOf(scanned);
        traits = JsonScanner.TraitsOf(scanned);
        raw = end < 0 ? default : Between(position, end - 1);
        return end;
    }

    /// <summary>The characters of a string, as UTF-8. Valid until the next string is resolved.</summary>
    /// <param name="raw">What is between its quotes.</param>
    /// <param name="traits">What is in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<byte> Resolve(ReadOnlySpan<byte> raw, StringTraits traits) => (traits & StringTraits.HasEscapes) == 0 ? raw : Buffers.Unescape(raw);

    /// <summary>The string at a position among some names.</summary>
    /// <param name="names">The names.</param>
    /// <param name="position">The opening quote.</param>
    /// <param name="end">The position after the string; negative where there is none.</param>
    /// <returns>The name's index; negative where it is none of them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Find(NameIndex names, int position, out int end)
    {
        if (_isByTokens)
        {
            if (IsPlainToken(position))
            {
                int quote = TokenOffset(position);
                int length = TokenOffsetBehind(position, 1) - quote - 1;
                if (length <= NameIndex.MostAtOnce && HasRoom(quote))
                {
                    end = position + 2;
                    return names.FindAt(ref TextAt(quote + 1), length);
                }
            }
        }
        else if (ByteAt(position) == (byte)'"' && HasRoom(position))
        {
            int length = NameIndex.LengthAt(ref TextAt(position + 1));
            if (length >= 0)
            {
                end = position + length + 2;
                return names.FindAt(ref TextAt(position + 1), length);
            }
        }

        return FindSlowly(names, position, out end);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindSlowly(NameIndex names, int position, out int end)
    {
        end = ScanString(position, out ReadOnlySpan<byte> raw, out StringTraits traits);
        return end < 0 ? NameIndex.Other : names.Find(Resolve(raw, traits));
    }

    /// <summary>The position after a number or literal.</summary>
    /// <param name="position">Where it starts.</param>
    /// <param name="end">Where in the text it ends; negative where it is wrong.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int AfterScalar(int position, int end) => !_isByTokens || end < 0 ? end : AfterScalarToken(position, end);

    /// <summary>The position after the object or array at a position, by its brackets alone; negative where they do not close.</summary>
    private readonly int SkipBrackets(int position) => _isByTokens ? SkipBracketTokens(position) : JsonScanner.SkipBrackets(_json, position);

    /// <summary>Whether as many bytes of the text follow a quote as are compared of a name at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool HasRoom(int offset) => offset <= _lastRoom;

    /// <summary>A byte of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly ref byte TextAt(int offset) => ref Unsafe.Add(ref MemoryMarshal.GetReference(_json), (nint)(uint)offset);

    // The offsets of two quotes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ReadOnlySpan<byte> Between(int opening, int closing) => _json.Slice(opening + 1, closing - opening - 1);
}
