using System.Linq;
using System.Text;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tests;

public class ContractGeneratorTests
{
    private const string RefRoot = """{ "title": "Ignored", "$ref": "#/$defs/Order", "$defs": { "Order": { "type": "object", "properties": { "n": { "type": "integer" } } }, "Color": { "enum": ["red"] }, "Alias": { "$ref": "#/$defs/Order" } } }""";

    [Fact]
    public void A_root_that_is_only_a_reference_is_the_definitions_type() => Assert.Equal(["Order", "Color", "OrderContract"], Types(RefRoot));

    [Fact]
    public void A_root_name_renames_it() => Assert.Equal(["Bill", "Color", "BillContract"], Types(RefRoot, new GenerationOptions { Namespace = "N", RootName = "Bill" }));

    [Fact]
    public void Types_are_named_as_asked_by_pointer_or_by_key() => Assert.Equal(
        ["Bill", "Paint", "BillContract"],
        Types(RefRoot, new GenerationOptions { Namespace = "N", TypeNames = new EquatableArray<TypeNameOverride>([new TypeNameOverride("#/$defs/Order", "Bill"), new TypeNameOverride("Color", "Paint")]) }));

    [Fact]
    public void Branches_are_called_by_a_member_that_they_alone_ask_for_or_name() => Assert.Equal(
        ["Source", "SourceWithPath", "SourceWithBranch", "SourceOption3", "SourceContract"],
        Types("""
            { "title": "Source", "anyOf": [
              { "type": "object", "properties": { "at": { "type": "string" }, "path": { "type": "string" } }, "required": ["at", "path"] },
              { "type": "object", "properties": { "at": { "type": "string" }, "branch": { "type": "string" } }, "required": ["at"] },
              { "type": "object", "properties": { "at": { "type": "string" } } }] }
            """).Where(name => !name.EndsWith("Checks", StringComparison.Ordinal)));

