using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

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
    /// <param name="raw">What is between its quotes.</param>
    /// <param name="quote">The offset of its opening quote.</param>
    /// <param name="traits">What is in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddName(ReadOnlySpan<byte> raw, int quote, StringTraits traits)
    {
        if (!IsAgain)
        {
            Buffers.Names.Add(_json, quote, quote + raw.Length + 2, (traits & StringTraits.HasEscapes) != 0);
        }
    }

    /// <summary>From a name, which is remembered, to the member's value; negative where the text is wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int AddName(int position)
    {
        int end = ScanString(position, out ReadOnlySpan<byte> raw, out StringTraits traits);
        if (end < 0)
        {
            return JsonReading.Invalid;
        }

        AddName(raw, Offset(position), traits);
        return SkipColon(end);
    }

    /// <summary>An empty set of at least so many words, until the pass ends.</summary>
    internal ulong[] RentSet(int words) => Buffers.RentSet(words);

    /// <summary>Whether no two names of an object that ends are equal; forgets them.</summary>
    /// <param name="frame">What <see cref="NameCount"/> was when it was opened.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool AreNamesDistinct(int frame) => _buffers is null || _buffers.Names.AreDistinct(_json, frame);

    /// <summary>The characters of a checked string, as UTF-8. Valid until the next string is resolved.</summary>
    /// <param name="position">Where it starts.</param>
    public ReadOnlySpan<byte> Text(int position)
    {
        _ = ScanString(position, out ReadOnlySpan<byte> raw, out StringTraits traits);
        return Resolve(raw, traits);
    }
}
