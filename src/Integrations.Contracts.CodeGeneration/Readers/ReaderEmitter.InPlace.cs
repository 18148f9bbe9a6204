using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// allOf, anyOf, oneOf, not, if: the value's start is kept, and each branch looks from there.
internal sealed partial class ReaderEmitter
{
    /// <summary>Whether the node asks nothing but kinds, and then one of several schemas that the first byte tells apart, as <c>string | null</c> in its long form.</summary>
    private bool IsKindsOnlyDispatch(PlanNode node) =>
        node.InPlace.Length == 1 && _kinds.AreDisjoint(node.InPlace[0]) && node.Values.IsEmpty && node.Numbers is null && node.Strings is null && node.Objects is null && node.Arrays is null
        && (PlanKinds.Own(node) & JsonTypes.Number) == (node.Types & JsonTypes.Number);

    /// <summary>Where the schemas in place can be the first to look at the value, no second look is needed: a single <c>allOf</c> branch, branches told apart by the first byte, or the branches of one <c>anyOf</c> one after the other.</summary>
    /// <returns>Whether everything was written, the return included.</returns>
    private bool EmitFirstLookInPlace(SourceWriter writer, PlanNode node)
    {
        if (node.InPlace.Length != 1)
        {
            return false;
        }

        switch (node.InPlace[0])
        {
            case AllOfRule { Nodes.Length: 1 } all when !PlanKinds.HasOwnRules(node):
                writer.Line($"return {CheckCall(all.Nodes[0], "position")};");
                return true;
            case AnyOfRule any when _kinds.AreDisjoint(any):
                EmitDispatch(writer, node, any.Nodes);
                return true;
            case OneOfRule one when _kinds.AreDisjoint(one):
                EmitDispatch(writer, node, one.Nodes);
                return true;
            case AnyOfRule any when !PlanKinds.HasOwnRules(node):
                bool isTold = EmitSingle(writer, any, any.Nodes);
                writer.Line($"// {CSharpLiteral.Comment(any.Keyword)}: the first that holds has checked the text too.");
                writer.Line($"{Library}ReaderCheckpoint before = state.Save();");
                EmitTrials(writer, any.Nodes, isTold);
                return true;
            case OneOfRule one when !PlanKinds.HasOwnRules(node):
                // Where several are possible, all are tried below.
                EmitSingle(writer, one, one.Nodes);
                return false;
            default:
                return false;
        }
    }

