using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation;

public ref partial struct ReaderState
{
    /// <summary>Where the names of an object begin that is being opened: the frame for <see cref="AddName"/> and <see cref="EndNames"/>.</summary>
    internal readonly int NameCount
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _buffers is null ? 0 : _buffers.NameCount;
    }

    /// <summary>Remembers a name of the object whose names begin at <paramref name="frame"/>.</summary>
    /// <param name="start">The position of the name's opening quote.</param>
    /// <param name="end">The position after its closing quote.</param>
    /// <param name="frame">The frame of the object.</param>
    /// <param name="hasEscapes">Whether there is an escape in it.</param>
    /// <returns>False where the object has a member of that name already.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool AddName(int start, int end, int frame, bool hasEscapes) => IsAgain || Buffers.AddName(_json, start + 1, end - start - 2, frame, hasEscapes);

    /// <summary>An empty set of at least so many words, until the pass ends.</summary>
    internal ulong[] RentSet(int words) => Buffers.RentSet(words);

    /// <summary>Forgets the names of an object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly void EndNames(int frame) => _buffers?.ForgetNames(frame);

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
