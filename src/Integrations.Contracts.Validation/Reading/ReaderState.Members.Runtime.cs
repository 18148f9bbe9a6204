using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Reading;

namespace Integrations.Contracts.Validation;

// Objects by a table, which says of many members what their values must be: these need no switch, whose targets no processor could foretell.
public ref partial struct ReaderState
{
    /// <summary>The position after an object, the value of each member of which is what the table says; of others nothing is asked.</summary>
    public int SkipObject(int position, MemberTable members)
    {
        ObjectPass pass = OpenObject(ref position, members);
        while (pass.Next(ref this, ref position) is >= 0 and int member)
        {
            ref MemberStep step = ref members.Steps[member];
            position = step.Kind == MemberStepKind.None ? SkipValue(position) : SkipMember(position, ref step);
        }

        return position;
    }

    /// <summary>The position after an object, the value of each member of which is what the table says, or else passes the check of its place in the table; other members have the place after the last.</summary>
    public int SkipObject<TChecks>(int position, MemberTable members)
        where TChecks : struct, IValueChecks
    {
        ObjectPass pass = OpenObject(ref position, members);
        while (pass.Next(ref this, ref position) is >= 0 and int member)
        {
            ref MemberStep step = ref members.Steps[member];
            position = step.Kind == MemberStepKind.None ? TChecks.Skip(ref this, position, member) : SkipMember(position, ref step);
        }

        return position;
    }

    // The commonest first, each by a comparison: a jump by the kind would be foretold less often.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SkipMember(int position, ref MemberStep step)
    {
        if (step.Kind == MemberStepKind.Boolean)
        {
            return SkipBoolean(position);
        }

        if (step.Kind == MemberStepKind.Name)
        {
            return Find(step.Names, position, out int end) < 0 ? JsonReading.Invalid : end;
        }

        if (step.Kind == MemberStepKind.String)
        {
            return SkipString(position);
        }

        return step.Kind == MemberStepKind.Value ? SkipValue(position) : SkipOther(position, ref step);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int SkipOther(int position, ref MemberStep step) => step.Kind switch
    {
        MemberStepKind.Integer => SkipInteger(position),
        MemberStepKind.Number => SkipNumber(position),
        MemberStepKind.Text => step.SkipText(ref this, position),
        _ => step.SkipQuantity(ref this, position),
    };
}
