using System.Globalization;
using Integrations.Contracts.CodeGeneration.Declarations;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// One pass over the members of an object. Names are told apart by length and then compared whole; the declared order is guessed first: where the next name is the one the schema names next, one comparison of
// the comma, the name and the colon is all. Names seen are bits: required members are a mask, a second member of a declared name is a bit set twice.
internal sealed partial class ReaderEmitter
{
    /// <summary>Up to so many names have code of their own, in the order of the schema; the JIT's budget for inlining ends somewhere beyond.</summary>
    private const int NarrowSlots = 24;

    /// <summary>An object among several kinds of a node: its own method, so that each stays small.</summary>
    private void EmitObjectArm(SourceWriter writer, PlanNode node, string? marks)
    {
        bool hasValues = !node.Values.IsEmpty;
        if (hasValues)
        {
            writer.Line("int objectStart = position;");
        }

        if (node.Objects is null)
        {
            writer.Line($"position = {Reading}.SkipObject(json, position, ref state);");
        }
        else if (marks is null)
        {
            string name = "Check" + _names.Of(node) + "Members";
            string method = Request(name, body => EmitObject(body, new ObjectShape { Signature = $"internal static int {name}{Parameters})", Rules = node.Objects, Node = node }));
            writer.Line($"position = {method}(json, position, ref state);");
        }
        else
        {
            string name = "Mark" + _names.Of(node) + "Members";
            string method = Request(name, body => EmitObject(body, new ObjectShape { Signature = $"internal static int {name}{Parameters}, int marks)", Rules = node.Objects, Node = node, Marks = "marks" }));
            writer.Line($"position = {method}(json, position, ref state, {marks});");
        }

        if (hasValues)
        {
            EmitStructuredValues(writer, node, Validation.JsonKind.Object, "objectStart");
        }
    }

