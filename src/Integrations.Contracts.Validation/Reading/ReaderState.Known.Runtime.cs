using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

// Values that are looked at more than once. From the first such look on, a pass notes where objects and arrays end and where members are, so that a later look jumps to what it asks about.
public ref partial struct ReaderState
{
    /// <summary>Where the value of a member starts; negative where the object has no such member. Only looks: the text may not have been checked yet.</summary>
    /// <param name="position">Where the object starts.</param>
    /// <param name="name">The name, as UTF-8.</param>
    public int FindMember(int position, ReadOnlySpan<byte> name)
    {
        MemberWalk walk = Walk(position);
        while (Next(ref walk, out KnownMember member))
        {
            if (member.Is(_json, name))
            {
                return member.Value;
            }
        }

        return JsonReading.Invalid;
    }

    /// <summary>Opens the object at a position, as <see cref="OpenObject"/>, for the first of several looks.</summary>
    public ObjectPass OpenNoting(ref int position, MemberTable members)
    {
        _ = Note();
        return OpenObject(ref position, members);
    }

    /// <summary>Begins to go over the members of an object, of whose text nothing need be checked yet.</summary>
    internal MemberWalk Walk(int position) => Note().Walk(_json, position);

    /// <summary>The next member; false after the last, and where the text is wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Next(ref MemberWalk walk, out KnownMember member)
    {
        if (walk.Index < walk.Object.Count)
        {
            member = walk.Members[walk.Index++];
            return true;
        }

        return GoOn(ref walk, out member);
    }

    // The value of the last member that is kept need not have been passed over.
    private bool GoOn(ref MemberWalk walk, out KnownMember member)
    {
        ReadOnlySpan<byte> json = _json;
        ref KnownObject known = ref walk.Object;
        if (known.Value > 0)
        {
            int after = SkipUnchecked(known.Value);
            known.Next = after < 0 ? JsonReading.Invalid : JsonReading.NextMember(json, after);
        }

        int end = JsonReading.SkipString(json, known.Next, out bool hasEscapes);
        int value = end < 0 ? JsonReading.Invalid : JsonReading.SkipColon(json, end);
        member = new KnownMember(known.Next + 1, end - known.Next - 2, value, hasEscapes);
        known.Value = Math.Max(value, 0);
        known.Next = value < 0 ? JsonReading.Invalid : known.Next;
        if (walk.Index < walk.Members.Length)
        {
            if (value >= 0)
            {
                walk.Members[known.Count++] = member;
            }

            walk.Kept = known;
        }

        walk.Index++;
        return value >= 0;
    }

    private int SkipUnchecked(int position)
    {
        if (_json[position] is not ((byte)'{' or (byte)'['))
        {
            return SkipValue(position);
        }

        ReaderCheckpoint before = Save();
        IsAgain = true;
        position = SkipValue(position);
        Restore(before);
        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private KnownValues Note() => _known ?? BeginToNote();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private KnownValues BeginToNote()
    {
        _known = Buffers.Known;
        _known.Begin();
        return _known;
    }

    // Of strings and numbers there is nothing to note.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NoteFrom(int end)
    {
        if (_known is null && end > 0 && _json[end - 1] is (byte)'}' or (byte)']')
        {
            _ = BeginToNote();
        }
    }

    /// <summary>The position after the object or array at a position, where it is known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryKnown(int position, out int end)
    {
        end = 0;
        return _known is not null && _known.TryEnd(position, IsAgain, out end);
    }

    /// <summary>Notes where an object or array ends that holds.</summary>
    /// <returns><paramref name="end"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int Known(int position, int end)
    {
        _known?.AddEnd(position, end, !IsAgain);
        return end;
    }
}
