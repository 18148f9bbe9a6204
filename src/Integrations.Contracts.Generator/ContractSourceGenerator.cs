using System.Text;
using System.Threading;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Generator.Diagnostics;
using Integrations.Contracts.Generator.Inputs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Integrations.Contracts.Generator;

/// <summary>The C# of a project's <c>ContractSchema</c> items.</summary>
/// <remarks>
/// File -> outline -> (all together) one root each with the texts it reaches -> C# and diagnostics, as two outputs.
/// No step looks at the compilation, so editing C# runs nothing again; every value is compared by content,
/// so editing one schema runs only the roots that reach it, and only their changed files are added anew.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class ContractSourceGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ContractTarget> target = context.AnalyzerConfigOptionsProvider
            .Combine(context.ParseOptionsProvider)
            .Select(static (pair, _) => ContractTarget.Of(pair.Left.GlobalOptions, ((CSharpParseOptions)pair.Right).LanguageVersion))
            .WithTrackingName(ContractStepNames.Target);

        IncrementalValuesProvider<SchemaFile> files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellationToken) => SchemaFile.Of(pair.Left, pair.Right.GetOptions(pair.Left), cancellationToken))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(ContractStepNames.SchemaFiles);

        IncrementalValuesProvider<DocumentOutline> documents = files
            .Select(static (file, cancellationToken) => Outline(file, cancellationToken))
            .WithTrackingName(ContractStepNames.SchemaDocuments);

        IncrementalValuesProvider<ContractRoot> roots = documents.Collect()
            .Combine(target)
            .SelectMany(static (pair, cancellationToken) => Roots(pair.Left, pair.Right, cancellationToken))
            .WithTrackingName(ContractStepNames.Roots);

        IncrementalValuesProvider<ContractGeneration> generations = roots
            .Combine(target)
            .Select(static (pair, cancellationToken) => ContractGeneration.Of(pair.Left, pair.Right, cancellationToken))
            .WithTrackingName(ContractStepNames.Generations);

        IncrementalValueProvider<ImmutableArray<ContractGeneration>> all = generations.Collect();
        context.RegisterSourceOutput(
            all.SelectMany(static (generations, _) => ContractOutputs.Sources(generations)).WithTrackingName(ContractStepNames.Sources),
            static (output, source) => output.AddSource(source.HintName, SourceText.From(source.Text, Encoding.UTF8)));
        context.RegisterSourceOutput(
            all.Combine(target).SelectMany(static (pair, _) => ContractOutputs.Diagnostics(pair.Left, pair.Right)).WithTrackingName(ContractStepNames.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
    }

    // An outline that cannot be had leaves the root alone with its own text: the generation then says what is wrong, at its place.
    private static DocumentOutline Outline(SchemaFile file, CancellationToken cancellationToken)
    {
        try
        {
            return DocumentOutline.Of(file, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new DocumentOutline(file, EquatableArray<OutlineUri>.Empty, EquatableArray<OutlineUri>.Empty);
        }
    }

    private static ImmutableArray<ContractRoot> Roots(ImmutableArray<DocumentOutline> outlines, ContractTarget target, CancellationToken cancellationToken)
    {
        try
        {
            return ContractRoots.Of(outlines, target, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !outlines.IsEmpty)
        {
            string path = outlines[0].File.Path;
            return ImmutableArray.Create(new ContractRoot
            {
                Document = new ContractDocument(path, path, path, new Utf8Text([])),
                Others = EquatableArray<ContractDocument>.Empty,
                Options = new CodeGeneration.GenerationOptions { Namespace = "" },
                Diagnostics = new EquatableArray<ContractDiagnostic>(ImmutableArray.Create(ContractGeneration.InternalError(path, exception))),
            });
        }
    }
}
