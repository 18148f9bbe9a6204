namespace Integrations.Contracts.Validation;

/// <summary>What the keyword <c>format</c> does.</summary>
public enum FormatMode : byte
{
    /// <summary>A value that is not of its format is an error, in every dialect. The default.</summary>
    Assert,

    /// <summary>The format is an annotation: nothing is checked.</summary>
    Annotate,

    /// <summary>As the schema's dialect says (its <c>$vocabulary</c>, or its draft). Draft 7's <c>contentEncoding</c> and <c>contentMediaType</c> assert then, too.</summary>
    Dialect,

    /// <summary>It asserts only where the schema's metaschema names the format-assertion vocabulary (Core 2020-12, section 8.1.2; Validation, section 7.2.2); every built-in dialect annotates.</summary>
    Vocabulary,

    /// <summary>As <see cref="Assert"/>; and draft 7's <c>contentEncoding</c> and <c>contentMediaType</c> assert as well (Validation draft 7, section 8).</summary>
    AssertWithContent,
}
