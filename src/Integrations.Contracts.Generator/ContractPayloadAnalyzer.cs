using System.Threading;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Generator.Diagnostics;
using Integrations.Contracts.Generator.Inputs;
using Integrations.Contracts.Generator.Payloads;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Integrations.Contracts.Generator;

/// <summary>Holds a project's <c>ContractPayload</c> items against their contracts, with the runtime validator's own words.</summary>
/// <remarks>An analyzer and not steps of the generator: what it finds changes no source, and an editor runs it when it has time.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractPayloadAnalyzer : DiagnosticAnalyzer
{
    private readonly CatalogCache _catalogs = new();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(ContractRules.InvalidPayload, ContractRules.UnknownContract, ContractRules.InvalidMetadata, ContractRules.UnreadableFile, ContractRules.InternalError);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        AnalyzerConfigOptionsProvider options = context.Options.AnalyzerConfigOptionsProvider;
        ImmutableArray<AdditionalText> files = context.Options.AdditionalFiles;
        if (context.Compilation is not CSharpCompilation compilation)
        {
            return;
        }

        // One catalog for the whole analysis, made when the first payload asks for it.
        var catalog = new Lazy<ContractCatalog>(() => Catalog(files, options, compilation.LanguageVersion, context.CancellationToken), LazyThreadSafetyMode.ExecutionAndPublication);
        context.RegisterAdditionalFileAction(file => Check(file, options, catalog));
    }

    private ContractCatalog Catalog(ImmutableArray<AdditionalText> files, AnalyzerConfigOptionsProvider options, LanguageVersion language, CancellationToken cancellationToken)
    {
        var outlines = ImmutableArray.CreateBuilder<DocumentOutline>();
        foreach (AdditionalText file in files)
        {
            if (SchemaFile.Of(file, options.GetOptions(file), cancellationToken) is { } schema)
            {
                outlines.Add(DocumentOutline.Of(schema, cancellationToken));
            }
        }

        ImmutableArray<ContractRoot> roots = ContractRoots.Of(outlines.ToImmutable(), ContractTarget.Of(options.GlobalOptions, language), cancellationToken);
        return _catalogs.Get(new EquatableArray<ContractRoot>(roots), cancellationToken);
    }

    private static void Check(AdditionalFileAnalysisContext context, AnalyzerConfigOptionsProvider options, Lazy<ContractCatalog> catalog)
    {
        if (PayloadFile.Of(context.AdditionalFile, options.GetOptions(context.AdditionalFile), context.CancellationToken) is not { } payload)
        {
            return;
        }

        ImmutableArray<ContractDiagnostic> diagnostics;
        try
        {
            diagnostics = payload.Check(catalog.Value);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            diagnostics = ImmutableArray.Create(ContractGeneration.InternalError(payload.Path, exception));
        }

        foreach (ContractDiagnostic diagnostic in diagnostics)
        {
            context.ReportDiagnostic(diagnostic.ToDiagnostic());
        }
    }
}
