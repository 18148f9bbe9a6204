namespace Integrations.Contracts.Validation.Schemas;

/// <summary>The ids of what can be wrong with a schema document, each with its title. An id is never given to another rule.</summary>
internal static class SchemaRules
{
    public const string NotJson = "IC1001";
    public const string UnknownDialect = "IC1002";
    public const string UnknownVocabulary = "IC1003";
    public const string UnresolvedReference = "IC1004";
    public const string DuplicateId = "IC1005";
    public const string DuplicateAnchor = "IC1006";
    public const string InvalidId = "IC1007";
    public const string ReferenceCycle = "IC1008";
    public const string InvalidPattern = "IC1009";
    public const string TooDeep = "IC1010";
    public const string UnreadableDocument = "IC1011";
    public const string InvalidSchema = "IC1012";
    public const string MisspeltKeyword = "IC1013";

    /// <summary>Every rule of this folder with its title, in the order of the ids.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Titles { get; } = ImmutableArray.Create(
        new KeyValuePair<string, string>(NotJson, "The schema document is not JSON"),
        new KeyValuePair<string, string>(UnknownDialect, "$schema names an unknown dialect"),
        new KeyValuePair<string, string>(UnknownVocabulary, "The metaschema requires an unknown vocabulary"),
        new KeyValuePair<string, string>(UnresolvedReference, "A reference leads nowhere"),
        new KeyValuePair<string, string>(DuplicateId, "Two schemas have the same $id"),
        new KeyValuePair<string, string>(DuplicateAnchor, "Two schemas have the same anchor"),
        new KeyValuePair<string, string>(InvalidId, "$id is no URI reference that can name a schema"),
        new KeyValuePair<string, string>(ReferenceCycle, "References lead back to where they started"),
        new KeyValuePair<string, string>(InvalidPattern, "The pattern is no regular expression"),
        new KeyValuePair<string, string>(TooDeep, "The schema document nests too deep"),
        new KeyValuePair<string, string>(UnreadableDocument, "A registered schema document cannot be read"),
        new KeyValuePair<string, string>(InvalidSchema, "The schema is not valid against its metaschema"),
        new KeyValuePair<string, string>(MisspeltKeyword, "A name is no keyword but spelt nearly as one"));
}
