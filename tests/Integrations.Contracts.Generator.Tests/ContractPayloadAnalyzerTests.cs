using System.Threading.Tasks;

namespace Integrations.Contracts.Generator.Tests;

public sealed class ContractPayloadAnalyzerTests
{
    private const string Path = "/repository/project/payloads/one.json";

    private static readonly TestFile s_order = TestFile.Schema(Schemas.OrderPath, Schemas.Order);

    [Theory]
    [InlineData("Order")]
    [InlineData("Acme.Order")]
    [InlineData("global::Acme.Order")]
    public async Task A_payload_that_is_as_its_contract_says_is_not_mentioned(string contract) =>
        Assert.Empty(await Analyze(TestFile.Payload(Path, """{ "id": "a", "state": "open" }""", contract)));

    [Fact]
    public async Task An_error_is_at_the_payload_s_own_line_and_column()
    {
        string error = Assert.Single(await Analyze(TestFile.Payload(Path, "{\n  \"id\": \"a\",\n  \"state\": \"opn\"\n}", "Order")));
        Assert.StartsWith(Path + "(3,12): error IC3001: ", error);
        Assert.Contains("; expected \"open\"", error);
        Assert.EndsWith("(at /state)", error);
    }

    [Fact]
    public async Task Every_error_of_a_payload_is_reported() =>
        Assert.Equal(2, (await Analyze(TestFile.Payload(Path, "{\n  \"id\": 1,\n  \"state\": \"open\",\n  \"count\": 0\n}", "Order"))).Count);

    [Theory]
    [InlineData("{\n  \"id\": \"a\",\n}", "(3,1): error IC3001: ")]
    [InlineData("", "(1,1): error IC3001: ")]
    public async Task A_payload_that_is_no_JSON_is_an_error_where_it_stops_being_JSON(string payload, string error) =>
        Assert.StartsWith(Path + error, Assert.Single(await Analyze(TestFile.Payload(Path, payload, "Order"))));

    [Fact]
    public async Task A_secret_does_not_print()
    {
        string error = Assert.Single(await Analyze(TestFile.Payload(Path, """{ "id": "a", "state": "open", "token": "qz" }""", "Order")));
        Assert.Contains("error IC3001", error);
        Assert.DoesNotContain("qz", error);
    }

    [Fact]
    public async Task A_response_must_not_carry_what_is_write_only()
    {
        string error = Assert.Single(await Analyze(TestFile.Payload(Path, """{ "id": "a", "state": "open", "token": "abcd" }""", "Order", ("Direction", "response"))));
        Assert.Contains("error IC3001", error);
        Assert.DoesNotContain("abcd", error);
    }

    [Fact]
    public async Task A_contract_that_is_none_is_an_error_with_the_nearest_name() =>
        Assert.Equal(
            Path + "(1,1): error IC3002: Contract=\"Ordr\" is no contract of this project; there is a contract with a similar name: Order",
            Assert.Single(await Analyze(TestFile.Payload(Path, "{}", "Ordr"))));

    [Fact]
    public async Task A_payload_without_a_contract_is_an_error() =>
        Assert.StartsWith(Path + "(1,1): error IC3002: ContractPayload needs Contract=", Assert.Single(await Analyze(TestFile.Payload(Path, "{}", ""))));

    [Fact]
    public async Task A_name_of_two_types_must_be_qualified()
    {
        TestFile second = TestFile.Schema("/repository/project/schema/b.json", Schemas.Order, ("Namespace", "Other"));
        var project = new GeneratorProject([s_order, second, TestFile.Payload(Path, "{}", "Order")]);
        Assert.Equal(
            Path + "(1,1): error IC3002: Contract=\"Order\" is the name of several types: Acme.Order, Other.Order; write the name with its namespace",
            Assert.Single(await project.AnalyzeAsync()));
    }

    [Fact]
    public async Task A_definition_without_a_type_of_its_own_is_a_contract_all_the_same()
    {
        TestFile schema = TestFile.Schema("/repository/project/schema/names.json", """{ "type": "object", "$defs": { "shortName": { "type": "string", "maxLength": 3 } } }""");
        var project = new GeneratorProject([schema, TestFile.Payload(Path, "\"long\"", "ShortName")]);
        Assert.StartsWith(Path + "(1,1): error IC3001: ", Assert.Single(await project.AnalyzeAsync()));
    }

    [Fact]
    public async Task A_direction_that_is_none_is_an_error() =>
        Assert.Contains("error IC0005: Direction=\"sideways\"", Assert.Single(await Analyze(TestFile.Payload(Path, "{}", "Order", ("Direction", "sideways")))));

    [Fact]
    public async Task Where_a_schema_is_broken_its_payloads_are_not_blamed()
    {
        var project = new GeneratorProject([TestFile.Schema(Schemas.OrderPath, "{"), TestFile.Payload(Path, "{}", "Order")]);
        Assert.Single(project.Diagnostics);
        Assert.Empty(await project.AnalyzeAsync());
    }

    [Fact]
    public async Task A_reference_to_another_file_is_followed()
    {
        var project = new GeneratorProject(
        [
            TestFile.Schema(Schemas.OrderPath, Schemas.OrderOfCustomer, ("Namespace", "Acme.Orders")), TestFile.Schema(Schemas.CustomerPath, Schemas.Customer),
            TestFile.Payload(Path, """{ "customer": { "name": 1 } }""", "Order"),
        ]);
        Assert.EndsWith("(at /customer/name)", Assert.Single(await project.AnalyzeAsync()));
    }

    private static Task<IReadOnlyList<string>> Analyze(TestFile payload) => new GeneratorProject([s_order, payload]).AnalyzeAsync();
}
