namespace Integrations.Contracts.Validation.Json;

/// <summary>The names of an object, where two of them have one hash, or where they are many.</summary>
/// <remarks>
/// Two hashes that are equal refuse nothing: the names themselves are compared. Above <see cref="DistinctHashes.Most"/> names a table takes over, so that the cost stays linear;
/// the hash is keyed, so that a sender cannot make it otherwise.
/// </remarks>
internal sealed class DuplicateNames
{
    /// <summary>A set that has grown beyond that many names is not kept for the thread's next text.</summary>
    private const int MaxKept = 64 * 1024;

    [ThreadStatic]
    private static DuplicateNames? s_cached;

    private uint[] _hashes = new uint[128];
    private int[] _offsets = new int[128];
    private int[]? _table;
    private int _count;

    private DuplicateNames()
    {
    }

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
        _count = 0;
        if (_offsets.Length <= MaxKept)
        {
            s_cached = this;
        }
    }

    /// <summary>Adds a name.</summary>
    /// <param name="hash">Its hash.</param>
    /// <param name="start">Where its opening quote stands.</param>
    public void Add(uint hash, int start)
    {
        if (_count == _offsets.Length)
        {
            Array.Resize(ref _offsets, _count * 2);
            Array.Resize(ref _hashes, _count * 2);
        }

        _hashes[_count] = hash;
        _offsets[_count++] = start;
    }

    /// <summary>Whether no two of the names are equal.</summary>
    public bool AreDistinct(ReadOnlySpan<byte> json) => _count <= DistinctHashes.Most ? AreFewDistinct(json) : AreManyDistinct(json);

    private bool AreFewDistinct(ReadOnlySpan<byte> json)
    {
        for (int index = 1; index < _count; index++)
        {
            for (int other = 0; other < index; other++)
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
    private bool AreManyDistinct(ReadOnlySpan<byte> json)
    {
        int size = 256;
        while (size < _count * 2L && size < 1 << 30)
        {
            size *= 2;
        }

        int[] table = _table is { } kept && kept.Length >= size ? kept : new int[size];
        _table = size <= MaxKept ? table : null;
        Span<int> slots = table.AsSpan(0, size);
        slots.Clear();
        for (int index = 0; index < _count; index++)
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
}
