using System.Text;

namespace Integrations.Contracts.Validation.Tests.Evaluation;

public sealed class AllocationTests
{
    [Fact]
    public void AWarmVerdictOnTheContractsPayloadAllocatesNothing()
    {
        JsonSchema schema = IntegrationsSchema.Schema;
        byte[] payload = Encoding.UTF8.GetBytes(IntegrationsSchema.Payload);
        for (int i = 0; i < 100; i++)
        {
            Assert.True(schema.IsValid(payload));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            schema.IsValid(payload);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
