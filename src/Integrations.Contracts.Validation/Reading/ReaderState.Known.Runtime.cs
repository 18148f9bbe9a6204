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
        ref KnownObject known = ref Note().At(json, position, out Span<KnownMember> members);
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
        (int next, int value) = (known.Next, known.Value);
        while (true)
        {
            if (value > 0)
            {
                value = SkipUnchecked(value);
                next = value < 0 ? JsonReading.Invalid : JsonReading.NextMember(json, value);
            }

            int end = JsonReading.SkipString(json, next, out bool hasEscapes);
            value = end < 0 ? JsonReading.Invalid : JsonReading.SkipColon(json, end);
            bool isKept = known.Count < members.Length;
            if (value < 0)
            {
                known.Next = isKept ? JsonReading.Invalid : known.Next;
                return JsonReading.Invalid;
            }

            KnownMember member = new(next + 1, end - next - 2, value, hasEscapes);
            if (isKept)
            {
                members[known.Count++] = member;
                (known.Next, known.Value) = (next, value);
            }

            if (member.Is(json, name))
            {
                return value;
            }
        }
    }

    /// <summary>Opens the object at a position, as <see cref="OpenObject"/>, for the first of several looks.</summary>
    public ObjectPass OpenNoting(ref int position, MemberTable members)
    {
        _ = Note();
        return OpenObject(ref position, members);
    }

    /// <summary>The position after a value that another look checks.</summary>
    internal int SkipUnchecked(int position)
    {
        if (JsonReading.Peek(_json, position) is not ((byte)'{' or (byte)'['))
        {
            return SkipValue(position);
        }

        KnownValues known = Note();
        if (!known.TryEnd(position, true, out int end))
        {
            end = JsonScanner.SkipBrackets(_json, position);
            known.AddEnd(position, end, false);
        }

        return end;
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

    /// <summary>The position after the object or array at a position, where it is known or the text was checked before.</summary>
    private readonly bool TryPass(int position, out int end)
    {
        if (_known is not null && _known.TryEnd(position, IsAgain, out end))
        {
            return true;
        }

        end = IsAgain ? Known(position, JsonScanner.SkipBrackets(_json, position)) : JsonReading.Invalid;
        return IsAgain;
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
