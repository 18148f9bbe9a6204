using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// Member names with what is asked of each, looked up by the hash that the tape has of every name, in a table with open addressing. Which bits of the hash are taken is chosen so that
/// few names, or none, share a slot: then a look-up is a load and a comparison, and no branch depends on which of the names it is.
/// A hit is confirmed by comparing the name: equal hashes are no proof.
/// </summary>
internal sealed class NameTable
{
    /// <summary>With more names than that, no choice of bits keeps them all apart.</summary>
    private const int MaxChoices = 48;

    private readonly int[] _slots;
    private readonly int _shift;

    public NameTable(List<string> names)
    {
        Entries = new NameEntry[names.Count];
        for (int i = 0; i < names.Count; i++)
        {
            Entries[i].Text = new TextKey(names[i]);
        }

        int bits = 2;
        while (1 << bits < names.Count * 4)
        {
            bits++;
        }

        _slots = new int[1 << bits];
        _shift = ChooseShift(bits);
        for (int i = 0; i < names.Count; i++)
        {
            int slot = SlotOf(Entries[i].Text.Hash);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = i + 1;
        }
    }

    public NameEntry[] Entries { get; }

    public int Count => Entries.Length;

    /// <summary>The index of a name of the tape; negative where it is none of these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(in TapeView view, in TapeEntry name) => Find(view, name, name.Extra);

    /// <summary>The index of any string of the tape, name or value; negative where it is none of these.</summary>
    public int FindString(in TapeView view, int index) => Find(view, view.Entries[index], view.StringHash(index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(in TapeView view, in TapeEntry text, uint hash)
    {
        NameEntry[] entries = Entries;
        int[] slots = _slots;
        int slot = (int)(hash >> _shift) & (slots.Length - 1);
        int index = slots[slot] - 1;
        if ((uint)index >= (uint)entries.Length)
        {
            return -1;
        }

        return entries[index].Text.Hash == hash && view.StringIs(text, entries[index].Text) ? index : FindNext(view, text, hash, slot);
    }

    /// <summary>In the slots after the first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindNext(in TapeView view, in TapeEntry text, uint hash, int slot)
    {
        int mask = _slots.Length - 1;
        while (true)
        {
            slot = (slot + 1) & mask;
            int index = _slots[slot] - 1;
            if (index < 0 || (Entries[index].Text.Hash == hash && view.StringIs(text, Entries[index].Text)))
            {
                return index;
            }
        }
    }

    private int SlotOf(uint hash) => (int)(hash >> _shift) & (_slots.Length - 1);

    /// <summary>Which bits of a hash tell the names apart best.</summary>
    private int ChooseShift(int bits)
    {
        int best = 0;
        int fewest = int.MaxValue;
        var taken = new bool[Entries.Length <= MaxChoices ? 1 << bits : 0];
        for (int shift = 0; shift <= 32 - bits && taken.Length > 0 && fewest > 0; shift++)
        {
            Array.Clear(taken, 0, taken.Length);
            int collisions = 0;
            foreach (NameEntry entry in Entries)
            {
                ref bool slot = ref taken[(int)(entry.Text.Hash >> shift) & (taken.Length - 1)];
                collisions += slot ? 1 : 0;
                slot = true;
            }

            if (collisions < fewest)
            {
                (best, fewest) = (shift, collisions);
            }
        }

        return best;
    }
}

/// <summary>A name, and what is asked of its value by whatever speaks of it: <c>properties</c>, <c>patternProperties</c>, <c>additionalProperties</c>.</summary>
internal struct NameEntry
{
    public TextKey Text;

    /// <summary>Null where any value will do.</summary>
    public VerdictNode? Node;

    /// <summary>The node's <see cref="VerdictNode.Passes"/>, at hand; all where there is none.</summary>
    public int Passes;

    /// <summary>The node's <see cref="VerdictNode.Kinds"/>.</summary>
    public int Kinds;

    /// <summary>1 where the name is required, else 0.</summary>
    public byte Required;

    /// <summary>Whether the member counts as evaluated.</summary>
    public bool IsEvaluated;
}
