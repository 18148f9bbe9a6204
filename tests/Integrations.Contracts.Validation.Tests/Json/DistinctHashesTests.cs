namespace Integrations.Contracts.Validation.Json;

public sealed class DistinctHashesTests
{
    [Fact]
    public void VectorsAndScalarsFindASecondOfItsKindAtEveryPlace()
    {
        for (int count = 1; count <= DistinctHashes.Most; count += count < 18 ? 1 : 7)
        {
            const int Start = 3;
            uint[] hashes = new uint[Start + count + DistinctHashes.Slack];
            for (int index = 0; index < hashes.Length; index++)
            {
                // What stands before and behind is of no account, also where it is equal.
                hashes[index] = index < Start || index >= Start + count ? 1000 : 1000 + (uint)index;
            }

            Assert.True(DistinctHashes.AreDistinct(hashes, Start, count));
            Assert.True(DistinctHashes.AreDistinctScalar(hashes.AsSpan(Start, count)));
            Assert.True(count == 1 || DistinctHashes.AreDistinct(ref hashes[Start], count));
            for (int first = 0; first < count; first++)
            {
                for (int second = first + 1; second < count; second++)
                {
                    uint kept = hashes[Start + second];
                    hashes[Start + second] = hashes[Start + first];
                    Assert.False(DistinctHashes.AreDistinct(hashes, Start, count));
                    Assert.False(DistinctHashes.AreDistinctScalar(hashes.AsSpan(Start, count)));
                    Assert.False(DistinctHashes.AreDistinct(ref hashes[Start], count));
                    hashes[Start + second] = kept;
                }
            }
        }
    }
}
