using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Reading;

/// <summary>The names of all objects that are open and that no table knows: a stack of hashes, looked at once an object, when it closes.</summary>
internal sealed class OpenNames
{
    // Some room behind the last hash, for DistinctHashes.
    private uint[] _hashes = new uint[64 + DistinctHashes.Slack];
    private int[] _starts = new int[64];

    /// <summary>How many there are: where those of an object begin that is being opened.</summary>
    public int Count { get; private set; }

    public int Capacity => _starts.Length;

    /// <summary>Adds a name of the object that was opened last.</summary>
    /// <param name="json">The text.</param>
    /// <param name="start">Where its opening quote stands.</param>
    /// <param name="end">The position after its closing quote.</param>
    /// <param name="hasEscapes">Whether there is an escape in it.</param>
    public void Add(ReadOnlySpan<byte> json, int start, int end, bool hasEscapes)
    {
        if (hasEscapes)
        {
            Add(start, JsonString.HashEscaped(json.Slice(start + 1, end - start - 2)));
        }
        else
        {
            Add(json, start, end - start - 2);
        }
    }

    /// <summary>Adds a name without escapes.</summary>
    /// <param name="json">The text.</param>
    /// <param name="start">Where its opening quote stands.</param>
    /// <param name="length">How long it is, without its quotes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ReadOnlySpan<byte> json, int start, int length) => Add(start, NameHash.Within(json, start + 1, length));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int start, uint hash)
    {
        int count = Count;
        if (count == _starts.Length)
        {
            Grow();
        }

        _hashes[count] = hash;
        _starts[count] = start;
        Count = count + 1;
    }

    /// <summary>Whether no two of the names from <paramref name="first"/> on are equal; forgets them.</summary>
    public bool AreDistinct(ReadOnlySpan<byte> json, int first)
    {
        int count = Count - first;
        bool areDistinct = count <= 1 || (count <= DistinctHashes.Most && DistinctHashes.AreDistinct(_hashes, first, count)) || AreNamesDistinct(json, first);
        Count = first;
        return areDistinct;
    }

    /// <summary>Forgets those from <paramref name="count"/> on.</summary>
    public void Reset(int count) => Count = count;

    // Two hashes are equal, or there are many.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AreNamesDistinct(ReadOnlySpan<byte> json, int first)
    {
        DuplicateNames names = DuplicateNames.Rent();
        for (int index = first; index < Count; index++)
        {
            names.Add(_hashes[index], _starts[index]);
        }

        bool areDistinct = names.AreDistinct(json);
        names.Return();
        return areDistinct;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        Array.Resize(ref _starts, _starts.Length * 2);
        Array.Resize(ref _hashes, _starts.Length + DistinctHashes.Slack);
    }
}
