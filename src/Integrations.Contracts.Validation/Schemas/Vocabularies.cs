namespace Integrations.Contracts.Validation.Schemas;

/// <summary>The standard vocabularies (JSON Schema Core 2020-12, section 8.1.2). Drafts before 2019-09 and v1 have them all in use.</summary>
[Flags]
internal enum Vocabularies : byte
{
    None = 0,
    Core = 1,
    Applicator = 2,

    /// <summary>Its own vocabulary from 2020-12 on; in 2019-09 a part of <see cref="Applicator"/>.</summary>
    Unevaluated = 4,
    Validation = 8,
    MetaData = 16,
    Format = 32,
    Content = 64,
    All = Core | Applicator | Unevaluated | Validation | MetaData | Format | Content,
}
