using System.Linq;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// allOf, anyOf, oneOf, not, if: conditions on the value from start on, whose text was checked before; before is what each look goes back to.
internal sealed partial class ReaderEmitter
{
    /// <summary>Whether the node asks nothing but kinds, and then one of several schemas that the first byte tells apart, as <c>string | null</c> in its long form.</summary>
    private bool IsKindsOnlyDispatch(PlanNode node) => node.InPlace.Length == 1 && _kinds.AreDisjoint(node.InPlace[0]) && PlanKinds.AsksForKindsAlone(node);

    /// <summary>Where the schemas in place can be the first to look at the value, no second look is needed: branches told apart by the first byte or by a member, or the branches of one rule one after the other.</summary>
    /// <returns>The expression in pieces; null where own rules come first.</returns>
    private List<string>? FirstLookInPlace(PlanNode node)
    {
        InPlaceRule rule = node.InPlace[0];
        ImmutableArray<PlanNode> nodes = Branches(rule);
        bool hasOwnRules = PlanKinds.HasOwnRules(node);
        if (nodes.Length > 0 && _kinds.AreDisjoint(rule) && (!hasOwnRules || IsKindsOnlyDispatch(node)))
        {
            return Dispatch(node, nodes);
        }

        bool isWhole = nodes.Length > 0 && (!hasOwnRules || _kinds.AreImplied(node, nodes));
        if (nodes.Length == 0 || (!isWhole && !PlanKinds.AsksForKindsAlone(node)))
        {
            return null;
        }

        string call = BranchesCall(node, "at");
        return isWhole ? [call] : SwitchPieces("state.Peek(at)", [$"{FirstBytes(PlanKinds.Own(node))} => {call}", $"_ => {Invalid}"]);
    }

    /// <summary>Where own rules ask about few members alone, a schema in place is the first to look at the value, so that own rules need not pass over it.</summary>
    /// <returns>The expression in pieces; null where no schema in place looks at the whole value.</returns>
    private List<string>? InPlaceBeforeFewMembers(PlanNode node)
    {
        if (!OwnRulesAskAboutFewMembers(node) || AsksInPlaceAboutMembersAlone(node))
        {
            return null;
        }

        foreach (InPlaceRule rule in node.InPlace)
        {
            List<string>? look = null;
            object first = rule;
            switch (rule)
            {
                case AllOfRule all when all.Nodes.FirstOrDefault(child => LooksAtMore(child)) is PlanNode child:
                    (look, first) = ([CheckCall(child, "at")], child);
                    break;
                case AnyOfRule or OneOfRule when Branches(rule).Any(branch => LooksAtMore(branch)):
                    look = [RuleCall(node, rule, "at")];
                    break;
                case ConditionalRule conditional when IsPlainlyDecided(conditional.If) && (LooksAtMore(conditional.Then) || LooksAtMore(conditional.Else)):
                    look = [$"{AgainCall(conditional.If, "at")} >= 0 ", $"? {CheckOrSkip(conditional.Then, "at")} ", $": {CheckOrSkip(conditional.Else, "at")}"];
                    break;
            }

            if (look is not null)
            {
                return SecondLook(look, [.. PlanKinds.HasOwnRules(node) ? FewMembers(node) : [], .. Conditions(node, "at", null, first)]);
            }
        }

        return null;
    }

    // What own rules pass over answers all that is asked in place.
    private static bool AsksInPlaceAboutMembersAlone(PlanNode node) => node.InPlace.All(rule => MemberConditions.Asked(rule) is not null);

    private string CheckOrSkip(PlanNode? node, string at) => node is null ? $"state.SkipValue({at})" : CheckCall(node, at);

