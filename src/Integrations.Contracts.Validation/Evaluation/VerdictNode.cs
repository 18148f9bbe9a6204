using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>A plan node made ready to run: masks, tables and arrays where the plan has sets and lists. Made by <see cref="VerdictProgram"/>, run by <see cref="VerdictEvaluator"/>, never changed in between.</summary>
internal sealed class VerdictNode
{
    /// <summary>The index in the program; part of the key of remembered verdicts.</summary>
    public required int Id { get; init; }

    /// <summary>The <see cref="TapeEntry.KindBit"/> of all that is let in; what else is asked of it is still to test.</summary>
    public int Kinds { get; set; }

    /// <summary>Those of <see cref="Kinds"/> of which nothing else is asked: most schemas are a type alone.</summary>
    public int Passes { get; set; }

    /// <summary>Whether something is asked of values of any kind: <see cref="AsksForIntegers"/>, <see cref="Forbidden"/>, <see cref="Values"/>.</summary>
    public bool AsksOfAnyKind { get; set; }

    /// <summary>Whether a number that is not written as an integer must be one by value: <c>1.0</c>.</summary>
    public bool AsksForIntegers { get; set; }

    /// <summary>The direction in which the value must not be there: <see cref="PayloadDirection.None"/> where there is none. A node that is both read-only and write-only has <see cref="IsBothWays"/>.</summary>
    public PayloadDirection Forbidden { get; set; }

    public bool IsBothWays { get; set; }

    public AllowedValues? Values { get; set; }

    public NumberStep[]? Numbers { get; set; }

    public StringSteps? Strings { get; set; }

    public ObjectSteps? Objects { get; set; }

    public ArraySteps? Arrays { get; set; }

    public InPlaceStep[]? InPlace { get; set; }
}

internal readonly record struct NumberStep(NumberTest Test, ExactNumber Operand);

/// <summary>What is asked of strings.</summary>
internal sealed class StringSteps
{
    public required long MinLength { get; init; }

    public required long MaxLength { get; init; }

    public required Pattern[] Patterns { get; init; }

    public required StringFormat[] Formats { get; init; }

    public required ContentRule[] Contents { get; init; }

    /// <summary>Whether the text itself is looked at, not its length alone.</summary>
    public required bool ReadsText { get; init; }
}

/// <summary>What is asked of objects. A child that accepts everything is null.</summary>
internal sealed class ObjectSteps
{
    public required long MinProperties { get; init; }

    public required long MaxProperties { get; init; }

    /// <summary>The names with a schema of their own, and those that are required; with all that is asked of each, by patterns and <c>additionalProperties</c> too.</summary>
    public required NameTable Names { get; init; }

    /// <summary>How many names are required.</summary>
    public required int Required { get; init; }

    public required PatternStep[] Patterns { get; init; }

    /// <summary>For members that neither <see cref="Names"/> nor <see cref="Patterns"/> name.</summary>
    public VerdictNode? Additional { get; init; }

    /// <summary>Whether members that nothing names count as evaluated: there is an <c>additionalProperties</c>.</summary>
    public bool EvaluatesAdditional { get; init; }

    public VerdictNode? PropertyNames { get; init; }

    public required DependentRequiredStep[] DependentRequired { get; init; }

    public required DependentStep[] Dependent { get; init; }

    public VerdictNode? Unevaluated { get; init; }

    public bool HasUnevaluated { get; init; }

    /// <summary>Whether members that are not in <see cref="Names"/> have to be looked at.</summary>
    public bool ReadsOthers { get; init; }

    /// <summary>Whether it is cheaper to look for each of <see cref="Names"/> than to look at each member: there are one or two, and nothing is asked of others.</summary>
    public bool IsProbe { get; init; }
}

internal readonly record struct PatternStep(Pattern Pattern, VerdictNode? Node);

internal sealed record DependentRequiredStep(TextKey Name, TextKey[] Required);

/// <summary>A schema for the whole object where a member is there, and, for <c>propertyDependencies</c>, has a value.</summary>
internal sealed record DependentStep(TextKey Name, byte[]? Value, VerdictNode Node);

/// <summary>What is asked of arrays. A child that accepts everything is null.</summary>
internal sealed class ArraySteps
{
    public required long MinItems { get; init; }

    public required long MaxItems { get; init; }

    public required VerdictNode?[] Prefix { get; init; }

    public VerdictNode? Items { get; init; }

    /// <summary>Whether items after the prefix count as evaluated.</summary>
    public bool EvaluatesItems { get; init; }

    public required ContainsStep[] Contains { get; init; }

    public bool UniqueItems { get; init; }

    public VerdictNode? Unevaluated { get; init; }

    public bool HasUnevaluated { get; init; }
}

internal sealed record ContainsStep(VerdictNode Node, long Min, long Max, bool Evaluates);

/// <summary>A schema, or several, for the same value.</summary>
internal sealed class InPlaceStep
{
    public required InPlaceKind Kind { get; init; }

    /// <summary>The branches; of a conditional its <c>if</c>, <c>then</c> and <c>else</c>, null where they accept everything.</summary>
    public required VerdictNode?[] Nodes { get; init; }

    /// <summary>Of unions: which branches can hold.</summary>
    public BranchTable? Branches { get; init; }

    /// <summary>Of conditions on a member: what each of its values puts upon the object.</summary>
    public ConditionTable? Conditions { get; init; }
}

internal enum InPlaceKind : byte
{
    AllOf,
    AnyOf,
    OneOf,
    Not,
    If,
    Conditions,
}
