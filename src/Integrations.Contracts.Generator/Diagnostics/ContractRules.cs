using Microsoft.CodeAnalysis;

namespace Integrations.Contracts.Generator.Diagnostics;

/// <summary>The descriptor of every rule. An id is never used twice; each has a page, docs/rules/ICnnnn.md.</summary>
/// <remarks>IC0: the project and its items. IC1: schemas. IC3: payloads. IC9: ourselves.</remarks>
internal static partial class ContractRules
{
    private const string Category = "Contracts";

    /// <summary>Where the pages of the rules are.</summary>
    private const string Pages = "https://integrations-contracts.example/rules/";

    public static readonly DiagnosticDescriptor BaselineNotSupported = new(
        "IC0001", "Baseline is not supported yet", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC0001");

    public static readonly DiagnosticDescriptor LanguageTooOld = new(
        "IC0002", "Emitted code needs C# 12", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC0002");

    public static readonly DiagnosticDescriptor FrameworkTooOld = new(
        "IC0003", "Emitted code needs net8.0", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC0003");

    public static readonly DiagnosticDescriptor InvalidMetadata = new(
        "IC0005", "An item's metadata means nothing", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC0005");

    public static readonly DiagnosticDescriptor UnreadableFile = new(
        "IC0006", "A file cannot be read", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC0006");

    public static readonly DiagnosticDescriptor DuplicateType = new(
        "IC0007", "Two schemas give one type", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC0007");

    public static readonly DiagnosticDescriptor LimitReached = new(
        "IC0008", "A schema is beyond a limit", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC0008");

    public static readonly DiagnosticDescriptor UnusedTypeName = new(
        "IC0009", "A name is used by no type", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "IC0009");

    public static readonly DiagnosticDescriptor InvalidPayload = new(
        "IC3001", "A payload is not as its contract says", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC3001");

    public static readonly DiagnosticDescriptor UnknownContract = new(
        "IC3002", "A payload names no contract", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC3002");

    public static readonly DiagnosticDescriptor InternalError = new(
        "IC9001", "The generator failed", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC9001");

    // Static fields are set file by file in no promised order: the index is made when it is first asked for.
    private static readonly Lazy<Dictionary<string, DiagnosticDescriptor>> s_byId = new(Index);

    /// <summary>Every rule, by id.</summary>
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> All => s_byId.Value;

    /// <summary>The rule of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none: the table lacks a rule of the floors below.</exception>
    public static DiagnosticDescriptor Find(string id) => s_byId.Value[id];

    private static Dictionary<string, DiagnosticDescriptor> Index()
    {
        var byId = new Dictionary<string, DiagnosticDescriptor>(StringComparer.Ordinal);
        foreach (DiagnosticDescriptor rule in (DiagnosticDescriptor[])
        [
            BaselineNotSupported, LanguageTooOld, FrameworkTooOld, InvalidMetadata, UnreadableFile, DuplicateType, LimitReached, UnusedTypeName,
            InvalidPayload, UnknownContract, InternalError,
        ])
        {
            byId.Add(rule.Id, rule);
        }

        foreach (DiagnosticDescriptor rule in SchemaRules)
        {
            byId.Add(rule.Id, rule);
        }

        return byId;
    }
}
