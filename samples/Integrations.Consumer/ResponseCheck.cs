using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Consumer;

/// <summary>What leaves the service: credentials are <c>writeOnly</c>, so a response that carries them is refused, and its text does not print them.</summary>
internal static class ResponseCheck
{
    public static void Show(IEnumerable<WorkspaceIntegration> integrations)
    {
        WorkspaceIntegration secret = integrations.First(integration => integration.CredentialsEncrypted is not null);
        var response = new ValidationOptions { Direction = PayloadDirection.Response, PayloadName = "response" };
        ValidationResult result = WorkspaceIntegration.Validate(Encoding.UTF8.GetBytes(secret.ToJson()), response);
        Console.WriteLine("response check:");
        Console.WriteLine(result.IsValid ? throw new InvalidOperationException("a response with credentials passed") : result);
        Console.WriteLine();
        Console.WriteLine("and the record prints as");
        Console.WriteLine("  " + secret);
    }
}
