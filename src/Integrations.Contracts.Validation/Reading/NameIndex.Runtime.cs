using System.Buffers.Binary;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Reading;

/// <summary>A fixed set of strings, each with its index: names of members, values of an enum. Found where they stand in a text.</summary>
/// <remarks>
/// The strings are the schema's, so the hash needs no secret; its factor is chosen, of some, for the fewest collisions. It is of some bytes that every string has at the same place, its closing quote included, so that a string is
/// found where it stands in a text without a look for its end: by one load of 8 bytes for the hash and one of 32, which under a mask are compared with the name and its quote. Where no such place tells the strings apart, the hash
/// is of the first and last bytes and the length. What is not decided so (longer names, escapes, the end of the text) is left to the other way: the string is scanned, unescaped, and compared as a span.
/// </remarks>
internal sealed class NameIndex
{
    /// <summary>What <see cref="FindAt"/> says of a string without escapes that is none of these.</summary>
    public const int Other = -1;

    /// <summary>What <see cref="FindAt"/> says where it does not decide.</summary>
    public const int Undecided = -2;

    private const int Tries = 64;

    private readonly byte[][] _names;
    private readonly Slot[] _slots;
    private readonly ulong _factor;
    private readonly int _shift;

    // Where the bytes of the window begin that the key is of, and which of eight they are; no bytes where the key is of both ends and the length.
    private readonly int _window;
    private readonly ulong _windowMask;
    private readonly bool _hasLong;