    /// <summary>Whether a schema asks about the values of more than few members, by itself or in place.</summary>
    private static bool LooksAtMore(PlanNode? node, int depth = 0)
    {
        const int MaxDepth = 8;
        return node is { AcceptsAll: false } && depth < MaxDepth && ((AsksAboutValues(node) && !OwnRulesAskAboutFewMembers(node)) || node.InPlace.Any(rule => rule switch
        {
            AllOfRule all => all.Nodes.Any(child => LooksAtMore(child, depth + 1)),
            ConditionalRule conditional => LooksAtMore(conditional.Then, depth + 1) || LooksAtMore(conditional.Else, depth + 1),
            _ => Branches(rule).Any(child => LooksAtMore(child, depth + 1)),
        }));
    }

    private static bool AsksAboutValues(PlanNode node) =>
        node.Arrays is not null || node.Objects is { Properties.IsEmpty: false } or { PatternProperties.IsEmpty: false } or { AdditionalProperties: not null } or { UnevaluatedProperties: not null };

    /// <summary>A step of the library for a node that asks for one rule of branches and nothing else.</summary>
    private string BranchesCall(PlanNode node, string at) => RuleCall(node, node.InPlace[0], at);

    private string RuleCall(PlanNode node, InPlaceRule rule, string at)
    {
        ImmutableArray<PlanNode> nodes = Branches(rule);
        return $"state.{RuleStep(rule)}<{Branches(node, nodes)}>({at}, {ChoiceConstant(nodes) ?? CSharpLiteral.Number(nodes.Length)})";
    }

    private static string RuleStep(InPlaceRule rule) => rule is OneOfRule ? "SkipOneOf" : "SkipAnyOf";

    /// <summary>The checks of some branches, as a type parameter.</summary>
    private string Branches(PlanNode owner, ImmutableArray<PlanNode> nodes) =>
        ValueChecks("BranchesOf", _names.Of(owner), string.Join(" ", nodes.Select(node => node.Id)), () => NumberedArms(nodes.Length, index => CheckCall(nodes[index], "at")), "branch");

    /// <summary>The object that tells branches apart before any is tried; null where nothing does.</summary>
    private string? ChoiceConstant(ImmutableArray<PlanNode> nodes)
    {
        if (!_choices.TryGetValue(nodes, out string[]? pieces))
        {
            pieces = Discriminator.Find(_kinds, nodes) is Discriminator found ? ChoicePieces(found) : null;
            _choices.Add(nodes, pieces);
        }

        return pieces is null ? null : Constant("BranchChoice", "Choice", pieces);
    }

    private static string[] ChoicePieces(Discriminator found)
    {
        List<string> pieces = ["("];
        JsonTypes[] kinds = [JsonTypes.Object, JsonTypes.Array, JsonTypes.String, JsonTypes.Number, JsonTypes.Boolean, JsonTypes.Null];
        int last = Math.Max(0, Array.FindLastIndex(kinds, kind => found.OfKind(kind) != 0));
        for (int index = 0; index <= last; index++)
        {
            pieces.Add(Hex(found.OfKind(kinds[index])) + (index == last ? ")" : ", "));
        }

        foreach (DiscriminatingMember member in found.Members)
        {
            pieces.Add($".By({CSharpLiteral.String(member.Name)}, {Hex(member.Keyed)}{(member.Others == ulong.MaxValue ? "" : ", " + Hex(member.Others))})");
            foreach (IGrouping<(ulong Branches, bool IsString), string> group in member.ByValue.GroupBy(entry => (entry.Value, entry.Key[0] == '"'), entry => entry.Key))
            {
                pieces.Add($".When({Hex(group.Key.Branches)}, ");
                pieces.AddRange(group.Select(value => (value[0] == '"' ? CSharpLiteral.String(value.Substring(1)) : value) + ", "));
                pieces[pieces.Count - 1] = pieces[pieces.Count - 1].TrimEnd(' ', ',') + ")";
            }
        }

        return [.. pieces];
    }

