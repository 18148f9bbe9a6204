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
    /// <param name="position">Where the name starts.</param>
    /// <param name="end">The position after it.</param>
    /// <param name="traits">What is in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddName(int position, int end, StringTraits traits)
    {
        if (!IsAgain)
        {
            AddName(Offset(position), Offset(end - 1) + 1, (traits & StringTraits.HasEscapes) != 0);
        }
    }

    /// <summary>Remembers a name of the object that is open.</summary>
    /// <param name="start">The offset of its opening quote.</param>
    /// <param name="end">The offset after its closing quote.</param>
    /// <param name="hasEscapes">Whether there is an escape in it.</param>
    internal void AddName(int start, int end, bool hasEscapes)
    {
        if (hasEscapes)
        {
            Buffers.Names.AddEscaped(start, end - start - 2);
        }
        else
        {
            Buffers.Names.Add(start, end - start - 2);
        }
    }

    /// <summary>From a name, which is remembered, to the member's value; negative where the text is wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int AddName(int position)
    {
        if (!IsPlainString(position) || Unsafe.Add(ref _bytes, position + 2) != (byte)':')
        {
            return AddOddName(position);
        }

        if (!IsAgain)
        {
            int quote = Offset(position);
            Buffers.Names.Add(quote, OffsetBehind(position, 1) - quote - 1);
        }

        return position + 3;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int AddOddName(int position)
    {
        int end = SkipOddString(position, out StringTraits traits);
        if (end < 0)
        {
            return JsonReading.Invalid;
        }

        AddName(position, end, traits);
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
    public ReadOnlySpan<byte> Text(int position) =>
        IsPlainString(position) ? PlainText(position) : Resolve(position, SkipOddString(position, out StringTraits traits), traits);
}