    private void EmitObject(SourceWriter writer, ObjectShape shape)
    {
        ObjectRules rules = shape.Rules ?? new ObjectRules();
        List<MemberSlot> slots = Slots(shape, rules);
        if (shape.Record is null && slots.Count > NarrowSlots && slots.TrueForAll(slot => slot.StartLocal is null && (shape.Marks is null || slot.IsEvaluated)))
        {
            // Once more: where the bits are depends on it.
            shape.IsWide = true;
            slots = Slots(shape, rules, (slots.Count + 63) / 64);
        }

        bool isTaking = shape.Record is not null;
        bool refusesUnknown = rules.PatternProperties.IsEmpty && rules.AdditionalProperties is { RejectsAll: true };
        bool remembersNames = !refusesUnknown;
        bool counts = rules.MinProperties > 0 || rules.MaxProperties != long.MaxValue;
        bool looksBack = !rules.DependentSchemas.IsEmpty || !rules.PropertyDependencies.IsEmpty || (isTaking && !shape.Node.InPlace.IsEmpty && shape.Rules is not null);
        bool guesses = rules.PropertyNames is null && shape.Marks is null && slots.Count > 0;
        int words = (slots.Count + 63) / 64;

        // Names that only a rule such as dependentRequired knows are unknown members of the record all the same.
        bool keepsNameStart = shape.Record is { KeepsUnknownMembers: true } && slots.Exists(slot => slot.Member is null);

        writer.Line(shape.Signature);
        if (shape.Constraint.Length > 0)
        {
            writer.Indent();
            writer.Line(shape.Constraint);
            writer.Outdent();
        }

        writer.Open();
        if (isTaking)
        {
            writer.Line("value = null;");
        }

        if (shape.Otherwise is Action<SourceWriter> otherwise)
        {
            writer.Open($"if ({Reading}.Peek(json, position) != (byte)'{{')");
            otherwise(writer);
            writer.Close();
            writer.Line();
            RefuseWhere(writer, "++state.Depth > state.MaxDepth");
        }
        else
        {
            RefuseWhere(writer, $"{Reading}.Peek(json, position) != (byte)'{{' || ++state.Depth > state.MaxDepth");
        }

        writer.Line();
        if (shape.IsWide && words > 1)
        {
            writer.Line($"global::System.Span<ulong> seen = stackalloc ulong[{CSharpLiteral.Number(words)}];");
            writer.Line("seen.Clear();");
        }
        else
        {
            for (int word = 0; word < words; word++)
            {
                writer.Line($"ulong {shape.SeenWord(word, words)} = 0;");
            }
        }

        if (remembersNames)
        {
            writer.Line("int names = state.NameCount;");
        }

        if (keepsNameStart)
        {
            writer.Line("int nameStart = 0;");
        }

        if (counts)
        {
            writer.Line("long others = 0;");
        }

        if (shape.Marks is not null)
        {
            writer.Line("int ordinal = -1;");
        }

        if (looksBack)
        {
            writer.Line("int start = position;");
        }

        foreach (MemberSlot slot in slots)
        {
            if (slot.StartLocal is string local)
            {
                writer.Line($"int {local} = 0;");
            }
        }

        if (isTaking)
        {
            EmitLocals(writer, shape.Record!);
        }

        if (shape.IsWide)
        {
            EmitWideMembers(writer, shape, rules, slots, remembersNames, counts, words);
        }
        else if (slots.Count == 0)
        {
            EmitMembersWithoutNames(writer, shape, rules, remembersNames, counts);
        }
        else
        {
            writer.Line();
            if (guesses && !(keepsNameStart && slots[0].Member is null))
            {
                writer.Line("// The declared order is tried first: the name and its colon in one comparison.");
                EmitGuess(writer, slots[0], "position + 1", "");
            }

            writer.Line($"position = {Reading}.FirstMember(json, position);");
            writer.Open("if (position < 0)");
            writer.Line("goto EndOfObject;");
            writer.Close();
            writer.Line();
            // Where every member is refused, no way leads on to the next one.
            bool letsMembersIn = remembersNames || slots.Exists(slot => !IsRefused(slot));
            if (letsMembersIn)
            {
                EmitLabel(writer, "NextName");
            }

            writer.Open();
            EmitName(writer, shape, rules, slots, remembersNames, keepsNameStart);
            bool goesOn = EmitUnknownMember(writer, shape, rules, remembersNames, counts);
            if (goesOn)
            {
                writer.Line("goto EndOfMember;");
            }

            writer.Close();
            for (int index = 0; index < slots.Count; index++)
            {
                writer.Line();
                bool isGuess = guesses && index + 1 < slots.Count && !(keepsNameStart && slots[index + 1].Member is null);
                EmitSlot(writer, shape, slots[index], isGuess ? slots[index + 1] : null);
            }

            writer.Line();
            if (letsMembersIn)
            {
                EmitLabel(writer, "EndOfMember");
                writer.Line($"position = {Reading}.NextMember(json, position);");
                writer.Open("if (position >= 0)");
                writer.Line("goto NextName;");
                writer.Close();
                writer.Line();
            }

            EmitLabel(writer, "EndOfObject");
        }

        RefuseWhere(writer, $"position == {Invalid}");
        writer.Line("position = ~position;");
        writer.Line("state.Depth--;");
        if (remembersNames)
        {
            writer.Line("state.EndNames(names);");
        }

        EmitAfterMembers(writer, shape, rules, slots, counts, words);
        if (isTaking)
        {
            EmitRecordInPlace(writer, shape);
            EmitConstruction(writer, shape.Record!, slots);
        }

        writer.Line("return position;");
        writer.Close();

    }

