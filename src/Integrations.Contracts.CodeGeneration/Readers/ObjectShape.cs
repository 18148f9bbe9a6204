using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>What a method over the members of an object has to do.</summary>
internal sealed class ObjectShape
{
    /// <summary>The method's head.</summary>
    public required string Signature { get; init; }

    public required PlanNode Node { get; init; }

    /// <summary>What is asked of the members; null where they are only taken.</summary>
    public required ObjectRules? Rules { get; init; }

    /// <summary>The record whose values are taken along; null for a check.</summary>
    public RecordModel? Record { get; init; }

    /// <summary>Whether the record is flat: it may be read by offset, and steps say so by the mode.</summary>
    public bool IsFlat { get; init; }

    /// <summary>The type argument of steps that can go either way.</summary>
    public string Way => IsFlat ? "<TMode>" : "";

    /// <summary>Whether the node's rules in place are asked once the members are known.</summary>
    public bool AsksInPlace { get; init; }

    /// <summary>The parameter with the marks of members that were spoken of; null where nobody asks.</summary>
    public string? Marks { get; init; }
}

/// <summary>One member name that a method over an object knows.</summary>
internal sealed class MemberSlot
{
    public required string JsonName { get; init; }

    /// <summary>Its place in the table of names.</summary>
    public required int Ordinal { get; init; }

    /// <summary>All that its value is held against.</summary>
    public required ImmutableArray<PlanNode> Nodes { get; init; }

    /// <summary>The member whose value is taken along; null where there is none, or it can have but one value.</summary>
    public MemberModel? Member { get; init; }

    /// <summary>Whether a member of the record has the name.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether a keyword other than <c>unevaluatedProperties</c> speaks of it.</summary>
    public required bool IsEvaluated { get; init; }

    /// <summary>The local that holds where its value starts, for conditions on it; null where nobody asks.</summary>
    public string? StartLocal { get; set; }

    /// <summary>Whether its value is passed over, for a schema in place to check (<see cref="DeferredMembers"/>).</summary>
    public bool IsDeferred { get; private set; }

    /// <summary>Leaves its value to a schema in place.</summary>
    public void Defer()
    {
        IsDeferred = true;
        StartLocal ??= LocalOf(Ordinal);
    }

    /// <summary>What such a local is called.</summary>
    public static string LocalOf(int ordinal) => "startOf" + CSharpLiteral.Number(ordinal);

    /// <summary>A condition: the object has it.</summary>
    public string IsThere => $"pass.Has({CSharpLiteral.Number(Ordinal)})";
}
