namespace Integrations.Contracts.Validation.Reading;

/// <summary>What looks at a text have found and later looks at the same values need not find again: where objects and arrays end.</summary>
internal sealed class KnownValues
{
    // By the position of an object or array: twice the position after it, and one more where its names were checked; 0 where nothing is known.
    private uint[] _ends = [];

    /// <summary>Forgets everything.</summary>
    /// <param name="count">How many positions there are.</param>
    public void Begin(int count)
    {
        if (_ends.Length < count)
        {
            _ends = new uint[Math.Max(count, 2 * _ends.Length)];
            return;
        }

        Array.Clear(_ends, 0, count);
    }

    /// <summary>How many positions there is room for.</summary>
    public int Capacity => _ends.Length;

    /// <summary>The position after the object or array at a position.</summary>
    /// <param name="position">Where it starts.</param>
    /// <param name="isAgain">Whether its names were checked in any case.</param>
    /// <param name="end">The position after it.</param>
    /// <returns>Whether it is known, and its names were checked.</returns>
    public bool TryEnd(int position, bool isAgain, out int end)
    {
        uint known = _ends[position];
        end = (int)(known >> 1);
        return (known & 1) != 0 || (isAgain && known != 0);
    }

    /// <summary>Notes where an object or array ends whose grammar was checked.</summary>
    public void AddEnd(int position, int end, bool hasDistinctNames)
    {
        if (end >= 0)
        {
            _ends[position] = ((uint)end << 1) | (hasDistinctNames ? 1U : 0);
        }
    }

    /// <summary>Forgets where the object or array at a position ends.</summary>
    public void Forget(int position) => _ends[position] = 0;
}
