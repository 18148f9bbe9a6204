using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Formats;

/// <summary>Decimal digits of fixed width.</summary>
internal static class DecimalText
{
    /// <summary>Writes two digits, 00 to 99.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WritePair(uint value, Span<byte> destination, int position)
    {
        uint tens = value / 10;
        destination[position + 1] = (byte)('0' + (value - (tens * 10)));
        destination[position] = (byte)('0' + tens);
    }
}
