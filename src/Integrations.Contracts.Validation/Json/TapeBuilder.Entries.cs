using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Json;

// What the walk knows of tokens and of the entries that it writes.
internal static partial class TapeBuilder
{
    private const ulong Single = 1;
    private const ulong PlainString = Single | ((ulong)JsonKind.String << 32);
    private const ulong PlainInteger = Single | ((ulong)((uint)JsonKind.Number | TapeEntry.IsInteger) << 32);
    private const ulong PlainNumber = Single | ((ulong)JsonKind.Number << 32);
    private const ulong PlainTrue = Single | ((ulong)JsonKind.True << 32);
    private const ulong PlainFalse = Single | ((ulong)JsonKind.False << 32);
    private const ulong PlainNull = Single | ((ulong)JsonKind.Null << 32);
    private const ulong PlainName = (ulong)((uint)JsonKind.String | TapeEntry.IsName) << 32;

    // From StringTraits to the bits of an entry.
    private const int TraitShift = 32 + 4;

    private const uint True = 't' | ('r' << 8) | ('u' << 16) | ((uint)'e' << 24);
    private const ulong False = 'f' | ('a' << 8) | ('l' << 16) | ((ulong)'s' << 24) | ((ulong)'e' << 32);
    private const uint Null = 'n' | ('u' << 8) | ('l' << 16) | ((uint)'l' << 24);

    // Tokens that follow each other.
    private const uint QuoteQuote = '"' | ('"' << 8);
    private const uint QuoteQuoteColon = QuoteQuote | (':' << 16);
    private const uint QuoteQuoteComma = QuoteQuote | (',' << 16);

    // '{' is '[' with one more bit, and '}' is ']' with the same: no branch, for what opens and closes next is hard to foretell.
    private static uint KindOf(byte bracket) => (uint)JsonKind.Array + ((uint)(bracket >> 5) & 1);

    private static int IndexOf(ref TapeEntry tape, ref TapeEntry entry) => (int)((nint)Unsafe.ByteOffset(ref tape, ref entry) >> 4);

    private static int IndexOf(ref uint hashes, ref uint hash) => (int)((nint)Unsafe.ByteOffset(ref hashes, ref hash) >> 2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T First<T>(T[] array)
    {
#if NET8_0_OR_GREATER
        return ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array);
#else
        return ref array[0];
#endif
    }

    // As TapeEntry.Set, by two stores.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set(ref TapeEntry entry, int offset, int length, ulong extraAndMeta)
    {
        ref ulong words = ref Unsafe.As<TapeEntry, ulong>(ref entry);
        ulong place = (uint)offset | ((ulong)(uint)length << 32);
        if (!BitConverter.IsLittleEndian)
        {
            place = (place << 32) | (place >> 32);
            extraAndMeta = (extraAndMeta << 32) | (extraAndMeta >> 32);
        }

        words = place;
        Unsafe.Add(ref words, 1) = extraAndMeta;
    }

    // The entry of what two tokens are the first and last byte of: a plain string or name, an empty container.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetTokens(ref TapeEntry entry, ref int tokens, nint at, ulong extraAndMeta)
    {
        int offset = StructuralIndex.Place(ref tokens, at);
        Set(ref entry, offset, StructuralIndex.Place(ref tokens, at + 1) + 1 - offset, extraAndMeta);
    }

    /// <summary>What the next token is.</summary>
    private enum Step
    {
        Name,
        Item,
        AfterValue,
    }

    /// <summary>What of a value is kept: a struct type argument, so that the JIT drops what a mode does not need.</summary>
    internal interface IMode
    {
        /// <summary>Whether entries stay when their container is complete.</summary>
        bool IsTape { get; }

        /// <summary>Whether names are looked at, and equal ones refused.</summary>
        bool HasNames { get; }
    }

    /// <summary>The whole tape.</summary>
    internal readonly struct Tape : IMode
    {
        public bool IsTape => true;

        public bool HasNames => true;
    }

    /// <summary>The open containers, and the names of the open objects: all that is needed to refuse equal ones.</summary>
    internal readonly struct Names : IMode
    {
        public bool IsTape => false;

        public bool HasNames => true;
    }

    /// <summary>The open containers alone.</summary>
    internal readonly struct Nothing : IMode
    {
        public bool IsTape => false;

        public bool HasNames => false;
    }
}
