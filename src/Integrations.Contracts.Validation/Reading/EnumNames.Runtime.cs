using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

/// <summary>
/// The names in JSON of an emitted enum, whose values are 0, 1, 2, ... in the order of the names. A name is found by a hash of its length, its first bytes and its last bytes, with a multiplier
/// for which as few names as can be share a slot; what the slot holds is compared whole.
/// </summary>
/// <typeparam name="T">The enum; its underlying type is <see cref="int"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumNames<T>
    where T : struct, Enum
{
    // Multipliers tried for a table without clashes; what still clashes after them is looked for in the next slots.
    private const int MaxTries = 64;

    // Longer text than this is not transcoded on the stack.
    private const int StackLength = 256;

    private readonly string[] _names;
    private readonly byte[][] _utf8;
    private readonly byte[][] _json;

    // Indices of names, plus one; 0 is a free slot. Twice as many slots as names at least, so that there is always one.
    private readonly ushort[] _slots;
    private readonly int _shift;
    private readonly ulong _multiplier;

    /// <summary>Makes the table.</summary>
    /// <param name="names">The names, in the order of the values.</param>
    /// <exception cref="ArgumentNullException"><paramref name="names"/> is null.</exception>
    public EnumNames(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(names.Length, ushort.MaxValue - 1, nameof(names));
        _names = names;
        _utf8 = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
        _json = Array.ConvertAll(names, Quote);
        int bits = 1;
        while (1 << bits < names.Length * 2)
        {
            bits++;
        }

        _shift = 64 - bits;
        _slots = new ushort[1 << bits];
        ulong multiplier = 0x9E3779B97F4A7C15;
        int fewest = int.MaxValue;
        for (int tries = 0; tries < MaxTries && fewest > 0; tries++, multiplier = unchecked((multiplier * 6364136223846793005) + 2))
        {
            int clashes = Clashes(multiplier);
            if (clashes < fewest)
            {
                fewest = clashes;
                _multiplier = multiplier;
            }
        }

        for (int index = 0; index < _utf8.Length; index++)
        {
            int slot = Slot(_utf8[index], _multiplier);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = (ushort)(index + 1);
        }
    }

    /// <summary>The index of a name, which is the number of its value; -1 where there is none. Allocates nothing.</summary>
    /// <param name="utf8Name">The name, without quotes and escapes; capitals matter.</param>
    public int Find(ReadOnlySpan<byte> utf8Name)
    {
        ushort[] slots = _slots;
        for (int slot = Slot(utf8Name, _multiplier); ; slot++)
        {
            int index = slots[slot & (slots.Length - 1)] - 1;
            if (index < 0 || utf8Name.SequenceEqual(_utf8[index]))
            {
                return index;
            }
        }
    }

    /// <summary>The value of a name.</summary>
    /// <param name="utf8Name">The name, without quotes and escapes; capitals matter.</param>
    /// <param name="value">The value; the enum's first where the name is none of its names.</param>
    public bool TryParse(ReadOnlySpan<byte> utf8Name, out T value)
    {
        int index = Find(utf8Name);
        value = Value(Math.Max(index, 0));
        return index >= 0;
    }

    /// <summary>The value of a name.</summary>
    /// <param name="name">The name; capitals matter.</param>
    /// <param name="value">The value; the enum's first where the name is none of its names.</param>
    public bool TryParse(string? name, out T value)
    {
        if (name is null)
        {
            value = default;
            return false;
        }

        Span<byte> utf8 = name.Length <= StackLength / 3 ? stackalloc byte[StackLength] : new byte[Encoding.UTF8.GetMaxByteCount(name.Length)];
        return TryParse(utf8[..Encoding.UTF8.GetBytes(name, utf8)], out value);
    }

    /// <summary>The name of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enum's.</exception>
    public string ToWireName(T value) => _names[Index(value)];

    // The name as JSON text, with its quotes.
    internal ReadOnlySpan<byte> ToJson(T value) => _json[Index(value)];

    private static T Value(int index) => Unsafe.As<int, T>(ref index);

    private int Index(T value)
    {
        int index = Unsafe.As<T, int>(ref value);
        return (uint)index < (uint)_names.Length ? index : throw new ArgumentOutOfRangeException(nameof(value), value, "not a value of the enum");
    }

    private int Clashes(ulong multiplier)
    {
        bool[] isTaken = new bool[_slots.Length];
        int clashes = 0;
        foreach (byte[] name in _utf8)
        {
            ref bool slot = ref isTaken[Slot(name, multiplier)];
            clashes += slot ? 1 : 0;
            slot = true;
        }

        return clashes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(ReadOnlySpan<byte> name, ulong multiplier)
    {
        ulong word;
        if (name.Length >= 8)
        {
            word = BinaryPrimitives.ReadUInt64LittleEndian(name) ^ ulong.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]), 29);
        }
        else
        {
            word = 0;
            foreach (byte unit in name)
            {
                word = (word << 8) | unit;
            }
        }

        word ^= (ulong)name.Length << 56;
        word *= multiplier;
        return (int)((word ^ (word >> 32)) * multiplier >> _shift);
    }

    private static byte[] Quote(string name) => [(byte)'"', .. JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"'];
}
