using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace Integrations.Contracts.Validation.Json;

/// <summary>A text and its tape, as the interpreter looks at them: values are indices into <see cref="Entries"/>, nothing is copied.</summary>
internal readonly ref struct TapeView
{
    public readonly ReadOnlySpan<byte> Json;
    public readonly ReadOnlySpan<TapeEntry> Entries;

    public TapeView(ReadOnlySpan<byte> json, ReadOnlySpan<TapeEntry> entries)
    {
        Json = json;
        Entries = entries;
    }

    public JsonKind Kind(int index) => Entries[index].Kind;

    /// <summary>The entry after a value (after all that is in it), or after a name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int index) => index + Entries[index].Width;

    /// <summary>The value's bytes; of a string with its quotes.</summary>
    public ReadOnlySpan<byte> RawText(int index)
    {
        ref readonly TapeEntry entry = ref Entries[index];
        return Json.Slice(entry.Offset, entry.Length);
    }

    /// <summary>The bytes between a string's quotes, escapes as they are.</summary>
    public ReadOnlySpan<byte> RawString(int index)
    {
        ref readonly TapeEntry entry = ref Entries[index];
        return Json.Slice(entry.Offset + 1, entry.Length - 2);
    }

    public bool HasEscapes(int index) => (Entries[index].Meta & TapeEntry.HasEscapes) != 0;

    /// <summary>A string's length in code points: at once for ASCII without escapes.</summary>
    public int CodePoints(int index)
    {
        ref readonly TapeEntry entry = ref Entries[index];
        return (entry.Meta & (TapeEntry.HasEscapes | TapeEntry.HasNonAscii)) == 0
            ? entry.Length - 2
            : JsonString.CountCodePoints(Json.Slice(entry.Offset + 1, entry.Length - 2));
    }

    /// <summary>How many items or members.</summary>
    public int Count(int index)
    {
        ref readonly TapeEntry entry = ref Entries[index];
        uint count = entry.Meta >> TapeEntry.CountShift;
        return count < TapeEntry.MaxCount ? (int)count : CountOneByOne(index);
    }

    /// <summary>Whether the string (or name) at <paramref name="index"/> is <paramref name="utf8"/>, escapes resolved.</summary>
    public bool StringEquals(int index, ReadOnlySpan<byte> utf8) => StringEquals(Entries[index], utf8);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool StringEquals(in TapeEntry entry, ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> raw = Json.Slice(entry.Offset + 1, entry.Length - 2);
        return (entry.Meta & TapeEntry.HasEscapes) == 0 ? raw.SequenceEqual(utf8) : JsonString.EscapedEquals(raw, utf8);
    }

    /// <summary>Whether the string (or name) of an entry is a text, escapes resolved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool StringIs(in TapeEntry entry, in TextKey text)
    {
#if NET8_0_OR_GREATER
        int start = entry.Offset + 1;
        if (Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian && entry.Length == text.WordsLength && start <= Json.Length - 16)
        {
            // In bounds: start + 16 <= Length. Equal words have no backslash in them, so that there is no escape.
            return ((Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Json), (nuint)start) & NameHash.FirstBytes(entry.Length - 2)).AsUInt64() == Vector128.Create(text.Low, text.High))
                || ((entry.Meta & TapeEntry.HasEscapes) != 0 && StringEquals(entry, text.Utf8));
        }
#endif
        return StringEquals(entry, text.Utf8);
    }

    /// <summary>As <see cref="StringIs"/>, for where most texts are others: their lengths tell most apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool StringMayBe(in TapeEntry entry, in TextKey text) => (entry.Length == text.QuotedLength || (entry.Meta & TapeEntry.HasEscapes) != 0) && StringIs(entry, text);

    /// <summary>The index of the value of an object's member; -1 where there is none.</summary>
    /// <param name="objectIndex">The object.</param>
    /// <param name="name">The name, without escapes.</param>
    /// <param name="nameHash">Its <see cref="NameHash"/>.</param>
    public int FindMember(int objectIndex, ReadOnlySpan<byte> name, uint nameHash)
    {
        int end = Next(objectIndex);
        for (int index = objectIndex + 1; index < end; index = Next(index + 1))
        {
            if (Entries[index].Extra == nameHash && StringEquals(index, name))
            {
                return index + 1;
            }
        }

        return -1;
    }

    /// <inheritdoc cref="FindMember(int, ReadOnlySpan{byte}, uint)"/>
    public int FindMember(int objectIndex, in TextKey name)
    {
        ReadOnlySpan<TapeEntry> entries = Entries;
        int end = objectIndex + entries[objectIndex].ValueWidth;
        for (int index = objectIndex + 1; index < end; index += 1 + entries[index + 1].ValueWidth)
        {
            if (entries[index].Extra == name.Hash && StringIs(entries[index], name))
            {
                return index + 1;
            }
        }

        return -1;
    }

    /// <summary>The <see cref="NameHash"/> of any string on the tape.</summary>
    public uint StringHash(int index)
    {
        ref readonly TapeEntry entry = ref Entries[index];
        if ((entry.Meta & TapeEntry.IsName) != 0)
        {
            return entry.Extra;
        }

        ReadOnlySpan<byte> raw = Json.Slice(entry.Offset + 1, entry.Length - 2);
        return (entry.Meta & TapeEntry.HasEscapes) == 0 ? NameHash.Within(Json, entry.Offset + 1, raw.Length) : JsonString.HashEscaped(raw);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int CountOneByOne(int index)
    {
        int step = Entries[index].Kind == JsonKind.Object ? 1 : 0;
        int end = Next(index);
        int count = 0;
        for (int item = index + 1; item < end; item = Next(item + step))
        {
            count++;
        }

        return count;
    }
}
