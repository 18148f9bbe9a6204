using System.IO;
using Integrations.Contracts;
using Integrations.Contracts.Validation;

// usage: first-verdict generated PAYLOAD | first-verdict runtime PAYLOAD SCHEMA
byte[] payload = File.ReadAllBytes(args[1]);
bool isValid = args[0] == "generated"
    ? WorkspaceIntegration.IsValid(payload)
    : JsonSchema.Parse(File.ReadAllBytes(args[2])).Definition("WorkspaceIntegration").IsValid(payload);
Console.WriteLine(isValid ? "valid" : "invalid");
return isValid ? 0 : 1;
