using System.IO;
using System.Threading.Tasks;
using Integrations.Contracts.Packaging;
using Integrations.Contracts.Tests;

[assembly: AssemblyFixture(typeof(PackedFeed))]

namespace Integrations.Contracts.Packaging;

/// <summary>The packages, packed once under a version of their own into a folder outside the repository, and fresh projects that use them.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private static readonly string[] s_projects = ["Integrations.Contracts.Validation", "Integrations.Contracts.Generator"];

    /// <summary>Packages are cached by version: a version is never packed twice.</summary>
    public string Version { get; } = "0.0.1-test." + DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    public string Root { get; } = Directory.CreateTempSubdirectory("contracts-packaging-").FullName;

    public string Feed => Path.Combine(Root, "feed");

    public async ValueTask InitializeAsync()
    {
        foreach (string project in s_projects)
        {
            (await DotnetCommand.RunAsync(Corpus.RepositoryRoot, "pack", Path.Combine("src", project), "-c", "Release", "-o", Feed, "-p:Version=" + Version, "-v:q", "-nodeReuse:false")).Succeeded();
        }

        // Ours come into a folder of this run alone; what the machine has already (the runtime's own packages) is not loaded again.
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory.CreateDirectory(cache);
        File.WriteAllText(Path.Combine(Root, "NuGet.config"), $"""
            <configuration>
              <packageSources>
                <add key="contracts-under-test" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(Root, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <RestorePackagesPath>{Path.Combine(Root, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{cache}</RestoreFallbackFolders>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <Nullable>enable</Nullable>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(Root, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(Root, "Directory.Packages.props"), "<Project />");
    }

    /// <summary>A fresh project with one package reference and the contract's schema.</summary>
    public string NewProject(string name, string targetFramework = "net10.0", string properties = "", string items = "", string schemaMetadata = "", string? program = null)
    {
        string folder = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.Combine(folder, "schema"));
        Directory.CreateDirectory(Path.Combine(folder, "payloads"));
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{targetFramework}</TargetFramework>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Integrations.Contracts.Generator" Version="{Version}" />
                <ContractSchema Include="schema/integrations.schema.json" Namespace="Acme.Integrations" {schemaMetadata} />
                {items}
              </ItemGroup>
            </Project>
            """);
        File.Copy(Path.Combine(Corpus.RepositoryRoot, "schema", "integrations.schema.json"), Path.Combine(folder, "schema", "integrations.schema.json"));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program ?? "public static class Program { public static void Main() { } }\n");
        return folder;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
