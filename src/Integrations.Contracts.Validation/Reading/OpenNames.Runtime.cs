using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Reading;

/// <summary>The names of all objects that are open and that no table knows: a stack, looked at once an object, when it closes.</summary>
internal sealed class OpenNames
{
    private int[] _starts = new int[64];

    // Without the quotes; the complement where there are escapes.
    private int[] _lengths = new int[64];

    // Made when an object closes that has some. Some room behind the last, for DistinctHashes.
    private uint[] _hashes = new uint[64 + DistinctHashes.Slack];

    /// <summary>How many there are: where those of an object begin that is being opened.</summary>
    public int Count { get; private set; }

    public int Capacity => _starts.Length;

    /// <summary>Adds a name of the object that was opened last.</summary>
    /// <param name="start">Where its opening quote stands.</param>
    /// <param name="length">How long it is, without its quotes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int start, int length)
    {
        int count = Count;
        if (count == _starts.Length)
        {
            Grow();
        }

        _starts[count] = start;
        _lengths[count] = length;
        Count = count + 1;
    }

    /// <summary>As <see cref="Add"/>, where there are escapes in it.</summary>
    public void AddEscaped(int start, int length) => Add(start, ~length);

    /// <summary>Whether no two of the names from <paramref name="first"/> on are equal; forgets them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AreDistinct(ReadOnlySpan<byte> json, int first)
    {
        int count = Count - first;
        bool areDistinct = count <= 1 || AreSomeDistinct(json, first, count);
        Count = first;
        return areDistinct;
    }

    /// <summary>Forgets those from <paramref name="count"/> on.</summary>
    public void Reset(int count) => Count = count;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AreSomeDistinct(ReadOnlySpan<byte> json, int first, int count)
    {
        if (count == 2 && _lengths[first] != _lengths[first + 1] && (_lengths[first] | _lengths[first + 1]) >= 0)
        {
            return true;
        }

        for (int index = first; index < first + count; index++)
        {
            int start = _starts[index] + 1, length = _lengths[index];
            _hashes[index] = length >= 0 ? NameHash.Within(json, start, length) : JsonString.HashEscaped(json.Slice(start, ~length));
        }

        return (count <= DistinctHashes.Most && DistinctHashes.AreDistinct(_hashes, first, count)) || AreNamesDistinct(json, first);
    }

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
        Array.Resize(ref _lengths, _starts.Length);
        Array.Resize(ref _hashes, _starts.Length + DistinctHashes.Slack);
    }
}
