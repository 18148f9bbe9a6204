using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.CodeGeneration;

/// <summary>Schema to C#: what the compiler host and the command line call.</summary>
internal static class ContractGenerator
{
    /// <summary>Generates the C# of a schema. Never throws for a broken schema: see <see cref="GenerationResult.Diagnostics"/>.</summary>
    /// <param name="root">The schema.</param>
    /// <param name="others">The documents that its references may lead to.</param>
    /// <param name="options">How the C# shall look.</param>
    /// <exception cref="ContractLimitException">The schema's plan or a pattern of it is larger than the limits allow.</exception>
    public static GenerationResult Generate(SchemaDocumentInput root, IReadOnlyList<SchemaDocumentInput> others, GenerationOptions options) => throw new NotImplementedException();
}
