using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

// Values that are looked at more than once. From the first such look on, a pass notes where objects and arrays end, so that a later look jumps over them.
public ref partial struct ReaderState
{
    /// <summary>Where the value of a member starts; negative where the object has no such member. Only looks: the text may not have been checked yet.</summary>
    /// <param name="position">Where the object starts.</param>
    /// <param name="name">The name, as UTF-8.</param>
    public int FindMember(int position, ReadOnlySpan<byte> name)
    {
        if (_found > 0 && _searched == position && IsName(_found, name))
        {
            return SkipName(_found);
        }

        for (int next = FirstMember(position); next >= 0;)
        {
            int value = SkipName(next);
            if (value < 0)
            {
                return JsonReading.Invalid;
            }

            if (IsName(next, name))
            {
                (_searched, _found) = (position, next);
                return value;
            }

            next = NextMember(SkipUnchecked(value));
        }

        return JsonReading.Invalid;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsName(int position, ReadOnlySpan<byte> name) => IsPlainString(position) ? PlainText(position).SequenceEqual(name) : IsOddName(position, name);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsOddName(int position, ReadOnlySpan<byte> name) => SkipOddString(position, out StringTraits traits) is >= 0 and int end && Resolve(position, end, traits).SequenceEqual(name);

    /// <summary>Opens the object at a position, as <see cref="OpenObject"/>, for the first of several looks.</summary>
    public ObjectPass OpenNoting(ref int position, MemberTable members)
    {
        _ = Note();
        return OpenObject(ref position, members);
    }

    /// <summary>The position after a value that another look checks.</summary>
    internal int SkipUnchecked(int position)
    {
        switch (ByteAt(position))
        {
            case (byte)'"':
                return IsPlainString(position) ? position + 2 : SkipOddString(position, out _);
            case (byte)'{' or (byte)'[':
                KnownValues known = Note();
                if (!known.TryEnd(position, true, out int end))
                {
                    end = SkipBrackets(position);
                    known.AddEnd(position, end, false);
                }

                return end;
            case 0:
                return JsonReading.Invalid;
            default:
                return position + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private KnownValues Note() => _known ?? BeginToNote();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private KnownValues BeginToNote() => _known = Buffers.BeginKnown(_count);

    // Of strings and numbers there is nothing to note.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NoteFrom(int end)
    {
        if (_known is null && end > 0 && ByteAt(end - 1) is (byte)'}' or (byte)']')
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

        end = IsAgain ? Known(position, SkipBrackets(position)) : JsonReading.Invalid;
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
