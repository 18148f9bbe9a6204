using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Integrations.Contracts.Validation.Json;

/// <summary>Walks over the tokens of a value: checks the grammar, refuses equal names, and writes the tape where one is wanted.</summary>
/// <remarks>
/// The tokens are found beforehand (<see cref="StructuralIndex"/>). The walk's stack is the entries of the open containers (<see cref="TapeEntry"/>): where no tape is wanted, a container's entries are
/// dropped when it closes, so that only what refuses equal names is held. What is asked is asked once for several tokens: whether they are there, and of the usual ones whether all are as they must be.
/// Little is live from token to token, and stays in registers: the text, the tokens, the next entry, the next hash. The rest is Frame's, in memory. An entry is written by two stores.
/// </remarks>
internal static partial class TapeBuilder
{
    /// <summary>The window for a whole text; for a value within one it is <see cref="ValueWindow"/>, so that not much is looked at behind it.</summary>
    private const int TextWindow = 1024;

    private const int ValueWindow = 64;

    /// <summary>Writes the tape of the value at <paramref name="position"/>.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">The value's first byte.</param>
    /// <param name="maxDepth">How many containers may be open at once.</param>
    /// <param name="isSchema">Whether surrogates without their other half are let in.</param>
    /// <param name="buffer">Where entries and hashes go.</param>
    /// <param name="count">How many entries were written; 0 where the value is wrong.</param>
    /// <returns>The position after the value; negative where it is wrong or too deep.</returns>
    public static int Build(ReadOnlySpan<byte> json, int position, int maxDepth, bool isSchema, TapeBuffer buffer, out int count)
    {
        if ((uint)position < (uint)json.Length && json[position] is (byte)'{' or (byte)'[')
        {
            return Walk<Tape>(json, position, TextWindow, maxDepth, isSchema, buffer, out count);
        }

        int end = SkipScalar(json, position, isSchema, out ulong extraAndMeta);
        Set(ref buffer.Entries[0], position, end - position, extraAndMeta);
        count = end < 0 ? 0 : 1;
        return end;
    }

