using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Reading;

/// <summary>A fixed set of strings, each with its index: names of members, values of an enum. Found where they stand in a text.</summary>
/// <remarks>
/// The strings are the schema's, so the hash needs no secret; its factor is chosen, of some, for the fewest collisions. A name of up to 31 bytes is found by one load of 32 bytes, which under a mask
/// is compared whole, quote included. Longer names and those with escapes are compared as spans.
/// </remarks>
internal sealed class NameIndex
{
    /// <summary>What stands for a string that is none of these.</summary>
    public const int Other = -1;

    /// <summary>The longest string that <see cref="FindAt"/> takes.</summary>
    public const int MostAtOnce = Slot.MaxLength;

    private const int Tries = 64;

    // Where names collide, there may be twice the slots.
    private const int MoreBits = 1;

    private readonly byte[][] _names;
    private readonly Slot[] _slots;
    private readonly ulong _factor;
    private readonly int _shift;

    // Whether the key is of the first two bytes and the length alone: there sooner, where that tells the names apart.
    private readonly bool _isShort;

    public NameIndex(string[] names)
    {
        _names = Array.ConvertAll(names, Wtf8.GetBytes);
        bool hasShort = !Array.Exists(_names, name => name.Length is > Slot.MaxLength or 0);
        int log = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, 2 * names.Length)));
        for (int most = log + MoreBits; ; log++)
        {
            _shift = 64 - log;
            _isShort = hasShort && TryFactor(name => ShortKey(name), out _factor);
            if (_isShort || TryFactor(Key, out _factor) || log == most)
            {
                break;
            }
        }

        _slots = new Slot[1 << log];
        Array.Fill(_slots, Slot.Free);
        for (int index = 0; index < names.Length; index++)
        {
            int slot = SlotOf(_names[index]);
            while (_slots[slot].Index >= 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = new Slot(_names[index], index);
        }
    }

    public int Count => _names.Length;

    public ReadOnlySpan<byte> this[int index] => _names[index];

    /// <summary>How many bytes there are before the closing quote; negative where there are too many, or others than plain ones.</summary>
    /// <param name="first">The first byte after the opening quote; 32 bytes can be read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LengthAt(ref byte first)
    {
        int length = BitOperations.TrailingZeroCount(JsonScanner.Stops(Vector256.LoadUnsafe(ref first)));
        return length < 32 && Unsafe.Add(ref first, length) == (byte)'"' ? length : -1;
    }

    /// <summary>The index of a plain string; else <see cref="Other"/>.</summary>
    /// <param name="first">Its first byte; 32 bytes can be read.</param>
    /// <param name="length">How long it is, at most <see cref="MostAtOnce"/>; a quote comes behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindAt(ref byte first, int length)
    {
        Vector256<byte> bytes = Vector256.LoadUnsafe(ref first);
        ulong key;
        if (_isShort)
        {
            key = ShortKey(Unsafe.ReadUnaligned<ushort>(ref first), length);
        }
        else
        {
            key = Key(Start(Unsafe.ReadUnaligned<ulong>(ref first), length), Start(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, Math.Max(length - 8, 0))), length), length);
        }

        Slot[] slots = _slots;
        for (int slot = (int)((key * _factor) >> _shift); ; slot++)
        {
            // In bounds: the slots are a power of two.
            ref readonly Slot held = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(slots), slot & (slots.Length - 1));
            if ((Vector256.Equals(bytes, held.Text).ExtractMostSignificantBits() | held.Ignored) == uint.MaxValue)
            {
                return held.Index;
            }

            if (held.Index < 0)
            {
                return Other;
            }
        }
    }

    /// <summary>The index of a string; negative where it is none of these.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        if (_isShort && name.Length is 0 or > Slot.MaxLength)
        {
            return Other;
        }

        Slot[] slots = _slots;
        for (int slot = SlotOf(name); ; slot++)
        {
            int index = slots[slot & (slots.Length - 1)].Index;
            if (index < 0 || name.SequenceEqual(_names[index]))
            {
                return index;
            }
        }
    }

    private int SlotOf(ReadOnlySpan<byte> name) => (int)(((_isShort ? ShortKey(name) : Key(name)) * _factor) >> _shift);

    // A factor of the hash under which each name has a place of its own; else the one with the fewest collisions.
    private bool TryFactor(Func<byte[], ulong> key, out ulong best)
    {
        int fewest = int.MaxValue;
        ulong factor = 0x9E37_79B9_7F4A_7C15;
        best = factor;
        bool[] taken = new bool[1 << (64 - _shift)];
        for (int round = 0; round < Tries && fewest > 0; round++, factor = (factor * 0xD134_2543_DE82_EF95) | 1)
        {
            Array.Clear(taken);
            int collisions = 0;
            foreach (byte[] name in _names)
            {
                ref bool held = ref taken[(int)((key(name) * factor) >> _shift)];
                collisions += held ? 1 : 0;
                held = true;
            }

            if (collisions < fewest)
            {
                (fewest, best) = (collisions, factor);
            }
        }

        return fewest == 0;
    }

    // Of a name of one byte, the second is its closing quote.
    private static ulong ShortKey(ReadOnlySpan<byte> name) => ShortKey(name.Length > 1 ? BinaryPrimitives.ReadUInt16LittleEndian(name) : (ushort)(name[0] | ('"' << 8)), name.Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ShortKey(ushort start, int length) => ((ulong)start << 5) + (uint)length;

    private static ulong Key(byte[] name) => Key(name.AsSpan());

    // The first eight bytes and the last eight, which overlap or are the same where there are fewer than sixteen; and the length.
    private static ulong Key(ReadOnlySpan<byte> name)
    {
        ulong head = 0;
        if (name.Length >= sizeof(ulong))
        {
            return Key(BinaryPrimitives.ReadUInt64LittleEndian(name), BinaryPrimitives.ReadUInt64LittleEndian(name.Slice(name.Length - sizeof(ulong))), name.Length);
        }

        for (int index = name.Length - 1; index >= 0; index--)
        {
            head = (head << 8) | name[index];
        }

        return Key(head, head, name.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Key(ulong head, ulong tail, int length) => (head ^ BitOperations.RotateLeft(tail, 29)) + (uint)length;

    // Those of eight bytes that are a name's, where it has fewer.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Start(ulong bytes, int length) => Bmi2.X64.IsSupported ? Bmi2.X64.ZeroHighBits(bytes, (uint)length * 8) : bytes & Masks[Math.Min(length, 8)];

    private static ReadOnlySpan<ulong> Masks => [0, 0xFF, 0xFFFF, 0xFF_FFFF, 0xFFFF_FFFF, 0xFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF, 0xFF_FFFF_FFFF_FFFF, ulong.MaxValue];

    /// <summary>A name with its closing quote, where both fit in 32 bytes.</summary>
    private readonly struct Slot
    {
        public const int MaxLength = 31;

        public readonly Vector256<byte> Text;
        public readonly uint Ignored;
        public readonly int Index;

        public static Slot Free { get; } = new([], -1);

        public Slot(ReadOnlySpan<byte> name, int index)
        {
            Index = index;
            Span<byte> text = stackalloc byte[Vector256<byte>.Count];
            text.Clear();
            if (index >= 0 && name.Length <= MaxLength && name.IndexOfAny((byte)'"', (byte)'\\') < 0)
            {
                name.CopyTo(text);
                text[name.Length] = (byte)'"';
                Ignored = (uint)(ulong.MaxValue << (name.Length + 1));
            }

            Text = Vector256.Create<byte>(text);
        }
    }
}
