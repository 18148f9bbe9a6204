using System.Linq;

namespace Integrations.Contracts.Validation.Tests.Evaluation;

/// <summary>The value of a <c>writeOnly</c> member is never shown: not in messages, not in excerpts, whatever else is wrong.</summary>
public sealed class SecretTests
{
    private const string Secret = "hunter2-s3cr3t";

    public static TheoryData<string, string> Payloads => new()
    {
        { "a wrong type beside it", """{"password":"hunter2-s3cr3t","n":"x"}""" },
        { "the secret itself too long", """{"password":"hunter2-s3cr3t-hunter2-s3cr3t-hunter2-s3cr3t"}""" },
        { "the secret an object", """{"password":{"inner":"hunter2-s3cr3t"},"n":"x"}""" },
        { "the secret an array on several lines", "{\"password\":[\n\"hunter2-s3cr3t\",\n\"hunter2-s3cr3t\"\n],\"n\":\"x\"}" },
        { "nested", """{"child":{"password":"hunter2-s3cr3t","n":"x"},"n":"x"}""" },
        { "in a list", """{"list":[{"password":"hunter2-s3cr3t","n":"x"}],"n":[]}""" },
        { "in a union", """{"union":{"password":"hunter2-s3cr3t","kind":"z"},"n":1}""" },
        { "mistyped", """{"pasword":"hunter2-s3cr3t","n":"x"}""" },
        { "escaped", """{"\u0070assword":"hunter2-s3cr3t","n":"x"}""" },
        { "by a pattern", """{"secret_key":"hunter2-s3cr3t","n":"x"}""" },
        { "not JSON", """{"password":"hunter2-s3cr3t","n":x}""" },
        { "not JSON inside it", """{"password":"hunter2-s3cr3t""" },
        { "its enum", """{"pin":"hunter2-s3cr3t"}""" },
    };

    private static readonly JsonSchema s_schema = JsonSchema.Parse("""
        {"type":"object","additionalProperties":false,
         "properties":{
           "n":{"type":"number"},
           "password":{"type":"string","maxLength":20,"writeOnly":true},
           "pin":{"enum":["0000","1111"],"writeOnly":true},
           "child":{"$ref":"#"},
           "list":{"items":{"$ref":"#"}},
           "union":{"oneOf":[{"properties":{"kind":{"const":"a"}},"required":["kind"]},{"$ref":"#/$defs/b"}]}},
         "patternProperties":{"^secret_":{"writeOnly":true}},
         "$defs":{"b":{"properties":{"kind":{"const":"b"},"password":{"writeOnly":true,"type":"number"}},"required":["kind"]}}}
        """);

    [Theory]
    [MemberData(nameof(Payloads))]
    public void ASecretIsNeverShown(string what, string payload)
    {
        foreach (PayloadDirection direction in new[] { PayloadDirection.None, PayloadDirection.Request, PayloadDirection.Response })
        {
            ValidationResult result = s_schema.Validate(payload, new ValidationOptions { Direction = direction });

            string all = result + string.Concat(result.Errors.Select(error => $"{error}{error.Excerpt}"));
            Assert.False(all.Contains(Secret, StringComparison.Ordinal) || all.Contains("hunter2", StringComparison.Ordinal), $"{what}, {direction}: {all}");
        }
    }

    [Fact]
    public void AnyPayloadOfTheContractKeepsItsCredentials()
    {
        var random = new Random(4711);
        string[] lines = IntegrationsSchema.Payload.Split('\n');
        for (int run = 0; run < 300; run++)
        {
            // The secret stays as it is; around it lines are dropped, doubled, broken or joined.
            IEnumerable<string> changed = lines.Select(line => line.Contains("credentials", StringComparison.Ordinal) ? line : random.Next(6) switch
            {
                0 => "",
                1 => line.Replace("\": \"", "\": \"x", StringComparison.Ordinal),
                2 => line.Replace("\",", "\"", StringComparison.Ordinal),
                3 => line.Replace(": \"", ": 1, \"other\": \"", StringComparison.Ordinal),
                _ => line,
            });
            string payload = string.Join(random.Next(2) == 0 ? "" : "\n", changed);
            ValidationResult result = IntegrationsSchema.Schema.Validate(payload, new ValidationOptions { Direction = (PayloadDirection)random.Next(3) });

            Assert.DoesNotContain("c2VjcmV0", result.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AResponseMustNotHoldAWriteOnlyMemberAndTheErrorMasksIt()
    {
        ValidationResult result = IntegrationsSchema.Schema.Validate(IntegrationsSchema.Payload, new ValidationOptions { Direction = PayloadDirection.Response, PayloadName = "response.json" });

        ValidationError error = Assert.Single(result.Errors);
        Assert.Equal("writeOnly", error.Keyword);
        Assert.Equal("/credentialsEncrypted", error.InstanceLocation);
        Assert.StartsWith(
            """
            response.json:6:27: error: the property "credentialsEncrypted" is write-only and cannot be in a response
               6 |   "credentialsEncrypted": "***",
                 |                           ^^^^^
                 = at /credentialsEncrypted, rule #/$defs/WorkspaceIntegration/properties/credentialsEncrypted/writeOnly (integrations.schema.json:
            """,
            result.ToString(),
            StringComparison.Ordinal);
        Assert.True(IntegrationsSchema.Schema.IsValid(IntegrationsSchema.Payload));
        Assert.True(IntegrationsSchema.Schema.IsValid(IntegrationsSchema.Payload, new ValidationOptions { Direction = PayloadDirection.Request }));
    }
}