    /// <summary>The names that the method knows: of properties, of the record's members, of required and dependent ones.</summary>
    private static List<MemberSlot> Slots(ObjectShape shape, ObjectRules rules, int words = 1)
    {
        List<MemberSlot> slots = [];
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        HashSet<string> labels = new(StringComparer.Ordinal) { "NextName", "EndOfMember", "EndOfObject" };
        Dictionary<string, MemberModel> members = new(StringComparer.Ordinal);
        if (shape.Record is RecordModel record)
        {
            foreach (MemberModel member in record.Members)
            {
                members[member.JsonName] = member;
            }
        }

        void Add(string name, PlanNode? node)
        {
            if (known.ContainsKey(name))
            {
                return;
            }

            ImmutableArray<PlanNode>.Builder nodes = ImmutableArray.CreateBuilder<PlanNode>();
            bool isEvaluated = node is not null;
            if (node is not null)
            {
                nodes.Add(node);
            }

            byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(name);
            foreach (PatternPropertyRule rule in rules.PatternProperties)
            {
                if (rule.Pattern.IsMatch(utf8))
                {
                    nodes.Add(rule.Node);
                    isEvaluated = true;
                }
            }

            if (!isEvaluated && rules.AdditionalProperties is not null)
            {
                nodes.Add(rules.AdditionalProperties);
                isEvaluated = true;
            }

            members.TryGetValue(name, out MemberModel? member);
            string label = "Read" + CSharpIdentifier.Pascal(member?.PropertyName ?? name);
            string free = label;
            for (int number = 2; free == "Read" || !labels.Add(free); number++)
            {
                free = label + number.ToString(CultureInfo.InvariantCulture);
            }

            known.Add(name, slots.Count);
            slots.Add(new MemberSlot { JsonName = name, Label = free, Ordinal = slots.Count, Nodes = nodes.ToImmutable(), Member = member, IsEvaluated = isEvaluated, SeenWord = shape.SeenWord(slots.Count / 64, words) });
        }

        foreach (PropertyRule rule in rules.Properties)
        {
            Add(rule.Name, rule.Node);
        }

        foreach (string name in members.Keys)
        {
            Add(name, null);
        }

        foreach (string name in rules.Required)
        {
            Add(name, null);
        }

        foreach (DependentRequiredRule rule in rules.DependentRequired)
        {
            Add(rule.Name, null);
            foreach (string name in rule.Required)
            {
                Add(name, null);
            }
        }

        foreach (DependentSchemaRule rule in rules.DependentSchemas)
        {
            Add(rule.Name, null);
        }

        foreach (PropertyDependencyRule rule in rules.PropertyDependencies)
        {
            Add(rule.Name, null);
            MemberSlot slot = slots[known[rule.Name]];
            slot.StartLocal ??= "startOf" + slot.Label;
        }

        return slots;
    }

    /// <summary>Where <paramref name="slot"/>'s name stands next, as compact JSON has it, its code is next.</summary>
    private static void EmitGuess(SourceWriter writer, MemberSlot slot, string position, string before)
    {
        // A name that must be written with an escape is no guess.
        if (NeedsEscape(slot.JsonName))
        {
            return;
        }

        string text = before + "\"" + slot.JsonName + "\":";
        int length = CSharpLiteral.Utf8Length(text);
        string skip = position == "position" ? $"position + {length}" : $"position + {length + 1}";
        writer.Open($"if ({Reading}.StandsAt(json, {position}, {CSharpLiteral.Utf8(text)}))");
        writer.Line($"position = {Reading}.SkipBlanks(json, {skip});");
        writer.Line($"goto {slot.Label};");
        writer.Close();
        writer.Line();
    }

    private static bool NeedsEscape(string name)
    {
        foreach (char c in name)
        {
            if (c is '"' or '\\' or < ' ')
            {
                return true;
            }
        }

        return false;
    }

    private void EmitName(SourceWriter writer, ObjectShape shape, ObjectRules rules, List<MemberSlot> slots, bool usesStart, bool isStartDeclared = false)
    {
        if (shape.Marks is not null)
        {
            writer.Line("ordinal++;");
        }

        bool needsStart = usesStart || rules.PropertyNames is not null || isStartDeclared;
        if (needsStart)
        {
            writer.Line($"{(isStartDeclared ? "" : "int ")}nameStart = position;");
        }

        writer.Line($"int nameEnd = {Scanner}.SkipString(json, position, out bool hasEscapes);");
        RefuseWhere(writer, "nameEnd < 0");
        EmitPropertyNames(writer, rules);
        writer.Line($"{Bytes} name = hasEscapes ? state.Unescape(json, position, nameEnd) : json.Slice(position + 1, nameEnd - position - 2);");
        writer.Line($"position = {Reading}.SkipColon(json, nameEnd);");
        RefuseWhere(writer, "position < 0");
        if (slots.Count == 0)
        {
            return;
        }

        writer.Line();
        SortedDictionary<int, List<MemberSlot>> byLength = [];
        foreach (MemberSlot slot in slots)
        {
            int length = CSharpLiteral.Utf8Length(slot.JsonName);
            if (!byLength.TryGetValue(length, out List<MemberSlot>? same))
            {
                byLength.Add(length, same = []);
            }

            same.Add(slot);
        }

        writer.Open("switch (name.Length)");
        foreach (KeyValuePair<int, List<MemberSlot>> entry in byLength)
        {
            writer.Line($"case {CSharpLiteral.Number(entry.Key)}:");
            writer.Indent();
            foreach (MemberSlot slot in entry.Value)
            {
                if (entry.Key == 0)
                {
                    writer.Line($"goto {slot.Label};");
                    continue;
                }

                writer.Open($"if (global::System.MemoryExtensions.SequenceEqual(name, {CSharpLiteral.Utf8(slot.JsonName)}))");
                writer.Line($"goto {slot.Label};");
                writer.Close();
                writer.Line();
            }

            if (entry.Key != 0)
            {
                writer.Line("break;");
            }

            writer.Outdent();
        }

        writer.Close();
        writer.Line();
    }

