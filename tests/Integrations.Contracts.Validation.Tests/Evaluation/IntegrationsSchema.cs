using System.IO;
using Integrations.Contracts.Tests;

namespace Integrations.Contracts.Validation.Tests.Evaluation;

/// <summary>The contract of this repository, as a runtime schema, and a payload that is as it says.</summary>
internal static class IntegrationsSchema
{
    public const string Payload = """
        {
          "id": "int_123",
          "workspaceId": "ws_1",
          "provider": "stripe",
          "status": "connected",
          "credentialsEncrypted": "c2VjcmV0LWNyZWRlbnRpYWxz",
          "dataLastReceivedAt": "2026-01-31T23:59:59Z",
          "createdAt": "2026-01-01T00:00:00Z",
          "updatedAt": "2026-01-02T00:00:00.123Z"
        }
        """;

    public static JsonSchema Schema { get; } = JsonSchema.Parse(
        File.ReadAllBytes(Path.Combine(Corpus.RepositoryRoot, "schema", "integrations.schema.json")),
        new JsonSchemaOptions { SchemaName = "integrations.schema.json" });
}
