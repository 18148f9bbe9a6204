using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>What a method over the members of an object has to do.</summary>
internal sealed class ObjectShape
{
    /// <summary>The method's head.</summary>
    public required string Signature { get; init; }

    /// <summary>Constraints of the method's type parameters; empty where it has none.</summary>
    public string Constraint { get; init; } = "";

    public required PlanNode Node { get; init; }

    /// <summary>What is asked of the members; null where they are only taken.</summary>
    public required ObjectRules? Rules { get; init; }

    /// <summary>The record whose values are taken along; null for a check.</summary>
    public RecordModel? Record { get; init; }

    /// <summary>The parameter with the marks of members that were spoken of; null where nobody asks.</summary>
    public string? Marks { get; init; }

    /// <summary>Whether the object has so many names that its members are a switch over their ordinals, not code of their own each.</summary>
    public bool IsWide { get; set; }

    /// <summary>A word of the set of names seen, as an expression.</summary>
    public string SeenWord(int word, int words) =>
        IsWide && words > 1 ? $"seen[{word.ToString(System.Globalization.CultureInfo.InvariantCulture)}]" : word == 0 ? "seen" : "seen" + (word + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What to do with a value that is no object; by default it is refused.</summary>
    public Action<SourceWriter>? Otherwise { get; init; }
}

/// <summary>One member name that a method over an object knows.</summary>
internal sealed class MemberSlot
{
    public required string JsonName { get; init; }

    /// <summary>The label of its code.</summary>
    public required string Label { get; init; }

    /// <summary>Its bit in the set of names seen.</summary>
    public required int Ordinal { get; init; }

    /// <summary>All that its value is held against.</summary>
    public required ImmutableArray<PlanNode> Nodes { get; init; }

    public MemberModel? Member { get; init; }

    /// <summary>Whether a keyword other than <c>unevaluatedProperties</c> speaks of it.</summary>
    public required bool IsEvaluated { get; init; }

    /// <summary>The local that holds where its value starts, for <c>propertyDependencies</c>; null where nobody asks.</summary>
    public string? StartLocal { get; set; }

    /// <summary>The word of the set of names seen that has its bit, as an expression.</summary>
    public required string SeenWord { get; init; }

    public string SeenBit => CSharpLiteral.Bits(1UL << (Ordinal % 64));
}
