using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// allOf, anyOf, oneOf, not, if: conditions on the value from start on, whose text was checked before; before is what each look goes back to.
internal sealed partial class ReaderEmitter
{
    /// <summary>Whether the node asks nothing but kinds, and then one of several schemas that the first byte tells apart, as <c>string | null</c> in its long form.</summary>
    private bool IsKindsOnlyDispatch(PlanNode node) =>
        node.InPlace.Length == 1 && _kinds.AreDisjoint(node.InPlace[0]) && node.Values.IsEmpty && node.Numbers is null && node.Strings is null && node.Objects is null && node.Arrays is null
        && (PlanKinds.Own(node) & JsonTypes.Number) == (node.Types & JsonTypes.Number);

    /// <summary>Where the schemas in place can be the first to look at the value, no second look is needed: branches told apart by the first byte or by a member, or the branches of one <c>anyOf</c> one after the other.</summary>
    /// <returns>Whether the method was written.</returns>
    private bool EmitFirstLookInPlace(SourceWriter writer, string head, PlanNode node)
    {
        if (node.InPlace.Length != 1 || Forbidden(node) is not null)
        {
            return false;
        }

        InPlaceRule rule = node.InPlace[0];
        ImmutableArray<PlanNode> nodes = Branches(rule);
        if (nodes.Length > 0 && _kinds.AreDisjoint(rule))
        {
            EmitDispatch(writer, head, node, nodes);
            return true;
        }

        if (nodes.Length == 0 || PlanKinds.HasOwnRules(node))
        {
            return false;
        }

        string? choice = ChoiceConstant(nodes);
        if (rule is OneOfRule && choice is null)
        {
            return false;
        }

        if (rule is OneOfRule)
        {
            string name = "CheckOneOf" + _names.Of(node);
            string several = Request(name, body => EmitWithSecondLook(body, $"{Head}{name}{Parameters}, ulong possible)", node, null, "possible"));
            writer.Line(head + " =>");
            writer.Indent();
            List<string> arms = Singles(nodes);
            arms.Add($"_ => {several}(json, position, ref state, possible)");
            EmitSwitch(writer, "", $"{choice}.Single(json, position, ref state, out ulong possible)", arms, ";");
            writer.Outdent();
            return true;
        }

        writer.Open(head);
        writer.Line($"int end = {Invalid};");
        writer.Line($"{Library}ReaderCheckpoint before = state.Save();");
        string trials = "";
        for (int index = 0; index < nodes.Length; index++)
        {
            string trial = $"(end = {CheckCall(nodes[index], "position")}) >= 0";
            trial = choice is null ? trial : $"(possible & {CSharpLiteral.Bits(1UL << index)}) != 0 && {trial}";
            trials += index == 0 ? $"({trial})" : $"{Break}|| (state.Back(before) && {trial})";
        }

        if (choice is null)
        {
            List<string> pieces = [];
            foreach (string piece in $"return {trials} ? end : {Invalid};".Split(Break[0]))
            {
                pieces.Add(piece + " ");
            }

            writer.Wrapped(pieces);
        }
        else
        {
            List<string> arms = Singles(nodes);
            arms.Add($"_ => {trials.Replace(Break, " ")} ? end : {Invalid}");
            EmitSwitch(writer, "return ", $"{choice}.Single(json, position, ref state, out ulong possible)", arms, ";");
        }

        writer.Close();
        return true;
    }

    // Where a line may be broken.
    private const string Break = "\u0001";

    private List<string> Singles(ImmutableArray<PlanNode> nodes)
    {
        List<string> arms = [];
        for (int index = 0; index < nodes.Length; index++)
        {
            arms.Add($"{CSharpLiteral.Number(index)} => {CheckCall(nodes[index], "position")}");
        }

        arms.Add($"-2 => {Invalid}");
        return arms;
    }

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
        foreach (JsonTypes kind in kinds)
        {
            pieces.Add(Hex(found.OfKind(kind)) + (kind == JsonTypes.Null ? ")" : ", "));
        }

        if (found.Member is string member)
        {
            pieces.Add($".By({CSharpLiteral.String(member)}, {Hex(found.WithoutMember)}, {Hex(found.WithOtherValue)}, ");
            foreach (KeyValuePair<string, ulong> entry in found.ByValue)
            {
                pieces.Add($"({CSharpLiteral.String(entry.Key)}, {Hex(entry.Value)}), ");
            }

            pieces[pieces.Count - 1] = pieces[pieces.Count - 1].TrimEnd(' ', ',') + ")";
        }