    [Theory]
    [InlineData("""true""", "File")]
    [InlineData("""{ "enum": ["a", "b"] }""", "File")]
    [InlineData("""{ "type": "boolean", "title": "On or off" }""", "OnOrOff")]
    [InlineData("""{ "type": ["object", "null"], "properties": { "a": { "type": "string" } } }""", "File")]
    [InlineData("""{ "$ref": "#/$defs/Color", "$defs": { "Color": { "enum": ["red"] } } }""", "File")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "integer" }] }""", "File")]
    public void The_root_is_always_a_contract(string schema, string name)
    {
        GenerationResult result = Generate(schema);
        Assert.Contains(result.Contracts, contract => contract.Name == name && contract.Pointer.Length == 0);
        EmittedCode.Compile(result.Files, $$"""internal static class Use { internal static string Run(byte[] bytes) => N.{{name}}.Parse(bytes).ToJson(); }""");
    }

    [Fact]
    public void Formats_and_numbers_are_as_asked()
    {
        const string schema = """{ "type": "object", "properties": { "at": { "type": "string", "format": "date-time" }, "n": { "type": "number" } } }""";
        string mapped = Generate(schema).Files[0].Source, plain = Generate(schema, new GenerationOptions { Namespace = "N", Formats = FormatTypes.Strings, Numbers = NumberType.Decimal }).Files[0].Source;
        Assert.Contains("public global::System.DateTimeOffset? At", mapped, StringComparison.Ordinal);
        Assert.Contains("public double? N", mapped, StringComparison.Ordinal);
        Assert.Contains("public string? At", plain, StringComparison.Ordinal);
        Assert.Contains("public decimal? N", plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "type": "strnig" }""")]
    [InlineData("""{ "$ref": "#/$defs/None" }""")]
    [InlineData("""{ "properties": { "a": { "pattern": "(" } } }""")]
    public void A_broken_schema_gives_diagnostics_with_its_place_and_no_file(string schema)
    {
        GenerationResult result = Generate(schema);
        Assert.Empty(result.Files);
        SchemaDiagnostic error = result.Diagnostics.First(diagnostic => diagnostic.IsError);
        Assert.Equal("file.schema.json", error.SchemaName);
        Assert.Equal(1, error.Position.Line);
    }

    [Fact]
    public void References_lead_to_other_documents()
    {
        GenerationResult result = ContractGenerator.Generate(
            Input("""{ "type": "object", "properties": { "to": { "$ref": "address.json#/$defs/Address" } }, "required": ["to"] }""", "https://acme.test/order.json", "order.json"),
            [Input("""{ "$defs": { "Address": { "type": "object", "properties": { "street": { "type": "string" } } } } }""", "https://acme.test/address.json", "address.json")],
            new GenerationOptions { Namespace = "Emitted" });
        Assert.Equal(["Order", "Order.Address"], result.Files.Select(file => file.HintName.Replace(".g.cs", "", StringComparison.Ordinal)));
        EmittedCode.RunFiles(
            result.Files,
            """
            Equal("s", Order.Parse("{\"to\":{\"street\":\"s\"}}").To.Street);
            Equal("/to/street", Order.Validate("{\"to\":{\"street\":1}}").Errors.Single().InstanceLocation);
            Equal("/street", Address.Validate("{\"street\":1}").Errors.Single().InstanceLocation);
            """);
    }

    [Fact]
    public void A_schema_that_is_embedded_in_pieces_compiles_under_the_oldest_language_version_and_explains()
    {
        string schema = $$"""{ "title": "Long", "type": "object", "description": "{{new string('\u00E9', 9000)}}", "properties": { "n": { "type": "integer" } } }""";
        EmittedCode.Run(schema, """Equal("/n", Long.Validate("{\"n\":\"x\"}").Errors.Single().InstanceLocation);""");
    }

    [Fact]
    public void Models_of_one_schema_are_equal_values()
    {
        EquatableArray<string> one = new(["a", "b"]), two = new(["a", "b"]), other = new(["a"]);
        Assert.True(one.Equals(two) && one.GetHashCode() == two.GetHashCode() && !one.Equals(other) && EquatableArray<string>.Empty.Equals(default));
        Assert.Equal(Documentation.None, new Documentation(null, null, default, false));
    }

    [Fact]
    public void Hint_names_differ_by_more_than_capitals()
    {
        string[] names = Types("""{ "type": "object", "properties": { "a": { "$ref": "#/$defs/item" } }, "$defs": { "item": { "type": "object", "properties": { "a": true } }, "ITEM": { "type": "object", "properties": { "b": true } }, "Item": { "enum": ["x"] } } }""");
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_root_that_is_a_reference_to_another_file_shares_the_checks_with_the_types_there()
    {
        GenerationResult result = ContractGenerator.Generate(
            Input("""{ "$id": "https://x.test/root.json", "$ref": "other.json" }""", "https://x.test/root.json", "root.json"),
            [Input("""{ "$id": "https://x.test/other.json", "type": "object", "properties": { "a": { "type": "object", "properties": { "b": { "type": "string", "minLength": 2 } } } } }""", "https://x.test/other.json", "other.json")],
            new GenerationOptions { Namespace = "N" });
        Assert.Equal(2, result.Files.Length);
        EmittedCode.Compile(result.Files);
    }

    private static SchemaDocumentInput Input(string schema, string? uri, string name) => new(uri, name, Encoding.UTF8.GetBytes(schema));

    private static GenerationResult Generate(string schema, GenerationOptions? options = null) =>
        ContractGenerator.Generate(Input(schema, null, "file.schema.json"), [], options ?? new GenerationOptions { Namespace = "N" });

    private static string[] Types(string schema, GenerationOptions? options = null) =>
        [.. Generate(schema, options).Files.SelectMany(file => file.Types)];

    [Theory]
    [InlineData("/$defs/Ordr", "/$defs", 3, 12, "no such place")]
    [InlineData("/properties/a", "/properties/a", 2, 24, "no type of its own")]
    [InlineData("Ordr", "", 1, 1, "no such place")]
    [InlineData("/properties/a/items", "/properties/a", 2, 24, "no such place")]
    public void A_name_that_no_type_has_is_a_warning_where_its_pointer_ends(string asked, string pointer, int line, int column, string reason)
    {
        const string schema = """
            {
              "properties": { "a": { "$ref": "#/$defs/Name" } },
              "$defs": { "Name": { "type": "string" }, "Order": { "type": "object", "properties": { "n": true } } }
            }
            """;
        GenerationResult result = ContractGenerator.Generate(
            new SchemaDocumentInput(null, "order.schema.json", System.Text.Encoding.UTF8.GetBytes(schema.ReplaceLineEndings("\n"))),
            [],
            new GenerationOptions { Namespace = "N", TypeNames = new EquatableArray<TypeNameOverride>([new TypeNameOverride(asked, "Other"), new TypeNameOverride("#/$defs/Order", "Bill"), new TypeNameOverride("", "Main")]) });
        SchemaDiagnostic warning = Assert.Single(result.Diagnostics);
        Assert.False(warning.IsError);
        Assert.Equal(("IC0009", "order.schema.json", pointer, line, column), (warning.Id, warning.SchemaName, warning.Pointer, warning.Position.Line, warning.Position.Column));
        Assert.Contains(reason, warning.Message, StringComparison.Ordinal);
        Assert.Contains(result.Files, file => file.Source.Contains("record Bill", StringComparison.Ordinal));
        Assert.Equal("Main", result.RootName);
    }
}
