using Integrations.Contracts.Validation;

namespace Integrations.Consumer;

/// <summary>Where payloads arrive: good ones become records, of bad ones it says what is wrong and where.</summary>
/// <param name="schema">The same contract as the emitted code, read at run time: its verdicts must be the same.</param>
internal sealed class Inbox(JsonSchema schema)
{
    private readonly List<WorkspaceIntegration> _accepted = [];

    public IReadOnlyList<WorkspaceIntegration> Accepted => _accepted;

    public int Refused { get; private set; }

    /// <summary>How often the emitted code and the runtime validator did not agree.</summary>
    public int Contradictions { get; private set; }

    public void Receive(string name, byte[] payload)
    {
        if (WorkspaceIntegration.TryParse(payload, out WorkspaceIntegration? integration))
        {
            _accepted.Add(integration);
            Console.WriteLine($"{name}: {integration.Provider.ToWireName()} is {integration.Status.ToWireName()}, last data {integration.DataLastReceivedAt?.ToString("u") ?? "never"}");
        }
        else
        {
            Refused++;
            Console.WriteLine(WorkspaceIntegration.Validate(payload, new ValidationOptions { PayloadName = name }));
        }

        if (schema.IsValid(payload) != integration is not null)
        {
            Contradictions++;
            Console.WriteLine($"{name}: the runtime validator says otherwise");
        }

        Console.WriteLine();
    }
}
