using System.Linq;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Tests.Reading;

public sealed class MemberOrderTests
{
    // After which member which others came, by one more than their place.
    private static int[] Learn(int members, params (int Slot, int Member)[] seen)
    {
        MemberOrder order = new(members);
        for (int round = 0; round < 10_000; round++)
        {
            foreach ((int slot, int member) in seen)
            {
                if (order.Add(slot, member))
                {
                    return order.ToArray();
                }
            }
        }

        Assert.Fail("it learns for ever");
        return [];
    }

    [Fact]
    public void MembersAreExpectedAsTheyCame() => Assert.Equal([2, 1, 0, 1], Learn(3, (0, 2), (3, 1), (2, 0)));

    [Fact]
    public void WhatMostTextsHaveIsExpected() => Assert.Equal(1, Learn(3, (0, 0), (0, 1), (0, 1), (0, 2), (0, 1))[0]);

    [Fact]
    public void WhereNothingWasSeenTheSchemasOrderIs() => Assert.Equal([3, 1, 2, 3, 4], Learn(4, (0, 3)));

    [Fact]
    public void OfMembersBeyondTheLastNothingIsLearned() => Assert.Equal([0, 1, 2], Learn(2, (0, 2), (0, 2), (7, 1), (1, 99)));

    [Fact]
    public void TwiceAsManyMembersTakeAboutTwiceAsLong()
    {
        Assert.InRange(Votes(20), Votes(10), 2 * Votes(10));
        static int Votes(int members)
        {
            MemberOrder order = new(members);
            return 1 + Enumerable.Range(0, 100_000).TakeWhile(_ => !order.Add(0, 0)).Count();
        }
    }
}
