using System.Linq;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// What is asked of an object once a pass has been over its members: conditions on what it has noted and, where these do not answer everything, second looks.
internal sealed partial class ReaderEmitter
{
    /// <summary>What is asked once the members are known, where the table does not ask it.</summary>
    private sealed record AfterMembers
    {
        /// <summary>Conditions on what the pass has noted.</summary>
        public List<string> Noted { get; } = [];

        /// <summary>Second looks from <c>start</c>, in pieces; each with a condition under which it is not needed, where there is one.</summary>
        public List<(string? Unless, List<string> Pieces)> Looks { get; } = [];

        /// <summary>Whether a condition checks what the pass has passed over: an object that fails it is not known to be well formed.</summary>
        public bool ChecksDeferred { get; set; }

        /// <summary>Whether it is asked where the object starts.</summary>
        public bool AsksForStart => Looks.Count > 0 || ChecksDeferred;

        /// <summary>Whether second looks are the rule.</summary>
        public bool LooksOften => Looks.Exists(look => look.Unless is null) || (Looks.Count > 1);

        /// <summary>The position that is left, in pieces; null where nothing is asked.</summary>
        public List<string>? Pieces
        {
            get
            {
                if (Looks.Count == 0)
                {
                    return Noted.Count == 0 ? null : ["at >= 0", .. Noted.Select(condition => " && " + condition), $" ? at : {(ChecksDeferred ? "state.Forget(start)" : Invalid)}"];
                }

                List<List<string>> conditions = Noted.ConvertAll(condition => new List<string> { condition });
                if (LooksOften)
                {
                    return SecondLook(["at"], [.. conditions, .. Looks.Select(look => look.Unless is null ? look.Pieces : [$"({look.Unless} || ", .. look.Pieces, ")"])]);
                }

                List<string> pieces = [$"at < 0 || {Looks[0].Unless} ? at : ", .. SecondLook(["at"], [Looks[0].Pieces])];
                return Noted.Count == 0 ? pieces : [$"!({string.Join(" && ", Noted)}) ? {Invalid} : ", .. pieces];
            }
        }
    }

    private AfterMembers After(ObjectRules rules, List<MemberSlot> slots, string? marks, PlanNode? inPlace)
    {
        AfterMembers after = new();
        MemberConditions members = new(slots, CheckCall);
        if (inPlace is not null && DeferredMembers.Of(inPlace)?.Condition(slots, members, CheckCall) is string deferred)
        {
            after.Noted.Add(deferred);
            after.ChecksDeferred = true;
            return after;
        }

        MemberSlot Slot(string name) => slots.Find(slot => slot.JsonName == name)!;
        List<string> Look(PlanNode node) => [$"{LookCall(node, "start", marks)} >= 0"];
        foreach (DependentSchemaRule rule in rules.DependentSchemas)
        {
            string isAbsent = "!" + Slot(rule.Name).IsThere;
            if (marks is null && members.Of(rule.Node) is string condition)
            {
                after.Noted.Add($"({isAbsent} || {condition})");
            }
            else
            {
                after.Looks.Add((isAbsent, Look(rule.Node)));
            }
        }

        foreach (PropertyDependencyRule rule in rules.PropertyDependencies)
        {
            MemberSlot slot = Slot(rule.Name);
            after.Looks.Add(($"!{slot.IsThere} || !state.IsString({slot.StartLocal}, {CSharpLiteral.Utf8(rule.Value)})", Look(rule.Node)));
        }

        foreach (InPlaceRule rule in inPlace?.InPlace ?? ImmutableArray<InPlaceRule>.Empty)
        {
            if (members.Of(rule) is string condition)
            {
                after.Noted.Add(condition);
            }
            else if (rule is ConditionalRule { Then: null } or ConditionalRule { Else: null } && rule is ConditionalRule conditional && members.Of(conditional.If) is string holds)
            {
                after.Looks.Add((conditional.Then is null ? holds : "!" + holds, Look(conditional.Then ?? conditional.Else!)));
            }
            else
            {
                List<List<string>> looks = Conditions(inPlace!, rule, "start", null, members);
                after.Looks.AddRange(looks.Select(look => (looks.Count == 1 ? members.Surely(rule) : null, look)));
            }
        }

        return after;
    }
}
