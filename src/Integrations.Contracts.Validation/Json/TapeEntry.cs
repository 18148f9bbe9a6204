using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Integrations.Contracts.Validation.Json;

/// <summary>One value, or one member's name, of a text: 16 bytes.</summary>
/// <remarks>
/// <code>
/// Offset   32 bits   the first byte's offset in the text; of a string, its opening quote
/// Length   32 bits   how many bytes, quotes and brackets included
/// Extra    32 bits   a name: its hash (NameHash), escapes resolved
///                    an array or object: how many entries it takes on the tape, its own included
///                    anything else: 1
/// Meta      4 bits   JsonKind
///           1 bit    0x10: a string with escapes
///           1 bit    0x20: a string with characters beyond ASCII
///           1 bit    0x40: a number written without fraction and exponent
///           1 bit    0x80: a member's name
///          24 bits   an array or object: how many items or members; 0xFFFFFF: so many or more, count them
/// </code>
/// Entries stand in the order of the text, a container before what is in it, a name before its value. So <c>{"a":[1,2.5],"b\n":""}</c> is
/// <code>
///       Offset Length Extra   Meta
///   0   0      22     7       Object, 2 members
///   1   1      3      #"a"    String, name
///   2   5      7      3       Array, 2 items
///   3   6      1      1       Number, integer
///   4   8      3      1       Number
///   5   13     5      #"b\n"  String, name, has escapes
///   6   19     2      1       String
/// </code>
/// The entry after a scalar or a name is the next one; after a container <c>index + Extra</c>. While a container is open, its Extra is the index of the one around it, its Length where that one's hashes begin, and its count the byte that closes that one (<see cref="TapeBuilder"/>).
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 16)]
internal struct TapeEntry
{
    public const uint KindMask = 0xF;
    public const uint HasEscapes = 0x10;
    public const uint HasNonAscii = 0x20;
    public const uint IsInteger = 0x40;
    public const uint IsName = 0x80;
    public const int CountShift = 8;

    /// <summary>The largest count that fits; it says "count them".</summary>
    public const uint MaxCount = 0xFFFFFF;

    /// <summary>The <see cref="KindBit"/> of numbers written as integers.</summary>
    public const int IntegerBit = 1 << ((int)JsonKind.Number + ((int)IsInteger >> 3));

    public int Offset;
    public int Length;
    public uint Extra;
    public uint Meta;

    public readonly JsonKind Kind => (JsonKind)(Meta & KindMask);

    /// <summary>How many entries the value takes; not for a name.</summary>
    public readonly int ValueWidth => (int)Extra;

    /// <summary>The bit of the value's kind: <c>1 &lt;&lt; kind</c>, but for numbers written as integers <see cref="IntegerBit"/>.</summary>
    public readonly int KindBit => 1 << (int)((Meta & KindMask) + ((Meta & IsInteger) >> 3));

    /// <summary>How many entries the value or name takes.</summary>
    public readonly int Width => (Meta & KindMask) >= (uint)JsonKind.Array ? (int)Extra : 1;

    /// <summary>Writes the whole entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int offset, int length, uint extra, uint meta)
    {
        Offset = offset;
        Length = length;
        Extra = extra;
        Meta = meta;
    }
}
