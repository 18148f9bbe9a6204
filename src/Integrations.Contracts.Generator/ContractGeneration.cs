using System.Linq;
using System.Threading;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Generator.Diagnostics;
using Integrations.Contracts.Generator.Inputs;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Generator;

/// <summary>What one root gave: C# or reasons why not.</summary>
internal sealed record ContractGeneration
{
    public required string Path { get; init; }

    public required EquatableArray<ContractSource> Sources { get; init; }

    public required EquatableArray<ContractDiagnostic> Diagnostics { get; init; }

    /// <summary>Generates one root. Never throws, but for cancellation: what goes wrong is an error at the schema's file.</summary>
    public static ContractGeneration Of(ContractRoot root, ContractTarget target, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!target.TakesEmittedCode || root.Document.Text.Bytes.IsEmpty && !root.Diagnostics.IsEmpty)
        {
            return new ContractGeneration { Path = root.Document.Path, Sources = EquatableArray<ContractSource>.Empty, Diagnostics = root.Diagnostics };
        }

        var diagnostics = ImmutableArray.CreateBuilder<ContractDiagnostic>();
        diagnostics.AddRange(root.Diagnostics.Items);
        var sources = ImmutableArray.CreateBuilder<ContractSource>();
        try
        {
            GenerationResult result = ContractGenerator.Generate(root.Document.ToInput(), Inputs(root), root.Options);
            foreach (SchemaDiagnostic diagnostic in result.Diagnostics)
            {
                diagnostics.Add(SchemaDiagnostics.ToContractDiagnostic(diagnostic, root));
            }

            string prefix = root.Options.Namespace.Length == 0 ? "" : root.Options.Namespace + ".";
            foreach (GeneratedFile file in result.Files)
            {
                sources.Add(new ContractSource(prefix + file.HintName, file.Source, new EquatableArray<string>(file.Types.Items.Select(type => prefix + type).ToImmutableArray())));
            }
        }
        catch (ContractLimitException limit)
        {
            diagnostics.Add(ContractDiagnostic.AtFile(ContractRules.LimitReached, root.Document.Path, limit.Message));
            sources.Clear();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            diagnostics.Add(InternalError(root.Document.Path, exception));
            sources.Clear();
        }

        return new ContractGeneration
        {
            Path = root.Document.Path,
            Sources = new EquatableArray<ContractSource>(sources.ToImmutable()),
            Diagnostics = new EquatableArray<ContractDiagnostic>(diagnostics.ToImmutable()),
        };
    }

    /// <summary>A defect of ours as one error at the schema: an exception that leaves a generator is only a warning of the compiler, and every use of a type then an error.</summary>
    public static ContractDiagnostic InternalError(string path, Exception exception)
    {
        string where = exception.StackTrace is { } trace ? " " + trace.Trim().Split('\n')[0].Trim() : "";
        return ContractDiagnostic.AtFile(ContractRules.InternalError, path, $"the generator failed on this schema, a defect of the generator: {exception.GetType().Name}: {exception.Message}{where}".Replace('\r', ' ').Replace('\n', ' '));
    }

    public static IReadOnlyList<SchemaDocumentInput> Inputs(ContractRoot root)
    {
        var inputs = new List<SchemaDocumentInput>(root.Others.Count);
        foreach (ContractDocument other in root.Others)
        {
            inputs.Add(other.ToInput());
        }

        return inputs;
    }
}

/// <summary>One file of C#.</summary>
/// <param name="HintName">The file's name, unique in the compilation: the namespace, then the root's type, then the document where that is another.</param>
/// <param name="Text">The C#.</param>
/// <param name="Types">The types that it declares, with their namespace.</param>
internal sealed record ContractSource(string HintName, string Text, EquatableArray<string> Types);
