using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

// Steps by offset, for flat objects: each looks for where the next one begins. Names stand as writers of JSON have them, with a space or none after the comma and the colon; what else there is, the slow steps find.
public ref partial struct ReaderState
{
    // What is around a name: a comma, a blank, two quotes, a colon, a blank, the first byte of the value.
    private const int Around = 7;

    /// <summary>As <see cref="ByteAt(int)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly byte ByteAt<TMode>(int position)
        where TMode : struct, IReaderMode => TMode.IsByOffset ? JsonReading.Peek(_json, position) : ByteAt(position);

    /// <summary>As <see cref="Offset(int)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int Offset<TMode>(int position)
        where TMode : struct, IReaderMode => TMode.IsByOffset ? position : Offset(position);

    /// <summary>As <see cref="TextOf(int, int)"/>.</summary>
    internal readonly ReadOnlySpan<byte> TextOf<TMode>(int position, int end)
        where TMode : struct, IReaderMode => TMode.IsByOffset ? _json.Slice(position, end - position) : TextOf(position, end);

    /// <summary>As <see cref="AfterScalar(int, int)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int AfterScalar<TMode>(int position, int end)
        where TMode : struct, IReaderMode => TMode.IsByOffset ? end : AfterScalar(position, end);

    /// <summary>The position of the value of a member that was expected; negative where another comes, or none.</summary>
    /// <param name="position">What comes before the name.</param>
    /// <param name="before">What that must be, a brace or a comma.</param>
    /// <param name="guess">The name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int GuessAt(int position, byte before, in MemberGuess guess)
    {
        // In bounds: so many bytes follow, and a negative position is beyond any length.
        if ((ulong)(uint)position + Around + (uint)Vector256<byte>.Count > (uint)_json.Length)
        {
            return JsonReading.Invalid;
        }

        int name = position + 1;
        if (TextAt(name) == (byte)' ')
        {
            name++;
        }

        int colon = name + guess.Length;
        if (!guess.Is(ref TextAt(name)) || TextAt(position) != before || TextAt(colon) != (byte)':')
        {
            return JsonReading.Invalid;
        }

        int value = colon + 1;
        if (TextAt(value) == (byte)' ')
        {
            value++;
        }

        return TextAt(value) > (byte)' ' ? value : JsonReading.Invalid;
    }

    /// <summary>The position of the next member's value, and where its name is; negative where it is to be looked for slowly.</summary>
    /// <param name="position">What comes before the name.</param>
    /// <param name="before">What that must be, a brace or a comma.</param>
    /// <param name="quote">Where its opening quote is, which has room.</param>
    /// <param name="length">How many bytes it has, at most <see cref="NameIndex.MostAtOnce"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int TryNameAt(int position, byte before, out int quote, out int length)
    {
        quote = position + 1;
        length = 0;

        // In bounds, as the guess. Blanks are asked for such that a branch foretells where the text goes on.
        if (!Vector256.IsHardwareAccelerated || (ulong)(uint)position + Around + (uint)Vector256<byte>.Count > (uint)_json.Length || TextAt(position) != before)
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

    /// <summary>The characters of a string, as UTF-8. Valid until the next string is resolved.</summary>
    internal ReadOnlySpan<byte> ResolveAt(int position, int end, bool hasEscapes)
    {
        ReadOnlySpan<byte> raw = _json.Slice(position + 1, end - position - 2);
        return hasEscapes ? Buffers.Unescape(raw) : raw;
    }

    /// <summary>As <see cref="Find"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindAt(NameIndex names, int position, out int end)
    {
        if (Vector256.IsHardwareAccelerated && JsonReading.Peek(_json, position) == (byte)'"' && HasRoom(position))
        {
            int length = NameIndex.LengthAt(ref TextAt(position + 1));
            if (length >= 0)
            {
                end = position + length + 2;
                return names.FindAt(ref TextAt(position + 1), length);
            }
        }

        end = JsonReading.SkipString(_json, position, out bool hasEscapes);
        return end < 0 ? NameIndex.Other : names.Find(ResolveAt(position, end, hasEscapes));
    }
}
