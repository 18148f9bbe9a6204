#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Integrations.Contracts.Validation.Json;

// The loop for machines with vectors. What is asked of a position is asked once: whether Margin bytes follow. A string of up to 32 bytes, its colon or comma, a blank and the token behind
// it are then read without another look at where the text ends; what is longer, or not plain, is left to the scanner's functions. Where fewer bytes follow, the last ones are copied, once,
// to where zeros stand behind them, and the loop goes on over the copy.
// Little is live from token to token, and stays in registers: the text, the position, the next entry, the next hash. The rest is Frame's, in memory. An entry is written by two stores.
internal static partial class TapeBuilder
{
    /// <summary>As <see cref="Write"/>, for an object or array.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteAhead(ReadOnlySpan<byte> json, int start, int maxDepth, ref TapeArrays arrays, out int written)
    {
        var frame = new Frame(json, ref arrays);
        ref byte text = ref MemoryMarshal.GetReference(json);
        nint position = start;
        ref TapeEntry entry = ref frame.Tape;
        ref uint hash = ref frame.Hashes;
        nint length;
        nint end;
        Step step = Step.Open;
        byte token = Unsafe.Add(ref text, position);
        if (position > frame.Safe)
        {
            goto Tail;
        }

    Open:
        if (frame.Depth >= maxDepth)
        {
            goto Wrong;
        }

        end = position + 1;
        if (Unsafe.Add(ref text, end) <= (byte)' ')
        {
            end = JsonScanner.SkipWhitespaceSlow(frame.Window, (int)end);
            if (end >= frame.Window.Length)
            {
                goto Wrong;
            }
        }

        if (Unsafe.Add(ref text, end) == token + 2)
        {
            // '{' and '}', '[' and ']' are two apart: an empty one.
            end++;
            Set(ref entry, position + frame.Shift, end - position, Single | ((ulong)KindOf(token) << 32));
            entry = ref Unsafe.Add(ref entry, 1);
            position = end;
            if (frame.Depth > 0)
            {
                goto Counted;
            }

            goto Done;
        }

        frame.Open(ref entry, ref hash, (int)position, KindOf(token));
        entry = ref Unsafe.Add(ref entry, 1);
        position = end;
        token = Unsafe.Add(ref text, position);
        if (!frame.IsObject)
        {
            goto Item;
        }

    Name:
        if (position > frame.Safe)
        {
            step = Step.Name;
            goto Tail;
        }

        if (token != (byte)'"')
        {
            goto Wrong;
        }

        if (!Unsafe.IsAddressLessThan(ref entry, ref frame.Last))
        {
            frame.Grow(ref arrays, ref entry, ref hash);
            entry = ref frame.Entry;
            hash = ref frame.Hash;
        }

        // In bounds: position + Margin <= Length, and the closing quote is at most 33 bytes away. Where none of the 32 bytes ends the string, the next one may.
        Vector256<byte> bytes = Vector256.LoadUnsafe(ref text, (nuint)(position + 1));
        length = BitOperations.TrailingZeroCount(JsonScanner.Stops(bytes));
        end = position + 1 + length;
        if (Unsafe.Add(ref text, end) == (byte)'"' && Unsafe.Add(ref text, end + 1) == (byte)':')
        {
            uint own = NameHash.OfFirst(bytes, length);
            hash = own;
            Set(ref entry, position + frame.Shift, length + 2, PlainName | own);
            position = end + 2;
            token = Unsafe.Add(ref text, position);
            if (token <= (byte)' ')
            {
                token = Unsafe.Add(ref text, ++position);
                if (token <= (byte)' ' || Unsafe.Add(ref text, end + 2) != (byte)' ')
                {
                    position = JsonScanner.SkipWhitespaceSlow(frame.Window, (int)end + 2);
                }
            }
        }
        else
        {
            position = frame.WriteName(ref entry, ref hash, (int)position);
            if (position < 0)
            {
                goto Fault;
            }
        }

        hash = ref Unsafe.Add(ref hash, 1);
        entry = ref Unsafe.Add(ref entry, 1);
        if (position > frame.Safe)
        {
            step = Step.Value;
            goto Tail;
        }

    Value:
        token = Unsafe.Add(ref text, position);
        if (token != (byte)'"')
        {
            goto Other;
        }

        length = BitOperations.TrailingZeroCount(JsonScanner.Stops(Vector256.LoadUnsafe(ref text, (nuint)(position + 1))));
        end = position + 1 + length;
        if (Unsafe.Add(ref text, end) != (byte)'"')
        {
            goto String;
        }

        Set(ref entry, position + frame.Shift, length + 2, PlainString);
        entry = ref Unsafe.Add(ref entry, 1);
        position = end + 1;

    AfterMember:
        if (Unsafe.Add(ref text, position) != (byte)',')
        {
            goto NoComma;
        }

        token = Unsafe.Add(ref text, ++position);
        if (token > (byte)' ')
        {
            goto Name;
        }

        token = Unsafe.Add(ref text, ++position);
        if (token > (byte)' ' && Unsafe.Add(ref text, position - 1) == (byte)' ')
        {
            goto Name;
        }

        position--;
        goto Blanks;

    Item:
        if (position > frame.Safe)
        {
            step = Step.Item;
            goto Tail;
        }

        if (!Unsafe.IsAddressLessThan(ref entry, ref frame.Last))
        {
            frame.Grow(ref arrays, ref entry, ref hash);
            entry = ref frame.Entry;
            hash = ref frame.Hash;
        }

        if (token != (byte)'"')
        {
            goto Other;
        }

        length = BitOperations.TrailingZeroCount(JsonScanner.Stops(Vector256.LoadUnsafe(ref text, (nuint)(position + 1))));
        end = position + 1 + length;
        if (Unsafe.Add(ref text, end) != (byte)'"')
        {
            goto String;
        }

        Set(ref entry, position + frame.Shift, length + 2, PlainString);
        entry = ref Unsafe.Add(ref entry, 1);
        hash = ref Unsafe.Add(ref hash, 1);
        position = end + 1;

    AfterItem:
        if (Unsafe.Add(ref text, position) != (byte)',')
        {
            goto NoComma;
        }

        token = Unsafe.Add(ref text, ++position);
        if (token > (byte)' ')
        {
            goto Item;
        }

        token = Unsafe.Add(ref text, ++position);
        if (token > (byte)' ' && Unsafe.Add(ref text, position - 1) == (byte)' ')
        {
            goto Item;
        }

        position--;

    Blanks:
        position = JsonScanner.SkipWhitespaceSlow(frame.Window, (int)position);
        if (position > frame.Safe)
        {
            step = frame.IsObject ? Step.Name : Step.Item;
            goto Tail;
        }

        token = Unsafe.Add(ref text, position);
        if (frame.IsObject)
        {
            goto Name;
        }

        goto Item;

    NoComma:
        token = Unsafe.Add(ref text, position);
        if (token <= (byte)' ')
        {
            end = position;
            position = JsonScanner.SkipWhitespaceSlow(frame.Window, (int)position);
            if (position > end)
            {
                goto AfterValue;
            }

            goto Wrong;
        }

        if (token != (frame.IsObject ? (byte)'}' : (byte)']'))
        {
            goto Wrong;
        }

        position++;
        if (!frame.Close(json, ref entry, ref hash, (int)position))
        {
            goto Wrong;
        }

        hash = ref frame.Hash;
        if (frame.Depth == 0)
        {
            goto Done;
        }

    Counted:
        // An array's items take places among the hashes as names do, so that both are counted by them.
        hash = ref Unsafe.Add(ref hash, frame.IsObject ? 0 : 1);

    AfterValue:
        if (position > frame.Safe)
        {
            step = Step.AfterValue;
            goto Tail;
        }

        if (frame.IsObject)
        {
            goto AfterMember;
        }

        goto AfterItem;

    String:
        if (length == Vector256<byte>.Count && position <= frame.Safe - Vector256<byte>.Count)
        {
            length += BitOperations.TrailingZeroCount(JsonScanner.Stops(Vector256.LoadUnsafe(ref text, (nuint)end)));
            end = position + 1 + length;
            if (Unsafe.Add(ref text, end) == (byte)'"')
            {
                Set(ref entry, position + frame.Shift, length + 2, PlainString);
                entry = ref Unsafe.Add(ref entry, 1);
                position = end + 1;
                goto Counted;
            }
        }

        position = frame.WriteString(ref entry, (int)position, (int)end);
        entry = ref Unsafe.Add(ref entry, 1);
        if (position >= 0)
        {
            goto Counted;
        }

        goto Fault;

    Other:
        if ((uint)(token - '0') > 9)
        {
            if ((token | 0x20) == '{')
            {
                goto Open;
            }

            goto Literal;
        }

        // In bounds: eight bytes follow. As in SkipDigits.
        ulong digits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, position)) ^ 0x3030303030303030;
        length = BitOperations.TrailingZeroCount(((digits + 0x7676767676767676) | digits) & 0x8080808080808080) >> 3;
        end = position + length;
        if (length == sizeof(ulong) || (length > 1 && token == (byte)'0') || Unsafe.Add(ref text, end) is (byte)'.' or (byte)'e' or (byte)'E')
        {
            goto Number;
        }

        Set(ref entry, position + frame.Shift, length, PlainInteger);
        entry = ref Unsafe.Add(ref entry, 1);
        position = end;
        goto Counted;

    Literal:
        uint word = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref text, position));
        if (word == True)
        {
            Set(ref entry, position + frame.Shift, 4, Single | ((ulong)JsonKind.True << 32));
            position += 4;
        }
        else if (word == Fals && Unsafe.Add(ref text, position + 4) == (byte)'e')
        {
            Set(ref entry, position + frame.Shift, 5, Single | ((ulong)JsonKind.False << 32));
            position += 5;
        }
        else if (word == Null)
        {
            Set(ref entry, position + frame.Shift, 4, Single | ((ulong)JsonKind.Null << 32));
            position += 4;
        }
        else
        {
            goto Number;
        }

        entry = ref Unsafe.Add(ref entry, 1);
        goto Counted;

    Number:
        position = frame.WriteNumber(ref entry, (int)position);
        entry = ref Unsafe.Add(ref entry, 1);
        if (position >= 0)
        {
            goto Counted;
        }

        goto Fault;

    Tail:
        if (frame.IsTail || position >= json.Length)
        {
            goto Wrong;
        }

        position -= frame.GoToTail(ref arrays);
        text = ref MemoryMarshal.GetArrayDataReference(arrays.Tail);
        token = Unsafe.Add(ref text, position);
        switch (step)
        {
            case Step.Open:
                goto Open;
            case Step.Name:
                goto Name;
            case Step.Value:
                goto Value;
            case Step.Item:
                goto Item;
            default:
                goto AfterValue;
        }

    Wrong:
        position = ~position;

    Fault:
        written = 0;
        return (int)(position - frame.Shift);

    Done:
        written = IndexOf(ref frame.Tape, ref entry);
        return (int)(position + frame.Shift);
    }
}
#endif