    private void EmitPropertyNames(SourceWriter writer, ObjectRules rules)
    {
        if (rules.PropertyNames is not PlanNode node || node.AcceptsAll)
        {
            return;
        }

        writer.Line("// propertyNames");
        RefuseWhere(writer, $"{CheckCall(node, "nameStart")} < 0");
    }

    /// <summary>An object of which no name is known: a loop over all members.</summary>
    private void EmitMembersWithoutNames(SourceWriter writer, ObjectShape shape, ObjectRules rules, bool remembersNames, bool counts)
    {
        writer.Line();
        writer.Line($"position = {Reading}.FirstMember(json, position);");
        writer.Open("while (position >= 0)");
        bool needsName = !rules.PatternProperties.IsEmpty;
        if (needsName)
        {
            EmitName(writer, shape, rules, [], remembersNames);
        }
        else
        {
            if (shape.Marks is not null)
            {
                writer.Line("ordinal++;");
            }

            writer.Line("int nameStart = position;");
            writer.Line($"int nameEnd = {Scanner}.SkipString(json, position, out bool hasEscapes);");
            RefuseWhere(writer, "nameEnd < 0");
            EmitPropertyNames(writer, rules);
            writer.Line($"position = {Reading}.SkipColon(json, nameEnd);");
            RefuseWhere(writer, "position < 0");
        }

        writer.Line();
        if (EmitUnknownMember(writer, shape, rules, remembersNames, counts))
        {
            writer.Line($"position = {Reading}.NextMember(json, position);");
        }

        writer.Close();
        writer.Line();
    }

    /// <summary>A member of a name that <c>properties</c> does not have: <c>patternProperties</c>, else <c>additionalProperties</c>, else anything.</summary>
    /// <returns>False where none is let in.</returns>
    private bool EmitUnknownMember(SourceWriter writer, ObjectShape shape, ObjectRules rules, bool remembersNames, bool counts)
    {
        if (!remembersNames)
        {
            writer.Line("// No other member is let in.");
            writer.Line($"return {Invalid};");
            return false;
        }

        RefuseWhere(writer, "!state.AddName(json, nameStart, nameEnd, names, hasEscapes)");
        if (counts)
        {
            writer.Line("others++;");
        }

        if (rules.PatternProperties.IsEmpty)
        {
            EmitValue(writer, rules.AdditionalProperties is null ? ImmutableArray<PlanNode>.Empty : ImmutableArray.Create(rules.AdditionalProperties));
            if (shape.Marks is not null && rules.AdditionalProperties is not null)
            {
                writer.Line($"state.Mark({shape.Marks}, ordinal);");
            }
        }
        else
        {
            EmitPatternMember(writer, shape, rules);
        }

        if (shape.Record is { KeepsUnknownMembers: true })
        {
            writer.Line();
            writer.Open("if (TMode.TakesValues)");
            writer.Line("unknownMembers.Add(json, nameStart, position);");
            writer.Close();
            writer.Line();
        }

        return true;
    }

    private void EmitPatternMember(SourceWriter writer, ObjectShape shape, ObjectRules rules)
    {
        // The name's text may not outlive the look at its value, so that all patterns are matched first.
        for (int index = 0; index < rules.PatternProperties.Length; index++)
        {
            writer.Line($"bool isMatch{CSharpLiteral.Number(index)} = {ChecksClass}.{PatternConstant(rules.PatternProperties[index].Pattern)}.IsMatch(name);");
        }

        List<string> flags = [];
        for (int index = 0; index < rules.PatternProperties.Length; index++)
        {
            flags.Add("isMatch" + CSharpLiteral.Number(index));
        }

        string any = string.Join(" || ", flags);
        writer.Line("int valueStart = position;");
        writer.Line("int valueEnd = -1;");
        writer.Line("bool wasAgain = state.IsAgain;");
        for (int index = 0; index < rules.PatternProperties.Length; index++)
        {
            PlanNode node = rules.PatternProperties[index].Node;
            writer.Open($"if ({flags[index]})");
            writer.Line($"valueEnd = {CheckCall(node, "valueStart")};");
            RefuseWhere(writer, "valueEnd < 0");
            if (index + 1 < rules.PatternProperties.Length)
            {
                writer.Line();
                writer.Line("state.IsAgain = true;");
            }

            writer.Close();
            writer.Line();
        }

        if (shape.Marks is not null)
        {
            writer.Open(rules.AdditionalProperties is null ? $"if ({any})" : "");
            writer.Line($"state.Mark({shape.Marks}, ordinal);");
            writer.Close();
            writer.Line();
        }

        writer.Line("state.IsAgain = wasAgain;");
        writer.Open("if (valueEnd < 0)");
        writer.Line($"valueEnd = {(rules.AdditionalProperties is PlanNode additional ? CheckCall(additional, "valueStart") : Reading + ".SkipValue(json, valueStart, ref state)")};");
        RefuseWhere(writer, "valueEnd < 0");
        writer.Close();
        writer.Line();
        writer.Line("position = valueEnd;");
    }

