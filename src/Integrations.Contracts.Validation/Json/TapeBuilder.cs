using System.Buffers;
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Json;

/// <summary>Writes the tape of a value: one pass of the scanner over the bytes, a loop whose stack is the open containers' own entries (<see cref="TapeEntry"/>).</summary>
internal static class TapeBuilder
{
    /// <summary>The position after the value at <paramref name="position"/>; negative where it is wrong or too deep.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">The value's first byte.</param>
    /// <param name="maxDepth">How many containers may be open at once.</param>
    /// <param name="entries">A pooled array; a larger one takes its place where it is too small.</param>
    /// <param name="names">An empty set of names.</param>
    /// <param name="count">How many entries were written.</param>
    public static int Build(ReadOnlySpan<byte> json, int position, int maxDepth, ref TapeEntry[] entries, DuplicateNames names, out int count)
    {
        TapeEntry[] tape = entries;
        int next = 0;
        int end = Write(json, position, maxDepth, ref tape, names, ref next);
        entries = tape;
        count = end < 0 ? 0 : next;
        return end;
    }

    private static int Write(ReadOnlySpan<byte> json, int position, int maxDepth, ref TapeEntry[] entries, DuplicateNames names, ref int entryCount)
    {
        TapeEntry[] tape = entries;
        int next = 0;
        int parent = -1;
        int count = 0;
        int depth = 0;
        bool isObject = false;
        int end;
        uint meta;
        StringTraits traits;

        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

    Value:
        switch (json[position])
        {
            case (byte)'"':
                traits = StringTraits.None;
                end = JsonScanner.SkipString(json, position, ref traits);
                meta = (uint)JsonKind.String | ((uint)traits << 4);
                break;
            case (byte)'{':
                isObject = true;
                meta = (uint)JsonKind.Object;
                goto Open;
            case (byte)'[':
                isObject = false;
                meta = (uint)JsonKind.Array;
                goto Open;
            case (byte)'t':
                end = JsonScanner.SkipTrue(json, position);
                meta = (uint)JsonKind.True;
                break;
            case (byte)'f':
                end = JsonScanner.SkipFalse(json, position);
                meta = (uint)JsonKind.False;
                break;
            case (byte)'n':
                end = JsonScanner.SkipNull(json, position);
                meta = (uint)JsonKind.Null;
                break;
            default:
                end = JsonScanner.SkipNumber(json, position, out bool isInteger);
                meta = isInteger ? (uint)JsonKind.Number | TapeEntry.IsInteger : (uint)JsonKind.Number;
                break;
        }

        if (end < 0)
        {
            return end;
        }

        if ((uint)next >= (uint)tape.Length)
        {
            tape = Grow(ref entries);
        }

        ref TapeEntry scalar = ref tape[next++];
        scalar.Offset = position;
        scalar.Length = end - position;
        scalar.Extra = 0;
        scalar.Meta = meta;
        position = end;
        if (depth == 0)
        {
            entryCount = next;
            return position;
        }

    AfterValue:
        count++;
        position = JsonScanner.SkipWhitespace(json, position);
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        if (json[position] == (byte)',')
        {
            position = JsonScanner.SkipWhitespace(json, position + 1);
            if ((uint)position >= (uint)json.Length)
            {
                return ~position;
            }

            if (isObject)
            {
                goto Name;
            }

            goto Value;
        }

        if (json[position] != (isObject ? (byte)'}' : (byte)']'))
        {
            return ~position;
        }

    Close:
        position++;
        if (isObject && !names.AreDistinct(json, names.Count - count))
        {
            return ~position;
        }

        ref TapeEntry closed = ref tape[parent];
        int outer = (int)closed.Extra;
        int outerCount = closed.Length;
        closed.Length = position - closed.Offset;
        closed.Extra = (uint)(next - parent);
        closed.Meta |= (uint)Math.Min(count, (int)TapeEntry.MaxCount) << TapeEntry.CountShift;
        parent = outer;
        count = outerCount;
        depth--;
        if (depth == 0)
        {
            entryCount = next;
            return position;
        }

        isObject = (tape[parent].Meta & TapeEntry.KindMask) == (uint)JsonKind.Object;
        goto AfterValue;

    Open:
        if (depth >= maxDepth)
        {
            return ~position;
        }

        if ((uint)next >= (uint)tape.Length)
        {
            tape = Grow(ref entries);
        }

        ref TapeEntry opened = ref tape[next];
        opened.Offset = position;
        opened.Length = count;
        opened.Extra = (uint)parent;
        opened.Meta = meta;
        parent = next++;
        count = 0;
        depth++;
        position = JsonScanner.SkipWhitespace(json, position + 1);
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        if (json[position] == (isObject ? (byte)'}' : (byte)']'))
        {
            goto Close;
        }

        if (!isObject)
        {
            goto Value;
        }

    Name:
        if (json[position] != (byte)'"')
        {
            return ~position;
        }

        traits = StringTraits.None;
        end = JsonScanner.SkipString(json, position, ref traits);
        if (end < 0)
        {
            return end;
        }

        if ((uint)next >= (uint)tape.Length)
        {
            tape = Grow(ref entries);
        }

        ReadOnlySpan<byte> raw = json.Slice(position + 1, end - position - 2);
        uint hash = (traits & StringTraits.HasEscapes) == 0 ? NameHash.Of(raw) : JsonString.HashEscaped(raw);
        names.Add(hash, position);
        ref TapeEntry name = ref tape[next++];
        name.Offset = position;
        name.Length = end - position;
        name.Extra = hash;
        name.Meta = (uint)JsonKind.String | TapeEntry.IsName | ((uint)traits << 4);
        position = JsonScanner.SkipWhitespace(json, end);
        if ((uint)position >= (uint)json.Length || json[position] != (byte)':')
        {
            return ~position;
        }

        position = JsonScanner.SkipWhitespace(json, position + 1);
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        goto Value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TapeEntry[] Grow(ref TapeEntry[] entries)
    {
        TapeEntry[] larger = ArrayPool<TapeEntry>.Shared.Rent(entries.Length * 2);
        entries.AsSpan().CopyTo(larger);
        ArrayPool<TapeEntry>.Shared.Return(entries);
        entries = larger;
        return larger;
    }
}
