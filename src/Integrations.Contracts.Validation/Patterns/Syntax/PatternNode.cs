using Integrations.Contracts.Validation.Patterns.Unicode;

namespace Integrations.Contracts.Validation.Patterns.Syntax;

/// <summary>A node of a pattern's syntax tree. Its depth is bounded by <see cref="PatternParser.MaxDepth"/>, so that walks over it may recurse.</summary>
internal abstract class PatternNode;

/// <summary>One code point of a set: a character, <c>.</c>, <c>[...]</c>, <c>\d</c>, <c>\p{...}</c>.</summary>
internal sealed class ClassNode(CodePointSet set) : PatternNode
{
    public CodePointSet Set { get; } = set;
}

/// <summary>One after the other; nothing at all where it is empty.</summary>
internal sealed class SequenceNode(IReadOnlyList<PatternNode> items) : PatternNode
{
    public static SequenceNode Empty { get; } = new([]);

    public IReadOnlyList<PatternNode> Items { get; } = items;
}

/// <summary><c>a|b</c>.</summary>
internal sealed class AlternationNode(IReadOnlyList<PatternNode> branches) : PatternNode
{
    public IReadOnlyList<PatternNode> Branches { get; } = branches;
}

/// <summary><c>*</c>, <c>+</c>, <c>?</c>, <c>{n,m}</c>.</summary>
internal sealed class RepeatNode(PatternNode body, int minimum, int maximum, bool isLazy, int firstGroup, int lastGroup) : PatternNode
{
    /// <summary>The <see cref="Maximum"/> of a repetition without one.</summary>
    public const int Unbounded = int.MaxValue;

    public PatternNode Body { get; } = body;

    public int Minimum { get; } = minimum;

    public int Maximum { get; } = maximum;

    public bool IsLazy { get; } = isLazy;

    /// <summary>The first capturing group inside; after <see cref="LastGroup"/> where there is none.</summary>
    public int FirstGroup { get; } = firstGroup;

    public int LastGroup { get; } = lastGroup;
}

/// <summary><c>(...)</c>: groups are numbered from 1. A group that does not capture has no node of its own.</summary>
internal sealed class GroupNode(PatternNode body, int number) : PatternNode
{
    public PatternNode Body { get; } = body;

    public int Number { get; } = number;
}

internal enum AssertionKind
{
    /// <summary><c>^</c></summary>
    Start,

    /// <summary><c>$</c></summary>
    End,

    /// <summary><c>\b</c></summary>
    WordBoundary,

    /// <summary><c>\B</c></summary>
    NoWordBoundary,
}

/// <summary>An assertion about the place alone.</summary>
internal sealed class AssertionNode(AssertionKind kind) : PatternNode
{
    public AssertionKind Kind { get; } = kind;
}

/// <summary><c>(?=...)</c>, <c>(?!...)</c>, <c>(?&lt;=...)</c>, <c>(?&lt;!...)</c>.</summary>
internal sealed class LookNode(PatternNode body, bool isBehind, bool isNegated) : PatternNode
{
    public PatternNode Body { get; } = body;

    public bool IsBehind { get; } = isBehind;

    public bool IsNegated { get; } = isNegated;
}

/// <summary><c>\1</c>, <c>\k&lt;name&gt;</c>: what a group captured; nothing where it captured nothing. A name may stand for groups of several alternatives.</summary>
internal sealed class BackReferenceNode(string? name, int index) : PatternNode
{
    public string? Name { get; } = name;

    /// <summary>Where it stands in the source.</summary>
    public int Index { get; } = index;

    /// <summary>The groups meant: set by the parser once all groups are known.</summary>
    public IReadOnlyList<int> Groups { get; set; } = [];
}
