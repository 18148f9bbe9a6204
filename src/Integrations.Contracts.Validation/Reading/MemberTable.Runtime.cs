using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

/// <summary>The member names of an object that emitted code knows, in the schema's order, and what is asked of them as a set: made once, for <see cref="ObjectPass"/> to go by.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class MemberTable
{
    // Members that ask for others: their places, and the places of those asked for.
    private readonly List<(int Member, int[] Others)> _dependencies = [];

    // Those of the first 64 that must be there, and of all.
    private ulong _first;
    private readonly ulong[] _required;
    private long _least;
    private long _most = long.MaxValue;

    // Whether anything is asked beyond the first word of those required.
    private bool _asksForMore;

    private readonly JsonSchema? _schema;

    // Null once it is learned, and where nothing is guessed.
    private volatile MemberOrder? _order;

    /// <summary>Makes the table of a type.</summary>
    /// <param name="schema">The type's schema; loaded when first asked.</param>
    /// <param name="names">The names.</param>
    public MemberTable(JsonSchema schema, params string[] names)
        : this(names) => _schema = schema;

    /// <summary>Makes it.</summary>
    /// <param name="names">The names.</param>
    public MemberTable(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = new NameIndex(names);
        Steps = new MemberStep[names.Length + 1];
        _required = new ulong[Math.Max(1, (names.Length + 63) / 64)];

        // The first 64 members are bits of one word, which a guess sets.
        _order = names.Length == 0 ? null : new MemberOrder(Math.Min(names.Length, MemberOrder.MaxMembers));
    }

    /// <summary>The type's schema, for the runtime validator to explain what the reader refuses.</summary>
    /// <exception cref="InvalidOperationException">The table is of no type.</exception>
    internal JsonSchema Schema => _schema ?? throw new InvalidOperationException("a table of names alone");

    /// <summary>How many names there are.</summary>
    public int Count => Names.Count;

    internal NameIndex Names { get; }

    /// <summary>What is compared with the text after each member, by one more than its place, and first what is before the first; empty as long as <see cref="IsLearning"/>.</summary>
    internal MemberGuess[] Guesses { get; private set; } = [];

    /// <summary>The same in the schema's order, for what is read by offset: there the position waits for the guess, and a member that is not read from it is there sooner.</summary>
    internal MemberGuess[] InOrder { get; private set; } = [];

    /// <summary>Whether members are looked up in order to learn which come after each other.</summary>
    internal bool IsLearning => _order is not null;

    /// <summary>Whether members of other names are refused.</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>Whether no member's value holds others.</summary>
    internal bool IsFlat { get; private set; }

    /// <summary>How many words the set of members has.</summary>
    internal int Words => _required.Length;

    /// <summary>Members that must be there.</summary>
    public MemberTable Require(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (int member in Array.ConvertAll(names, Find))
        {
            _required[member >> 6] |= 1UL << member;
            _asksForMore |= member >= 64;
        }

        _first = _required[0];
        return this;
    }

    /// <summary>Members that must be there where another is.</summary>
    public MemberTable RequireWith(string name, params string[] others)
    {
        _dependencies.Add((Find(name), Array.ConvertAll(others, Find)));
        _asksForMore = true;
        return this;
    }

    /// <summary>How many members there must and may be.</summary>
    public MemberTable Between(long least, long most = long.MaxValue)
    {
        (_least, _most, _asksForMore) = (least, most, true);
        return this;
    }

    /// <summary>Members of other names are refused.</summary>
    public MemberTable Close()
    {
        IsClosed = true;
        return this;
    }

    /// <summary>No member's value holds others: a text that is such an object is read by offset, without tokens found ahead, for the members stand in the schema's order most often and there is nothing to pass over.</summary>
    public MemberTable Flat()
    {
        IsFlat = true;
        InOrder = new MemberGuess[_order is null ? 0 : Math.Min(Count, MemberOrder.MaxMembers)];
        for (int member = 0; member < InOrder.Length; member++)
        {
            InOrder[member] = new MemberGuess(Names[member], member);
        }

        return this;
    }

    /// <summary>No member is guessed, since the place of each name is asked for.</summary>
    public MemberTable WithPlaces()
    {
        (_order, InOrder) = (null, []);
        return this;
    }

    /// <summary>Learns that a member came.</summary>
    /// <param name="slot">One more than the place of the member before it; 0 where there is none.</param>
    /// <param name="member">Its place.</param>
    internal void Learn(int slot, int member)
    {
        if (_order is MemberOrder order && order.Add(slot, member))
        {
            Guesses = Array.ConvertAll(order.ToArray(), next => next < Math.Min(Count, MemberOrder.MaxMembers) ? new MemberGuess(Names[next], next) : default);
            _order = null;
        }
    }

    /// <summary>Whether an object may have these members and no more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Allows(ulong seen, ulong[]? more, int others) => (_first & ~seen) == 0 && (!_asksForMore || AllowsMore(seen, more, others));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AllowsMore(ulong seen, ulong[]? more, int others)
    {
        bool holds = true;
        for (int word = 1; word < _required.Length && holds; word++)
        {
            ulong bits = more is null ? 0 : more[word - 1];
            holds = (bits & _required[word]) == _required[word];
        }

        int count = System.Numerics.BitOperations.PopCount(seen) + others;
        return holds && count >= _least && count <= _most && (_dependencies.Count == 0 || AllowsTogether(seen, more));
    }

    private bool AllowsTogether(ulong seen, ulong[]? more)
    {
        foreach ((int member, int[] others) in _dependencies)
        {
            if (!ObjectPass.Has(seen, more, member))
            {
                continue;
            }

            foreach (int other in others)
            {
                if (!ObjectPass.Has(seen, more, other))
                {
                    return false;
                }
            }
        }

        return true;
    }

    internal int Find(string name) => Names.Find(Wtf8.GetBytes(name));
}
