using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.Generator.Inputs;

/// <summary>All that the C# of one schema depends on: its text, the texts that its references reach, and the project's wishes.</summary>
internal sealed record ContractRoot
{
    public required ContractDocument Document { get; init; }

    /// <summary>The documents that references lead to, directly or not, in a fixed order.</summary>
    public required EquatableArray<ContractDocument> Others { get; init; }

    public required GenerationOptions Options { get; init; }

    /// <summary>What is wrong with the item itself, not with the schema.</summary>
    public required EquatableArray<Diagnostics.ContractDiagnostic> Diagnostics { get; init; }

    /// <summary>The file of a name in the generation's diagnostics.</summary>
    public ContractDocument DocumentOf(string? name)
    {
        foreach (ContractDocument other in Others)
        {
            if (other.Name == name)
            {
                return other;
            }
        }

        return Document;
    }
}

/// <summary>One schema file under the name and the URI by which the generation knows it.</summary>
internal sealed record ContractDocument(string Path, string Name, string Uri, Utf8Text Text)
{
    public SchemaDocumentInput ToInput() => new(Uri, Name, Text.Bytes);
}
