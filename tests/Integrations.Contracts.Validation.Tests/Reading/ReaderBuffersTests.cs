using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tests.Reading;

public sealed class ReaderBuffersTests
{
    private static readonly byte[] s_outer = Encoding.UTF8.GetBytes("{\"outer\":[1,2,3]}");
    private static readonly byte[] s_inner = Encoding.UTF8.GetBytes("[[],[],[],[],[],[],[],[],{\"x\":1,\"y\":2}]");

    [Fact]
    public void APassThatBeginsWithinAnotherLeavesItsTokensAlone()
    {
        ReaderState outer = new(s_outer, PayloadDirection.None);
        Assert.True(IsJson(s_inner));
        Assert.True(outer.Finish(outer.SkipValue(0)));
    }

    [Fact]
    public void APassThatNeverEndedIsInNobodysWay()
    {
        ReaderState abandoned = new(s_outer, PayloadDirection.None);
        abandoned.AddName(1, 8, hasEscapes: false);
        Assert.True(IsJson(s_inner));
        Assert.True(IsJson(s_outer));
        Assert.Equal(0, AllocatedBy(static () => Assert.True(IsJson(s_inner))));
    }

    [Fact]
    public void APassThatFailsLeavesNothingToTheNext()
    {
        Assert.False(IsJson(Encoding.UTF8.GetBytes("{\"a\":1,\"b\":{\"c\":1,\"d\":[")));
        Assert.False(IsJson(Encoding.UTF8.GetBytes("{\"a\":1,\"\\u0062\":{\"c\":1,\"c\":[]}}")));
        Assert.True(IsJson(Encoding.UTF8.GetBytes("{\"a\":1,\"b\":{\"c\":1,\"d\":[]}}")));
    }

    private static bool IsJson(byte[] text)
    {
        ReaderState state = new(text, PayloadDirection.None);
        return state.Finish(state.SkipValue(state.Start));
    }

    private static long AllocatedBy(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
