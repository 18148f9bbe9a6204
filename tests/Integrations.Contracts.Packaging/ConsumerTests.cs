using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace Integrations.Contracts.Packaging;

/// <summary>What a user sees, from one package reference and a schema.</summary>
public sealed class ConsumerTests(PackedFeed feed)
{
    private const string Payload = """
        {
          "id": "int_1",
          "workspaceId": "ws_1",
          "provider": "stripe",
          "status": "connected",
          "createdAt": "2026-01-05T10:00:00Z",
          "updatedAt": "2026-11-20T08:15:31Z"
        }
        """;

    private const string Program = """"
        using System;
        using System.Text.Json;
        using Acme.Integrations;
        using Integrations.Contracts.Validation;

        WorkspaceIntegration integration = WorkspaceIntegration.Parse("""
            { "id": "int_1", "workspaceId": "ws_1", "provider": "stripe", "status": "connected", "createdAt": "2026-01-05T10:00:00Z", "updatedAt": "2026-11-20T08:15:31Z" }
            """u8);
        Console.WriteLine($"{integration.Id} {integration.Provider} {integration.CreatedAt:yyyy-MM-dd}");
        ConnectionState state = integration.Status;
        Console.WriteLine(state == ConnectionState.Connected && new ActionResult { Ok = true }.Ok);
        Console.WriteLine(WorkspaceIntegration.Parse(integration.ToJson()) == integration ? "same" : "other");
        Console.WriteLine(WorkspaceIntegration.IsValid("{}"u8) ? "valid" : "not valid");
        ValidationResult result = WorkspaceIntegration.Validate("{ \"provider\": \"strpe\" }"u8);
        foreach (ValidationError error in result.Errors)
        {
            Console.WriteLine($"{error.InstanceLocation} {error.Keyword} {error.Line}:{error.Column}");
        }
        """";

