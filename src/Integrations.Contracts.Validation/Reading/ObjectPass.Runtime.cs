using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

/// <summary>One pass over the members of an object: which is next, and which there were.</summary>
/// <remarks>
/// After a member the next of the schema is expected: where its name stands as compact JSON has it, <c>,"name":</c> is one comparison of 32 bytes, of which those after the colon do not count. Else the name is looked up.
/// Members seen are bits: a second of the same name is a bit set twice. The position is the caller's, so that it stays in a register.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ObjectPass
{
    private readonly MemberTable _members;

    // Where the names of this object begin among those remembered.
    private readonly int _frame;

    private int _expected;
    private ulong _seen;

    // Members from the 65th on; and how many there were beside those in _seen.
    private ulong[]? _more;
    private int _others;

    private ObjectPass(MemberTable members, int frame)
    {
        _members = members;
        _frame = frame;
    }

    /// <summary>Where the name of the last member begins that was not guessed.</summary>
    public int NameStart { readonly get; private set; }

    /// <summary>How many members came before the last.</summary>
    public readonly int Ordinal => System.Numerics.BitOperations.PopCount(_seen) + _others - 1;

    /// <summary>Opens the object at a position, which becomes negative where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ObjectPass Open(ReadOnlySpan<byte> json, ref int position, ref ReaderState state, MemberTable members)
    {
        if (JsonReading.Peek(json, position) != (byte)'{' || ++state.Depth > state.MaxDepth)
        {
            position = JsonReading.Invalid;
        }

        return new ObjectPass(members, state.NameCount);
    }

    /// <summary>The next member: its place in the table, or the table's count where its name is none of these; negative where there is none.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">The position after the last value, or a negative one; becomes that of the next value, after the last member that after the object, negative where the object is not as it must be.</param>
    /// <param name="state">What the pass carries along.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(ReadOnlySpan<byte> json, ref int position, ref ReaderState state)
    {
        int expected = _expected;
        ref readonly MemberGuess guess = ref _members.Guesses[expected];

        // In bounds: position + 32 < Length, and a negative position is beyond any length.
        if (Vector256.IsHardwareAccelerated && (ulong)(uint)position + 33 <= (uint)json.Length)
        {
            uint equal = Vector256.Equals(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)position), guess.Text).ExtractMostSignificantBits() | guess.Ignored;
            int value = position + guess.Length;
            if (equal == uint.MaxValue && json[value] > (byte)' ' && (_seen & (1UL << expected)) == 0)
            {
                _seen |= 1UL << expected;
                _expected = expected + 1;
                position = value;
                return expected;
            }
        }

        long found = Look(json, position, ref state);
        position = (int)found;
        return (int)(found >> 32);
    }

    /// <summary>Whether a member was there.</summary>
    public readonly bool Has(int member) => Has(_seen, _more, member);

    internal static bool Has(ulong seen, ulong[]? more, int member) => member < 64
        ? (seen & (1UL << member)) != 0
        : more is not null && (more[(member >> 6) - 1] & (1UL << member)) != 0;

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
            _expected = member + 1;
            if (!(member < 64 ? TryAdd(ref _seen, member) : TryAddMore(member)))
            {
                return End(JsonReading.Invalid);
            }
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryAdd(ref ulong set, int member)
    {
        ulong bit = 1UL << member;
        bool isNew = (set & bit) == 0;
        set |= bit;
        return isNew;
    }

    private bool TryAddMore(int member)
    {
        _more ??= new ulong[_members.Words - 1];
        _others++;
        return TryAdd(ref _more[(member >> 6) - 1], member);
    }

    private readonly long Close(int position, ref ReaderState state)
    {
        state.Depth--;
        state.EndNames(_frame);
        return End(_members.Allows(_seen, _more, _others) ? position : JsonReading.Invalid);
    }

    private static long End(int position) => (-1L << 32) | (uint)position;
}
