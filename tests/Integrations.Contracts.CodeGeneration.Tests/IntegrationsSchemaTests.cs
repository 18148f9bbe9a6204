using System.IO;
using System.Linq;
using System.Text.Json;

namespace Integrations.Contracts.Tests;

/// <summary>schema/integrations.schema.json against the facts of the API's documentation, member by member.</summary>
public class IntegrationsSchemaTests
{
    private static readonly JsonElement s_schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Corpus.RepositoryRoot, "schema", "integrations.schema.json"))).RootElement;

    [Fact]
    public void The_four_data_structures_are_its_definitions()
    {
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", s_schema.GetProperty("$schema").GetString());
        Assert.Equal("Integrations Data Structures", s_schema.GetProperty("title").GetString());
        Assert.Equal("All data structures used in the Integrations API endpoint.", s_schema.GetProperty("description").GetString());
        Assert.Equal(["IntegrationActionResult", "IntegrationProvider", "IntegrationStatus", "WorkspaceIntegration"], s_schema.GetProperty("$defs").EnumerateObject().Select(definition => definition.Name));
    }

    [Theory]
    [InlineData("IntegrationActionResult", "Integration Action Result", "Result of an integration action (add, remove, etc.)", "object")]
    [InlineData("IntegrationProvider", "Integration Provider", "Integration provider identifier", "string")]
    [InlineData("IntegrationStatus", "Integration Status", "Integration connection status", "string")]
    [InlineData("WorkspaceIntegration", "Workspace Integration", "A workspace integration configuration", "object")]
    public void Each_has_its_title_description_and_type(string name, string title, string description, string type)
    {
        JsonElement definition = Definition(name);
        Assert.Equal(title, definition.GetProperty("title").GetString());
        Assert.Equal(description, definition.GetProperty("description").GetString());
        Assert.Equal(type, definition.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("IntegrationActionResult", "ok", "boolean", "Whether the action was successful", true)]
    [InlineData("IntegrationActionResult", "message", "string", "Optional message describing the result or error", false)]
    [InlineData("WorkspaceIntegration", "id", "string", "Unique integration identifier", true)]
    [InlineData("WorkspaceIntegration", "workspaceId", "string", "Workspace identifier this integration belongs to", true)]
    [InlineData("WorkspaceIntegration", "provider", "#/$defs/IntegrationProvider", "Integration provider type", true)]
    [InlineData("WorkspaceIntegration", "status", "#/$defs/IntegrationStatus", "Current status of the integration", true)]
    [InlineData("WorkspaceIntegration", "credentialsEncrypted", "string|null", "Encrypted credentials for the integration (base64 iv+ciphertext). Never exposed in API responses for security.", false)]
    [InlineData("WorkspaceIntegration", "dataLastReceivedAt", "string|null date-time", "ISO 8601 timestamp of when data was last received from this integration", false)]
    [InlineData("WorkspaceIntegration", "createdAt", "string date-time", "ISO 8601 timestamp of when the integration was created", true)]
    [InlineData("WorkspaceIntegration", "updatedAt", "string date-time", "ISO 8601 timestamp of when the integration was last updated", true)]
    public void Each_member_has_its_type_description_and_requiredness(string definition, string member, string type, string description, bool isRequired)
    {
        JsonElement schema = Definition(definition).GetProperty("properties").GetProperty(member);
        string found = schema.TryGetProperty("$ref", out JsonElement reference)
            ? reference.GetString()!
            : schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } types ? string.Join('|', types.EnumerateArray().Select(item => item.GetString())) : schema.GetProperty("type").GetString()!;
        found += schema.TryGetProperty("format", out JsonElement format) ? " " + format.GetString() : "";
        Assert.Equal(type, found);
        Assert.Equal(description, schema.GetProperty("description").GetString());
        Assert.Equal(isRequired, Definition(definition).GetProperty("required").EnumerateArray().Any(name => name.GetString() == member));
    }

    [Fact]
    public void Nothing_else_is_in_them()
    {
        Assert.Equal(["ok", "message"], Members("IntegrationActionResult"));
        Assert.Equal(["id", "workspaceId", "provider", "status", "credentialsEncrypted", "dataLastReceivedAt", "createdAt", "updatedAt"], Members("WorkspaceIntegration"));
    }

    [Fact]
    public void The_nine_providers_and_three_statuses_are_there()
    {
        Assert.Equal(["revenuecat", "stripe", "app_store_connect", "shopify", "google_play_console", "whop", "paddle", "woocommerce", "superwall"], Values("IntegrationProvider"));
        Assert.Equal(["connected", "not_connected", "inactive"], Values("IntegrationStatus"));
    }

    [Fact]
    public void The_message_has_its_example() =>
        Assert.Equal("Integration added successfully", Definition("IntegrationActionResult").GetProperty("properties").GetProperty("message").GetProperty("examples")[0].GetString());

    [Fact]
    public void Credentials_are_base64_and_write_only_and_a_comment_says_why_null_is_allowed()
    {
        JsonElement credentials = Definition("WorkspaceIntegration").GetProperty("properties").GetProperty("credentialsEncrypted");
        Assert.Equal("base64", credentials.GetProperty("contentEncoding").GetString());
        Assert.True(credentials.GetProperty("writeOnly").GetBoolean());
        Assert.Contains("Null is allowed", credentials.GetProperty("$comment").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_definitions_are_open() => Assert.DoesNotContain("\"additionalProperties\":", s_schema.GetRawText(), StringComparison.Ordinal);

    private static JsonElement Definition(string name) => s_schema.GetProperty("$defs").GetProperty(name);

    private static IEnumerable<string> Members(string definition) => Definition(definition).GetProperty("properties").EnumerateObject().Select(member => member.Name);

    private static IEnumerable<string?> Values(string definition) => Definition(definition).GetProperty("enum").EnumerateArray().Select(value => value.GetString());
}
