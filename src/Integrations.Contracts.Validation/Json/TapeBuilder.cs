using System.Buffers;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
#endif

namespace Integrations.Contracts.Validation.Json;

/// <summary>Writes the tape of a value: one pass of the scanner over the bytes, a loop whose stack is the open containers' own entries (<see cref="TapeEntry"/>).</summary>
/// <remarks>
/// There are two loops: <c>WriteAhead</c>, which reads tokens of the usual size by vectors, and <c>Write</c>, which asks of each byte whether it is there: for machines without vectors, and for a scalar alone.
/// </remarks>
internal static partial class TapeBuilder
{
    /// <summary>How many entries may be written after one look at the room: a name, its value, and what closes the value.</summary>
    private const int Room = 4;

    /// <summary>How many bytes must follow a position: two quotes, 32 bytes, a colon or comma, a blank and a token are fewer.</summary>
    internal const int Margin = 40;

    /// <summary>The position after the value at <paramref name="position"/>; negative where it is wrong or too deep.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">The value's first byte.</param>
    /// <param name="maxDepth">How many containers may be open at once.</param>
    /// <param name="isSchema">Whether surrogates without their other half are let in.</param>
    /// <param name="buffers">Where entries and hashes go; larger arrays take their places where they are too small.</param>
    /// <param name="count">How many entries were written; 0 where the value is wrong.</param>
    public static int Build(ReadOnlySpan<byte> json, int position, int maxDepth, bool isSchema, ref TapeArrays buffers, out int count)
    {
#if NET8_0_OR_GREATER
        if (Vector256.IsHardwareAccelerated && BitConverter.IsLittleEndian && (uint)position < (uint)json.Length && json[position] is (byte)'{' or (byte)'[')
        {
            int end = WriteAhead(json, position, maxDepth, ref buffers, out count);
            if (end >= 0 || !isSchema)
            {
                return end;
            }
        }
#endif
        return Write(json, position, maxDepth, isSchema, ref buffers, out count);
    }

    /// <summary>As <see cref="Build"/>, byte by byte.</summary>
    internal static int Write(ReadOnlySpan<byte> json, int position, int maxDepth, bool isSchema, ref TapeArrays buffers, out int written)
    {
        TapeEntry[] tape = buffers.Entries;
        uint[] hashes = buffers.Hashes;
        int next = 0;
        int parent = -1;
        int mark = 0;
        int named = 0;
        int depth = 0;
        bool isObject = false;
        int end;
        uint meta;
        long scanned;

        written = 0;
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        // Each token's byte is read once.
        byte token = json[position];

    Value:
        if (next > tape.Length - Room)
        {
            Grow(ref buffers);
            tape = buffers.Entries;
            hashes = buffers.Hashes;
        }

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

        tape[next++].Set(position, end - position, 1, meta);
        position = end;
        if (depth == 0)
        {
            written = next;
            return position;
        }

        // An array's items take places among the hashes as names do, so that both are counted by them.
        named += isObject ? 0 : 1;

    AfterValue:
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
        int count = named - mark;
        named = mark;
        if (!Close(json, tape, hashes, position, next, count, ref parent, ref mark))
        {
            return ~position;
        }

        depth--;
        if (depth == 0)
        {
            written = next;
            return position;
        }

        isObject = tape[parent].Kind == JsonKind.Object;
        named += isObject ? 0 : 1;
        goto AfterValue;

    Open:
        if (depth >= maxDepth)
        {
            return ~position;
        }

        tape[next].Set(position, mark, (uint)parent, meta);
        parent = next++;
        mark = named;
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

        if (next > tape.Length - Room)
        {
            Grow(ref buffers);
            tape = buffers.Entries;
            hashes = buffers.Hashes;
        }

        StringTraits traits = JsonScanner.TraitsOf(scanned);
        uint hash = HashOf(json, position, end, traits);
        hashes[named++] = hash;
        tape[next++].Set(position, end - position, hash, (uint)JsonKind.String | TapeEntry.IsName | ((uint)traits << 4));
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

    private static uint HashOf(ReadOnlySpan<byte> json, int start, int end, StringTraits traits) => (traits & StringTraits.HasEscapes) == 0
        ? NameHash.Within(json, start + 1, end - start - 2)
        : JsonString.HashEscaped(json.Slice(start + 1, end - start - 2));

    /// <summary>Completes the entry of the container that is open, and goes back to the one around it. False where two names in it are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Close(ReadOnlySpan<byte> json, TapeEntry[] tape, uint[] hashes, int end, int next, int count, ref int parent, ref int mark)
    {
        ref TapeEntry closed = ref tape[parent];
        uint meta = closed.Meta;
        int index = parent;
        int first = mark;
        parent = (int)closed.Extra;
        mark = closed.Length;
        closed.Set(closed.Offset, end - closed.Offset, (uint)(next - index), meta | ((uint)Math.Min(count, (int)TapeEntry.MaxCount) << TapeEntry.CountShift));
        return meta != (uint)JsonKind.Object || count <= 1
            || (count <= DistinctHashes.Most && DistinctHashes.AreDistinct(hashes, first, count))
            || AreNamesDistinct(json, new ReadOnlySpan<TapeEntry>(tape, 0, next), index);
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

    // Hashes never outnumber entries, so that one look at the room is enough for both.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Grow(ref TapeArrays buffers)
    {
        TapeEntry[] larger = ArrayPool<TapeEntry>.Shared.Rent(buffers.Entries.Length * 2);
        buffers.Entries.AsSpan().CopyTo(larger);
        ArrayPool<TapeEntry>.Shared.Return(buffers.Entries);
        buffers.Entries = larger;
        Array.Resize(ref buffers.Hashes, larger.Length + DistinctHashes.Slack);
    }
}