    /// <summary>The position after the array or object at <paramref name="position"/>; negative where it is wrong or too deep.</summary>
    public static int Skip<TMode>(ReadOnlySpan<byte> json, int position, int maxDepth, TapeBuffer buffer)
        where TMode : struct, IMode =>
        Walk<TMode>(json, position, position == 0 ? TextWindow : ValueWindow, maxDepth, isSchema: false, buffer, out _);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Walk<TMode>(ReadOnlySpan<byte> json, int start, int window, int maxDepth, bool isSchema, TapeBuffer buffer, out int written)
        where TMode : struct, IMode
    {
        var frame = new Frame(json, start, window, maxDepth, isSchema, buffer);
        frame.Refill(0);
        ref byte text = ref MemoryMarshal.GetReference(json);
        ref int tokens = ref buffer.Tokens[0];
        ref TapeEntry entry = ref First(frame.Entries);
        ref uint hash = ref First(frame.Hashes);
        nint at = 0;
        int position;
        int end;
        Step step;
        byte token = StructuralIndex.Byte(ref tokens, 0);

    Open:
        if (frame.Depth >= frame.MaxDepth)
        {
            goto Wrong;
        }

        if (StructuralIndex.Byte(ref tokens, at + 1) == token + 2)
        {
            // '{' and '}', '[' and ']' are two apart: an empty one.
            if (default(TMode).IsTape)
            {
                SetTokens(ref entry, ref tokens, at, Single | ((ulong)KindOf(token) << 32));
                entry = ref Unsafe.Add(ref entry, 1);
            }

            at += 2;
            if (frame.Depth > 0)
            {
                goto Counted;
            }

            goto Done;
        }

        frame.Open(ref entry, ref hash, StructuralIndex.Place(ref tokens, at), token);
        entry = ref Unsafe.Add(ref entry, 1);
        at++;
        if (!frame.IsObject)
        {
            goto Item;
        }

    Name:
        if (at > frame.Index.Last)
        {
            step = Step.Name;
            goto Refill;
        }

        if ((ReadFour(ref StructuralIndex.Byte(ref tokens, at)) & 0xFFFFFF) != QuoteQuoteColon)
        {
            goto OddName;
        }

        if (default(TMode).HasNames)
        {
            int name = StructuralIndex.Place(ref tokens, at) + 1;
            int length = StructuralIndex.Place(ref tokens, at + 1) - name;
            if (!TryHash(ref text, name, length, in frame, out uint own))
            {
                goto LongName;
            }

            hash = own;
            Set(ref entry, name - 1, length + 2, PlainName | own);
            hash = ref Unsafe.Add(ref hash, 1);
            entry = ref Unsafe.Add(ref entry, 1);
        }

    Named:
        at += 3;
        if ((ReadFour(ref StructuralIndex.Byte(ref tokens, at)) & 0xFFFFFF) == QuoteQuoteComma)
        {
            if (default(TMode).IsTape)
            {
                SetTokens(ref entry, ref tokens, at, PlainString);
                entry = ref Unsafe.Add(ref entry, 1);
            }

            at += 3;
            goto Name;
        }

    Value:
        token = StructuralIndex.Byte(ref tokens, at);
        if (token != (byte)'"' || StructuralIndex.Byte(ref tokens, at + 1) != (byte)'"')
        {
            goto Other;
        }

        if (default(TMode).IsTape)
        {
            SetTokens(ref entry, ref tokens, at, PlainString);
            entry = ref Unsafe.Add(ref entry, 1);
        }

        at += 2;

    AfterMember:
        if (StructuralIndex.Byte(ref tokens, at) == (byte)',')
        {
            at++;
            goto Name;
        }

        goto Close;

    Item:
        if (at > frame.Index.Last)
        {
            step = Step.Item;
            goto Refill;
        }

        token = StructuralIndex.Byte(ref tokens, at);
        if (token != (byte)'"' || StructuralIndex.Byte(ref tokens, at + 1) != (byte)'"')
        {
            goto Other;
        }

        if (default(TMode).IsTape)
        {
            SetTokens(ref entry, ref tokens, at, PlainString);
            entry = ref Unsafe.Add(ref entry, 1);
            hash = ref Unsafe.Add(ref hash, 1);
        }

        at += 2;

    AfterItem:
        if (StructuralIndex.Byte(ref tokens, at) == (byte)',')
        {
            at++;
            goto Item;
        }

    Close:
        if (StructuralIndex.Byte(ref tokens, at) != frame.Closer)
        {
            goto Wrong;
        }

        if (!frame.Close<TMode>(ref entry, ref hash, StructuralIndex.Place(ref tokens, at) + 1))
        {
            goto Wrong;
        }

        hash = ref frame.NextHash;
        if (!default(TMode).IsTape)
        {
            entry = ref frame.NextEntry;
        }

        at++;
        if (frame.Depth == 0)
        {
            goto Done;
        }

        if (at > frame.Index.Last)
        {
            step = Step.AfterValue;
            goto Refill;
        }

    Counted:
        if (frame.IsObject)
        {
            goto AfterMember;
        }

        if (default(TMode).IsTape)
        {
            // An array's items take places among the hashes as names do, so that both are counted by them.
            hash = ref Unsafe.Add(ref hash, 1);
        }

        goto AfterItem;

    Other:
        position = StructuralIndex.Place(ref tokens, at);
        if ((token | 0x20) == '{')
        {
            goto Open;
        }

        if (token == (byte)'"')
        {
            goto OddString;
        }

        if (token > (byte)'9')
        {
            goto Literal;
        }

        // Digits, seven at most, and where a point follows, as many again. What is longer, or has an exponent, or is no number, is left to the scanner.
        end = token == (byte)'-' ? position + 1 : position;
        ulong word = frame.WordAt(ref text, end);
        int digits = CountDigits(word);
        end += digits;
        byte behind = (byte)(word >> (8 * digits));
        if ((uint)(digits - 1) >= 7 || (digits > 1 && (byte)word == (byte)'0') || (behind | 0x20) == 'e')
        {
            goto Scalar;
        }

        ulong plain = PlainInteger;
        if (behind == (byte)'.')
        {
            word = frame.WordAt(ref text, end + 1);
            digits = CountDigits(word);
            end += 1 + digits;
            if ((uint)(digits - 1) >= 7 || ((byte)(word >> (8 * digits)) | 0x20) == 'e')
            {
                goto Scalar;
            }

            plain = PlainNumber;
        }

        goto Plain;

    Literal:
        word = frame.WordAt(ref text, position);
        end = position + 4;
        if ((uint)word == True)
        {
            plain = PlainTrue;
        }
        else if ((uint)word == Null)
        {
            plain = PlainNull;
        }
        else if ((word & 0xFFFFFFFFFF) == False)
        {
            end++;
            plain = PlainFalse;
        }
        else
        {
            goto Scalar;
        }

    Plain:
        if (default(TMode).IsTape)
        {
            Set(ref entry, position, end - position, plain);
        }

    Ended:
        // What follows is a token, or a blank: then what comes behind it is one.
        at++;
        if (end != StructuralIndex.Place(ref tokens, at) && !IsBlank(Unsafe.Add(ref text, end)))
        {
            goto Wrong;
        }

        if (default(TMode).IsTape)
        {
            entry = ref Unsafe.Add(ref entry, 1);
        }

        goto Counted;

    Scalar:
        end = frame.WriteScalar(ref entry, position);
        if (end < 0)
        {
            goto Fault;
        }

        goto Ended;

    OddString:
        end = frame.Scan(at, ref entry, ref hash);
        if (end < 0)
        {
            goto Fault;
        }

        at = frame.At;
        entry = ref frame.NextEntry;
        hash = ref frame.NextHash;
        if (default(TMode).IsTape)
        {
            Set(ref entry, frame.Start, end - frame.Start, PlainString | ((ulong)frame.Traits << TraitShift));
            entry = ref Unsafe.Add(ref entry, 1);
        }

        goto Counted;

    LongName:
        hash = frame.HashOf(at);
        SetTokens(ref entry, ref tokens, at, PlainName | hash);
        hash = ref Unsafe.Add(ref hash, 1);
        entry = ref Unsafe.Add(ref entry, 1);
        goto Named;

    OddName:
        if (StructuralIndex.Byte(ref tokens, at) != (byte)'"')
        {
            goto Wrong;
        }

        end = frame.Scan(at, ref entry, ref hash);
        if (end < 0)
        {
            goto Fault;
        }

        at = frame.At;
        entry = ref frame.NextEntry;
        hash = ref frame.NextHash;
        if (default(TMode).HasNames)
        {
            hash = frame.HashOfScanned(end);
            Set(ref entry, frame.Start, end - frame.Start, PlainName | hash | ((ulong)frame.Traits << TraitShift));
            entry = ref Unsafe.Add(ref entry, 1);
            hash = ref Unsafe.Add(ref hash, 1);
        }

        if (StructuralIndex.Byte(ref tokens, at) == (byte)':')
        {
            at++;
            goto Value;
        }

        goto Wrong;

    Refill:
        frame.Leave(ref entry, ref hash);
        frame.Refill((int)at);
        entry = ref frame.NextEntry;
        hash = ref frame.NextHash;
        at = 0;
        switch (step)
        {
            case Step.Name:
                goto Name;
            case Step.Item:
                goto Item;
            default:
                goto Counted;
        }

    Wrong:
        end = ~StructuralIndex.Place(ref tokens, at);

    Fault:
        written = 0;
        return end;

    Done:
        written = IndexOf(ref First(frame.Entries), ref entry);
        return StructuralIndex.Place(ref tokens, at - 1) + 1;
    }
}
