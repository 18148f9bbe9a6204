using System.Buffers;
using System.Numerics;

namespace Integrations.Contracts.Validation.Reading;

/// <summary>The buffers of one pass of emitted code, taken from the thread when a payload first needs one and put back at its end, so that a warm pass allocates nothing.</summary>
internal sealed class ReaderBuffers
{
    /// <summary>Up to so many names an object are compared one by one (vectorised, by hash); above, in a table.</summary>
    private const int MaxLinearNames = 64;

    /// <summary>Buffers beyond this many entries are not kept by the thread.</summary>
    private const int MaxKept = 64 * 1024;

    [ThreadStatic]
    private static ReaderBuffers? t_cached;

    // Names, a stack over all open objects: the hash, and where the raw name stands between its quotes.
    private uint[] _hashes = new uint[32];
    private (int Start, int Length)[] _names = new (int, int)[32];

    // Tables of those open objects that have many names: slots with 1 + the index of a name; 0 is free.
    private readonly List<NameTable> _tables = [];

    private byte[] _scratch = new byte[256];

    // Marks, a stack of sets: a word with the count of marks, then their words.
    private ulong[] _marks = new ulong[16];

    public int NameCount { get; private set; }

    public int MarkTop { get; set; }

    public Dictionary<long, int> Memo { get; } = [];

    public static ReaderBuffers Rent()
    {
        ReaderBuffers buffers = t_cached ?? new ReaderBuffers();
        t_cached = null;
        return buffers;
    }

    public static void Return(ReaderBuffers buffers)
    {
        buffers.ForgetNames(0);
        buffers.MarkTop = 0;
        if (buffers.Memo.Count > 0)
        {
            buffers.Memo.Clear();
        }

        if (buffers._hashes.Length <= MaxKept && buffers._scratch.Length <= MaxKept && buffers._marks.Length <= MaxKept && buffers.Memo.EnsureCapacity(0) <= MaxKept)
        {
            t_cached = buffers;
        }
    }

    public bool AddName(ReadOnlySpan<byte> json, int start, int end, int frame)
    {
        ReadOnlySpan<byte> name = json.Slice(start + 1, end - start - 2);
        (int Start, int Length) place = (start + 1, name.Length);
        if (name.Contains((byte)'\\'))
        {
            name = Unescape(name);
        }

        uint hash = Hash(name);
        int count = NameCount - frame;
        if (count >= MaxLinearNames)
        {
            if (!AddToTable(json, name, frame, count))
            {
                return false;
            }
        }
        else
        {
            ReadOnlySpan<uint> hashes = _hashes.AsSpan(frame, count);
            for (int from = 0; ;)
            {
                int hit = hashes.Slice(from).IndexOf(hash);
                if (hit < 0)
                {
                    break;
                }

                if (NameEquals(json, _names[frame + from + hit], name))
                {
                    return false;
                }

                from += hit + 1;
            }
        }

        if (NameCount == _hashes.Length)
        {
            Array.Resize(ref _hashes, 2 * NameCount);
            Array.Resize(ref _names, 2 * NameCount);
        }

        _hashes[NameCount] = hash;
        _names[NameCount] = place;
        NameCount++;
        return true;
    }

    public void ForgetNames(int frame)
    {
        NameCount = frame;
        while (_tables.Count > 0 && _tables[_tables.Count - 1].Frame >= frame)
        {
            ArrayPool<int>.Shared.Return(_tables[_tables.Count - 1].Slots);
            _tables.RemoveAt(_tables.Count - 1);
        }
    }