    private static bool IsRefused(MemberSlot slot)
    {
        foreach (PlanNode node in slot.Nodes)
        {
            if (node.RejectsAll)
            {
                return true;
            }
        }

        return false;
    }

    private static void EmitLabel(SourceWriter writer, string label)
    {
        writer.Outdent();
        writer.Line(label + ":");
        writer.Indent();
    }

    private void EmitSlot(SourceWriter writer, ObjectShape shape, MemberSlot slot, MemberSlot? next)
    {
        EmitLabel(writer, slot.Label);
        writer.Open();
        RefuseWhere(writer, $"({slot.SeenWord} & {slot.SeenBit}) != 0");
        if (IsRefused(slot))
        {
            writer.Line("// Not let in.");
            writer.Line($"return {Invalid};");
            writer.Close();
            return;
        }

        writer.Line($"{slot.SeenWord} |= {slot.SeenBit};");
        if (slot.StartLocal is string local)
        {
            writer.Line($"{local} = position;");
        }

        if (slot.Member is MemberModel member)
        {
            EmitMemberValue(writer, shape, member, slot.Nodes);
        }
        else if (shape.Record is { KeepsUnknownMembers: true })
        {
            // A name that a rule speaks of (`required`, `dependentRequired`) and no property has: an unknown member like any other.
            writer.Line("int memberStart = position;");
            EmitValue(writer, slot.Nodes);
            writer.Open("if (TMode.TakesValues)");
            writer.Line($"unknownMembers.Add({CSharpLiteral.Utf8(JsonText.Quote(slot.JsonName))}, json.Slice(memberStart, position - memberStart));");
            writer.Close();
        }
        else
        {
            EmitValue(writer, slot.Nodes);
            if (shape.Record is { KeepsUnknownMembers: true })
            {
                writer.Line();
                writer.Open("if (TMode.TakesValues)");
                writer.Line("unknownMembers.Add(json, nameStart, position);");
                writer.Close();
            }
        }

        if (shape.Marks is string marks && slot.IsEvaluated)
        {
            writer.Line($"state.Mark({marks}, ordinal);");
        }

        writer.Line();
        if (next is not null)
        {
            EmitGuess(writer, next, "position", ",");
        }

        writer.Line("goto EndOfMember;");
        writer.Close();
    }

    /// <summary>Holds the value at <c>position</c> against all of some nodes; after it, <c>position</c> is after the value.</summary>
    private void EmitValue(SourceWriter writer, ImmutableArray<PlanNode> nodes)
    {
        List<PlanNode> asking = Asking(nodes);
        if (asking.Count == 0)
        {
            writer.Line($"position = {Reading}.SkipValue(json, position, ref state);");
            RefuseWhere(writer, "position < 0");
            return;
        }

        if (asking.Count == 1)
        {
            writer.Line($"position = {CheckCall(asking[0], "position")};");
            RefuseWhere(writer, "position < 0");
            return;
        }

        writer.Line("int valueStart = position;");
        writer.Line($"position = {CheckCall(asking[0], "position")};");
        RefuseWhere(writer, "position < 0");
        EmitFurtherChecks(writer, asking, "valueStart");
    }

    private void EmitFurtherChecks(SourceWriter writer, List<PlanNode> nodes, string start)
    {
        writer.Line("bool wasAgain = state.IsAgain;");
        writer.Line("state.IsAgain = true;");
        for (int index = 1; index < nodes.Count; index++)
        {
            RefuseWhere(writer, $"{CheckCall(nodes[index], start)} < 0");
        }

        writer.Line("state.IsAgain = wasAgain;");
    }

