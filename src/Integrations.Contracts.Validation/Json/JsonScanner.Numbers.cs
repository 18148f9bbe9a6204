using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Buffers.Binary;
using System.Numerics;
#endif

namespace Integrations.Contracts.Validation;

public static partial class JsonScanner
{
    /// <summary>The position after the number at <paramref name="position"/> (RFC 8259, section 6); negative where it is wrong. What follows the number is the caller's to check.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">Where the minus or the first digit stands.</param>
    public static int SkipNumber(ReadOnlySpan<byte> json, int position) => SkipNumber(json, position, out _);

    /// <summary>As <see cref="SkipNumber(ReadOnlySpan{byte}, int)"/>, and says whether it is written as an integer.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">Where the minus or the first digit stands.</param>
    /// <param name="isInteger">Whether it has neither fraction nor exponent; <c>1.0</c> and <c>1e3</c> are integers by value all the same (<see cref="ExactNumber.IsInteger(ReadOnlySpan{byte})"/>).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipNumber(ReadOnlySpan<byte> json, int position, out bool isInteger)
    {
        isInteger = true;
        if ((uint)position < (uint)json.Length && json[position] == (byte)'-')
        {
            position++;
        }

        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        uint first = (uint)(json[position] - '0');
        if (first - 1 < 9)
        {
            position = SkipDigits(json, position + 1);
        }
        else if (first == 0)
        {
            position++;
        }
        else
        {
            return ~position;
        }

        if ((uint)position < (uint)json.Length && (json[position] == (byte)'.' || (json[position] | 0x20) == 'e'))
        {
            isInteger = false;
            return SkipFractionAndExponent(json, position);
        }

        return position;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int SkipFractionAndExponent(ReadOnlySpan<byte> json, int position)
    {
        if (json[position] == (byte)'.')
        {
            int digits = position + 1;
            position = SkipDigits(json, digits);
            if (position == digits)
            {
                return ~position;
            }

            if ((uint)position >= (uint)json.Length)
            {
                return position;
            }
        }

        if ((json[position] | 0x20) == 'e')
        {
            int digits = position + 1;
            if ((uint)digits < (uint)json.Length && json[digits] is (byte)'+' or (byte)'-')
            {
                digits++;
            }

            position = SkipDigits(json, digits);
            if (position == digits)
            {
                return ~position;
            }
        }

        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipDigits(ReadOnlySpan<byte> json, int position)
    {
#if NET8_0_OR_GREATER
        // Eight at a time: a digit becomes 0 to 9 under the exclusive or, and only what is above 9 sets its byte's top bit when 0x76 is added; a carry cannot reach a byte below.
        while (position <= json.Length - 8)
        {
            ulong digits = BinaryPrimitives.ReadUInt64LittleEndian(json.Slice(position)) ^ 0x3030303030303030;
            ulong others = ((digits + 0x7676767676767676) | digits) & 0x8080808080808080;
            if (others != 0)
            {
                return position + (BitOperations.TrailingZeroCount(others) >> 3);
            }

            position += 8;
        }
#endif
        return SkipDigitsScalar(json, position);
    }

    internal static int SkipDigitsScalar(ReadOnlySpan<byte> json, int position)
    {
        while ((uint)position < (uint)json.Length && json[position] is >= (byte)'0' and <= (byte)'9')
        {
            position++;
        }

        return position;
    }
}
