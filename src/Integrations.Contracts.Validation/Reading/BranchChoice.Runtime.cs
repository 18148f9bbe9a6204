using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

/// <summary>
/// What tells the branches of an <c>anyOf</c> or <c>oneOf</c> apart before any is tried: the kind of the value and, of an object, members that must be there and members whose strings or integers must be of a set.
/// One walk over the names of the object, which ends where a single branch is left. Branches are bits.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BranchChoice
{
    internal const int MaxBranches = 64;

    private readonly ulong _objects, _arrays, _strings, _numbers, _booleans, _nulls;
    private readonly List<string> _names = [];
    private Member[] _members = [];
    private NameIndex _index = new([]);

    // Branches that need none of the members.
    private ulong _free;

    /// <summary>Makes it: the branches that let in values of each kind.</summary>
    public BranchChoice(ulong objects, ulong arrays = 0, ulong strings = 0, ulong numbers = 0, ulong booleans = 0, ulong nulls = 0)
    {
        (_objects, _arrays, _strings, _numbers, _booleans, _nulls) = (objects, arrays, strings, numbers, booleans, nulls);
        _free = objects;
    }

    /// <summary>A member that tells objects apart.</summary>
    /// <param name="member">Its name.</param>
    /// <param name="keyed">The branches that need it, or another of which the same is said.</param>
    /// <param name="other">The branches that an object may be whose member is none of the values that <see cref="When(ulong, string[])"/> gives.</param>
    public BranchChoice By(string member, ulong keyed, ulong other = ulong.MaxValue)
    {
        _names.Add(member);
        _index = new NameIndex([.. _names]);
        _members = [.. _members, new Member(keyed, other)];
        _free &= ~keyed;
        return this;
    }

    /// <summary>The branches that an object may be where the last member is one of some strings.</summary>
    public BranchChoice When(ulong branches, params string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _members[^1].Add(branches, values);
        return this;
    }

    /// <summary>The branches that an object may be where the last member is one of some integers.</summary>
    public BranchChoice When(ulong branches, params long[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _members[^1].Add(branches, values);
        return this;
    }

    /// <summary>The branch that the value at a position may be, where any may be but one; negative where it can be none.</summary>
    public int Only(ref ReaderState state, int at) => Of(ref state, at) is var branch and not 0 ? BitOperations.TrailingZeroCount(branch) : JsonReading.Invalid;

    /// <summary>The branches that the value at a position may be.</summary>
    internal ulong Of(ref ReaderState state, int position) => state.ByteAt(position) switch
    {
        (byte)'{' => _members.Length == 0 || (_objects & (_objects - 1)) == 0 ? _objects : OfObject(ref state, position),
        (byte)'[' => _arrays,
        (byte)'"' => _strings,
        (byte)'t' or (byte)'f' => _booleans,
        (byte)'n' => _nulls,
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => _numbers,
        _ => 0,
    };

    private ulong OfObject(ref ReaderState state, int position)
    {
        ulong possible = _objects, keyed = _free;
        for (int next = state.FirstMember(position); next >= 0; next = state.NextMember(position))
        {
            int index = state.Find(_index, next, out int end);
            position = state.SkipColon(end);
            if (position < 0)
            {
                break;
            }

            if (index >= 0)
            {
                ref readonly Member member = ref _members[index];
                keyed |= member.Keyed;
                possible &= member.Of(ref state, position);
                if ((possible & (possible - 1)) == 0)
                {
                    return possible;
                }
            }

            position = state.SkipUnchecked(position);
        }

        return possible & keyed;
    }

    private struct Member(ulong keyed, ulong other)
    {
        public readonly ulong Keyed = keyed;

        private NameIndex? _strings;
        private long[] _integers = [];
        private ulong[] _ofStrings = [], _ofIntegers = [];

        public void Add(ulong branches, string[] values)
        {
            List<string> known = [];
            for (int index = 0; index < _ofStrings.Length; index++)
            {
                known.Add(Wtf8.GetString(_strings![index]));
            }

            _strings = new NameIndex([.. known, .. values]);
            _ofStrings = [.. _ofStrings, .. Array.ConvertAll(values, _ => branches)];
        }

        public void Add(ulong branches, long[] values)
        {
            _integers = [.. _integers, .. values];
            _ofIntegers = [.. _ofIntegers, .. Array.ConvertAll(values, _ => branches)];
        }

        public readonly ulong Of(ref ReaderState state, int position) => state.ByteAt(position) switch
        {
            (byte)'"' when _strings is not null => OfString(ref state, position),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') when _integers.Length > 0 => OfNumber(state.Json.Slice(state.Offset(position))),
            _ => other,
        };

        private readonly ulong OfString(ref ReaderState state, int position)
        {
            int value = state.Find(_strings!, position, out _);
            return value < 0 ? other : _ofStrings[value];
        }

        // A number in another form may be the same integer: every branch is possible.
        private readonly ulong OfNumber(ReadOnlySpan<byte> text)
        {
            if (!System.Buffers.Text.Utf8Parser.TryParse(text, out long number, out int length) || (length < text.Length && text[length] is (byte)'.' or (byte)'e' or (byte)'E'))
            {
                return ulong.MaxValue;
            }

            int index = Array.IndexOf(_integers, number);
            return index < 0 ? other : _ofIntegers[index];
        }
    }
}
