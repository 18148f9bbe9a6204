namespace Integrations.Consumer;

/// <summary>A record is changed, written and read again.</summary>
internal static class RoundTrip
{
    public static void Show(WorkspaceIntegration integration)
    {
        WorkspaceIntegration changed = integration with { Status = IntegrationStatus.Inactive };
        string json = changed.ToJson();
        WorkspaceIntegration read = WorkspaceIntegration.Parse(json);
        Console.WriteLine("round trip:");
        Console.WriteLine("  " + json);
        Console.WriteLine(read == changed ? "  reads back as the same record" : throw new InvalidOperationException("the record that reads back is another"));
        Console.WriteLine();
    }
}
