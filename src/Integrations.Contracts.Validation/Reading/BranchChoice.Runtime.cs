using System.ComponentModel;
using System.Numerics;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

/// <summary>What tells the branches of an <c>anyOf</c> or <c>oneOf</c> apart before any is tried: the kind of the value and, of an object, a member whose string must be one of a set. Branches are bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BranchChoice
{
    internal const int MaxBranches = 64;

    private readonly ulong _objects, _arrays, _strings, _numbers, _booleans, _nulls;
    private byte[]? _member;
    private ulong _without, _other;
    private NameIndex? _values;
    private ulong[] _byValue = [];

    /// <summary>Makes it: the branches that let in values of each kind.</summary>
    public BranchChoice(ulong objects, ulong arrays, ulong strings, ulong numbers, ulong booleans, ulong nulls) =>
        (_objects, _arrays, _strings, _numbers, _booleans, _nulls) = (objects, arrays, strings, numbers, booleans, nulls);

    /// <summary>The member that tells objects apart.</summary>
    /// <param name="member">Its name.</param>
    /// <param name="without">The branches that an object without it may be.</param>
    /// <param name="other">The branches that an object may be whose member is none of <paramref name="values"/>.</param>
    /// <param name="values">The branches that an object may be, by the member's string.</param>
    public BranchChoice By(string member, ulong without, ulong other, params (string Value, ulong Branches)[] values)
    {
        _member = Wtf8.GetBytes(member);
        (_without, _other) = (without, other);
        _values = new NameIndex(Array.ConvertAll(values, value => value.Value));
        _byValue = Array.ConvertAll(values, value => value.Branches);
        return this;
    }

    /// <summary>The branch that the value at a position may be, where any may be but one; negative where it can be none.</summary>
    public int Only(ref ReaderState state, int at) => Of(ref state, at) is var branch and not 0 ? BitOperations.TrailingZeroCount(branch) : JsonReading.Invalid;

    /// <summary>The branches that the value at a position may be.</summary>
    internal ulong Of(ref ReaderState state, int position) => JsonReading.Peek(state.Json, position) switch
    {
        (byte)'{' => _member is null ? _objects : OfObject(ref state, position),
        (byte)'[' => _arrays,
        (byte)'"' => _strings,
        (byte)'t' or (byte)'f' => _booleans,
        (byte)'n' => _nulls,
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => _numbers,
        _ => 0,
    };

    private ulong OfObject(ref ReaderState state, int position)
    {
        ReadOnlySpan<byte> json = state.Json;
        int member = state.FindMember(position, _member);
        if (member < 0)
        {
            return _without;
        }

        if (JsonReading.Peek(json, member) != (byte)'"')
        {
            return _other;
        }

        int value = _values!.FindAt(json, member + 1, out _);
        if (value == NameIndex.Undecided)
        {
            int end = JsonScanner.SkipString(json, member, out bool hasEscapes);
            value = end < 0 ? NameIndex.Other : _values.Find(hasEscapes ? state.Unescape(member, end) : json.Slice(member + 1, end - member - 2));
        }

        return value < 0 ? _other : _byValue[value];
    }
}
