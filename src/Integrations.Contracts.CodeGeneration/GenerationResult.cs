using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.CodeGeneration;

/// <summary>What a generation gave. With an error among the diagnostics there are no files.</summary>
internal sealed record GenerationResult
{
    /// <summary>The emitted files, in a fixed order.</summary>
    public required ImmutableArray<GeneratedFile> Files { get; init; }

    public required ImmutableArray<SchemaDiagnostic> Diagnostics { get; init; }

    /// <summary>The C# name of the root's type, without namespace; empty where there are no files.</summary>
    public string RootName { get; init; } = "";

    /// <summary>The emitted types that payloads can be held against (<c>IContract</c>), by C# name without namespace, each with the pointer of its schema in the root document; for payload checks.</summary>
    public required ImmutableArray<GeneratedContract> Contracts { get; init; }
}

/// <summary>One emitted file.</summary>
/// <param name="HintName">A file name that is unique among the files of one generation, as <c>Order.g.cs</c>: one for each document of the schema.</param>
/// <param name="Source">C#, with <c>\n</c> line ends.</param>
internal sealed record GeneratedFile(string HintName, string Source)
{
    /// <summary>The types that it declares, without namespace.</summary>
    public EquatableArray<string> Types { get; init; } = EquatableArray<string>.Empty;
}

/// <summary>A type that payloads can be held against.</summary>
/// <param name="Name">The C# name without namespace.</param>
/// <param name="Pointer">The JSON Pointer of its schema in the root document; empty for the root.</param>
internal sealed record GeneratedContract(string Name, string Pointer);
