namespace Integrations.Contracts.Generator;

/// <summary>The names of the generator's steps, for tests that watch what ran again.</summary>
public static class ContractStepNames
{
    /// <summary>One additional file of the item <c>ContractSchema</c>: its path, metadata and text.</summary>
    public const string SchemaFiles = nameof(SchemaFiles);

    /// <summary>What the compilation's options say: language version, target framework, default namespace.</summary>
    public const string Target = nameof(Target);

    /// <summary>The identifiers and references of one schema file.</summary>
    public const string SchemaDocuments = nameof(SchemaDocuments);

    /// <summary>One root with the texts of the documents that it reaches: all that its C# depends on.</summary>
    public const string Roots = nameof(Roots);

    /// <summary>The C# and the diagnostics of one root.</summary>
    public const string Generations = nameof(Generations);

    /// <summary>One emitted file.</summary>
    public const string Sources = nameof(Sources);

    /// <summary>What is wrong, by place.</summary>
    public const string Diagnostics = nameof(Diagnostics);
}
