using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Reading;

/// <summary>
/// What looks at a text have found and later looks at the same values need not find again: where objects and arrays end, and where the values of an object's members start.
/// Both are caches of a fixed size, by position: what another position has displaced is looked for anew. Nothing is cleared between passes: an entry has the number of its pass.
/// </summary>
internal sealed class KnownValues
{
    /// <summary>Shorter values are passed over as quickly as they are looked up.</summary>
    public const int ShortestValue = 24;

    /// <summary>How many members of one object are kept, in the order of the text.</summary>
    public const int MembersOfOne = 24;

    private const int EndBits = 8, ObjectBits = 4;

    private readonly KnownEnd[] _ends = new KnownEnd[1 << EndBits];
    private readonly KnownObject[] _objects = new KnownObject[1 << ObjectBits];
    private readonly KnownMember[] _members = new KnownMember[MembersOfOne << ObjectBits];
    private uint _pass;

    /// <summary>Forgets everything.</summary>
    public void Begin()
    {
        if (++_pass == 0)
        {
            Array.Clear(_ends);
            Array.Clear(_objects);
            _pass = 1;
        }
    }

    /// <summary>The position after the object or array at a position.</summary>
    /// <param name="position">Where it starts.</param>
    /// <param name="isAgain">Whether its names were checked in any case.</param>
    /// <param name="end">The position after it.</param>
    /// <returns>Whether it is known, and its names were checked.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnd(int position, bool isAgain, out int end)
    {
        ref readonly KnownEnd known = ref _ends[Slot(position, EndBits)];
        end = known.End;
        return known.Key == Key(position) && (known.HasDistinctNames || isAgain);
    }

    /// <summary>Notes where an object or array ends whose grammar was checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddEnd(int position, int end, bool hasDistinctNames)
    {
        if (end - position >= ShortestValue)
        {
            _ends[Slot(position, EndBits)] = new KnownEnd { Key = Key(position), End = end, HasDistinctNames = hasDistinctNames };
        }
    }

    /// <summary>The object at a position, and those of its members that were come by.</summary>
    public ref KnownObject At(ReadOnlySpan<byte> json, int position, out Span<KnownMember> members)
    {
        int slot = Slot(position, ObjectBits);
        ref KnownObject known = ref _objects[slot];
        members = _members.AsSpan(slot * MembersOfOne, MembersOfOne);
        if (known.Key != Key(position))
        {
            known = new KnownObject { Key = Key(position), Next = JsonReading.FirstMember(json, position) };
        }

        return ref known;
    }

    // The arithmetic is of unsigned numbers: the cast loses what does not count.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Slot(int position, int bits) => (int)(((uint)position * 0x9E37_79B9) >> (32 - bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Key(int position) => ((long)_pass << 32) | (uint)position;

    private struct KnownEnd
    {
        public long Key;
        public int End;
        public bool HasDistinctNames;
    }
}

/// <summary>An object of which some members were come by.</summary>
internal struct KnownObject
{
    public long Key;

    /// <summary>How many members are kept.</summary>
    public int Count;

    /// <summary>Where the name of the next one starts, once the value of the last one is passed over; negative where there is none.</summary>
    public int Next;

    /// <summary>Where the value of the last one starts that is not passed over yet; 0 where it is.</summary>
    public int Value;
}

/// <summary>A member of an object.</summary>
/// <param name="Name">Where its name starts, after the quote.</param>
/// <param name="Length">How long it is, as it stands.</param>
/// <param name="Value">Where its value starts.</param>
/// <param name="HasEscapes">Whether there are escapes in the name.</param>
internal readonly record struct KnownMember(int Name, int Length, int Value, bool HasEscapes)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name) =>
        HasEscapes ? JsonString.Equals(json.Slice(Name, Length), name) : Length == name.Length && json.Slice(Name, Length).SequenceEqual(name);
}
