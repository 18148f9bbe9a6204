using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Integrations.Contracts.Generator.Inputs;

/// <summary>One <c>ContractSchema</c> item: its path, what the project says about it, and its text.</summary>
/// <remarks>A value without any object of the compiler: steps compare it, and it must not keep a compilation alive.</remarks>
internal sealed record SchemaFile
{
    public required string Path { get; init; }

    /// <summary>The text; null where there is a <see cref="Problem"/>.</summary>
    public required Utf8Text? Text { get; init; }

    /// <summary>Why the file cannot be read; null where it can.</summary>
    public string? Problem { get; init; }

    /// <summary>The URI by which other schemas refer to it where that is not its <c>$id</c>.</summary>
    public string? Uri { get; init; }

    public string? Namespace { get; init; }

    public string? RootName { get; init; }

    /// <summary>Type names as the item has them: <c>pointer=Name</c>, separated by commas or semicolons.</summary>
    public string? TypeNames { get; init; }

    public string? Accessibility { get; init; }

    public string? Formats { get; init; }

    public string? Numbers { get; init; }

    public string? Baseline { get; init; }

    /// <summary>The schema file that an additional file is; null where it is none.</summary>
    public static SchemaFile? Of(AdditionalText file, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        if (ContractItems.Kind(options) != ContractItems.Schema)
        {
            return null;
        }

        return new SchemaFile
        {
            Path = file.Path,
            Text = Utf8Text.Of(file, cancellationToken, out string? problem),
            Problem = problem,
            Uri = ContractItems.Metadata(options, nameof(Uri)),
            Namespace = ContractItems.Metadata(options, nameof(Namespace)),
            RootName = ContractItems.Metadata(options, nameof(RootName)),
            TypeNames = ContractItems.Metadata(options, nameof(TypeNames)),
            Accessibility = ContractItems.Metadata(options, nameof(Accessibility)),
            Formats = ContractItems.Metadata(options, nameof(Formats)),
            Numbers = ContractItems.Metadata(options, nameof(Numbers)),
            Baseline = ContractItems.Metadata(options, nameof(Baseline)),
        };
    }
}
