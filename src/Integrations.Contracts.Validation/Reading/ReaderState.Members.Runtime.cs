using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

// What a pass over an object asks first: whether the next name is the one expected, and else where it is. By offset, names stand as writers of JSON have them, with a space or none after the comma and the colon.
public ref partial struct ReaderState
{
    // What is around a name that is guessed or looked up by offset: a comma, a blank, two quotes, a colon, a blank, the first byte of the value.
    private const int Around = 7;

    // The tokens of a plain name: what comes before it, its quotes, its colon.
    internal const int NameTokens = 4;
    private const uint PlainName = ('"' << 8) | ('"' << 16) | ((uint)':' << 24);

    /// <summary>The position of the value of a member that was expected; negative where another comes, or none, or it is not plain.</summary>
    /// <param name="position">What comes before the name.</param>
    /// <param name="isFirst">Whether that is the brace, and not a comma.</param>
    /// <param name="guess">The name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int Guess(int position, bool isFirst, in MemberGuess guess)
    {
        if (_isByTokens)
        {
            if (position < 0 || BytesAt<uint>(position) != (PlainName | (isFirst ? '{' : (uint)',')))
            {
                return JsonReading.Invalid;
            }

            int quote = TokenOffsetBehind(position, 1);
            return HasRoom(quote) && guess.Is(ref TextAt(quote)) ? position + NameTokens : JsonReading.Invalid;
        }

        // In bounds: position + 40 <= Length, and a negative position is beyond any length.
        if ((ulong)(uint)position + Around + (uint)Vector256<byte>.Count > (uint)_json.Length)
        {
            return JsonReading.Invalid;
        }

        int name = position + 1;
        if (TextAt(name) == (byte)' ')
        {
            name++;
        }

        int end = name + guess.Length;
        if (!guess.Is(ref TextAt(name)) || TextAt(position) != (isFirst ? (byte)'{' : (byte)',') || TextAt(end) != (byte)':')
        {
            return JsonReading.Invalid;
        }

        int value = end + 1;
        if (TextAt(value) == (byte)' ')
        {
            value++;
        }

        return TextAt(value) > (byte)' ' ? value : JsonReading.Invalid;
    }

    /// <summary>Where the next name is, by tokens; false where it is to be looked for slowly.</summary>
    /// <param name="position">What comes before the name.</param>
    /// <param name="isFirst">Whether that is the brace, and not a comma.</param>
    /// <param name="quote">The offset of its opening quote, which has room.</param>
    /// <param name="length">How many bytes it has, at most <see cref="NameIndex.MostAtOnce"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool TryNameToken(int position, bool isFirst, out int quote, out int length)
    {
        quote = TokenOffsetBehind(position, 1);
        length = TokenOffsetBehind(position, 2) - quote - 1;
        return Vector256.IsHardwareAccelerated && BytesAt<uint>(position) == (PlainName | (isFirst ? '{' : (uint)',')) && HasRoom(quote) && length <= NameIndex.MostAtOnce;
    }

    /// <summary>The position of the next member's value, and where its name is, by offset; negative where it is to be looked for slowly.</summary>
    /// <param name="position">What comes before the name.</param>
    /// <param name="isFirst">Whether that is the brace, and not a comma.</param>
    /// <param name="quote">The offset of its opening quote, which has room.</param>
    /// <param name="length">How many bytes it has, at most <see cref="NameIndex.MostAtOnce"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int TryNameAt(int position, bool isFirst, out int quote, out int length)
    {
        quote = position + 1;
        length = 0;

        // In bounds, as the guess. Blanks are asked for such that a branch foretells where the text goes on.
        if (!Vector256.IsHardwareAccelerated || (ulong)(uint)position + Around + (uint)Vector256<byte>.Count > (uint)_json.Length || TextAt(position) != (isFirst ? (byte)'{' : (byte)','))
        {
            return JsonReading.Invalid;
        }

        if (TextAt(quote) != (byte)'"')
        {
            if (TextAt(quote) != (byte)' ' || TextAt(quote + 1) != (byte)'"')
            {
                return JsonReading.Invalid;
            }

            quote++;
        }

        length = NameIndex.LengthAt(ref TextAt(quote + 1));
        int value = quote + length + 3;
        if (length < 0 || TextAt(value - 1) != (byte)':')
        {
            return JsonReading.Invalid;
        }

        if (TextAt(value) > (byte)' ')
        {
            return value;
        }

        return TextAt(value) == (byte)' ' && TextAt(value + 1) > (byte)' ' ? value + 1 : JsonReading.Invalid;
    }
}