        return [.. pieces];
    }

    private static string Hex(ulong bits) => "0x" + bits.ToString("X", System.Globalization.CultureInfo.InvariantCulture);

    // The first byte says which one it can be.
    private void EmitDispatch(SourceWriter writer, string head, PlanNode node, ImmutableArray<PlanNode> nodes)
    {
        JsonTypes own = PlanKinds.Own(node);
        List<string> arms = [];
        foreach (PlanNode branch in nodes)
        {
            JsonTypes kinds = _kinds.Of(branch) & own;
            if (kinds != JsonTypes.None)
            {
                arms.Add($"{FirstBytes(kinds)} => {CheckCall(branch, "position")}");
            }
        }

        arms.Add($"_ => {Invalid}");
        EmitSwitch(writer, head + " => ", $"{Reading}.Peek(json, position)", arms, ";");
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

        Add(JsonTypes.Null, "(byte)'n'");
        Add(JsonTypes.Boolean, "(byte)'t' or (byte)'f'");
        Add(JsonTypes.Object, "(byte)'{'");
        Add(JsonTypes.Array, "(byte)'['");
        Add(JsonTypes.String, "(byte)'\"'");
        Add(JsonTypes.Number, "(byte)'-' or (>= (byte)'0' and <= (byte)'9')");
        return string.Join(" or ", bytes);
    }

    /// <summary>The conditions of rules in place, each in the pieces between which its line may be broken.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="marks">The parameter with the marks; null where nobody asks.</param>
    /// <param name="possible">The parameter that says which branches of the only rule are possible; null where nobody has looked.</param>
    private List<List<string>> Conditions(ImmutableArray<InPlaceRule> rules, string? marks, string? possible)
    {
        List<List<string>> conditions = [];
        foreach (InPlaceRule rule in rules)
        {
            switch (rule)
            {
                case AllOfRule all:
                    foreach (PlanNode node in all.Nodes)
                    {
                        conditions.Add([$"{LookCall(node, marks)} >= 0"]);
                    }

                    break;
                case AnyOfRule any:
                    conditions.Add(Trials(any.Nodes, marks, false, possible));
                    break;
                case OneOfRule one:
                    conditions.Add(Trials(one.Nodes, marks, true, possible));
                    break;
                case NotRule not:
                    conditions.Add([$"!state.Holds(before, {AgainCall(not.Node)})"]);
                    break;
                case ConditionalRule conditional when conditional.Then is not null || conditional.Else is not null || marks is not null:
                    string then = conditional.Then is null ? "true" : $"{LookCall(conditional.Then, marks)} >= 0";
                    string otherwise = conditional.Else is null ? "true" : $"{LookCall(conditional.Else, marks)} >= 0";
                    conditions.Add([$"({Trial(conditional.If, marks)} ", $"? {then} ", $": {otherwise})"]);
                    break;
            }
        }

        return conditions;
    }

    // A branch that is tried: marks of one that holds are joined, and what it left is undone.
    private string Trial(PlanNode node, string? marks) => marks is null
        ? $"state.Holds(before, {AgainCall(node)})"
        : $"state.Joins(before, {MarkCall(node, "start", $"state.BeginMarksLike({marks})")}, {marks})";

    private List<string> Trials(ImmutableArray<PlanNode> nodes, string? marks, bool isExact, string? possible)
    {
        List<string> pieces = ["("];
        if (possible is null && ChoiceConstant(nodes) is string choice)
        {
            possible = "possible" + choice.Remove(0, choice.LastIndexOf('.') + 1);
            pieces.Add($"{choice}.Of(json, start, ref state) is > 0 and ulong {possible} && (");
        }

        for (int index = 0; index < nodes.Length; index++)
        {
            string trial = Trial(nodes[index], marks);
            trial = possible is null ? trial : $"((possible & {Hex(1UL << index)}) != 0 && {trial})".Replace("possible ", possible + " ");
            bool isLast = index == nodes.Length - 1;
            pieces.Add(isExact
                ? $"({trial} ? 1 : 0){(isLast ? " == 1" : " + ")}"
                : trial + (isLast ? "" : marks is null ? " || " : " | "));
        }

        pieces.Add(pieces[1].EndsWith("&& (", StringComparison.Ordinal) ? "))" : ")");
        return pieces;
    }

    /// <summary>A second look at the value from <c>start</c>; with marks, by the method that sets them.</summary>
    private string LookCall(PlanNode node, string? marks) => marks is null ? AgainCall(node) : MarkCall(node, "start", marks);

    /// <summary>A second look at the value from <c>start</c>, without marks: negative where it fails. Where only few members are asked about, these are looked for, and nothing else is looked at.</summary>
    private string AgainCall(PlanNode node)
    {
        if (!AsksAboutFewMembers(node))
        {
            return CheckCall(node, "start");
        }

        string name = "Find" + _names.Of(node);
        if (!_remembered.Contains(node.Id))
        {
            return $"{Request(name, writer => EmitFewMembers(writer, node, name))}(json, start, ref state)";
        }

        string once = "FindOnce" + _names.Of(node);
        return Request(name, writer => EmitRemembered(writer, name, ~node.Id, $"{Request(once, body => EmitFewMembers(body, node, once))}(json, position, ref state)")) + "(json, start, ref state)";
    }

    private static bool AsksAboutFewMembers(PlanNode node)
    {
        const int Few = 3;
        if (node.Objects is null && node.InPlace.IsEmpty)
        {
            return false;
        }

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

    private void EmitFewMembers(SourceWriter writer, PlanNode node, string name)
    {
        List<List<string>> conditions = FewMembers(node);
        conditions.AddRange(Conditions(node.InPlace, null, null));
        writer.Open($"{Head}{name}({Bytes} json, int start, ref {Library}ReaderState state)");
        if (!node.InPlace.IsEmpty)
        {
            writer.Line($"{Library}ReaderCheckpoint before = state.LookAgain();");
        }

        if (conditions.Count == 0)
        {
            writer.Line("return start;");
        }
        else
        {
            string first = node.InPlace.IsEmpty ? "" : "state.Leave(before, ";
            EmitConjunction(writer, "return ", first + "start >= 0", conditions, $" ? start : {Invalid}{(first.Length == 0 ? "" : ")")};");
        }

        writer.Close();
    }

    // Of any other value than an object nothing is asked, or it is refused.
    private List<List<string>> FewMembers(PlanNode node)
    {
        ObjectRules rules = node.Objects ?? new ObjectRules();
        List<List<string>> conditions = [];
        string isObject = $"{Reading}.Peek(json, start) {(node.Types == JsonTypes.Object ? "==" : "!=")} (byte)'{{'";
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

            string find = $"{Reading}.FindMember(json, start, {CSharpLiteral.Utf8(rule.Name)}, ref state)";
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
                conditions.Add([Guarded($"{Reading}.FindMember(json, start, {CSharpLiteral.Utf8(required)}, ref state) >= 0")]);
            }
        }

        return conditions;
    }
}
