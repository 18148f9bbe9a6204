namespace Integrations.Contracts.Validation;

/// <summary>One thing that is wrong with a payload (JSON Schema Core 2020-12, section 12.3).</summary>
public sealed record ValidationError
{
    /// <summary>The place in the payload: a JSON Pointer (RFC 6901), empty for the root.</summary>
    public required string InstanceLocation { get; init; }

    /// <summary>The place in the schema by the path taken, through references: a JSON Pointer.</summary>
    public required string KeywordLocation { get; init; }

    /// <summary>The place in the schema, references resolved: a URI with a JSON Pointer as fragment.</summary>
    public required string AbsoluteKeywordLocation { get; init; }

    /// <summary>The keyword that failed, as <c>enum</c>; empty where the payload is not JSON.</summary>
    public required string Keyword { get; init; }

    /// <summary>What was found and what is wrong with it, in one line.</summary>
    public required string Message { get; init; }

    /// <summary>What was expected, in a few words, for the label under the carets; null where the message says it all.</summary>
    public string? Expected { get; init; }

    /// <summary>A statement that helps to mend it, such as the nearest allowed value; null where there is none.</summary>
    public string? Help { get; init; }

    /// <summary>Where the value starts in the payload.</summary>
    public required TextPosition Position { get; init; }

    /// <summary>How many bytes of the payload the error is about, from <see cref="Position"/>; the part on its first line is underlined.</summary>
    public int Length { get; init; }

    /// <summary>Where the keyword stands: file, line and column of the schema, as <c>order.schema.json:9:17</c>; null where not known.</summary>
    public string? SchemaPosition { get; init; }

    /// <summary>The line of the payload at <see cref="Position"/>, cut to a readable length, secrets masked; null where not kept.</summary>
    public SourceExcerpt? Excerpt { get; init; }

    /// <summary>The line in the payload, 1-based.</summary>
    public int Line => Position.Line;

    /// <summary>The column in the payload, 1-based, in UTF-16 code units.</summary>
    public int Column => Position.Column;
}
