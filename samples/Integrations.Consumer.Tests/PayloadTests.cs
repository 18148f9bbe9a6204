using Integrations.Contracts.Validation;

namespace Integrations.Consumer.Tests;

/// <summary>Asserts on payloads as a user of the package would write them.</summary>
public sealed class PayloadTests
{
    private static readonly string s_payloads = Path.Combine(AppContext.BaseDirectory, "payloads");

    public static TheoryData<string> ValidFiles => [.. Directory.EnumerateFiles(Path.Combine(s_payloads, "valid")).Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(ValidFiles))]
    public void The_sample_payloads_are_valid(string file) =>
        ContractAssert.ValidFile<WorkspaceIntegration>(Path.Combine(s_payloads, "valid", file));

    [Theory]
    [InlineData("01-misspelt-provider.json", "/provider", "enum")]
    [InlineData("02-status-of-another-api.json", "/status", "enum")]
    [InlineData("03-missing-workspace.json", "", "required")]
    [InlineData("04-id-is-a-number.json", "/id", "type")]
    [InlineData("05-time-without-offset.json", "/createdAt", "format")]
    [InlineData("06-day-that-is-none.json", "/updatedAt", "format")]
    [InlineData("07-credentials-are-an-object.json", "/credentialsEncrypted", "type")]
    [InlineData("08-an-array-of-one.json", "", "type")]
    [InlineData("09-trailing-comma.json", null, "")]
    [InlineData("10-member-twice.json", null, "")]
    public void A_bad_payload_is_wrong_where_it_says(string file, string? at, string keyword) =>
        ContractAssert.InvalidFile<WorkspaceIntegration>(Path.Combine(s_payloads, "invalid", file), at, keyword);

    [Fact]
    public void What_the_service_writes_is_what_the_contract_says()
    {
        WorkspaceIntegration integration = ContractAssert.ValidFile<WorkspaceIntegration>(Path.Combine(s_payloads, "valid", "stripe-connected.json"));
        Assert.Equal(integration, ContractAssert.Valid<WorkspaceIntegration>(integration));
    }

    [Fact]
    public void A_response_never_carries_credentials()
    {
        WorkspaceIntegration integration = ContractAssert.ValidFile<WorkspaceIntegration>(Path.Combine(s_payloads, "valid", "shopify-with-credentials.json"));
        ContractAssert.Invalid<WorkspaceIntegration>(
            integration, at: "/credentialsEncrypted", keyword: "writeOnly", options: new ValidationOptions { Direction = PayloadDirection.Response });
    }

    [Fact]
    public void The_sample_program_ends_well() =>
        Assert.Equal(0, AppDomain.CurrentDomain.ExecuteAssembly(typeof(WorkspaceIntegration).Assembly.Location));
}
