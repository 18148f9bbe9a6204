using Integrations.Contracts.Generator.Inputs;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Generator.Diagnostics;

/// <summary>What the floors below find wrong with a schema, at its file's full path.</summary>
internal static class SchemaDiagnostics
{
    public static ContractDiagnostic ToContractDiagnostic(SchemaDiagnostic diagnostic, ContractRoot root)
    {
        ContractDocument document = root.DocumentOf(diagnostic.SchemaName);
        return ContractDiagnostic.At(diagnostic.Id, diagnostic.IsError, diagnostic.Message, document.Path, document.Text, diagnostic.Position, diagnostic.Length);
    }
}
