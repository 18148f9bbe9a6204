using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

/// <summary>One pass over the members of an object: which member is next, which there were.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ObjectPass
{
    private readonly MemberTable _members;
    private readonly int _frame;
    private int _expected;
    private ulong _seen;
    private int _others;

    private ObjectPass(MemberTable members, int frame)
    {
        _members = members;
        _frame = frame;
    }

    /// <summary>Where the name stands.</summary>
    public int NameStart { get; private set; }

    /// <summary>Opens the object at a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ObjectPass Open(ReadOnlySpan<byte> json, ref int position, ref ReaderState state, MemberTable members)
    {
        position = JsonReading.Peek(json, position) == (byte)'{' && ++state.Depth <= state.MaxDepth ? position : JsonReading.Invalid;
        return new ObjectPass(members, state.NameCount);
    }

    /// <summary>The next member: its place in the table, the count of the table's names where its name is none of these; negative where there is none.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">The position after the last value, which may be negative; becomes that of the value, after the last member that after the object, negative where the object is not as it must be.</param>
    /// <param name="state">The state of the pass.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(ReadOnlySpan<byte> json, ref int position, ref ReaderState state)
    {
        int expected = _expected;
        ref readonly MemberGuess guess = ref _members.Guesses[expected];
        if (Vector256.IsHardwareAccelerated && (ulong)(uint)position + 33 <= (ulong)(uint)json.Length)
        {
            uint equal = Vector256.Equals(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)position), guess.Text).ExtractMostSignificantBits() | guess.Ignored;
            int next = position + guess.Length;
            if (equal == uint.MaxValue && json[next] > (byte)' ' && (_seen & (1UL << expected)) == 0)
            {
                _seen |= 1UL << expected;
                _expected = expected + 1;
                position = next;
                return expected;
            }
        }

        long found = Look(json, position, ref state);
        position = (int)found;
        return (int)(found >> 32);
    }

    // The member in the upper half, the position in the lower.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Look(ReadOnlySpan<byte> json, int position, ref ReaderState state)
    {
        if ((uint)position >= (uint)json.Length)
        {
            return End(JsonReading.Invalid);
        }

        if (_seen == 0 && _others == 0)
        {
            position = JsonReading.FirstMember(json, position);
        }
        else if (json[position] == (byte)'}')
        {
            return Close(position + 1, ref state);
        }
        else
        {
            position = JsonReading.NextMember(json, position);
        }

        if (position < 0)
        {
            return position == JsonReading.Invalid ? End(position) : Close(~position, ref state);
        }

        bool hasEscapes = false;
        int member = _members.Names.FindAt(json, position + 1, out int end);
        if (member == NameIndex.Undecided)
        {
            end = JsonScanner.SkipString(json, position, out hasEscapes);
            if (end < 0)
            {
                return End(JsonReading.Invalid);
            }

            member = _members.Names.Find(hasEscapes ? state.Unescape(json, position, end) : json.Slice(position + 1, end - position - 2));
        }

        if (member >= 0)
        {
            ulong bit = 1UL << member;
            if ((_seen & bit) != 0)
            {
                return End(JsonReading.Invalid);
            }

            _seen |= bit;
            _expected = member + 1;
        }
        else
        {
            member = _members.Count;
            _expected = member;
            _others++;
            if (_members.IsClosed || !state.AddName(json, position, end, _frame, hasEscapes))
            {
                return End(JsonReading.Invalid);
            }
        }

        NameStart = position;
        position = JsonReading.SkipColon(json, end);
        return position < 0 ? End(position) : ((long)member << 32) | (uint)position;
    }

    private static long End(int position) => (-1L << 32) | (uint)position;

    private readonly long Close(int position, ref ReaderState state)
    {
        state.Depth--;
        state.EndNames(_frame);
        return End(_members.Holds(_seen) ? position : JsonReading.Invalid);
    }

    /// <summary>Whether a member was there.</summary>
    public readonly bool Has(int member) => (_seen & (1UL << member)) != 0;
}
