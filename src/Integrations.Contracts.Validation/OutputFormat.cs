namespace Integrations.Contracts.Validation;

/// <summary>The standard forms of a validation's output (JSON Schema Core 2019-09 and 2020-12, section 12.4; v1's output specification).</summary>
public enum OutputFormat : byte
{
    /// <summary>The verdict alone.</summary>
    Flag,

    /// <summary>2019-09 and 2020-12: every failure, or every annotation, as a flat list.</summary>
    Basic,

    /// <summary>2019-09 and 2020-12: the failures, or the annotations, in the schema's structure, without levels that say nothing.</summary>
    Detailed,

    /// <summary>2019-09 and 2020-12: everything that was evaluated, in the schema's structure.</summary>
    Verbose,

    /// <summary>v1: everything that was evaluated, as a flat list.</summary>
    List,

    /// <summary>v1: everything that was evaluated, in the schema's structure.</summary>
    Hierarchical,
}
