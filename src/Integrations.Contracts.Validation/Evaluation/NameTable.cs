using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// Member names with what is asked of each, looked up by the hash that the tape has of every name.
/// Members mostly come in the order that the schema has them, so the name after the last one found is tried first; else a table with open addressing, half empty, is asked.
/// A hit is confirmed by comparing the name: equal hashes are no proof.
/// </summary>
internal sealed class NameTable
{
    private readonly uint[] _hashes;
    private readonly byte[][] _names;
    private readonly int[] _slots;

    public NameTable(List<string> names)
    {
        _hashes = new uint[names.Count];
        _names = new byte[names.Count][];
        int size = 4;
        while (size < names.Count * 2)
        {
            size *= 2;
        }

        _slots = new int[size];
        for (int i = 0; i < names.Count; i++)
        {
            NameKey key = NameKey.Of(names[i]);
            _names[i] = key.Utf8;
            _hashes[i] = key.Hash;
            int slot = (int)(key.Hash & (uint)(size - 1));
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            _slots[slot] = i + 1;
        }

        Nodes = new VerdictNode?[names.Count];
        IsRequired = new bool[names.Count];
        IsProperty = new bool[names.Count];
    }

    public int Count => _names.Length;

    /// <summary>The schema of each name's value; null where any will do.</summary>
    public VerdictNode?[] Nodes { get; }

    public bool[] IsRequired { get; }

    /// <summary>Whether the name stands in <c>properties</c>: else it is only required, and additional to everything else.</summary>
    public bool[] IsProperty { get; }

    /// <summary>The index of a name of the tape; negative where it is none of these.</summary>
    /// <param name="view">The tape.</param>
    /// <param name="name">The name's entry.</param>
    /// <param name="guess">The index to try first.</param>
    public int Find(in TapeView view, int name, int guess)
    {
        uint hash = view.Entries[name].Extra;
        uint[] hashes = _hashes;
        if ((uint)guess < (uint)hashes.Length && hashes[guess] == hash && view.StringEquals(name, _names[guess]))
        {
            return guess;
        }

        int[] slots = _slots;
        int mask = slots.Length - 1;
        for (int slot = (int)hash & mask; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            int index = slots[slot] - 1;
            if (hashes[index] == hash && view.StringEquals(name, _names[index]))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The index of any string of the tape, name or value; negative where it is none of these.</summary>
    public int FindString(in TapeView view, int index)
    {
        uint hash = view.StringHash(index);
        int mask = _slots.Length - 1;
        for (int slot = (int)hash & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            int candidate = _slots[slot] - 1;
            if (_hashes[candidate] == hash && view.StringEquals(index, _names[candidate]))
            {
                return candidate;
            }
        }

        return -1;
    }
}
