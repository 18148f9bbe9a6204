using Microsoft.CodeAnalysis;

namespace Integrations.Contracts.Generator.Diagnostics;

/// <content>The rules of schema documents, as <see cref="Validation.Schemas.SchemaRules"/> lists them: literally, so that the analyzer that tracks releases sees them.</content>
internal static partial class ContractRules
{
    private static readonly DiagnosticDescriptor s_notJson = new(
        "IC1001", "The schema document is not JSON", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC1001");

    private static readonly DiagnosticDescriptor s_unknownDialect = new(
        "IC1002", "$schema names an unknown dialect", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC1002");

    private static readonly DiagnosticDescriptor s_unknownVocabulary = new(
        "IC1003", "The metaschema requires an unknown vocabulary", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC1003");

    private static readonly DiagnosticDescriptor s_unresolvedReference = new(
        "IC1004", "A reference leads nowhere", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC1004");

    private static readonly DiagnosticDescriptor s_duplicateId = new(
        "IC1005", "Two schemas have the same $id", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC1005");

    private static readonly DiagnosticDescriptor s_duplicateAnchor = new(
        "IC1006", "Two schemas have the same anchor", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC1006");

    private static readonly DiagnosticDescriptor s_invalidId = new(
        "IC1007", "$id is no URI reference that can name a schema", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC1007");

    private static readonly DiagnosticDescriptor s_referenceCycle = new(
        "IC1008", "References lead back to where they started", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC1008");

    private static readonly DiagnosticDescriptor s_invalidPattern = new(
        "IC1009", "The pattern is no regular expression", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC1009");

    private static readonly DiagnosticDescriptor s_tooDeep = new(
        "IC1010", "The schema document nests too deep", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC1010");

    private static readonly DiagnosticDescriptor s_unreadableDocument = new(
        "IC1011", "A registered schema document cannot be read", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC1011");

    private static readonly DiagnosticDescriptor s_invalidSchema = new(
        "IC1012", "The schema is not valid against its metaschema", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "IC1012");

    private static readonly DiagnosticDescriptor s_misspeltKeyword = new(
        "IC1013", "A name is no keyword but spelt nearly as one", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + "IC1013");

    private static DiagnosticDescriptor[] SchemaRules =>
    [
        s_notJson,
        s_unknownDialect,
        s_unknownVocabulary,
        s_unresolvedReference,
        s_duplicateId,
        s_duplicateAnchor,
        s_invalidId,
        s_referenceCycle,
        s_invalidPattern,
        s_tooDeep,
        s_unreadableDocument,
        s_invalidSchema,
        s_misspeltKeyword,
    ];
}
