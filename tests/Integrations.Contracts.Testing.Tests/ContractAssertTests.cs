using System.IO;
using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Testing.Tests;

public sealed class ContractAssertTests
{
    private const string Good = """
        {
          "id": "int_1",
          "workspaceId": "ws_1",
          "provider": "stripe",
          "status": "connected",
          "credentialsEncrypted": "c2VjcmV0",
          "createdAt": "2026-01-05T10:00:00Z",
          "updatedAt": "2026-11-20T08:15:31Z"
        }
        """;

    private static readonly string s_misspelt = Good.Replace("stripe", "strpe");

    [Fact]
    public void A_valid_payload_is_returned_as_its_value_whatever_holds_it()
    {
        WorkspaceIntegration fromString = ContractAssert.Valid<WorkspaceIntegration>(Good);
        byte[] bytes = Encoding.UTF8.GetBytes(Good);
        Assert.Equal("int_1", fromString.Id);
        Assert.Equal(fromString, ContractAssert.Valid<WorkspaceIntegration>(bytes));
        Assert.Equal(fromString, ContractAssert.Valid<WorkspaceIntegration>(bytes.AsSpan()));
        Assert.Equal(fromString, ContractAssert.Valid<WorkspaceIntegration>(fromString));
        Assert.True(ContractAssert.Valid<IntegrationActionResult>("""{ "ok": true }"""u8).Ok);
    }

    [Fact]
    public void A_payload_that_is_not_valid_fails_with_the_one_error_text()
    {
        ContractAssertException failure = Assert.Throws<ContractAssertException>(() => ContractAssert.Valid<WorkspaceIntegration>(s_misspelt));
        Assert.Equal(WorkspaceIntegration.Validate(s_misspelt).ToString(), failure.Message);
        Assert.Contains("^", failure.Message);
        Assert.Equal("/provider", Assert.Single(failure.Result.Errors).InstanceLocation);
    }

    [Fact]
    public void An_error_at_its_place_for_its_reason_is_what_was_asserted()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(s_misspelt);
        Assert.False(ContractAssert.Invalid<WorkspaceIntegration>(s_misspelt, at: "/provider", keyword: "enum").IsValid);
        ContractAssert.Invalid<WorkspaceIntegration>(bytes, at: "/provider", keyword: "enum");
        ContractAssert.Invalid<WorkspaceIntegration>(bytes.AsSpan(), at: "/provider", keyword: "enum");
        ContractAssert.Invalid<WorkspaceIntegration>(s_misspelt, at: "/provider");
        ContractAssert.Invalid<WorkspaceIntegration>(s_misspelt, keyword: "enum");
        ContractAssert.Invalid<WorkspaceIntegration>(s_misspelt);
        ContractAssert.Invalid<WorkspaceIntegration>("{}"u8, at: "", keyword: "required");
    }

    [Theory]
    [InlineData("/status", "enum", "without an error of 'enum' at /status")]
    [InlineData("/provider", "type", "without an error of 'type' at /provider")]
    [InlineData("", "enum", "without an error of 'enum' at the root")]
    [InlineData(null, "required", "without an error of 'required'")]
    public void An_error_elsewhere_or_for_another_reason_fails_and_says_what_was_found(string? at, string keyword, string expected)
    {
        ContractAssertException failure = Assert.Throws<ContractAssertException>(() => ContractAssert.Invalid<WorkspaceIntegration>(s_misspelt, at, keyword));
        Assert.Contains(expected, failure.Message);
        Assert.EndsWith(WorkspaceIntegration.Validate(s_misspelt).ToString(), failure.Message);
    }

    [Fact]
    public void A_valid_payload_that_should_not_be_fails()
    {
        ContractAssertException failure = Assert.Throws<ContractAssertException>(() => ContractAssert.Invalid<WorkspaceIntegration>(Good, at: "/provider", keyword: "enum"));
        Assert.Equal("the payload is valid for WorkspaceIntegration, but an error of 'enum' at /provider was expected", failure.Message);
        Assert.True(failure.Result.IsValid);
    }

    [Fact]
    public void A_record_is_held_against_what_it_writes()
    {
        WorkspaceIntegration integration = ContractAssert.Valid<WorkspaceIntegration>(Good);
        var response = new ValidationOptions { Direction = PayloadDirection.Response };
        ContractAssertException failure = Assert.Throws<ContractAssertException>(() => ContractAssert.Valid<WorkspaceIntegration>(integration, response));
        Assert.Equal("/credentialsEncrypted", Assert.Single(failure.Result.Errors).InstanceLocation);
        ContractAssert.Invalid<WorkspaceIntegration>(integration, at: "/credentialsEncrypted", options: response);
    }

    [Fact]
    public void A_secret_does_not_print()
    {
        string payload = Good.Replace("\n", " ").Replace("stripe", "strpe");
        string message = Assert.Throws<ContractAssertException>(() => ContractAssert.Valid<WorkspaceIntegration>(payload)).Message;
        Assert.DoesNotContain("c2VjcmV0", message);
        message = Assert.Throws<ContractAssertException>(() => ContractAssert.Valid<WorkspaceIntegration>(Good, new ValidationOptions { Direction = PayloadDirection.Response })).Message;
        Assert.DoesNotContain("c2VjcmV0", message);
    }

    [Fact]
    public void A_payload_in_a_file_is_named_by_its_path_and_may_begin_with_a_byte_order_mark()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        try
        {
            File.WriteAllText(path, Good, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            Assert.Equal("ws_1", ContractAssert.ValidFile<WorkspaceIntegration>(path).WorkspaceId);
            File.WriteAllText(path, s_misspelt);
            Assert.StartsWith(path + ":4:15: error: ", Assert.Throws<ContractAssertException>(() => ContractAssert.ValidFile<WorkspaceIntegration>(path)).Message);
            Assert.Equal(path, ContractAssert.InvalidFile<WorkspaceIntegration>(path, at: "/provider", keyword: "enum").PayloadName);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void No_payload_at_all_is_the_caller_s_mistake()
    {
        Assert.Throws<ArgumentNullException>(() => ContractAssert.Valid<WorkspaceIntegration>((byte[])null!));
        Assert.Throws<ArgumentNullException>(() => ContractAssert.Valid<WorkspaceIntegration>((string)null!));
        Assert.Throws<ArgumentNullException>(() => ContractAssert.Valid<WorkspaceIntegration>((WorkspaceIntegration)null!));
        Assert.Throws<ArgumentNullException>(() => ContractAssert.Invalid<WorkspaceIntegration>((string)null!));
    }
}
