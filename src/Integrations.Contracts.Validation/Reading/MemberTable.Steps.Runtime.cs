using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

// What is asked of members' values, where one step of the library is the whole of it: a loop over an object goes by these, and leads only to the rest by a switch of emitted code.
public sealed partial class MemberTable
{
    /// <summary>The steps by the place of their member; the last is that of members of other names.</summary>
    internal MemberStep[] Steps { get; }

    /// <summary>Members that are <c>true</c> or <c>false</c>.</summary>
    public MemberTable Booleans(params int[] members) => Ask(MemberStepKind.Boolean, null, members);

    /// <summary>Members that are strings, whatever these are.</summary>
    public MemberTable Strings(params int[] members) => Ask(MemberStepKind.String, null, members);

    /// <summary>Members that are integers, whatever these are.</summary>
    public MemberTable Integers(params int[] members) => Ask(MemberStepKind.Integer, null, members);

    /// <summary>Members that are numbers, whatever these are.</summary>
    public MemberTable Numbers(params int[] members) => Ask(MemberStepKind.Number, null, members);

    /// <summary>Members that may have any value.</summary>
    public MemberTable Values(params int[] members) => Ask(MemberStepKind.Value, null, members);

    /// <summary>Members that are names of an emitted enum.</summary>
    /// <typeparam name="T">The enum, whose names are read when the first such member is met.</typeparam>
    public MemberTable Enums<T>(params int[] members)
        where T : struct, Enum => Ask(MemberStepKind.Name, static () => EnumTable<T>.Index, members);

    /// <summary>Members that are strings of which more is asked.</summary>
    public MemberTable Strings(StringConstraint constraint, params int[] members)
    {
        ArgumentNullException.ThrowIfNull(constraint);
        return constraint.Names is { } names ? Ask(MemberStepKind.Name, names, members) : Ask(MemberStepKind.Text, constraint, members);
    }

    /// <summary>Members that are numbers of which more is asked.</summary>
    public MemberTable Numbers(NumberConstraint constraint, params int[] members) => Ask(MemberStepKind.Quantity, constraint, members);

    private MemberTable Ask(MemberStepKind kind, object? operand, int[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        foreach (int member in members)
        {
            Steps[member] = new MemberStep(kind, operand);
        }

        return this;
    }
}

/// <summary>What a value is held against.</summary>
internal enum MemberStepKind : byte
{
    None,
    Boolean,
    Name,
    String,
    Integer,
    Number,
    Value,
    Text,
    Quantity,
}

/// <summary>What is asked of a member's value by a table.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "An element of a table, never compared.")]
internal struct MemberStep(MemberStepKind kind, object? operand)
{
    private object? _operand = operand;

    public readonly MemberStepKind Kind = kind;

    /// <summary>The strings of <see cref="MemberStepKind.Name"/>.</summary>
    public NameIndex Names
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _operand as NameIndex ?? MakeNames();
    }

    /// <summary>The position after a value that passes.</summary>
    public readonly int SkipText(ref ReaderState state, int position) => Unsafe.As<StringConstraint>(_operand!).Skip(ref state, position);

    /// <inheritdoc cref="SkipText"/>
    public readonly int SkipQuantity(ref ReaderState state, int position) => Unsafe.As<NumberConstraint>(_operand!).Skip(ref state, position);

    // Of several threads each finds the same.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private NameIndex MakeNames()
    {
        NameIndex names = ((Func<NameIndex>)_operand!)();
        _operand = names;
        return names;
    }
}
