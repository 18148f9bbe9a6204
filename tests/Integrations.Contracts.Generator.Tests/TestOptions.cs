using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Integrations.Contracts.Generator.Tests;

/// <summary>What MSBuild tells the compiler: properties, and metadata of additional files.</summary>
internal sealed class TestOptions(params (string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
{
    public static TestOptions Default { get; } = new(("ProjectDir", "/repository/project/"), ("RootNamespace", "Acme"), ("TargetFrameworkIdentifier", ".NETCoreApp"), ("TargetFrameworkVersion", "v8.0"));

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties.ToDictionary(property => "build_property." + property.Name, property => property.Value));

    public TestOptions With(string name, string value) => new([.. properties.Where(property => property.Name != name), (name, value)]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new Values(textFile is TestFile file ? file.Metadata.ToDictionary(pair => "build_metadata.AdditionalFiles." + pair.Name, pair => pair.Value) : []);

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
