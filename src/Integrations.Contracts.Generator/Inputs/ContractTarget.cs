using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Integrations.Contracts.Generator.Inputs;

/// <summary>What the project compiles to, as far as emitted code depends on it.</summary>
/// <param name="ProjectFolder">The project's folder; null where the build does not say.</param>
/// <param name="RootNamespace">The namespace of schemas that name none.</param>
/// <param name="LanguageVersion">The C# version, as the project file writes it; null where it is 12 or later.</param>
/// <param name="Framework">The target framework; null where it is net8.0 or later, or where the build does not say.</param>
internal sealed record ContractTarget(string? ProjectFolder, string? RootNamespace, string? LanguageVersion, string? Framework)
{
    /// <summary>Emitted code has collection expressions and required members: C# 12, net8.0.</summary>
    public bool TakesEmittedCode => LanguageVersion is null && Framework is null;

    public static ContractTarget Of(AnalyzerConfigOptions options, LanguageVersion language) =>
        new(
            ContractItems.Property(options, "ProjectDir"),
            ContractItems.Property(options, "RootNamespace"),
            language >= Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12 ? null : language.ToDisplayString(),
            OldFramework(ContractItems.Property(options, "TargetFrameworkIdentifier"), ContractItems.Property(options, "TargetFrameworkVersion")));

    private static string? OldFramework(string? identifier, string? version)
    {
        if (identifier is null || version is null)
        {
            return null;
        }

        string digits = version.TrimStart('v', 'V');
        int dot = digits.IndexOf('.');
        bool isNew = identifier == ".NETCoreApp"
            && int.TryParse(dot < 0 ? digits : digits.Substring(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            && major >= 8;
        return isNew ? null : identifier + " " + digits;
    }
}
