using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Integrations.Contracts.Validation.Reading;

/// <summary>The name of a member that is expected, with its quotes, to compare 32 bytes of a text with.</summary>
internal readonly struct MemberGuess
{
    private readonly Vector256<byte> _text;

    // A bit for each byte after the closing quote.
    private readonly uint _ignored;

    /// <summary>The member's place in its table.</summary>
    public readonly int Member;

    /// <summary>How long it is, quotes included; 0 where that is more than 32 bytes.</summary>
    public readonly int Length;

    /// <summary>What comes behind the first 32 bytes; null where nothing does.</summary>
    public readonly byte[]? Rest;

    public MemberGuess(ReadOnlySpan<byte> name, int member)
    {
        Member = member;

        // A name that must be written with an escape is no guess: no JSON text has 32 zeros.
        if (name.IndexOfAnyInRange((byte)0, (byte)31) >= 0 || name.IndexOfAny((byte)'"', (byte)'\\') >= 0)
        {
            return;
        }

        byte[] text = [(byte)'"', .. name, (byte)'"'];
        if (text.Length > Vector256<byte>.Count)
        {
            Rest = text[Vector256<byte>.Count..];
            _text = Vector256.Create(text);
            return;
        }

        Length = text.Length;
        _ignored = (uint)(ulong.MaxValue << Length);
        Array.Resize(ref text, Vector256<byte>.Count);
        _text = Vector256.Create(text);
    }

    /// <summary>Whether it, or its first 32 bytes, stand in a text.</summary>
    /// <param name="quote">Where its opening quote would be; 32 bytes can be read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(ref byte quote) => (Vector256.Equals(Vector256.LoadUnsafe(ref quote), _text).ExtractMostSignificantBits() | _ignored) == uint.MaxValue;
}
