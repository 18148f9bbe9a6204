using System.Linq;
using System.Text;
using System.Threading;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Generator.Diagnostics;
using Integrations.Contracts.Generator.Inputs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrations.Contracts.Generator.Tests;

public sealed class ContractSourceGeneratorTests
{
    [Fact]
    public void A_schema_gives_its_types_without_a_warning()
    {
        var project = new GeneratorProject(
            [TestFile.Schema(Schemas.OrderPath, Schemas.Order, ("Namespace", "Acme.Orders"))],
            code: "class Use { static string Id(byte[] json) => Acme.Orders.Order.Parse(json).Id; }");
        Assert.Empty(project.Diagnostics);
        Assert.Contains("Acme.Orders.Order.g.cs", project.HintNames);
        Assert.Empty(project.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void Without_a_namespace_the_types_are_in_the_project_s_root_namespace()
    {
        var project = new GeneratorProject([TestFile.Schema(Schemas.OrderPath, Schemas.Order)]);
        Assert.NotNull(project.Output.GetTypeByMetadataName("Acme.Order"));
    }

    [Theory]
    [InlineData("my-app", "my_app")]
    [InlineData("3d.class.A b", "_3d._class.A_b")]
    public void A_root_namespace_that_is_a_file_s_name_becomes_one(string root, string expected)
    {
        var project = new GeneratorProject([TestFile.Schema(Schemas.OrderPath, Schemas.Order)], TestOptions.Default.With("RootNamespace", root));
        Assert.NotNull(project.Output.GetTypeByMetadataName(expected + ".Order"));
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_an_error()
    {
        var project = new GeneratorProject([TestFile.Schema(Schemas.OrderPath, Schemas.Order).In(Encoding.Latin1), TestFile.Schema(Schemas.CustomerPath, Schemas.Customer)]);
        Assert.Equal(Schemas.OrderPath + "(1,1): error IC0006: the file is not UTF-8", Assert.Single(project.Diagnostics));

        // Where the machine's encoding is UTF-8, what is not UTF-8 comes as U+FFFD; in a file that was decoded strictly the character is the author's own.
        TestFile replaced = TestFile.Schema(Schemas.OrderPath, Schemas.Order.Replace("\"open\"", "\"\uFFFD\""));
        project = new GeneratorProject([replaced.In(Encoding.UTF8)]);
        Assert.Equal(Schemas.OrderPath + "(1,1): error IC0006: the file is not UTF-8", Assert.Single(project.Diagnostics));
        project = new GeneratorProject([replaced.In(new UTF8Encoding(false, throwOnInvalidBytes: true))]);
        Assert.Empty(project.Diagnostics);
    }

    [Fact]
    public void The_root_s_name_single_names_and_the_accessibility_are_the_project_s_to_choose()
    {
        var project = new GeneratorProject(
            [TestFile.Schema(Schemas.OrderPath, Schemas.Order, ("RootName", "Purchase"), ("TypeNames", "/properties/state=Phase"), ("Accessibility", "internal"))]);
        Assert.Empty(project.Diagnostics);
        Assert.Equal(Accessibility.Internal, project.Output.GetTypeByMetadataName("Acme.Purchase")!.DeclaredAccessibility);
        Assert.NotNull(project.Output.GetTypeByMetadataName("Acme.Phase"));
    }

    [Theory]
    [InlineData("Formats", "Strings", "string", "long", "double")]
    [InlineData("Formats", "map", "System.DateTimeOffset", "long", "double")]
    [InlineData("Numbers", "double", "System.DateTimeOffset", "long", "double")]
    [InlineData("Numbers", "decimal", "System.DateTimeOffset", "long", "decimal")]
    [InlineData("Numbers", "BigInteger", "System.DateTimeOffset", "System.Numerics.BigInteger", "double")]
    [InlineData("Numbers", "json", "System.DateTimeOffset", "System.Text.Json.JsonElement", "System.Text.Json.JsonElement")]
    public void The_types_of_formats_and_numbers_are_the_project_s_to_choose(string name, string value, string time, string count, string amount)
    {
        const string Schema = """{"title":"Sale","type":"object","properties":{"time":{"type":"string","format":"date-time"},"count":{"type":"integer"},"amount":{"type":"number"}},"required":["time","count","amount"]}""";
        var project = new GeneratorProject([TestFile.Schema("/repository/project/sale.schema.json", Schema, (name, value))]);
        Assert.Empty(project.Diagnostics);
        Assert.Empty(project.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        INamedTypeSymbol sale = project.Output.GetTypeByMetadataName("Acme.Sale")!;
        Assert.Equal([time, count, amount], new[] { "Time", "Count", "Amount" }.Select(property => ((IPropertySymbol)Assert.Single(sale.GetMembers(property))).Type.ToDisplayString()));
    }

    [Fact]
    public void Additional_files_of_others_are_left_alone()
    {
        var project = new GeneratorProject([new TestFile("/repository/project/other.json", "{ broken")]);
        Assert.Empty(project.Diagnostics);
        Assert.Empty(project.HintNames);
    }

    [Fact]
    public void A_file_that_is_listed_twice_is_one_schema()
    {
        TestFile file = TestFile.Schema(Schemas.OrderPath, Schemas.Order);
        var project = new GeneratorProject([file, TestFile.Schema(Schemas.OrderPath, Schemas.Order)]);
        Assert.Empty(project.Diagnostics);
        Assert.Contains("Acme.Order.g.cs", project.HintNames);
    }

    [Fact]
    public void A_schema_refers_to_another_as_the_files_lie_on_disk()
    {
        var project = new GeneratorProject([TestFile.Schema(Schemas.OrderPath, Schemas.OrderOfCustomer, ("Namespace", "Acme.Orders")), TestFile.Schema(Schemas.CustomerPath, Schemas.Customer)]);
        Assert.Empty(project.Diagnostics);
        Assert.NotNull(project.Output.GetTypeByMetadataName("Acme.Orders.Order"));
        Assert.NotNull(project.Output.GetTypeByMetadataName("Acme.Customer"));
    }

    [Fact]
    public void A_schema_refers_to_another_by_the_URI_that_the_project_gives_it()
    {
        var project = new GeneratorProject(
        [
            TestFile.Schema(Schemas.OrderPath, Schemas.OrderOfCustomer.Replace("customer.schema.json", "https://acme.example/customer"), ("Namespace", "Acme.Orders")),
            TestFile.Schema("/elsewhere/c.json", Schemas.Customer, ("Uri", "https://acme.example/customer")),
        ]);
        Assert.Empty(project.Diagnostics);
        Assert.NotNull(project.Output.GetTypeByMetadataName("Acme.Orders.Order"));
    }

    [Fact]
    public void A_reference_that_leads_nowhere_is_an_error_at_its_own_line()
    {
        var project = new GeneratorProject([TestFile.Schema(Schemas.OrderPath, Schemas.OrderOfCustomer)]);
        string error = Assert.Single(project.Diagnostics);
        Assert.StartsWith(Schemas.OrderPath + "(5,", error);
        Assert.Contains(": error IC1", error);
        Assert.Empty(project.HintNames);
    }

    [Theory]
    [InlineData("{\n  \"type\": \"objekt\"\n}", "(2,11): error IC1")]
    [InlineData("{\n  \"type\": \"object\",\n}", "(3,1): error IC1")]
    [InlineData("", "(1,1): error IC1")]
    [InlineData("{\n  \"$schema\": \"https://json-schema.org/draft/2099-01/schema\"\n}", "(2,14): error IC1")]
    public void A_broken_schema_is_an_error_at_its_own_line_and_column(string schema, string error)
    {
        var project = new GeneratorProject([TestFile.Schema(Schemas.OrderPath, schema)]);
        Assert.StartsWith(Schemas.OrderPath + error, Assert.Single(project.Diagnostics));
        Assert.Empty(project.HintNames);
    }

    [Fact]
    public void A_broken_schema_does_not_take_another_with_it()
    {
        var project = new GeneratorProject([TestFile.Schema(Schemas.OrderPath, "{"), TestFile.Schema(Schemas.CustomerPath, Schemas.Customer)]);
        Assert.Single(project.Diagnostics);
        Assert.Contains("Acme.Customer.g.cs", project.HintNames);
    }

    [Fact]
    public void A_baseline_is_refused_and_not_ignored()
    {
        var project = new GeneratorProject([TestFile.Schema(Schemas.OrderPath, Schemas.Order, ("Baseline", "released.json"))]);
        Assert.StartsWith(Schemas.OrderPath + "(1,1): error IC0001: ", Assert.Single(project.Diagnostics));
    }

    [Theory]
    [InlineData("Namespace", "Acme.1st")]
    [InlineData("Namespace", "Acme.class")]
    [InlineData("RootName", "no name")]
    [InlineData("Uri", "order.json")]
    [InlineData("TypeNames", "/properties/state")]
    [InlineData("Accessibility", "private")]
    [InlineData("Formats", "dates")]
    [InlineData("Numbers", "float")]
    public void Metadata_that_mean_nothing_are_an_error(string name, string value)
    {
        var project = new GeneratorProject([TestFile.Schema(Schemas.OrderPath, Schemas.Order, (name, value))]);
        string error = Assert.Single(project.Diagnostics);
        Assert.StartsWith(Schemas.OrderPath + "(1,1): error IC0005: " + name, error);
        Assert.Contains(value, error);
    }

    [Fact]
    public void Below_CSharp_12_there_is_one_error_and_no_code()
    {
        var project = new GeneratorProject(
            [TestFile.Schema(Schemas.OrderPath, Schemas.Order), TestFile.Schema(Schemas.CustomerPath, Schemas.Customer)], language: LanguageVersion.CSharp11);
        Assert.Equal("error IC0002: the project compiles as C# 11.0, but the code of a contract needs C# 12 or later (LangVersion); nothing was emitted", Assert.Single(project.Diagnostics));
        Assert.Empty(project.HintNames);
    }

    [Theory]
    [InlineData(".NETCoreApp", "v6.0")]
    [InlineData(".NETStandard", "v2.0")]
    [InlineData(".NETFramework", "v4.8")]
    public void Below_net8_there_is_one_error_and_no_code(string framework, string version)
    {
        TestOptions options = TestOptions.Default.With("TargetFrameworkIdentifier", framework).With("TargetFrameworkVersion", version);
        var project = new GeneratorProject([TestFile.Schema(Schemas.OrderPath, Schemas.Order)], options, LanguageVersion.CSharp7_3);
        Assert.StartsWith("error IC0003: the project targets " + framework, Assert.Single(project.Diagnostics));
        Assert.Empty(project.HintNames);
    }

    [Fact]
    public void A_project_without_schemas_is_told_nothing()
    {
        var project = new GeneratorProject([], TestOptions.Default.With("TargetFrameworkVersion", "v6.0"), LanguageVersion.CSharp9);
        Assert.Empty(project.Diagnostics);
    }

    [Fact]
    public void Two_schemas_that_give_one_type_are_an_error_at_the_second()
    {
        var project = new GeneratorProject([TestFile.Schema(Schemas.OrderPath, Schemas.Order), TestFile.Schema("/repository/project/schema/old/order.schema.json", Schemas.Order)]);
        Assert.NotEmpty(project.Diagnostics);
        Assert.All(project.Diagnostics, error => Assert.StartsWith("/repository/project/schema/old/order.schema.json(1,1): error IC0007: Acme.", error));
    }

    [Fact]
    public void What_the_generator_does_not_handle_is_one_error_at_the_schema()
    {
        // No options at all cannot come from a project: it stands for any defect of ours.
        var root = new ContractRoot
        {
            Document = new ContractDocument(Schemas.OrderPath, "order.schema.json", "contract:///order.schema.json", new Utf8Text(Encoding.UTF8.GetBytes(Schemas.Order))),
            Others = EquatableArray<ContractDocument>.Empty,
            Options = null!,
            Diagnostics = EquatableArray<ContractDiagnostic>.Empty,
        };
        var generation = ContractGeneration.Of(root, new ContractTarget(null, null, null, null), CancellationToken.None);
        ContractDiagnostic error = Assert.Single(generation.Diagnostics.Items);
        Assert.Equal(("IC9001", Schemas.OrderPath), (error.Id, error.Path));
        Assert.Contains(nameof(NullReferenceException), error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Empty(generation.Sources.Items);
        Assert.Throws<OperationCanceledException>(() => ContractGeneration.Of(root, new ContractTarget(null, null, null, null), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void The_same_project_in_another_folder_gives_the_same_code()
    {
        var here = new GeneratorProject([TestFile.Schema("/repository/project/../schema/order.schema.json", Schemas.Order)]);
        var there = new GeneratorProject([TestFile.Schema("C:\\clones\\project\\..\\schema\\order.schema.json", Schemas.Order)], TestOptions.Default.With("ProjectDir", "C:\\clones\\project\\"));
        Assert.Empty(here.Diagnostics);
        Assert.Equal(
            here.Result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())),
            there.Result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())));
    }
}
