using System.Threading;
using Integrations.Contracts.Generator.Diagnostics;
using Integrations.Contracts.Generator.Inputs;
using Integrations.Contracts.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Integrations.Contracts.Generator.Payloads;

/// <summary>One <c>ContractPayload</c> item.</summary>
/// <param name="Path">The file.</param>
/// <param name="Text">The text; null where there is a <paramref name="Problem"/>.</param>
/// <param name="Problem">Why the file cannot be read; null where it can.</param>
/// <param name="Contract">The name of its contract, as the project has it.</param>
/// <param name="Direction">Which way the payload goes, as the project has it.</param>
internal sealed record PayloadFile(string Path, Utf8Text? Text, string? Problem, string? Contract, string? Direction)
{
    public static PayloadFile? Of(AdditionalText file, AnalyzerConfigOptions options, CancellationToken cancellationToken) =>
        ContractItems.Kind(options) != ContractItems.Payload
            ? null
            : new PayloadFile(file.Path, Utf8Text.Of(file, cancellationToken, out string? problem), problem, ContractItems.Metadata(options, nameof(Contract)), ContractItems.Metadata(options, nameof(Direction)));

    /// <summary>What is wrong with the payload, or with what the project says about it.</summary>
    public ImmutableArray<ContractDiagnostic> Check(ContractCatalog catalog)
    {
        if (Text is null)
        {
            return One(ContractDiagnostic.AtFile(ContractRules.UnreadableFile, Path, Problem!));
        }

        if (Contract is null)
        {
            return One(ContractDiagnostic.AtFile(ContractRules.UnknownContract, Path, "ContractPayload needs Contract=\"...\", the C# name of the type that the payload is held against"));
        }

        List<ContractEntry> contracts = catalog.Find(Contract);
        if (contracts.Count == 0)
        {
            return catalog.IsComplete ? One(ContractDiagnostic.AtFile(ContractRules.UnknownContract, Path, Unknown(Contract, catalog.Nearest(Contract)))) : ImmutableArray<ContractDiagnostic>.Empty;
        }

        if (contracts.Count > 1)
        {
            var names = new List<string>();
            contracts.ForEach(contract => names.Add(contract.QualifiedName));
            return One(ContractDiagnostic.AtFile(ContractRules.UnknownContract, Path, $"Contract=\"{Contract}\" is the name of several types: {string.Join(", ", names)}; write the name with its namespace"));
        }

        PayloadDirection direction;
        switch (Direction?.ToUpperInvariant())
        {
            case null or "NONE": direction = PayloadDirection.None; break;
            case "REQUEST": direction = PayloadDirection.Request; break;
            case "RESPONSE": direction = PayloadDirection.Response; break;
            default: return One(ContractDiagnostic.AtFile(ContractRules.InvalidMetadata, Path, $"Direction=\"{Direction}\" is neither \"none\" nor \"request\" nor \"response\""));
        }

        ValidationResult result = contracts[0].Schema.Validate(Text.Bytes.Span, new ValidationOptions { Direction = direction, PayloadName = Path });
        var diagnostics = ImmutableArray.CreateBuilder<ContractDiagnostic>(result.Errors.Length);
        foreach (ValidationError error in result.Errors)
        {
            diagnostics.Add(ContractDiagnostic.At(ContractRules.InvalidPayload.Id, isError: true, Describe(error), Path, Text, error.Position, error.Length));
        }

        return diagnostics.ToImmutable();
    }

    private static string Describe(ValidationError error)
    {
        string text = error.Message;
        if (error.Expected is { Length: > 0 } expected)
        {
            text += "; expected " + expected;
        }

        if (error.Help is { Length: > 0 } help)
        {
            text += "; " + help;
        }

        return error.InstanceLocation.Length == 0 ? text : $"{text} (at {error.InstanceLocation})";
    }

    private static string Unknown(string contract, string? nearest) =>
        $"Contract=\"{contract}\" is no contract of this project" + (nearest is null ? "; it is the C# name of a type that a ContractSchema gives" : $"; there is a contract with a similar name: {nearest}");

    private static ImmutableArray<ContractDiagnostic> One(ContractDiagnostic diagnostic) => ImmutableArray.Create(diagnostic);
}
