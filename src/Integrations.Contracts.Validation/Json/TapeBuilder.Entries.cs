#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Json;

// What WriteAhead knows of tokens and of the entries that it writes.
internal static partial class TapeBuilder
{
    private const ulong Single = 1;
    private const ulong PlainString = Single | ((ulong)JsonKind.String << 32);
    private const ulong PlainInteger = Single | ((ulong)((uint)JsonKind.Number | TapeEntry.IsInteger) << 32);
    private const ulong PlainName = (ulong)((uint)JsonKind.String | TapeEntry.IsName) << 32;

    private const uint True = 't' | ('r' << 8) | ('u' << 16) | ((uint)'e' << 24);
    private const uint Fals = 'f' | ('a' << 8) | ('l' << 16) | ((uint)'s' << 24);
    private const uint Null = 'n' | ('u' << 8) | ('l' << 16) | ((uint)'l' << 24);

    private static JsonKind KindOf(byte bracket) => bracket == (byte)'{' ? JsonKind.Object : JsonKind.Array;

    private static int IndexOf(ref TapeEntry tape, ref TapeEntry entry) => (int)(Unsafe.ByteOffset(ref tape, ref entry) >> 4);

    private static int IndexOf(ref uint hashes, ref uint hash) => (int)(Unsafe.ByteOffset(ref hashes, ref hash) >> 2);

    // As TapeEntry.Set, by two stores.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set(ref TapeEntry entry, nint offset, nint length, ulong extraAndMeta)
    {
        ref ulong words = ref Unsafe.As<TapeEntry, ulong>(ref entry);
        words = (uint)offset | ((ulong)length << 32);
        Unsafe.Add(ref words, 1) = extraAndMeta;
    }

    /// <summary>What the next token is.</summary>
    private enum Step
    {
        Open,
        Name,
        Value,
        Item,
        AfterValue,
    }
}
#endif
