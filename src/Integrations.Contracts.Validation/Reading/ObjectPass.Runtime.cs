using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

/// <summary>One pass over the members of an object: which is next, and which there were.</summary>
/// <remarks>
/// After a member the next of the schema is expected: where it stands as writers of JSON have it, <c>,"name":</c> with a space or none after the comma and the colon, its name is one comparison of 32 bytes, of which those after the colon do not count.
/// Else the name is looked up.
/// Members seen are bits: a second of the same name is a bit set twice. The position is the caller's, so that it stays in a register.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ObjectPass
{
    // What is beside a name that is looked up at once: a comma, a blank, two quotes, a colon, a blank, the first byte of the value.
    private const int LookLength = Vector256Length + 6, GuessLength = Vector256Length + 4, Vector256Length = 32;

    private readonly MemberTable _members;

    // Where the object starts, and where its names begin among those remembered.
    private readonly int _start;
    private readonly int _frame;

    // One more than the last member of the table that there was.
    private int _expected;
    private ulong _seen;

    // Members from the 65th on; and how many there were beside those in _seen.
    private ulong[]? _more;
    private int _others;

    // What a record keeps beside its values.
    private RawMembers _unknown;
    private byte[]?[]? _texts;

    internal ObjectPass(MemberTable members, int start, int frame)
    {
        _members = members;
        _start = start;
        _frame = frame;

        // Each by itself: what is left out the JIT makes one block of, which it copies.
        _expected = 0;
        _seen = 0;
        _more = null;
        _others = 0;
        _unknown = new RawMembers();
        _texts = null;
        NameStart = 0;
    }

    /// <summary>Where the name of the last member begins that was not guessed.</summary>
    public int NameStart { readonly get; private set; }

    /// <summary>How many members came before the last.</summary>
    public readonly int Ordinal => System.Numerics.BitOperations.PopCount(_seen) + _others - 1;

    /// <summary>The next member: its place in the table, or the table's count where its name is none of these; negative where there is none.</summary>
    /// <param name="state">The pass over the text.</param>
    /// <param name="position">The position after the last value, or a negative one; becomes that of the next value, after the last member that after the object, negative where the object is not as it must be.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(ref ReaderState state, ref int position)
    {
        ReadOnlySpan<byte> json = state.Json;
        MemberGuess[] guesses = _members.Guesses;
        int expected = _expected;

        // In bounds: position + 35 < Length, and a negative position is beyond any length.
        if (Vector256.IsHardwareAccelerated && (uint)expected < (uint)guesses.Length && (ulong)(uint)position + GuessLength <= (uint)json.Length)
        {
            ref readonly MemberGuess guess = ref guesses[expected];
            ref byte text = ref MemoryMarshal.GetReference(json);
            int name = position + 1;
            if (Unsafe.Add(ref text, name) == (byte)' ')
            {
                name++;
            }

            uint equal = Vector256.Equals(Vector256.LoadUnsafe(ref text, (nuint)name), guess.Text).ExtractMostSignificantBits() | guess.Ignored;
            if (equal == uint.MaxValue && Unsafe.Add(ref text, position) == Before(position) && (_seen & (1UL << expected)) == 0)
            {
                int value = name + guess.Length;
                if (Unsafe.Add(ref text, value) == (byte)' ')
                {
                    value++;
                }

                if (Unsafe.Add(ref text, value) > (byte)' ')
                {
                    _seen |= 1UL << expected;
                    _expected = expected + 1;
                    position = value;
                    return expected;
                }
            }
        }

        long found = Look(ref state, position);
        position = (int)found;
        return (int)(found >> 32);
    }

    /// <summary>The text of the members that were taken as unknown, joined by commas; null where there are none.</summary>
    public readonly byte[]? UnknownMembers => _unknown.ToArray();

    /// <summary>The texts that were kept, by the place of their member; null where there are none.</summary>
    public readonly byte[]?[]? SourceTexts => _texts;

    /// <summary>Takes the last member, whose name is none of the table's, as it stands.</summary>
    /// <returns><paramref name="end"/>.</returns>
    public int TakeUnknown<TMode>(ref ReaderState state, int end)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            _unknown.Add(state.Json, NameStart, end);
        }

        return end;
    }

    /// <summary>Takes the last member, whose name is in the table and has no place of its own, as it stands.</summary>
    /// <param name="state">The pass over the text.</param>
    /// <param name="name">The name as JSON, with its quotes.</param>
    /// <param name="position">Where the value starts.</param>
    /// <param name="end">The position after the value.</param>
    /// <returns><paramref name="end"/>.</returns>
    public int TakeUnknown<TMode>(ref ReaderState state, scoped ReadOnlySpan<byte> name, int position, int end)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            _unknown.Add(name, state.Json[position..end]);
        }

        return end;
    }

    /// <summary>Keeps the text of the last member's value where the mode takes values and the value says less than its text.</summary>
    /// <returns><paramref name="end"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Keep<TMode>(ref ReaderState state, int position, int end)
        where TMode : struct, IReaderMode => RawTexts.Keep<TMode>(ref _texts, ref state, _expected - 1, position, end);

    /// <summary>Whether a member was there.</summary>
    public readonly bool Has(int member) => Has(_seen, _more, member);

    internal static bool Has(ulong seen, ulong[]? more, int member) => member < 64
        ? (seen & (1UL << member)) != 0
        : more is not null && (more[(member >> 6) - 1] & (1UL << member)) != 0;

    // Before the first name there is a brace, before the others a comma.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly byte Before(int position) => position == _start ? (byte)'{' : (byte)',';

    // The member in the upper half, the position in the lower. Calls nothing that it does not end with, so that it has no registers to save.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Look(ref ReaderState state, int position)
    {
        ReadOnlySpan<byte> json = state.Json;
        if ((uint)position < (uint)json.Length && json[position] == (byte)'}')
        {
            return Close(ref state, position + 1);
        }

        if (!Vector256.IsHardwareAccelerated || (ulong)(uint)position + LookLength > (uint)json.Length)
        {
            return LookSlowly(ref state, position);
        }

        // In bounds: a name that is found has at most 31 bytes. Blanks are asked for such that a branch foretells where the text goes on.
        ref byte text = ref MemoryMarshal.GetReference(json);
        if (Unsafe.Add(ref text, position) != Before(position))
        {
            return LookSlowly(ref state, position);
        }

        int name = position + 1;
        if (Unsafe.Add(ref text, name) != (byte)'"')
        {
            if (Unsafe.Add(ref text, name) != (byte)' ' || Unsafe.Add(ref text, name + 1) != (byte)'"')
            {
                return LookSlowly(ref state, position);
            }

            name++;
        }

        int length = NameIndex.LengthAt(ref Unsafe.Add(ref text, name + 1));
        if (length < 0)
        {
            return LookSlowly(ref state, position);
        }

        int member = _members.Names.FindAt(ref Unsafe.Add(ref text, name + 1), length);
        int end = name + length + 2;
        if ((uint)member >= 64)
        {
            return member == NameIndex.Other ? Other(ref state, name, end, hasEscapes: false) : LookSlowly(ref state, position);
        }

        int value = end + 1;
        ulong bit = 1UL << member;
        if (Unsafe.Add(ref text, end) != (byte)':' || (_seen & bit) != 0)
        {
            return LookSlowly(ref state, position);
        }

        if (Unsafe.Add(ref text, value) <= (byte)' ')
        {
            if (Unsafe.Add(ref text, value) != (byte)' ' || Unsafe.Add(ref text, value + 1) <= (byte)' ')
            {
                return LookSlowly(ref state, position);
            }

            value++;
        }

        _seen |= bit;
        _expected = member + 1;
        NameStart = name;
        return ((long)member << 32) | (uint)value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long LookSlowly(ref ReaderState state, int position)
    {
        ReadOnlySpan<byte> json = state.Json;
        if ((uint)position >= (uint)json.Length)
        {
            return End(JsonReading.Invalid);
        }

        position = position == _start ? JsonReading.FirstMember(json, position) : JsonReading.NextMember(json, position);
        if (position < 0)
        {
            return position == JsonReading.Invalid ? End(position) : Close(ref state, ~position);
        }

        int end = JsonScanner.SkipString(json, position, out bool hasEscapes);
        if (end < 0)
        {
            return End(JsonReading.Invalid);
        }

        int member = _members.Names.Find(hasEscapes ? state.Unescape(position, end) : json.Slice(position + 1, end - position - 2));
        if (member < 0)
        {
            return Other(ref state, position, end, hasEscapes);
        }

        _expected = member + 1;
        return (member < 64 ? TryAdd(ref _seen, member) : TryAddMore(ref state, member)) ? AtColon(ref state, member, position, end) : End(JsonReading.Invalid);
    }

    // After a member of another name the one that was expected may come.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Other(ref ReaderState state, int name, int end, bool hasEscapes)
    {
        if (_members.IsClosed)
        {
            return End(JsonReading.Invalid);
        }

        _others++;
        state.AddName(name, end, hasEscapes);
        return AtColon(ref state, _members.Count, name, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long AtColon(ref ReaderState state, int member, int name, int end)
    {
        NameStart = name;
        int value = JsonReading.SkipColon(state.Json, end);
        return value < 0 ? End(value) : ((long)member << 32) | (uint)value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryAdd(ref ulong set, int member)
    {
        ulong bit = 1UL << member;
        bool isNew = (set & bit) == 0;
        set |= bit;
        return isNew;
    }

    private bool TryAddMore(ref ReaderState state, int member)
    {
        _more ??= state.RentSet(_members.Words - 1);
        _others++;
        return TryAdd(ref _more[(member >> 6) - 1], member);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly long Close(ref ReaderState state, int position)
    {
        state.Depth--;
        if (_others > 0 && !state.AreNamesDistinct(_frame))
        {
            return End(JsonReading.Invalid);
        }

        return End(_members.Allows(_seen, _more, _others) ? state.Known(_start, position) : JsonReading.Invalid);
    }

    private static long End(int position) => (-1L << 32) | (uint)position;
}
