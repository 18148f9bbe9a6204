using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// Member names with what is asked of each, looked up by the hash that the tape has of every name.
/// Members mostly come in the order that the schema has them, so the name after the last one found is tried first; else a table with open addressing, half empty, is asked.
/// A hit is confirmed by comparing the name: equal hashes are no proof.
/// </summary>
internal sealed class NameTable
{
    private readonly int[] _slots;

    public NameTable(List<string> names)
    {
        Entries = new NameEntry[names.Count];
        int size = 4;
        while (size < names.Count * 2)
        {
            size *= 2;
        }

        _slots = new int[size];
        for (int i = 0; i < names.Count; i++)
        {
            var text = new TextKey(names[i]);
            Entries[i].Text = text;
            int slot = (int)(text.Hash & (uint)(size - 1));
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            _slots[slot] = i + 1;
        }
    }

    public NameEntry[] Entries { get; }

    public int Count => Entries.Length;

    /// <summary>Whether a name of the tape is that of an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(in TapeView view, in TapeEntry name, int index) => Entries[index].Text.Hash == name.Extra && view.StringIs(name, Entries[index].Text);

    /// <summary>The index of a name of the tape; negative where it is none of these.</summary>
    public int Find(in TapeView view, in TapeEntry name) => Find(view, name, name.Extra);

    /// <summary>The index of any string of the tape, name or value; negative where it is none of these.</summary>
    public int FindString(in TapeView view, int index) => Find(view, view.Entries[index], view.StringHash(index));

    private int Find(in TapeView view, in TapeEntry text, uint hash)
    {
        NameEntry[] entries = Entries;
        int[] slots = _slots;
        int mask = slots.Length - 1;
        for (int slot = (int)hash & mask; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            int index = slots[slot] - 1;
            if (entries[index].Text.Hash == hash && view.StringIs(text, entries[index].Text))
            {
                return index;
            }
        }

        return -1;
    }
}

/// <summary>A name, and what is asked of its value by whatever speaks of it: <c>properties</c>, <c>patternProperties</c>, <c>additionalProperties</c>.</summary>
internal struct NameEntry
{
    public TextKey Text;

    /// <summary>Null where any value will do.</summary>
    public VerdictNode? Node;

    /// <summary>The nodes beside <see cref="Node"/>; null where there are none.</summary>
    public VerdictNode[]? Others;

    /// <summary>The node's <see cref="VerdictNode.Passes"/>, at hand; all where there is none.</summary>
    public int Passes;

    /// <summary>The node's <see cref="VerdictNode.Kinds"/>.</summary>
    public int Kinds;

    /// <summary>1 where the name is required, else 0.</summary>
    public byte Required;

    /// <summary>Whether the member counts as evaluated.</summary>
    public bool IsEvaluated;
}