    private static List<PlanNode> Asking(ImmutableArray<PlanNode> nodes)
    {
        List<PlanNode> asking = [];
        foreach (PlanNode node in nodes)
        {
            if (!node.AcceptsAll && !asking.Contains(node))
            {
                asking.Add(node);
            }
        }

        return asking;
    }

    private void EmitAfterMembers(SourceWriter writer, ObjectShape shape, ObjectRules rules, List<MemberSlot> slots, bool counts, int words)
    {
        Dictionary<string, MemberSlot> byName = new(StringComparer.Ordinal);
        foreach (MemberSlot slot in slots)
        {
            byName[slot.JsonName] = slot;
        }

        ulong[] required = new ulong[words];
        foreach (string name in rules.Required)
        {
            required[byName[name].Ordinal / 64] |= 1UL << (byName[name].Ordinal % 64);
        }

        for (int word = 0; word < words; word++)
        {
            if (required[word] != 0)
            {
                writer.Line();
                writer.Line("// required");
                RefuseWhere(writer, $"({shape.SeenWord(word, words)} & {CSharpLiteral.Bits(required[word])}) != {CSharpLiteral.Bits(required[word])}");
            }
        }

        if (counts)
        {
            List<string> terms = ["others"];
            for (int word = 0; word < words; word++)
            {
                terms.Add($"global::System.Numerics.BitOperations.PopCount({shape.SeenWord(word, words)})");
            }

            writer.Line();
            writer.Line("// minProperties, maxProperties");
            writer.Line($"long count = {string.Join(" + ", terms)};");
            RefuseWhere(writer, OutsideOf("count", rules.MinProperties, rules.MaxProperties));
        }

        foreach (DependentRequiredRule rule in rules.DependentRequired)
        {
            List<string> missing = [];
            foreach (string name in rule.Required)
            {
                missing.Add($"({byName[name].SeenWord} & {byName[name].SeenBit}) == 0");
            }

            if (missing.Count == 0)
            {
                continue;
            }

            writer.Line();
            writer.Line($"// {CSharpLiteral.Comment(rule.Keyword)} of {CSharpLiteral.Comment(rule.Name)}");
            RefuseWhere(writer, $"({byName[rule.Name].SeenWord} & {byName[rule.Name].SeenBit}) != 0 && ({string.Join(" || ", missing)})");
        }

        if (rules.DependentSchemas.IsEmpty && rules.PropertyDependencies.IsEmpty)
        {
            writer.Line();
            return;
        }

        writer.Line();
        writer.Line("// The text of the object is checked by now; what follows looks at it again.");
        writer.Open();
        writer.Line("bool wasAgain = state.IsAgain;");
        writer.Line("state.IsAgain = true;");
        foreach (DependentSchemaRule rule in rules.DependentSchemas)
        {
            writer.Line($"// {CSharpLiteral.Comment(rule.Keyword)} of {CSharpLiteral.Comment(rule.Name)}");
            RefuseWhere(writer, $"({byName[rule.Name].SeenWord} & {byName[rule.Name].SeenBit}) != 0 && {LookCall(rule.Node, shape.Marks)} < 0");
        }

        foreach (PropertyDependencyRule rule in rules.PropertyDependencies)
        {
            MemberSlot slot = byName[rule.Name];
            writer.Line($"// propertyDependencies of {CSharpLiteral.Comment(rule.Name)}");
            RefuseWhere(writer, $"({slot.SeenWord} & {slot.SeenBit}) != 0 && {Reading}.IsString(json, {slot.StartLocal}, {CSharpLiteral.Utf8(rule.Value)}) && {LookCall(rule.Node, shape.Marks)} < 0");
        }

        writer.Line("state.IsAgain = wasAgain;");
        writer.Close();
        writer.Line();
    }

    /// <summary>A condition: a count lies outside of its bounds.</summary>
    private static string OutsideOf(string count, long min, long max)
    {
        if (max == long.MaxValue)
        {
            return $"{count} < {CSharpLiteral.Number(min)}";
        }

        return min <= 0 ? $"{count} > {CSharpLiteral.Number(max)}" : $"{count} < {CSharpLiteral.Number(min)} || {count} > {CSharpLiteral.Number(max)}";
    }
}
