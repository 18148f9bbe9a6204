using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

/// <summary>One pass over the members of an object: which is next, and which there were.</summary>
/// <remarks>
/// After a member another is expected (<see cref="MemberOrder"/>): its name is one comparison of 32 bytes, of which those after the closing quote do not count. Else the name is looked up.
/// Members seen are bits: a second of the same name is a bit set twice. The position is the caller's, so that it stays in a register.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ObjectPass
{
    private readonly MemberTable _members;

    // Where the object starts, and where its names begin among those remembered, once there is one.
    private readonly int _start;
    private int _frame;

    // One more than the last member of the table that there was.
    private int _slot;
    private ulong _seen;

    // Members from the 65th on; and how many there were beside those in _seen.
    private ulong[]? _more;
    private int _others;

    // What a record keeps beside its values.
    private RawMembers _unknown;
    private byte[]?[]? _texts;

    internal ObjectPass(MemberTable members, int start)
    {
        _members = members;
        _start = start;
        _frame = JsonReading.Invalid;

        // Each by itself: what is left out the JIT makes one block of, which it copies.
        _slot = 0;
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
    public int Next(ref ReaderState state, ref int position) => Next<VerdictMode>(ref state, ref position);

    /// <inheritdoc cref="Next(ref ReaderState, ref int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next<TMode>(ref ReaderState state, ref int position)
        where TMode : struct, IReaderMode
    {
        MemberGuess[] guesses = TMode.IsByOffset ? _members.InOrder : _members.Guesses;
        int slot = _slot;
        int at = position;
        if (Vector256.IsHardwareAccelerated && (uint)slot < (uint)guesses.Length)
        {
            ref readonly MemberGuess guess = ref guesses[slot];
            int next = TMode.IsByOffset ? state.GuessAt(at, Before(at), in guess) : state.Guess(at, Before(at), in guess);
            int member = TMode.IsByOffset ? slot : guess.Member;
            if (next >= 0 && (_seen & (1UL << member)) == 0)
            {
                _seen |= 1UL << member;
                _slot = member + 1;
                position = next;
                return member;
            }
        }

        if (!TMode.IsByOffset && state.ByteAt(at) == (byte)'}')
        {
            position = Closed(ref state, at + 1);
            return JsonReading.Invalid;
        }

        long found = TMode.IsByOffset ? LookAt(ref state, at) : Look(ref state, at);
        position = (int)found;
        return (int)(found >> 32);
    }

    /// <summary>The text of the members that were taken as unknown, joined by commas; null where there are none.</summary>
    public readonly byte[]? UnknownMembers => _unknown.ToArray();

    /// <summary>Ends the reader of a record that keeps what was taken as unknown: its value is made by then.</summary>
    /// <returns><paramref name="end"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Done<T>(int end, OpenContract<T>? value)
        where T : OpenContract<T>, IContract<T>
    {
        if (value is not null)
        {
            value._unknownMembers = UnknownMembers;
        }

        return end;
    }

    /// <summary>The texts that were kept, by the place of their member; null where there are none.</summary>
    public readonly byte[]?[]? SourceTexts => _texts;

    /// <summary>Takes the last member, whose name is none of the table's, as it stands.</summary>
    /// <returns><paramref name="end"/>.</returns>
    public int TakeUnknown<TMode>(ref ReaderState state, int end)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && end >= 0)
        {
            if (TMode.IsByOffset)
            {
                int quote = JsonReading.SkipString(state.Json, NameStart);
                _unknown.Add(state.Json[NameStart..quote], state.Json[JsonReading.SkipColon(state.Json, quote)..end]);
            }
            else
            {
                int nameEnd = state.SkipString(NameStart);
                _unknown.Add(state.TextOf(NameStart, nameEnd), state.TextOf(nameEnd + 1, end));
            }
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
            _unknown.Add(name, state.TextOf<TMode>(position, end));
        }

        return end;
    }

    /// <summary>Keeps the text of the last member's value where the mode takes values and the value says less than its text.</summary>
    /// <returns><paramref name="end"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Keep<TMode>(ref ReaderState state, int position, int end)
        where TMode : struct, IReaderMode => RawTexts.Keep<TMode>(ref _texts, ref state, _slot - 1, position, end);

    /// <summary>Whether a member was there.</summary>
    public readonly bool Has(int member) => Has(_seen, _more, member);

    internal static bool Has(ulong seen, ulong[]? more, int member) => member < 64
        ? (seen & (1UL << member)) != 0
        : more is not null && (more[(member >> 6) - 1] & (1UL << member)) != 0;

    // Before the first name there is a brace, before the others a comma.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly byte Before(int position) => position == _start ? (byte)'{' : (byte)',';

    // The member in the upper half, the position in the lower. Both ways call nothing that they do not end with, so that they have no registers to save.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Look(ref ReaderState state, int position)
    {
        if (position < 0)
        {
            return End(JsonReading.Invalid);
        }

        if (!state.IsPlainName(position, Before(position)))
        {
            return LookSlowly(ref state, position);
        }

        if (!state.TryFindPlain(_members.Names, position + 1, out int member))
        {
            return LookLong(ref state, position);
        }

        ulong bit = 1UL << member;
        if ((uint)member >= 64 || (_seen & bit) != 0)
        {
            return member == NameIndex.Other ? Other(ref state, position + 1, position + 3, StringTraits.None) : LookFurther(ref state, position, member);
        }

        _seen |= bit;
        int slot = _slot;
        _slot = member + 1;
        NameStart = position + 1;
        long found = ((long)member << 32) | (uint)(position + ReaderState.NameTokens);
        return _members.IsLearning ? Learn(slot, found) : found;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly long Learn(int slot, long found)
    {
        _members.Learn(slot, (int)(found >> 32));
        return found;
    }

    // A name that is long.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long LookLong(ref ReaderState state, int position)
    {
        int member = _members.Names.Find(state.PlainText(position + 1));
        return member < 0 ? Other(ref state, position + 1, position + 3, StringTraits.None) : LookFurther(ref state, position, member);
    }

    // A member from the 65th on, one of a long name, or one that was there before.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long LookFurther(ref ReaderState state, int position, int member)
    {
        int slot = _slot;
        _slot = member + 1;
        NameStart = position + 1;
        if (!TryAdd(ref state, member))
        {
            return End(JsonReading.Invalid);
        }

        long found = ((long)member << 32) | (uint)(position + ReaderState.NameTokens);
        return _members.IsLearning ? Learn(slot, found) : found;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long LookAt(ref ReaderState state, int position)
    {
        if (JsonReading.Peek(state.Json, position) == (byte)'}')
        {
            return Close(ref state, position + 1);
        }

        int value = state.TryNameAt(position, Before(position), out int quote, out int length);
        if (value < 0)
        {
            return LookSlowlyAt(ref state, position);
        }

        // In bounds: the name has room.
        int member = _members.Names.FindAt(ref state.TextAt(quote + 1), length);
        ulong bit = 1UL << member;
        if ((uint)member >= 64 || (_seen & bit) != 0)
        {
            return LookSlowlyAt(ref state, position);
        }

        _seen |= bit;
        _slot = member + 1;
        NameStart = quote;
        return ((long)member << 32) | (uint)value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long LookSlowly(ref ReaderState state, int position)
    {
        if (position < 0)
        {
            return End(JsonReading.Invalid);
        }

        int name = position == _start ? state.FirstMember(position) : state.NextMember(position);
        if (name < 0)
        {
            return name == JsonReading.Invalid ? End(name) : Close(ref state, ~name);
        }

        StringTraits traits = StringTraits.None;
        int end = state.IsPlainString(name) ? name + 2 : state.SkipOddString(name, out traits);
        if (end < 0)
        {
            return End(JsonReading.Invalid);
        }

        int member = _members.Names.Find(state.Resolve(name, end, traits));
        if (member < 0)
        {
            return Other(ref state, name, end, traits);
        }

        _slot = member + 1;
        return TryAdd(ref state, member) ? AtColon(ref state, member, name, end) : End(JsonReading.Invalid);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long LookSlowlyAt(ref ReaderState state, int position)
    {
        ReadOnlySpan<byte> json = state.Json;
        if ((uint)position >= (uint)json.Length)
        {
            return End(JsonReading.Invalid);
        }

        int name = position == _start ? JsonReading.FirstMember(json, position) : JsonReading.NextMember(json, position);
        if (name < 0)
        {
            return name == JsonReading.Invalid ? End(name) : Close(ref state, ~name);
        }

        int end = JsonReading.SkipString(json, name, out bool hasEscapes);
        int value = end < 0 ? end : JsonReading.SkipColon(json, end);
        if (value < 0)
        {
            return End(JsonReading.Invalid);
        }

        NameStart = name;
        int member = _members.Names.Find(state.ResolveAt(name, end, hasEscapes));
        if (member >= 0)
        {
            _slot = member + 1;
            return TryAdd(ref state, member) ? ((long)member << 32) | (uint)value : End(JsonReading.Invalid);
        }

        if (_members.IsClosed)
        {
            return End(JsonReading.Invalid);
        }

        Count(ref state);
        state.AddName(name, end, hasEscapes);
        return ((long)_members.Count << 32) | (uint)value;
    }

    // After a member of another name the one that was expected may come.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Other(ref ReaderState state, int name, int end, StringTraits traits)
    {
        if (_members.IsClosed)
        {
            return End(JsonReading.Invalid);
        }

        Count(ref state);
        state.AddName(name, end, traits);
        return AtColon(ref state, _members.Count, name, end);
    }

    // Names of values that were read meanwhile are forgotten by now.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count(ref ReaderState state)
    {
        _others++;
        _frame = _frame < 0 ? state.NameCount : _frame;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long AtColon(ref ReaderState state, int member, int name, int end)
    {
        NameStart = name;
        int value = state.SkipColon(end);
        return value < 0 ? End(value) : ((long)member << 32) | (uint)value;
    }

    private bool TryAdd(ref ReaderState state, int member) => member < 64 ? TryAdd(ref _seen, member) : TryAddMore(ref state, member);

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
        if (_more is null)
        {
            RentMore(ref state);
        }

        _others++;
        return TryAdd(ref _more[(member >> 6) - 1], member);
    }

    // No part of what asks for it, which would have registers to save.
    [MethodImpl(MethodImplOptions.NoInlining)]
    [MemberNotNull(nameof(_more))]
    private void RentMore(ref ReaderState state) => _more = state.RentSet(_members.Words - 1);

    private readonly long Close(ref ReaderState state, int position) => End(Closed(ref state, position));

    // The position after the object, where its members are as they must be.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int Closed(ref ReaderState state, int position)
    {
        state.Depth--;
        return (_frame < 0 || state.AreNamesDistinct(_frame)) && _members.Allows(_seen, _more, _others) ? state.Known(_start, position) : JsonReading.Invalid;
    }

    private static long End(int position) => (-1L << 32) | (uint)position;
}