    public NameIndex(string[] names)
    {
        _names = Array.ConvertAll(names, Wtf8.GetBytes);
        int log = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, 2 * names.Length)));
        _shift = 64 - log;
        _slots = new Slot[1 << log];
        Array.Fill(_slots, Slot.Free);
        _hasLong = Array.Exists(_names, name => name.Length is > Slot.MaxLength or 0);
        if (!TryWindow(out _window, out _windowMask, out _factor))
        {
            _ = Collisions(Key, out _factor);
        }

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

    /// <summary>The index of the string whose opening quote is before <paramref name="start"/>; else <see cref="Other"/> or <see cref="Undecided"/>.</summary>
    /// <param name="json">The text.</param>
    /// <param name="start">The position after the opening quote.</param>
    /// <param name="end">The position after the closing quote; nothing where undecided.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindAt(ReadOnlySpan<byte> json, int start, out int end)
    {
        end = 0;
        if (!Vector256.IsHardwareAccelerated || (ulong)(uint)start + 32 > (uint)json.Length)
        {
            return Undecided;
        }

        // In bounds: start + 32 <= Length, and the eight bytes of the window lie within.
        ref byte first = ref Unsafe.Add(ref MemoryMarshal.GetReference(json), start);
        Vector256<byte> bytes = Vector256.LoadUnsafe(ref first);
        if (_windowMask == 0)
        {
            return FindByEnds(ref first, start, bytes, out end);
        }

        Slot[] slots = _slots;
        ulong key = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, _window)) & _windowMask;
        for (int slot = (int)((key * _factor) >> _shift); ; slot++)
        {
            ref readonly Slot held = ref slots[slot & (slots.Length - 1)];
            if ((Vector256.Equals(bytes, held.Text).ExtractMostSignificantBits() | held.Ignored) == uint.MaxValue)
            {
                end = start + held.Length;
                return held.Index;
            }

            if (held.Index < 0)
            {
                return EndOfOther(ref first, start, bytes, out end);
            }
        }
    }

    /// <summary>As <see cref="FindAt"/>, for the commonest alone: one of these strings, that a look at its window finds first. Calls nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFindAt(ReadOnlySpan<byte> json, int start, out int index, out int end)
    {
        index = end = 0;
        if (!Vector256.IsHardwareAccelerated || (ulong)(uint)start + 32 > (uint)json.Length)
        {
            return false;
        }

        // In bounds: start + 32 <= Length, and the eight bytes of the window lie within.
        ref byte first = ref Unsafe.Add(ref MemoryMarshal.GetReference(json), start);
        ulong key = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, _window)) & _windowMask;
        Slot[] slots = _slots;
        ref readonly Slot held = ref slots[(int)((key * _factor) >> _shift) & (slots.Length - 1)];
        index = held.Index;
        end = start + held.Length;
        return (Vector256.Equals(Vector256.LoadUnsafe(ref first), held.Text).ExtractMostSignificantBits() | held.Ignored) == uint.MaxValue;
    }

    /// <summary>The index of a string; negative where it is none of these.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        if (_windowMask != 0 && name.Length is 0 or > Slot.MaxLength)
        {
            return Other;
        }

        for (int slot = SlotOf(name); ; slot++)
        {
            int index = _slots[slot & (_slots.Length - 1)].Index;
            if (index < 0 || name.SequenceEqual(_names[index]))
            {
                return index;
            }
        }
    }

    // A string that is none of these: where it ends.
    private int EndOfOther(ref byte first, int start, Vector256<byte> bytes, out int end)
    {
        int length = BitOperations.TrailingZeroCount(JsonScanner.Stops(bytes));
        bool isWhole = length < 32 && Unsafe.Add(ref first, length) == (byte)'"';
        end = isWhole ? start + length + 1 : 0;
        return isWhole && !_hasLong ? Other : Undecided;
    }

    private int FindByEnds(ref byte first, int start, Vector256<byte> bytes, out int end)
    {
        end = 0;
        int length = BitOperations.TrailingZeroCount(JsonScanner.Stops(bytes));
        if (length == 32 || Unsafe.Add(ref first, length) != (byte)'"')
        {
            return Undecided;
        }

        end = start + length + 1;
        ulong mask = Masks[Math.Min(length, 8)];
        ulong head = Unsafe.ReadUnaligned<ulong>(ref first) & mask;
        ulong key = Key(head, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, Math.Max(length - 8, 0))) & mask, length);
        Slot[] slots = _slots;
        for (int slot = (int)((key * _factor) >> _shift); ; slot++)
        {
            ref readonly Slot held = ref slots[slot & (slots.Length - 1)];
            if ((Vector256.Equals(bytes, held.Text).ExtractMostSignificantBits() | held.Ignored) == uint.MaxValue)
            {
                return held.Index;
            }

            if (held.Index < 0)
            {
                return _hasLong ? Undecided : Other;
            }
        }
    }

    private int SlotOf(ReadOnlySpan<byte> name) => (int)(((_windowMask != 0 ? WindowKey(name, _window, _windowMask) : Key(name)) * _factor) >> _shift);

    // A window that lies within every string and its closing quote, under whose bytes nearly all have a place of their own: of those with the fewest collisions, the first.
    private bool TryWindow(out int window, out ulong mask, out ulong factor)
    {
        (window, mask, factor) = (0, 0, 0);
        if (_hasLong || _names.Length == 0)
        {
            return false;
        }

        int shortest = _names.Min(name => name.Length) + 1;
        int width = Math.Min(shortest, 8);
        int fewest = Math.Max(1, _names.Length / 8);
        for (int start = 0; start <= Math.Min(shortest - width, Slot.MaxLength - 7) && fewest > 0; start++)
        {
            int from = start;
            ulong bytes = Masks[width];
            int collisions = Collisions(name => WindowKey(name, from, bytes), out ulong found);
            if (collisions < fewest)
            {
                (fewest, window, mask, factor) = (collisions, start, bytes, found);
            }
        }

        return mask != 0;
    }

    // How many names have to give way under the best factor.
    private int Collisions(Func<byte[], ulong> key, out ulong best)
    {
        int fewest = int.MaxValue;
        ulong factor = 0x9E37_79B9_7F4A_7C15;
        best = factor;
        ulong[] keys = Array.ConvertAll(_names, name => key(name));
        bool[] taken = new bool[_slots.Length];
        for (int round = 0; round < Tries && fewest > 0; round++, factor = (factor * 0xD134_2543_DE82_EF95) | 1)
        {
            Array.Clear(taken);
            int collisions = 0;
            foreach (ulong of in keys)
            {
                ref bool held = ref taken[(int)((of * factor) >> _shift)];
                collisions += held ? 1 : 0;
                held = true;
            }

            if (collisions < fewest)
            {
                (fewest, best) = (collisions, factor);
            }
        }

        return fewest;
    }

    private static ulong WindowKey(ReadOnlySpan<byte> name, int window, ulong mask)
    {
        Span<byte> text = stackalloc byte[Slot.MaxLength + 9];
        text.Clear();
        name.CopyTo(text);
        text[name.Length] = (byte)'"';
        return BinaryPrimitives.ReadUInt64LittleEndian(text.Slice(window)) & mask;
    }

    private static ulong Key(byte[] name) => Key(name.AsSpan());

    // The first eight bytes and the last eight, which overlap or are the same where there are fewer than sixteen; and the length.
    private static ulong Key(ReadOnlySpan<byte> name)
    {
        Span<byte> ends = stackalloc byte[16];
        ends.Clear();
        name.Slice(0, Math.Min(name.Length, 8)).CopyTo(ends);
        name.Slice(Math.Max(name.Length - 8, 0)).CopyTo(ends.Slice(8));
        return Key(BinaryPrimitives.ReadUInt64LittleEndian(ends), BinaryPrimitives.ReadUInt64LittleEndian(ends.Slice(8)), name.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Key(ulong head, ulong tail, int length) => (head ^ BitOperations.RotateLeft(tail, 29)) + (uint)length;

    // By how many of the first eight bytes are the name's.
    private static ReadOnlySpan<ulong> Masks => [0, 0xFF, 0xFFFF, 0xFF_FFFF, 0xFFFF_FFFF, 0xFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF, 0xFF_FFFF_FFFF_FFFF, ulong.MaxValue];

    /// <summary>A name with its closing quote, where both fit in 32 bytes.</summary>
    private readonly struct Slot
    {
        public const int MaxLength = 31;

        public readonly Vector256<byte> Text;
        public readonly uint Ignored;
        public readonly int Index;

        /// <summary>With the quote.</summary>
        public readonly int Length;

        public static Slot Free { get; } = new([], -1);

        public Slot(ReadOnlySpan<byte> name, int index)
        {
            Index = index;
            Length = name.Length + 1;
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
