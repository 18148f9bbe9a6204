using System.IO;
using System.Linq;

namespace Integrations.Contracts.Tests;

/// <summary>The integrations contract's emitted types at work.</summary>
public class IntegrationsRunTests
{
    private const string Payload =
        """
        string payload = "{\"id\":\"i1\",\"workspaceId\":\"w1\",\"provider\":\"app_store_connect\",\"status\":\"not_connected\",\"dataLastReceivedAt\":null,\"createdAt\":\"2026-01-25T08:03:30.842Z\",\"updatedAt\":\"2026-10-08T06:53:57Z\"}";
        byte[] bytes = Encoding.UTF8.GetBytes(payload);
        WorkspaceIntegration value = WorkspaceIntegration.Parse(bytes);

        """;

    private static readonly string s_schema = File.ReadAllText(Path.Combine(Corpus.RepositoryRoot, "schema", "integrations.schema.json"));

    [Fact]
    public void A_payload_becomes_a_record_and_the_record_the_same_payload() => Run(
        """
        Equal("i1", value.Id);
        Equal(IntegrationProvider.AppStoreConnect, value.Provider);
        Equal(IntegrationStatus.NotConnected, value.Status);
        Equal(new DateTimeOffset(2026, 1, 25, 8, 3, 30, 842, TimeSpan.Zero), value.CreatedAt);
        True(value.HasDataLastReceivedAt && value.DataLastReceivedAt is null, "null is there");
        True(!value.HasCredentialsEncrypted, "the credentials are not there");
        Equal(payload, value.ToJson());
        """);

    [Fact]
    public void Every_form_of_a_payload_is_taken_without_a_cast() => Run(
        """
        Equal(value, WorkspaceIntegration.Parse(payload));
        Equal(value, WorkspaceIntegration.Parse(bytes.AsMemory()));
        Equal(value, WorkspaceIntegration.Parse(bytes.AsSpan()));
        Equal(value, WorkspaceIntegration.Parse(JsonDocument.Parse(payload).RootElement));
        Equal(value, WorkspaceIntegration.ParseAsync(new System.IO.MemoryStream(bytes)).GetAwaiter().GetResult());
        True(WorkspaceIntegration.IsValid(payload) && WorkspaceIntegration.IsValid(bytes) && WorkspaceIntegration.IsValid(bytes.AsMemory()), "valid");
        True(!WorkspaceIntegration.IsValid("{}"u8) && !WorkspaceIntegration.IsValid("{}") && !WorkspaceIntegration.IsValid("{\ud800}"), "not valid");
        True(WorkspaceIntegration.TryParse(bytes, out WorkspaceIntegration? one) && one == value, "bytes");
        True(WorkspaceIntegration.TryParse(payload, out one) && one == value, "text");
        True(!WorkspaceIntegration.TryParse("{}"u8, out one) && one is null, "a literal");
        """);

    [Fact]
    public void What_the_contract_refuses_is_explained() => Run(
        """
        string bad = payload.Replace("app_store_connect", "app_stor_connect");
        True(!WorkspaceIntegration.TryParse(bad, out WorkspaceIntegration? none, out ValidationResult result), "refused");
        True(none is null && !result.IsValid, "explained");
        Equal("/provider", result.Errors.Single().InstanceLocation);
        Equal("enum", result.Errors.Single().Keyword);
        ContractViolationException exception = Throws<ContractViolationException>(() => WorkspaceIntegration.Parse(bad));
        Equal("/provider", exception.Result.Errors.Single().InstanceLocation);
        True(!WorkspaceIntegration.Validate("{"u8).IsValid, "no JSON");
        True(WorkspaceIntegration.Validate(payload).IsValid, "valid");
        """);

    [Fact]
    public void Absence_null_and_a_value_are_three_things_to_equality_and_to_writing() => Run(
        """
        WorkspaceIntegration absent = WorkspaceIntegration.Parse(payload.Replace("\"dataLastReceivedAt\":null,", ""));
        True(!absent.HasDataLastReceivedAt && absent != value, "absent is not null");
        Equal(value, absent with { DataLastReceivedAt = null });
        Equal(payload, (absent with { DataLastReceivedAt = null }).ToJson());
        True((absent with { Id = "i2" }).ToJson().StartsWith("{\"id\":\"i2\""), "changed");
        """);