    /// <summary>The main use: it builds, runs, builds again for nothing, and is a native binary without a warning.</summary>
    [Fact]
    public async Task A_fresh_project_builds_and_runs_and_publishes_as_a_native_binary()
    {
        string folder = feed.NewProject(
            "Consumer", properties: "<PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>", items: """<ContractPayload Include="payloads/*.json" Contract="WorkspaceIntegration" />""",
            schemaMetadata: "TypeNames=\"#/$defs/IntegrationStatus=ConnectionState; #/$defs/IntegrationActionResult=ActionResult\"", program: Program);
        File.WriteAllText(Path.Combine(folder, "payloads", "one.json"), Payload);
        string framework = Path.Combine(folder, "bin", "Debug", "net10.0"), assembly = Path.Combine(framework, "Consumer.dll");

        (await DotnetCommand.RunAsync(folder, "build", "-nodeReuse:false")).Succeeded();
        CommandResult run = await DotnetCommand.RunAsync(folder, assembly);
        run.Succeeded();
        Assert.Equal("int_1 Stripe 2026-01-05", run.Lines[0]);
        Assert.Equal("True", run.Lines[1]);
        Assert.Equal("same", run.Lines[2]);
        Assert.Equal("not valid", run.Lines[3]);
        Assert.Contains("/provider enum 1:15", run.Lines);

        DateTime built = File.GetLastWriteTimeUtc(Path.Combine(folder, "obj", "Debug", "net10.0", "Consumer.dll"));
        (await DotnetCommand.RunAsync(folder, "build", "--no-restore", "-nodeReuse:false")).Succeeded();
        Assert.Equal(built, File.GetLastWriteTimeUtc(Path.Combine(folder, "obj", "Debug", "net10.0", "Consumer.dll")));

        Assert.SkipUnless(HasLinker(), "Native AOT needs a C compiler and zlib's headers (apt-get install gcc zlib1g-dev)");
        CommandResult publish = await DotnetCommand.RunAsync(folder, "publish", "-r", RuntimeInformation.RuntimeIdentifier, "-o", "native", "-nodeReuse:false");
        publish.Succeeded();
        Assert.Empty(publish.Distinct("warning"));
        CommandResult native = await DotnetCommand.StartAsync(Path.Combine(folder, "native", OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer"), folder);
        native.Succeeded();
        Assert.Equal(run.Lines, native.Lines);
    }

    [Fact]
    public async Task What_is_wrong_with_a_payload_is_an_error_at_its_own_line_and_column()
    {
        string folder = feed.NewProject("WrongPayload", items: """<ContractPayload Include="payloads/*.json" Contract="WorkspaceIntegration" />""");
        File.WriteAllText(Path.Combine(folder, "payloads", "good.json"), Payload);
        File.WriteAllText(Path.Combine(folder, "payloads", "bad.json"), Payload.Replace("stripe", "strpe"));
        CommandResult build = await DotnetCommand.RunAsync(folder, "build", "-nodeReuse:false");
        Assert.NotEqual(0, build.ExitCode);
        string error = Assert.Single(build.Distinct(": error "));
        Assert.StartsWith(Path.Combine(folder, "payloads", "bad.json") + "(4,15): error IC3001: ", error);
        Assert.Contains("stripe", error);
    }

    [Fact]
    public async Task What_is_wrong_with_a_schema_is_an_error_at_its_own_line_and_column()
    {
        string folder = feed.NewProject("WrongSchema"), schema = Path.Combine(folder, "schema", "integrations.schema.json");
        File.WriteAllText(schema, "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"$ref\": \"#/$defs/Ordr\",\n  \"$defs\": { \"Order\": { \"type\": \"object\" } }\n}\n");
        CommandResult build = await DotnetCommand.RunAsync(folder, "build", "-nodeReuse:false");
        Assert.NotEqual(0, build.ExitCode);
        string error = Assert.Single(build.Distinct(": error "));
        Assert.StartsWith(schema + "(3,", error);
        Assert.Contains(": error IC1", error);
    }

    [Fact]
    public async Task What_is_wrong_with_a_schema_is_read_before_the_types_that_are_missing_for_it()
    {
        string folder = feed.NewProject("UsedWrongSchema", program: "Acme.Integrations.WorkspaceIntegration? found = null; System.Console.WriteLine(found); partial class Program { Acme.Integrations.WorkspaceIntegration? _field; }");
        File.WriteAllText(Path.Combine(folder, "schema", "integrations.schema.json"), "{ \"type\": \"objekt\" }");
        CommandResult build = await DotnetCommand.RunAsync(folder, "build", "-nodeReuse:false");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(": error IC1012: ", build.Lines.First(line => line.Contains(": error ")));
    }

    [Fact]
    public async Task Files_that_do_not_exist_are_one_error()
    {
        string folder = feed.NewProject("MissingFile", items: """<ContractPayload Include="payloads/one.json" Contract="WorkspaceIntegration" />""", program: Program);
        File.Delete(Path.Combine(folder, "schema", "integrations.schema.json"));
        CommandResult build = await DotnetCommand.RunAsync(folder, "build", "-nodeReuse:false");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error IC0006: no such file: schema/integrations.schema.json, payloads/one.json; ", Assert.Single(build.Distinct("error ")));
    }

    [Fact]
    public async Task With_an_old_language_or_compiler_there_is_one_clear_error()
    {
        string folder = feed.NewProject("OldLanguage", "net8.0", "<LangVersion>11</LangVersion>");
        CommandResult build = await DotnetCommand.RunAsync(folder, "build", "-nodeReuse:false");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error IC0002: the project compiles as C# 11", Assert.Single(build.Distinct("error ")));

        // A compiler that is too old does not load the generator at all; MSBuild says why.
        build = await DotnetCommand.RunAsync(folder, "build", "--no-restore", "-nodeReuse:false", "-p:CompilerApiVersion=roslyn4.4");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error IC0004: the compiler of this build is Roslyn 4.4", Assert.Single(build.Distinct("error ")));
    }

    [Fact]
    public async Task Below_net8_the_package_is_refused_by_name()
    {
        string folder = feed.NewProject("OldFramework", "netstandard2.0", "<OutputType>Library</OutputType>");
        CommandResult restore = await DotnetCommand.RunAsync(folder, "restore");
        Assert.NotEqual(0, restore.ExitCode);
        IReadOnlyList<string> errors = restore.Distinct("error ");
        Assert.Contains(errors, error => error.Contains("error NU1202: Package Integrations.Contracts.Generator " + feed.Version + " is not compatible with netstandard2.0", StringComparison.Ordinal));
        Assert.All(errors, error => Assert.Contains("NU1202", error));
    }

    private static bool HasLinker() =>
        !OperatingSystem.IsLinux()
        || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")))
            && File.Exists("/usr/include/zlib.h");
}
