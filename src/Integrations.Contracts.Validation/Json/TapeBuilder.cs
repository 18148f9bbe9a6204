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
    /// <param name="isSchema">Whether surrogates without their other half are let in.</param>
    /// <param name="nameHashes">Room for the hashes of the names of the objects that are open; a larger one takes its place where it is too small.</param>
    /// <param name="count">How many entries were written; 0 where the value is wrong.</param>
    public static int Build(ReadOnlySpan<byte> json, int position, int maxDepth, bool isSchema, ref TapeEntry[] entries, ref uint[] nameHashes, out int count)
    {
        int next = 0;
        int end = Write(json, position, maxDepth, isSchema, ref entries, ref nameHashes, ref next);
        count = end < 0 ? 0 : next;
        return end;
    }

    private static int Write(ReadOnlySpan<byte> json, int position, int maxDepth, bool isSchema, ref TapeEntry[] entries, ref uint[] nameHashes, ref int entryCount)
    {
        TapeEntry[] tape = entries;
        uint[] hashes = nameHashes;
        int hashCount = 0;
        int next = 0;
        int parent = -1;
        int count = 0;
        int depth = 0;
        bool isObject = false;
        int end;
        uint meta;
        long scanned;

        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        // Each token's byte is read once.
        byte token = json[position];

    Value:
        switch (token)
        {
            case (byte)'"':
                scanned = JsonScanner.ScanString(json, position);
                end = JsonScanner.EndOf(scanned);
                meta = (uint)JsonKind.String | ((uint)JsonScanner.TraitsOf(scanned) << 4);
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
            if (!isSchema || token != (byte)'"' || !TryScanSchemaString(json, position, out scanned))
            {
                return end;
            }

            end = JsonScanner.EndOf(scanned);
            meta = (uint)JsonKind.String | ((uint)JsonScanner.TraitsOf(scanned) << 4);
        }

        if ((uint)next >= (uint)tape.Length)
        {
            tape = Grow(ref entries);
        }

        ref TapeEntry scalar = ref tape[next++];
        scalar.Offset = position;
        scalar.Length = end - position;
        scalar.Extra = 1;
        scalar.Meta = meta;
        position = end;
        if (depth == 0)
        {
            entryCount = next;
            return position;
        }

    AfterValue:
        count++;
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        token = json[position];
        if (token <= (byte)' ')
        {
            position = JsonScanner.SkipWhitespaceSlow(json, position);
            if ((uint)position >= (uint)json.Length)
            {
                return ~position;
            }

            token = json[position];
        }

        if (token == (byte)',')
        {
            position = JsonScanner.SkipBlank(json, position + 1);
            if ((uint)position >= (uint)json.Length)
            {
                return ~position;
            }

            token = json[position];
            if (isObject)
            {
                goto Name;
            }

            goto Value;
        }

        if (token != (isObject ? (byte)'}' : (byte)']'))
        {
            return ~position;
        }

    Close:
        position++;
        ref TapeEntry closed = ref tape[parent];
        int outer = (int)closed.Extra;
        int outerCount = closed.Length;
        closed.Length = position - closed.Offset;
        closed.Extra = (uint)(next - parent);
        closed.Meta |= (uint)Math.Min(count, (int)TapeEntry.MaxCount) << TapeEntry.CountShift;
        if (isObject)
        {
            hashCount -= count;
            if (count > 1 && (count > DistinctHashes.Most || !DistinctHashes.AreDistinct(hashes, hashCount, count))
                && !AreNamesDistinct(json, new ReadOnlySpan<TapeEntry>(tape, 0, next), parent))
            {
                return ~position;
            }
        }

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

        token = json[position];
        if (token == (isObject ? (byte)'}' : (byte)']'))
        {
            goto Close;
        }

        if (!isObject)
        {
            goto Value;
        }

    Name:
        if (token != (byte)'"')
        {
            return ~position;
        }

        scanned = JsonScanner.ScanString(json, position);
        end = JsonScanner.EndOf(scanned);
        if (end < 0)
        {
            if (!isSchema || !TryScanSchemaString(json, position, out scanned))
            {
                return end;
            }

            end = JsonScanner.EndOf(scanned);
        }

        if ((uint)next >= (uint)tape.Length)
        {
            tape = Grow(ref entries);
        }

        if (hashCount >= hashes.Length - DistinctHashes.Slack)
        {
            hashes = Grow(ref nameHashes);
        }

        StringTraits traits = JsonScanner.TraitsOf(scanned);
        uint hash = (traits & StringTraits.HasEscapes) == 0
            ? NameHash.Within(json, position + 1, end - position - 2)
            : JsonString.HashEscaped(json.Slice(position + 1, end - position - 2));
        hashes[hashCount++] = hash;
        ref TapeEntry name = ref tape[next++];
        name.Offset = position;
        name.Length = end - position;
        name.Extra = hash;
        name.Meta = (uint)JsonKind.String | TapeEntry.IsName | ((uint)traits << 4);
        position = end;
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        if (json[position] != (byte)':')
        {
            position = JsonScanner.SkipWhitespaceSlow(json, position);
            if ((uint)position >= (uint)json.Length || json[position] != (byte)':')
            {
                return ~position;
            }
        }

        position = JsonScanner.SkipBlank(json, position + 1);
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        token = json[position];
        goto Value;
    }

    /// <summary>A second look at a string that was refused.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryScanSchemaString(ReadOnlySpan<byte> json, int position, out long scanned)
    {
        scanned = JsonScanner.ScanSchemaString(json, position);
        return JsonScanner.EndOf(scanned) >= 0;
    }

    /// <summary>For objects with many members, and where two hashes are equal.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool AreNamesDistinct(ReadOnlySpan<byte> json, ReadOnlySpan<TapeEntry> tape, int objectIndex)
    {
        DuplicateNames names = DuplicateNames.Rent();
        int end = objectIndex + tape[objectIndex].Width;
        for (int index = objectIndex + 1; index < end; index += 1 + tape[index + 1].ValueWidth)
        {
            names.Add(tape[index].Extra, tape[index].Offset);
        }

        bool areDistinct = names.AreDistinct(json, 0);
        names.Return();
        return areDistinct;
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static uint[] Grow(ref uint[] hashes)
    {
        Array.Resize(ref hashes, hashes.Length * 2);
        return hashes;
    }
}