    [Fact]
    public void Unknown_members_survive_and_count_for_equality() => Run(
        """
        string wide = payload.Replace("\"id\":", "\"new\":{\"a\":[1,\"x\"]},\"id\":").Replace("}", ",\"z\":1.50}").Replace("]},\"z\":1.50", "]}").Replace("{\"a\":[1,\"x\"],\"z\":1.50}", "{\"a\":[1,\"x\"]}");
        WorkspaceIntegration known = WorkspaceIntegration.Parse(wide);
        True(known != value, "unknown members count");
        Equal(known, WorkspaceIntegration.Parse(wide));
        Equal(known.GetHashCode(), WorkspaceIntegration.Parse(wide).GetHashCode());
        True(known.ToJson().EndsWith(",\"new\":{\"a\":[1,\"x\"]},\"z\":1.50}"), known.ToJson());
        """);

    [Fact]
    public void A_time_keeps_its_text_for_as_long_as_it_keeps_its_value() => Run(
        """
        string precise = payload.Replace("2026-01-25T08:03:30.842Z", "2026-01-25T08:03:30.842000001+00:00");
        WorkspaceIntegration read = WorkspaceIntegration.Parse(precise);
        Equal(precise, read.ToJson());
        Equal(value, read);
        Equal(precise.Replace("i1", "i2"), (read with { Id = "i2" }).ToJson());
        Equal(payload, (read with { CreatedAt = value.CreatedAt.AddTicks(10) } with { CreatedAt = value.CreatedAt.AddHours(1) } with { CreatedAt = value.CreatedAt }).ToJson().Replace("842000001+00:00", "842Z"));
        True((read with { CreatedAt = value.CreatedAt.AddHours(1) }).ToJson().Contains("2026-01-25T09:03:30.842Z"), "the new value is written");
        """);

    [Fact]
    public void Secrets_are_not_printed_and_not_in_a_response() => Run(
        """
        WorkspaceIntegration secret = value with { CredentialsEncrypted = "c2VjcmV0" };
        True(!secret.ToString().Contains("c2VjcmV0"), secret.ToString());
        True(secret.ToString().Contains("Id = i1"), secret.ToString());
        True(secret.ToJson().Contains("c2VjcmV0"), "it is part of the value");
        Equal(payload, secret.ToJson(PayloadDirection.Response));
        True(!WorkspaceIntegration.Validate(secret.ToJson(), new ValidationOptions { Direction = PayloadDirection.Response }).IsValid, "not in a response");
        """);

    [Fact]
    public void JsonSerializer_reads_and_writes_them_with_and_without_the_resolver() => Run(
        """
        Equal(value, JsonSerializer.Deserialize<WorkspaceIntegration>(payload));
        Equal(payload, JsonSerializer.Serialize(value));
        JsonSerializerOptions options = new() { TypeInfoResolver = WorkspaceIntegrationContract.JsonTypeInfoResolver };
        Equal(value, JsonSerializer.Deserialize<WorkspaceIntegration>(bytes, options));
        Equal(payload, JsonSerializer.Serialize(value, options));
        Equal("\"google_play_console\"", JsonSerializer.Serialize(IntegrationProvider.GooglePlayConsole, options));
        JsonException exception = Throws<JsonException>(() => JsonSerializer.Deserialize<WorkspaceIntegration>("{\"id\":1}"));
        True(exception.InnerException is ContractViolationException, "the reason is inside");
        True(JsonSerializer.Serialize(value, new JsonSerializerOptions { WriteIndented = true }).Contains("\n  \"id\": \"i1\""), "indented");
        Equal(payload, Written(value));

        static string Written(WorkspaceIntegration value)
        {
            System.Buffers.ArrayBufferWriter<byte> output = new();
            value.WriteTo(output);
            return Encoding.UTF8.GetString(output.WrittenSpan);
        }
        """);

    [Fact]
    public void Enums_know_their_names_in_JSON() => Run(
        """
        Equal("app_store_connect", IntegrationProvider.AppStoreConnect.ToWireName());
        True(EnumNames<IntegrationProvider>.TryParse("whop", out IntegrationProvider provider) && provider == IntegrationProvider.Whop, "text");
        True(EnumNames<IntegrationProvider>.TryParse("google_play_console"u8, out provider) && provider == IntegrationProvider.GooglePlayConsole, "bytes");
        True(!EnumNames<IntegrationProvider>.TryParse("Whop", out _) && !EnumNames<IntegrationProvider>.TryParse(""u8, out _), "capitals matter");
        Throws<ArgumentOutOfRangeException>(() => ((IntegrationProvider)99).ToWireName());
        Equal(9, Enum.GetValues<IntegrationProvider>().Length);
        """);

    private static void Run(string body) => EmittedCode.Run(s_schema, Payload + body);
}
