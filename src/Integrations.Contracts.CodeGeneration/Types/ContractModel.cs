namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>
/// Everything that is emitted for one schema, as a value: no graph, plan, tape or compiler object in it, so that two models of the same schema are equal and a compiler host can compare them.
/// Plan nodes are named by <see cref="Validation.Plans.PlanNode.Id"/>, which a plan built from the same documents and options gives again.
/// </summary>
internal sealed record ContractModel
{
    /// <summary>The namespace of the emitted types; empty for the global one.</summary>
    public required string Namespace { get; init; }

    public required ContractAccessibility Accessibility { get; init; }

    /// <summary>The C# name of the root's type.</summary>
    public required string RootName { get; init; }

    /// <summary>The C# name of the static class that holds what the types of this schema share: the embedded schema and the resolver of JsonTypeInfo.</summary>
    public required string ContractClassName { get; init; }

    /// <summary>The C# name of the class that holds the checks of values that have no type of their own. Each file has its own, which no type of another file can hide.</summary>
    public required string ChecksClassName { get; init; }

    /// <summary>The C# name of the internal class that those of several files derive from; null where there is one file.</summary>
    public required string? SharedChecksName { get; init; }

    /// <summary>The emitted types: the root's first, then the definitions in the schema's order, then those of nested schemas as they are reached.</summary>
    public required EquatableArray<TypeModel> Types { get; init; }

    /// <summary>Whether something in the schema is <c>writeOnly</c>: then JSON without a type of its own, which may hold it, is not printed either.</summary>
    public bool HasSecrets { get; init; }

    /// <summary>The names asked for that no type has.</summary>
    public EquatableArray<TypeNameOverride> UnusedTypeNames { get; init; } = EquatableArray<TypeNameOverride>.Empty;

    /// <summary>The definitions without a type of their own, whose values have a plain one: payloads can be held against them all the same.</summary>
    public required EquatableArray<PlainDefinition> PlainDefinitions { get; init; }

    /// <summary>The documents of the schema, the root's first, as <c>Validate</c> needs them.</summary>
    public required EquatableArray<EmbeddedDocument> Documents { get; init; }
}

/// <summary>A definition without a type of its own.</summary>
/// <param name="Name">What a type would be called.</param>
/// <param name="Pointer">The JSON Pointer of its schema.</param>
/// <param name="DocumentUri">The document of its schema.</param>
internal sealed record PlainDefinition(string Name, string Pointer, string DocumentUri);

/// <summary>A document of the schema as it is embedded: JSON without white space.</summary>
/// <param name="Uri">The URI it was retrieved by.</param>
/// <param name="Name">The file's name without folders, for messages.</param>
/// <param name="Json">The minified text.</param>
internal sealed record EmbeddedDocument(string Uri, string? Name, string Json);