    /// <summary>The chain of conditions that a node is, where a table decides it; null where there is none.</summary>
    private ConditionTree? Tree(PlanNode node)
    {
        if (node.Decided is null || IsTracking(node) || Forbidden(node) is not null || !ReferenceEquals(node, _plan.Nodes[node.Id]))
        {
            return null;
        }

        if (!_trees.TryGetValue(node.Id, out ConditionTree? tree))
        {
            tree = ConditionTree.Of(node);
            _trees.Add(node.Id, tree);
        }

        return tree;
    }

    private string DecisionConstant(ConditionTree tree)
    {
        List<string> pieces = ["()"];
        foreach (DecidingMember member in tree.Members)
        {
            pieces.Add($".By({CSharpLiteral.String(member.Name)}, {Hex(member.Absent)}, {Hex(member.Other)})");
            foreach (IGrouping<ulong, string> strings in member.ByValue.Where(entry => entry.Key[0] == '"').GroupBy(entry => entry.Value, entry => entry.Key.Substring(1)))
            {
                pieces.Add($".When({Hex(strings.Key)}, ");
                AddNames(pieces, [.. strings]);
            }

            pieces.AddRange(member.ByValue.Where(entry => entry.Key[0] != '"').Select(entry => $".When({Hex(entry.Value)}, '{entry.Key}')"));
        }

        return Constant("MemberDecision", "Decision", [.. pieces]);
    }

    private static string Hex(ulong bits) => bits == 0 ? "0" : "0x" + bits.ToString("X", System.Globalization.CultureInfo.InvariantCulture);

    // The first byte says which one it can be; each refuses values of other kinds, so that the last needs no question.
    private List<string> Dispatch(PlanNode node, ImmutableArray<PlanNode> nodes)
    {
        JsonTypes own = PlanKinds.Own(node);
        List<(JsonTypes Kinds, PlanNode Branch)> branches = [];
        foreach (PlanNode branch in nodes)
        {
            JsonTypes kinds = _kinds.Of(branch) & own;
            if (kinds != JsonTypes.None)
            {
                branches.Add((kinds, branch));
            }
        }

        // The question for numbers is the longest. A branch that lets in more than the node does is asked about.
        int last = branches.FindIndex(entry => (entry.Kinds & JsonTypes.Number) != 0 && _kinds.Of(entry.Branch) == entry.Kinds);
        last = last < 0 ? branches.FindLastIndex(entry => _kinds.Of(entry.Branch) == entry.Kinds) : last;
        List<string> arms = [];
        for (int index = 0; index < branches.Count; index++)
        {
            if (index != last)
            {
                arms.Add($"{FirstBytes(branches[index].Kinds)} => {CheckCall(branches[index].Branch, "at")}");
            }
        }

        arms.Add($"_ => {(last < 0 ? Invalid : CheckCall(branches[last].Branch, "at"))}");
        return SwitchPieces("state.Peek(at)", arms);
    }

    /// <summary>A C# pattern for the first bytes of values of some kinds.</summary>
    private static string FirstBytes(JsonTypes kinds)
    {
        List<string> bytes = [];
        void Add(JsonTypes kind, string pattern)
        {
            if ((kinds & kind) != 0)
            {
                bytes.Add(pattern);
            }
        }

        Add(JsonTypes.Null, "'n'");
        Add(JsonTypes.Boolean, "'t' or 'f'");
        Add(JsonTypes.Object, "'{'");
        Add(JsonTypes.Array, "'['");
        Add(JsonTypes.String, "'\"'");
        Add(JsonTypes.Number, "'-' or (>= '0' and <= '9')");
        return string.Join(" or ", bytes);
    }

    /// <summary>The conditions of a node's rules in place, each in the pieces between which its line may be broken.</summary>
    /// <param name="owner">The node.</param>
    /// <param name="at">Where the value starts.</param>
    /// <param name="marks">The parameter with the marks; null where nobody asks.</param>
    /// <param name="first">What the first look was at: a rule, or one of the nodes of an <c>allOf</c>; null where it was at something else.</param>
    private List<List<string>> Conditions(PlanNode owner, string at, string? marks, object? first = null) =>
        owner.InPlace.Where(rule => !ReferenceEquals(rule, first)).SelectMany(rule => Conditions(owner, rule, at, marks, null, first)).ToList();

