namespace Integrations.Contracts.Validation.Reading;

/// <summary>Which member comes after each: that of the first texts' majority, for writers of JSON keep an order that need not be the schema's and leave out the same members.</summary>
/// <remarks>Threads learn without a lock: a vote that is lost, or counted twice, makes a guess worse at most. Afterwards nothing is written any more, so that threads share what they read.</remarks>
internal sealed class MemberOrder
{
    /// <summary>The members from the first on of which it is learned.</summary>
    public const int MaxMembers = 64;

    private const int VotesForEach = 64;

    private readonly Vote[] _votes;
    private int _left;

    /// <param name="members">How many members there are.</param>
    public MemberOrder(int members)
    {
        _votes = new Vote[members + 1];
        _left = VotesForEach * _votes.Length;
        for (int slot = 0; slot <= members; slot++)
        {
            // The schema's order, where no other is seen.
            _votes[slot].Member = slot;
        }
    }

    /// <summary>Counts a member that came.</summary>
    /// <param name="slot">One more than the member before it; 0 where there is none.</param>
    /// <param name="member">The member.</param>
    /// <returns>Whether enough is known.</returns>
    public bool Add(int slot, int member)
    {
        if (slot < _votes.Length && member < _votes.Length - 1)
        {
            _votes[slot].Add(member);
        }

        return --_left <= 0;
    }

    /// <summary>The member that comes after each, by one more than that one, and first the first of all; the count of members where none is expected.</summary>
    public int[] ToArray() => Array.ConvertAll(_votes, vote => vote.Member);

    // The majority vote of Boyer and Moore: what more than half are for is left.
    private struct Vote
    {
        public int Member;
        private int _lead;

        public void Add(int member)
        {
            if (member == Member)
            {
                _lead++;
            }
            else if (_lead == 0)
            {
                (Member, _lead) = (member, 1);
            }
            else
            {
                _lead--;
            }
        }
    }
}
