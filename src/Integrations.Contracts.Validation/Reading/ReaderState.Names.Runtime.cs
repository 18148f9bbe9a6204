using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation;

public ref partial struct ReaderState
{
    /// <summary>How many names are remembered: where those of an object begin that is being opened.</summary>
    internal readonly int NameCount
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _buffers is null ? 0 : _buffers.Names.Count;
    }

    /// <summary>Remembers a name of the object that is open.</summary>
    /// <param name="start">The position of the name's opening quote.</param>
    /// <param name="end">The position after its closing quote.</param>
    /// <param name="hasEscapes">Whether there is an escape in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddName(int start, int end, bool hasEscapes)
    {
        if (!IsAgain)
        {
            Buffers.Names.Add(_json, start, end, hasEscapes);
        }
    }

    /// <summary>An empty set of at least so many words, until the pass ends.</summary>
    internal ulong[] RentSet(int words) => Buffers.RentSet(words);

    /// <summary>Whether no two names of an object that ends are equal; forgets them.</summary>
    /// <param name="frame">What <see cref="NameCount"/> was when it was opened.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool AreNamesDistinct(int frame) => _buffers is null || _buffers.Names.AreDistinct(_json, frame);

    /// <summary>The characters of a checked string, as UTF-8. Valid until the next string is resolved.</summary>
    /// <param name="start">The position of the opening quote.</param>
    public ReadOnlySpan<byte> Text(int start)
    {
        int end = JsonScanner.SkipString(_json, start, out bool hasEscapes);
        return hasEscapes ? Unescape(start, end) : _json.Slice(start + 1, end - start - 2);
    }

    /// <summary>The characters of a string with escapes, as UTF-8. Valid until the next call.</summary>
    /// <param name="start">The position of the opening quote.</param>
    /// <param name="end">The position after the closing quote.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal ReadOnlySpan<byte> Unescape(int start, int end) => Buffers.Unescape(_json.Slice(start + 1, end - start - 2));
}
