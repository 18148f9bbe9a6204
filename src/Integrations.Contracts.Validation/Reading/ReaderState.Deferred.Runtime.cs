using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation;

// Members that are passed over while it is open which schema they are held against, and checked once it is known.
public ref partial struct ReaderState
{
    /// <summary>The position after a value that a later look checks: by its brackets alone.</summary>
    public readonly int PassOver(int position)
    {
        switch (ByteAt(position))
        {
            case (byte)'"':
                return IsPlainString(position) ? position + 2 : SkipOddString(position, out _);
            case (byte)'{' or (byte)'[':
                return _known is not null && _known.TryEnd(position, true, out int end) ? end : SkipBrackets(position);
            case 0:
                return JsonReading.Invalid;
            default:
                return position + 1;
        }
    }

    /// <summary>Goes back into an object that was left, to the value of a member that was passed over.</summary>
    /// <returns><paramref name="position"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Reenter(int position)
    {
        Depth++;
        return position;
    }

    /// <summary>Ends what <see cref="Reenter"/> began.</summary>
    /// <returns><paramref name="end"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Left(int end)
    {
        Depth--;
        return end;
    }

    /// <summary>Refuses an object of whose members some were passed over: where it ends says nothing of its grammar.</summary>
    /// <param name="position">Where it starts, or a negative position.</param>
    /// <returns><see cref="JsonReading.Invalid"/>.</returns>
    public readonly int Forget(int position)
    {
        if (position >= 0)
        {
            _known?.Forget(position);
        }

        return JsonReading.Invalid;
    }
}