    /// <summary>The conditions of a rule in place.</summary>
    /// <param name="owner">The node.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="at">Where the value starts.</param>
    /// <param name="marks">The parameter with the marks; null where nobody asks.</param>
    /// <param name="members">What a pass over the object, which is at its end, has noted; null where there was none.</param>
    /// <param name="first">The node of an <c>allOf</c> that was the first look.</param>
    private List<List<string>> Conditions(PlanNode owner, InPlaceRule rule, string at, string? marks, MemberConditions? members, object? first = null)
    {
        string Look(PlanNode? node) => node is null ? "true" : members?.Of(node) ?? $"{LookCall(node, at, marks)} >= 0";
        switch (rule)
        {
            case AllOfRule all:
                return all.Nodes.Where(node => !ReferenceEquals(node, first)).Select(node => new List<string> { Look(node) }).ToList();
            case AnyOfRule or OneOfRule:
                return [[$"{Trials(owner, rule, at, marks)} >= 0"]];
            case NotRule not:
                return [[$"!state.Holds(look, {AgainCall(not.Node, at)})"]];
            case ConditionalRule conditional when conditional.Then is not null || conditional.Else is not null || marks is not null:
                return [[$"({members?.Of(conditional.If) ?? Trial(conditional.If, at, marks)} ", $"? {Look(conditional.Then)} ", $": {Look(conditional.Else)})"]];
            default:
                return [];
        }
    }

    // A branch that is tried: marks of one that holds are joined, and what it left is undone.
    private string Trial(PlanNode node, string at, string? marks) => marks is null
        ? $"state.Holds(look, {AgainCall(node, at)})"
        : $"state.Joins(look, {MarkCall(node, at, $"state.BeginMarksLike({marks})")}, {marks})";

    // The branches of anyOf and oneOf, where the value was checked before.
    private string Trials(PlanNode owner, InPlaceRule rule, string at, string? marks)
    {
        ImmutableArray<PlanNode> nodes = Branches(rule);
        string name = _names.Of(owner), key = string.Join(" ", nodes.Select(node => node.Id));
        string? choice = ChoiceConstant(nodes);
        if (marks is null)
        {
            string looks = ValueChecks("LooksOf", name, key, () => NumberedArms(nodes.Length, index => AgainCall(nodes[index], "at")), "branch");
            return $"state.{RuleStep(rule)}<{looks}>({at}, {choice ?? CSharpLiteral.Number(nodes.Length)})";
        }

        string checks = ValueChecks("MarksOf", name, key, () => NumberedArms(nodes.Length, index => MarkCall(nodes[index], "at", "marks")), "branch", isMarking: true);
        return $"state.{(rule is OneOfRule ? "MarkOneOf" : "MarkAnyOf")}<{checks}>({at}, {choice ?? CSharpLiteral.Number(nodes.Length)}, {marks})";
    }

    /// <summary>A second look at a value; with marks, by the method that sets them.</summary>
    private string LookCall(PlanNode node, string at, string? marks) => marks is null ? AgainCall(node, at) : MarkCall(node, at, marks);

    /// <summary>A second look at a value, without marks: negative where it fails. Where only few members are asked about, these are looked for, and nothing else is looked at.</summary>
    private string AgainCall(PlanNode node, string at)
    {
        if (!AsksAboutFewMembers(node) || Tree(node) is not null)
        {
            return CheckCall(node, at);
        }

        string name = "Find" + _names.Of(node);
        if (!_remembered.Contains(node.Id))
        {
            return $"{Request(name, writer => EmitFewMembers(writer, node, name))}(ref state, {at})";
        }

        string once = "FindOnce" + _names.Of(node);
        return Request(name, writer => EmitRemembered(writer, name, ~node.Id, $"{Request(once, body => EmitFewMembers(body, node, once))}(ref state, at)")) + $"(ref state, {at})";
    }

