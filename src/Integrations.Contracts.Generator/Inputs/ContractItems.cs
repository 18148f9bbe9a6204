using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Integrations.Contracts.Generator.Inputs;

/// <summary>How MSBuild items arrive: as additional files with metadata (build/Integrations.Contracts.Generator.props and .targets).</summary>
internal static class ContractItems
{
    public const string Schema = "Schema";

    public const string Payload = "Payload";

    /// <summary>Which of our items an additional file is; null for the files of others.</summary>
    public static string? Kind(AnalyzerConfigOptions options) => Metadata(options, "ContractItem");

    /// <summary>A metadatum of the item; null where it is absent or empty (the compiler sees no difference).</summary>
    public static string? Metadata(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_metadata.AdditionalFiles." + name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>An MSBuild property; null where it is absent or empty.</summary>
    public static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
