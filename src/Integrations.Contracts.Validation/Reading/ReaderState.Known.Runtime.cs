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
        ReadOnlySpan<byte> json = _json;
        ref KnownObject known = ref Note().ObjectAt(json, position, out Span<KnownMember> members);
        for (int index = 0; index < known.Count; index++)
        {
            if (members[index].Is(json, name))
            {
                return members[index].Value;
            }
        }

        return known.Next < 0 ? JsonReading.Invalid : FindNextMember(ref known, members, name);
    }

    // Goes on where the last look ended: at the value of the last member that is kept, which nobody may have asked to pass over.
    private int FindNextMember(ref KnownObject known, Span<KnownMember> members, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> json = _json;
        ReaderCheckpoint before = Save();
        IsAgain = true;
        int found = JsonReading.Invalid;
        for (KnownObject last = known; found < 0;)
        {
            if (last.Value > 0)
            {
                int after = SkipValue(last.Value);
                last.Next = after < 0 ? JsonReading.Invalid : JsonReading.NextMember(json, after);
                last.Value = 0;
            }

            int end = JsonReading.SkipString(json, last.Next, out bool hasEscapes);
            int value = end < 0 ? JsonReading.Invalid : JsonReading.SkipColon(json, end);
            KnownMember member = value < 0 ? default : new(last.Next + 1, end - last.Next - 2, value, hasEscapes);
            last.Next = value < 0 ? JsonReading.Invalid : last.Next;
            last.Value = value;
            if (last.Count < members.Length)
            {
                if (value >= 0)
                {
                    members[last.Count++] = member;
                }

                known = last;
            }

            if (value < 0)
            {
                break;
            }

            found = member.Is(json, name) ? value : JsonReading.Invalid;
        }

        Restore(before);
        return found;
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
