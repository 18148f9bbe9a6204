using System.ComponentModel;
using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

/// <summary>The names met so far in each object that is open, for refusing two of the same name: for emitted code and the scanner, which keep no other record of a name.</summary>
/// <remarks>
/// The naive way keeps each name and compares it with all before it. Here a name leaves its hash and its place on a stack, and an object is looked at once, when it closes: hashes against hashes,
/// many at a time, and only where two are equal the names themselves (so a collision never refuses anything). Above <see cref="DistinctHashes.Most"/> names a table takes over, so that the cost stays linear;
/// the hash is keyed, so that a sender cannot make it otherwise.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DuplicateNames
{
    /// <summary>A set that has grown beyond that many names is not kept for the thread's next text.</summary>
    private const int MaxKept = 64 * 1024;

    [ThreadStatic]
    private static DuplicateNames? s_cached;

    // Some room behind the last hash, for DistinctHashes.
    private uint[] _hashes = new uint[128 + DistinctHashes.Slack];
    private int[] _offsets = new int[128];
    private int[] _open = new int[64];
    private int[]? _table;

    private DuplicateNames()
    {
    }

    /// <summary>How many names are held. What an object adds starts here: keep it when the object opens.</summary>
    public int Count { get; private set; }

    /// <summary>How many containers are open.</summary>
    internal int OpenCount { get; private set; }

    /// <summary>Whether the innermost open container is an object.</summary>
    internal bool IsInObject => _open[OpenCount - 1] >= 0;

    /// <summary>An empty set: the thread's own where it is free.</summary>
    public static DuplicateNames Rent()
    {
        DuplicateNames? names = s_cached;
        if (names is null)
        {
            return new DuplicateNames();
        }

        s_cached = null;
        return names;
    }

    /// <summary>Gives the set back. Not doing so is safe; the next one is new then.</summary>
    public void Return()
    {
        Count = 0;
        OpenCount = 0;
        if (_offsets.Length <= MaxKept && _open.Length <= MaxKept)
        {
            s_cached = this;
        }
    }

    /// <summary>Adds a name of the object that is open.</summary>
    /// <param name="json">The text.</param>
    /// <param name="start">Where the name's opening quote stands.</param>
    /// <param name="end">The position after its closing quote.</param>
    /// <param name="hasEscapes">Whether there is an escape in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ReadOnlySpan<byte> json, int start, int end, bool hasEscapes)
    {
        Add(hasEscapes ? JsonString.HashEscaped(json.Slice(start + 1, end - start - 2)) : NameHash.Within(json, start + 1, end - start - 2), start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(uint hash, int start)
    {
        int count = Count;
        if ((uint)count >= (uint)_offsets.Length)
        {
            Grow();
        }

        _hashes[count] = hash;
        _offsets[count] = start;
        Count = count + 1;
    }

    /// <summary>Whether no two of the names added since <see cref="Count"/> was <paramref name="mark"/> are equal; forgets them.</summary>
    /// <param name="json">The text.</param>
    /// <param name="mark">What <see cref="Count"/> was when the object opened.</param>
    public bool AreDistinct(ReadOnlySpan<byte> json, int mark)
    {
        int count = Count - mark;
        if (count <= 1)
        {
            Count = mark;
            return true;
        }

        bool areDistinct = count <= DistinctHashes.Most
            ? DistinctHashes.AreDistinct(_hashes, mark, count) || AreNamesDistinct(json, mark, count)
            : AreManyDistinct(json, mark, count);
        Count = mark;
        return areDistinct;
    }

    internal void Open(int mark)
    {
        if ((uint)OpenCount >= (uint)_open.Length)
        {
            Array.Resize(ref _open, _open.Length * 2);
        }

        _open[OpenCount++] = mark;
    }

    internal int Close() => _open[--OpenCount];

    /// <summary>Forgets what was added and opened since.</summary>
    internal void Reset(int count, int openCount)
    {
        Count = count;
        OpenCount = openCount;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AreNamesDistinct(ReadOnlySpan<byte> json, int mark, int count)
    {
        for (int index = mark + 1; index < mark + count; index++)
        {
            for (int other = mark; other < index; other++)
            {
                if (_hashes[other] == _hashes[index] && JsonString.EqualAt(json, _offsets[other], _offsets[index]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Open addressing over twice the names or more; a slot holds the index of a name, plus one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AreManyDistinct(ReadOnlySpan<byte> json, int mark, int count)
    {
        int size = 256;
        while (size < count * 2L && size < 1 << 30)
        {
            size *= 2;
        }

        int[] table = _table is { } kept && kept.Length >= size ? kept : new int[size];
        _table = size <= MaxKept ? table : null;
        Span<int> slots = table.AsSpan(0, size);
        slots.Clear();
        for (int index = mark; index < mark + count; index++)
        {
            uint hash = _hashes[index];
            int slot = (int)(hash & (uint)(size - 1));
            for (int entry = slots[slot]; entry != 0; entry = slots[slot])
            {
                if (_hashes[entry - 1] == hash && JsonString.EqualAt(json, _offsets[entry - 1], _offsets[index]))
                {
                    return false;
                }

                slot = (slot + 1) & (size - 1);
            }

            slots[slot] = index + 1;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        Array.Resize(ref _offsets, _offsets.Length * 2);
        Array.Resize(ref _hashes, _offsets.Length + DistinctHashes.Slack);
    }
}