    public ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw)
    {
        if (_scratch.Length < raw.Length)
        {
            _scratch = new byte[Math.Max(raw.Length, 2 * _scratch.Length)];
        }

        return _scratch.AsSpan(0, JsonReading.Unescape(raw, _scratch));
    }

    public int BeginMarks(int count)
    {
        int words = (count + 63) / 64;
        int marks = MarkTop;
        while (marks + 1 + words > _marks.Length)
        {
            Array.Resize(ref _marks, 2 * _marks.Length);
        }

        _marks[marks] = (ulong)count;
        _marks.AsSpan(marks + 1, words).Clear();
        MarkTop = marks + 1 + words;
        return marks;
    }

    public int BeginMarksLike(int marks) => BeginMarks((int)_marks[marks]);

    public void Mark(int marks, int ordinal) => _marks[marks + 1 + (ordinal >> 6)] |= 1UL << (ordinal & 63);

    public void MarkAll(int marks) => _marks.AsSpan(marks + 1, WordsOf(marks)).Fill(ulong.MaxValue);

    public bool IsMarked(int marks, int ordinal) => (_marks[marks + 1 + (ordinal >> 6)] & (1UL << (ordinal & 63))) != 0;

    public void JoinMarks(int marks, int into)
    {
        int words = WordsOf(marks);
        for (int word = 1; word <= words; word++)
        {
            _marks[into + word] |= _marks[marks + word];
        }

        MarkTop = marks;
    }

    private int WordsOf(int marks) => (int)((_marks[marks] + 63) / 64);

    // The frame's names so far are moved into a table when the first one beyond the linear limit comes.
    private bool AddToTable(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name, int frame, int count)
    {
        int top = _tables.Count - 1;
        if (top < 0 || _tables[top].Frame != frame)
        {
            _tables.Add(new NameTable(frame, NewSlots(4 * MaxLinearNames)));
            top++;
            Refill(json, frame, count, _tables[top].Slots, 4 * MaxLinearNames);
            _tables[top] = _tables[top] with { Size = 4 * MaxLinearNames };
        }
        else if (2 * (count + 1) > _tables[top].Size)
        {
            int size = 2 * _tables[top].Size;
            ArrayPool<int>.Shared.Return(_tables[top].Slots);
            _tables[top] = new NameTable(frame, NewSlots(size)) { Size = size };
            Refill(json, frame, count, _tables[top].Slots, size);
        }

        NameTable table = _tables[top];
        int mask = table.Size - 1;
        for (int slot = SeededHash(name) & mask; ; slot = (slot + 1) & mask)
        {
            int held = table.Slots[slot];
            if (held == 0)
            {
                table.Slots[slot] = NameCount + 1;
                return true;
            }

            if (NameEquals(json, _names[held - 1], name))
            {
                return false;
            }
        }
    }

    private void Refill(ReadOnlySpan<byte> json, int frame, int count, int[] slots, int size)
    {
        byte[] unescaped = [];
        for (int index = frame; index < frame + count; index++)
        {
            ReadOnlySpan<byte> name = json.Slice(_names[index].Start, _names[index].Length);
            if (name.Contains((byte)'\\'))
            {
                // The scratch buffer may hold the name that is being added.
                unescaped = unescaped.Length < name.Length ? new byte[name.Length] : unescaped;
                name = unescaped.AsSpan(0, JsonReading.Unescape(name, unescaped));
            }

            int slot = SeededHash(name) & (size - 1);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            slots[slot] = index + 1;
        }
    }

    private static int[] NewSlots(int size)
    {
        int[] slots = ArrayPool<int>.Shared.Rent(size);
        slots.AsSpan(0, size).Clear();
        return slots;
    }

    private static bool NameEquals(ReadOnlySpan<byte> json, (int Start, int Length) place, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> raw = json.Slice(place.Start, place.Length);
        return raw.SequenceEqual(name) || (raw.Contains((byte)'\\') && JsonReading.UnescapedEquals(raw, name));
    }

    // Cheap: a false hit costs one comparison, and of a linear search there are at most 64.
    private static uint Hash(ReadOnlySpan<byte> name)
    {
        ulong mixed;
        if (name.Length >= 8)
        {
            ulong first = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(name);
            ulong last = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(name.Slice(name.Length - 8));
            mixed = first ^ BitOperations.RotateLeft(last, 29) ^ (ulong)name.Length;
        }
        else
        {
            mixed = (ulong)name.Length << 56;
            foreach (byte b in name)
            {
                mixed = (mixed << 8) ^ b ^ (mixed >> 56);
            }
        }

        return (uint)((mixed * 0x9E3779B97F4A7C15UL) >> 32);
    }

    // HashCode is seeded by the process: nobody can choose names that fall into one slot.
    private static int SeededHash(ReadOnlySpan<byte> name)
    {
        HashCode hash = default;
        hash.AddBytes(name);
        return hash.ToHashCode();
    }

    private readonly record struct NameTable(int Frame, int[] Slots)
    {
        public int Size { get; init; }
    }
}