    private static bool AsksAboutFewMembers(PlanNode node) => (node.Objects is not null || !node.InPlace.IsEmpty) && OwnRulesAskAboutFewMembers(node);

    private static bool OwnRulesAskAboutFewMembers(PlanNode node)
    {
        const int Few = 3;
        ObjectRules rules = node.Objects ?? new ObjectRules();
        if (!node.Values.IsEmpty || node.RejectsAll || node.Numbers is not null || node.Strings is not null || node.Arrays is not null
            || node.IsReadOnly || node.IsWriteOnly || node.Types is not (JsonTypes.All or JsonTypes.Object)
            || !rules.PatternProperties.IsEmpty || rules.AdditionalProperties is not null || rules.PropertyNames is not null || rules.UnevaluatedProperties is not null
            || rules.MinProperties > 0 || rules.MaxProperties != long.MaxValue
            || !rules.DependentRequired.IsEmpty || !rules.DependentSchemas.IsEmpty || !rules.PropertyDependencies.IsEmpty)
        {
            return false;
        }

        int count = rules.Properties.Length;
        foreach (string name in rules.Required)
        {
            bool isNamed = false;
            foreach (PropertyRule rule in rules.Properties)
            {
                isNamed |= rule.Name == name;
            }

            count += isNamed ? 0 : 1;
        }

        return count <= Few;
    }

    // A look at few members none of which is opened: one that fails leaves nothing to undo.
    private static bool IsPlainlyDecided(PlanNode node) =>
        AsksAboutFewMembers(node) && node.InPlace.IsEmpty && node.Objects!.Properties.All(property => property.Node is { Objects: null, Arrays: null, InPlace.IsEmpty: true });

    private void EmitFewMembers(SourceWriter writer, PlanNode node, string name)
    {
        List<List<string>> conditions = FewMembers(node);
        string head = $"{Head}{name}{Parameters})";
        if (node.InPlace.IsEmpty)
        {
            writer.Wrapped([head + " => ", "at >= 0", .. conditions.Select(condition => " && " + condition[0]), $" ? at : {Invalid};"]);
            return;
        }

        conditions.AddRange(Conditions(node, "at", null));
        writer.Wrapped([head + " => ", .. SecondLook(["at"], conditions), ";"]);
    }

    // Of any other value than an object nothing is asked, or it is refused.
    private List<List<string>> FewMembers(PlanNode node)
    {
        ObjectRules rules = node.Objects ?? new ObjectRules();
        List<List<string>> conditions = [];
        string isObject = $"state.Peek(at) {(node.Types == JsonTypes.Object ? "==" : "!=")} '{{'";
        if (node.Types == JsonTypes.Object)
        {
            conditions.Add([isObject]);
        }

        string Guarded(string condition) => node.Types == JsonTypes.Object ? condition : $"({isObject} || {condition})";
        HashSet<string> seen = new(StringComparer.Ordinal);
        int count = 0;
        foreach (PropertyRule rule in rules.Properties)
        {
            seen.Add(rule.Name);
            bool isRequired = rules.Required.Contains(rule.Name);
            if (rule.Node.AcceptsAll && !isRequired)
            {
                continue;
            }

            string find = $"state.FindMember(at, {CSharpLiteral.Utf8(rule.Name)})";
            string member = "member" + CSharpLiteral.Number(++count);
            conditions.Add(
            [
                Guarded(rule.Node.AcceptsAll ? $"{find} >= 0"
                    : isRequired ? $"({find} is >= 0 and int {member} && {CheckCall(rule.Node, member)} >= 0)"
                    : $"({find} is not (>= 0 and int {member}) || {CheckCall(rule.Node, member)} >= 0)"),
            ]);
        }

        foreach (string required in rules.Required)
        {
            if (seen.Add(required))
            {
                conditions.Add([Guarded($"state.FindMember(at, {CSharpLiteral.Utf8(required)}) >= 0")]);
            }
        }

        return conditions;
    }
}
