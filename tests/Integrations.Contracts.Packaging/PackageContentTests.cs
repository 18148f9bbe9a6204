using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Integrations.Contracts.Packaging;

public sealed class PackageContentTests(PackedFeed feed)
{
    [Fact]
    public void The_generator_s_package_holds_the_generator_its_props_and_targets_and_nothing_for_an_older_framework()
    {
        using ZipArchive package = Open("Integrations.Contracts.Generator");
        string[] names = [.. package.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml").Order(StringComparer.Ordinal)];
        Assert.Equal(
        [
            "Integrations.Contracts.Generator.nuspec",
            "README.md",
            "analyzers/dotnet/roslyn4.8/cs/Integrations.Contracts.Generator.dll",
            "build/net8.0/Integrations.Contracts.Generator.props",
            "build/net8.0/Integrations.Contracts.Generator.targets",
            "buildTransitive/net8.0/Integrations.Contracts.Generator.props",
            "buildTransitive/net8.0/Integrations.Contracts.Generator.targets",
            "lib/net8.0/_._",
        ], names);
    }

    [Fact]
    public void The_generator_s_package_brings_the_library_and_is_no_development_dependency()
    {
        using ZipArchive package = Open("Integrations.Contracts.Generator");
        using var reader = new StreamReader(package.GetEntry("Integrations.Contracts.Generator.nuspec")!.Open());
        string nuspec = reader.ReadToEnd();
        Assert.Contains($"<dependency id=\"Integrations.Contracts.Validation\" version=\"{feed.Version}\"", nuspec);
        Assert.DoesNotContain("developmentDependency", nuspec);
        Assert.Contains("<license type=\"expression\">MIT</license>", nuspec);
    }

    private ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(feed.Feed, $"{id}.{feed.Version}.nupkg"));
}