    /// <summary>Where a look at the value's kind, or at one of its members, leaves a single branch, that one is the first to check the text. Declares <c>possible</c>.</summary>
    /// <returns>Whether there is anything that tells the branches apart.</returns>
    private bool EmitSingle(SourceWriter writer, InPlaceRule rule, ImmutableArray<PlanNode> nodes)
    {
        if (PossibleCall(rule, nodes, "position") is not string possible)
        {
            return false;
        }

        writer.Line($"ulong possible = {possible};");
        writer.Open("if ((possible & (possible - 1)) == 0)");
        writer.Open("switch (global::System.Numerics.BitOperations.TrailingZeroCount(possible))");
        for (int index = 0; index < nodes.Length; index++)
        {
            writer.Line($"case {CSharpLiteral.Number(index)}:");
            writer.Indent();
            writer.Line($"return {CheckCall(nodes[index], "position")};");
            writer.Outdent();
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line($"return {Invalid};");
        writer.Outdent();
        writer.Close();
        writer.Close();
        writer.Line();
        return true;
    }

    /// <summary>A call that gives the branches which the value at a position can be, as bits; null where nothing tells them apart.</summary>
    private string? PossibleCall(InPlaceRule rule, ImmutableArray<PlanNode> nodes, string position)
    {
        if (!_discriminators.TryGetValue(rule, out (Discriminator? Discriminator, string Name) known))
        {
            Discriminator? found = Discriminator.Find(_kinds, nodes);
            string name = "";
            if (found is not null)
            {
                name = "Possible" + _names.Of(nodes[0]);
                for (int number = 2; _requested.Contains(name); number++)
                {
                    name = "Possible" + _names.Of(nodes[0]) + "Or" + CSharpLiteral.Number(number);
                }
            }

            known = (found, name);
            _discriminators.Add(rule, known);
        }

        return known.Discriminator is Discriminator discriminator
            ? $"{Request(known.Name, writer => EmitPossible(writer, discriminator, known.Name))}(json, {position}, ref state)"
            : null;
    }

    private static void EmitPossible(SourceWriter writer, Discriminator discriminator, string name)
    {
        writer.Line(discriminator.Member is string member
            ? $"// Which branches, as bits, a value can be, by its kind and by its member {CSharpLiteral.Comment(member)}."
            : "// Which branches, as bits, a value can be, by its kind.");
        writer.Open($"internal static ulong {name}{Parameters})");
        writer.Open($"switch ({Reading}.Peek(json, position))");
        foreach (JsonTypes kind in new[] { JsonTypes.Object, JsonTypes.Array, JsonTypes.String, JsonTypes.Number, JsonTypes.Boolean, JsonTypes.Null })
        {
            writer.Line($"case {FirstBytes(kind)}:");
            writer.Indent();
            writer.Line(kind == JsonTypes.Object && discriminator.Member is not null ? "break;" : $"return {CSharpLiteral.Bits(discriminator.OfKind(kind))};");
            writer.Outdent();
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line("return 0;");
        writer.Outdent();
        writer.Close();
        if (discriminator.Member is string told)
        {
            writer.Line();
            writer.Line($"int member = {Reading}.FindMember(json, position, {CSharpLiteral.Utf8(told)}, ref state);");
            writer.Open("if (member < 0)");
            writer.Line($"return {CSharpLiteral.Bits(discriminator.WithoutMember)};");
            writer.Close();
            writer.Line();
            writer.Line($"int end = {Reading}.SkipString(json, member, out bool hasEscapes);");
            writer.Open("if (end < 0)");
            writer.Line($"return {CSharpLiteral.Bits(discriminator.WithOtherValue)};");
            writer.Close();
            writer.Line();
            writer.Line($"{Bytes} text = hasEscapes ? state.Unescape(json, member, end) : json.Slice(member + 1, end - member - 2);");
            SortedDictionary<int, List<string>> byLength = [];
            foreach (string value in discriminator.ByValue.Keys)
            {
                int length = CSharpLiteral.Utf8Length(value);
                if (!byLength.TryGetValue(length, out List<string>? same))
                {
                    byLength.Add(length, same = []);
                }

                same.Add(value);
            }

            writer.Open("switch (text.Length)");
            foreach (KeyValuePair<int, List<string>> entry in byLength)
            {
                foreach (string value in entry.Value)
                {
                    string test = entry.Key == 0 ? "" : $" when global::System.MemoryExtensions.SequenceEqual(text, {CSharpLiteral.Utf8(value)})";
                    writer.Line($"case {CSharpLiteral.Number(entry.Key)}{test}:");
                    writer.Indent();
                    writer.Line($"return {CSharpLiteral.Bits(discriminator.ByValue[value])};");
                    writer.Outdent();
                }
            }

            writer.Line("default:");
            writer.Indent();
            writer.Line($"return {CSharpLiteral.Bits(discriminator.WithOtherValue)};");
            writer.Outdent();
            writer.Close();
        }

        writer.Close();
    }

    private void EmitTrials(SourceWriter writer, ImmutableArray<PlanNode> nodes, bool isTold)
    {
        writer.Line("int end;");
        for (int index = 0; index < nodes.Length; index++)
        {
            if (isTold)
            {
                writer.Open($"if ((possible & {CSharpLiteral.Bits(1UL << index)}) != 0)");
            }
            else if (index == nodes.Length - 1)
            {
                writer.Line($"return {CheckCall(nodes[index], "position")};");
                return;
            }

            writer.Line($"end = {CheckCall(nodes[index], "position")};");
            writer.Open("if (end >= 0)");
            writer.Line("return end;");
            writer.Close();
            writer.Line();
            writer.Line("state.Restore(before);");
            if (isTold)
            {
                writer.Close();
                writer.Line();
            }
        }

        writer.Line($"return {Invalid};");
    }

    private void EmitDispatch(SourceWriter writer, PlanNode node, ImmutableArray<PlanNode> nodes)
    {
        writer.Line("// The first byte says which one it can be.");
        JsonTypes own = PlanKinds.Own(node);
        writer.Open($"switch ({Reading}.Peek(json, position))");
        foreach (PlanNode branch in nodes)
        {
            JsonTypes kinds = _kinds.Of(branch) & own;
            if (kinds == JsonTypes.None)
            {
                continue;
            }

            writer.Line($"case {FirstBytes(kinds)}:");
            writer.Indent();
            writer.Line($"return {CheckCall(branch, "position")};");
            writer.Outdent();
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line($"return {Invalid};");
        writer.Outdent();
        writer.Close();
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

    /// <summary>One rule over the value from <c>start</c>, whose text was checked before. After it, the position stays after the value.</summary>
    private void EmitRuleInPlace(SourceWriter writer, InPlaceRule rule, string? marks, bool isPossibleKnown = false)
    {
        writer.Line();
        switch (rule)
        {
            case AllOfRule all:
                writer.Line($"// {CSharpLiteral.Comment(all.Keyword)}");
                foreach (PlanNode node in all.Nodes)
                {
                    RefuseWhere(writer, $"{LookCall(node, marks)} < 0");
                }

                break;
            case AnyOfRule any:
                EmitCounted(writer, any, any.Nodes, marks, isExact: false, isPossibleKnown);
                break;
            case OneOfRule one:
                EmitCounted(writer, one, one.Nodes, marks, isExact: true, isPossibleKnown);
                break;
            case NotRule not:
                writer.Line($"// {CSharpLiteral.Comment(not.Keyword)}");
                writer.Open();
                writer.Line($"{Library}ReaderCheckpoint before = state.Save();");
                RefuseWhere(writer, $"{AgainCall(not.Node)} >= 0");
                writer.Line("state.Restore(before);");
                writer.Close();
                break;
            case ConditionalRule conditional:
                EmitConditional(writer, conditional, marks);
                break;
        }
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
        if (_remembered.Contains(node.Id))
        {
            string place = CSharpLiteral.Number(~node.Id);
            string onceName = "FindOnce" + _names.Of(node);
            return Request(name, writer =>
            {
                string once = Request(onceName, body => EmitFewMembers(body, node, onceName));
                writer.Line("// Several branches lead here: each value is looked at once.");
                writer.Line($"internal static int {name}{Parameters}) =>");
                writer.Indent();
                writer.Line($"state.TryRecall({place}, position, out int known) ? known : state.Remember({place}, position, {once}(json, position, ref state));");
                writer.Outdent();
            }) + "(json, start, ref state)";
        }

        return $"{Request(name, writer => EmitFewMembers(writer, node, name))}(json, start, ref state)";
    }

    private static bool AsksAboutFewMembers(PlanNode node)
    {
        const int Few = 3;
        if (node.Objects is null && node.InPlace.IsEmpty)
        {
            return false;
        }

        ObjectRules rules = node.Objects ?? new ObjectRules();
        if (!node.Values.IsEmpty || node.Arrays?.UnevaluatedItems is not null || node.RejectsAll || node.Numbers is not null || node.Strings is not null || node.Arrays is not null
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
        ObjectRules rules = node.Objects ?? new ObjectRules();
        WritePlace(writer, node);
        writer.Open($"internal static int {name}{Parameters})");
        if (node.Types == JsonTypes.Object)
        {
            RefuseWhere(writer, "json[position] != (byte)'{'");
        }

        bool asks = !rules.Properties.IsEmpty || !rules.Required.IsEmpty;
        bool guards = asks && node.Types != JsonTypes.Object;
        if (guards)
        {
            writer.Open("if (json[position] == (byte)'{')");
        }

        int count = 0;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (PropertyRule rule in rules.Properties)
        {
            seen.Add(rule.Name);
            bool isRequired = rules.Required.Contains(rule.Name);
            if (rule.Node.AcceptsAll && !isRequired)
            {
                continue;
            }

            string member = "member" + CSharpLiteral.Number(++count);
            writer.Line($"int {member} = {Reading}.FindMember(json, position, {CSharpLiteral.Utf8(rule.Name)}, ref state);");
            string fails = rule.Node.AcceptsAll ? "" : rule.Node.RejectsAll ? $"{member} >= 0" : $"{CheckCall(rule.Node, member)} < 0";
            RefuseWhere(writer, isRequired ? fails.Length == 0 ? $"{member} < 0" : $"{member} < 0 || {fails}" : rule.Node.RejectsAll ? fails : $"{member} >= 0 && {fails}");
        }

        foreach (string required in rules.Required)
        {
            if (seen.Add(required))
            {
                RefuseWhere(writer, $"{Reading}.FindMember(json, position, {CSharpLiteral.Utf8(required)}, ref state) < 0");
            }
        }

        if (guards)
        {
            writer.Close();
            writer.Line();
        }

        if (!node.InPlace.IsEmpty)
        {
            writer.Line("int start = position;");
            foreach (InPlaceRule rule in node.InPlace)
            {
                EmitRuleInPlace(writer, rule, null);
            }

            writer.Line();
        }

        writer.Line("return position;");
        writer.Close();
    }

    private void EmitCounted(SourceWriter writer, InPlaceRule rule, ImmutableArray<PlanNode> nodes, string? marks, bool isExact, bool isPossibleKnown)
    {
        writer.Line($"// {CSharpLiteral.Comment(rule.Keyword)}");
        writer.Open();
        string? possible = PossibleCall(rule, nodes, "start");
        if (possible is not null && !isPossibleKnown)
        {
            writer.Line($"ulong possible = {possible};");
            RefuseWhere(writer, "possible == 0");
        }

        string Guard(int index) => possible is null ? "" : $"(possible & {CSharpLiteral.Bits(1UL << index)}) != 0 && ";
        if (marks is null && !isExact)
        {
            // The first that holds is enough.
            writer.Line($"{Library}ReaderCheckpoint before = state.Save();");
            writer.Line("bool holds = false;");
            for (int index = 0; index < nodes.Length; index++)
            {
                if (index > 0)
                {
                    writer.Open("if (!holds)");
                    writer.Line("state.Restore(before);");
                }

                writer.Line($"holds = {Guard(index)}{AgainCall(nodes[index])} >= 0;");
                if (index > 0)
                {
                    writer.Close();
                }

                writer.Line();
            }

            RefuseWhere(writer, "!holds");
            writer.Close();
            return;
        }

        writer.Line($"{Library}ReaderCheckpoint before = state.Save();");
        writer.Line("int holding = 0;");
        for (int index = 0; index < nodes.Length; index++)
        {
            EmitTrial(writer, nodes[index], marks, body => body.Line("holding++;"), guard: Guard(index));
            if (isExact)
            {
                RefuseWhere(writer, "holding > 1");
            }

            writer.Line();
        }

        RefuseWhere(writer, isExact ? "holding != 1" : "holding == 0");
        writer.Close();
    }

    /// <summary>Tries a branch and, whether it holds or not, leaves the state as it was (<c>before</c>); marks of a branch that holds are joined.</summary>
    private void EmitTrial(SourceWriter writer, PlanNode node, string? marks, Action<SourceWriter> whereItHolds, Action<SourceWriter>? elsewhere = null, string guard = "")
    {
        if (marks is null)
        {
            writer.Open($"if ({guard}{AgainCall(node)} >= 0)");
        }
        else
        {
            writer.Open();
            writer.Line($"int branch = state.BeginMarksLike({marks});");
            writer.Open($"if ({guard}{MarkCall(node, "start", "branch")} >= 0)");
            writer.Line($"state.JoinMarks(branch, {marks});");
        }

        whereItHolds(writer);
        writer.Close();
        writer.Open("else");
        writer.Line("state.Restore(before);");
        elsewhere?.Invoke(writer);
        writer.Close();
        if (marks is not null)
        {
            writer.Close();
        }
    }

    private void EmitConditional(SourceWriter writer, ConditionalRule rule, string? marks)
    {
        if (rule.Then is null && rule.Else is null && marks is null)
        {
            return;
        }

        writer.Line("// if");
        writer.Open();
        writer.Line($"{Library}ReaderCheckpoint before = state.Save();");
        EmitTrial(
            writer,
            rule.If,
            marks,
            body =>
            {
                if (rule.Then is PlanNode then)
                {
                    body.Line("// then");
                    RefuseWhere(body, $"{LookCall(then, marks)} < 0");
                }
            },
            body =>
            {
                if (rule.Else is PlanNode otherwise)
                {
                    body.Line("// else");
                    RefuseWhere(body, $"{LookCall(otherwise, marks)} < 0");
                }
            });
        writer.Close();
    }
}
