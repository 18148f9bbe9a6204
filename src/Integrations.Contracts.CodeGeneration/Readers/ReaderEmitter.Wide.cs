using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// Objects of many names: the name is looked up in a method of its own, by its length, the one byte that tells names of that length apart best, and a comparison; members whose values are held against the same share their code.
internal sealed partial class ReaderEmitter
{
    private void EmitWideMembers(SourceWriter writer, ObjectShape shape, ObjectRules rules, List<MemberSlot> slots, bool remembersNames, bool counts, int words)
    {
        string lookup = "MemberOf" + _names.Of(shape.Node);
        string method = Request(lookup, body => EmitLookup(body, slots, lookup));
        string word = words > 1 ? "seen[member >> 6]" : "seen";
        writer.Line();
        writer.Line($"position = {Reading}.FirstMember(json, position);");
        writer.Open("while (position >= 0)");
        EmitName(writer, shape, rules, [], remembersNames);
        writer.Line($"int member = {method}(name);");
        writer.Open("if (member >= 0)");
        writer.Line("ulong bit = 1UL << (member & 63);");
        RefuseWhere(writer, $"({word} & bit) != 0");
        writer.Line($"{word} |= bit;");
        bool goesOn = EmitWideValues(writer, slots);
        if (goesOn && shape.Marks is not null)
        {
            writer.Line($"state.Mark({shape.Marks}, ordinal);");
        }

        writer.Close();
        writer.Open("else");
        EmitUnknownMember(writer, shape, rules, remembersNames, counts);
        writer.Close();
        writer.Line();
        writer.Line($"position = {Reading}.NextMember(json, position);");
        writer.Close();
        writer.Line();
    }

    private bool EmitWideValues(SourceWriter writer, List<MemberSlot> slots)
    {
        // By what their values are held against; the commonest is the default.
        List<(string Key, List<MemberSlot> Members)> groups = [];
        foreach (MemberSlot slot in slots)
        {
            List<string> ids = [];
            foreach (PlanNode node in Asking(slot.Nodes))
            {
                ids.Add(SimpleCall(node) ?? (node.RejectsAll ? "-" : CSharpLiteral.Number(node.Id)));
            }

            string key = string.Join(" ", ids);
            int group = groups.FindIndex(candidate => candidate.Key == key);
            if (group < 0)
            {
                groups.Add((key, [slot]));
            }
            else
            {
                groups[group].Members.Add(slot);
            }
        }

        int commonest = 0;
        for (int index = 1; index < groups.Count; index++)
        {
            commonest = groups[index].Members.Count > groups[commonest].Members.Count ? index : commonest;
        }

        if (groups.Count == 1)
        {
            return EmitWideValue(writer, groups[0].Members[0]);
        }

        writer.Open("switch (member)");
        for (int index = 0; index < groups.Count; index++)
        {
            if (index == commonest)
            {
                continue;
            }

            foreach (MemberSlot slot in groups[index].Members)
            {
                writer.Line($"case {CSharpLiteral.Number(slot.Ordinal)}: // {CSharpLiteral.Comment(slot.JsonName)}");
            }

            EmitWideCase(writer, groups[index].Members[0]);
        }

        writer.Line("default:");
        EmitWideCase(writer, groups[commonest].Members[0]);
        writer.Close();
        writer.Line();
        return true;
    }

    private void EmitWideCase(SourceWriter writer, MemberSlot slot)
    {
        writer.Indent();
        writer.Open();
        if (EmitWideValue(writer, slot))
        {
            writer.Line("break;");
        }

        writer.Close();
        writer.Outdent();
    }

    private bool EmitWideValue(SourceWriter writer, MemberSlot slot)
    {
        foreach (PlanNode node in slot.Nodes)
        {
            if (node.RejectsAll)
            {
                writer.Line("// Not let in.");
                writer.Line($"return {Invalid};");
                return false;
            }
        }

        EmitValue(writer, slot.Nodes);
        return true;
    }

    /// <summary>The ordinal of a name; negative where it is none of the slots'.</summary>
    private static void EmitLookup(SourceWriter writer, List<MemberSlot> slots, string name)
    {
        SortedDictionary<int, List<(MemberSlot Slot, byte[] Utf8)>> byLength = [];
        foreach (MemberSlot slot in slots)
        {
            byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(slot.JsonName);
            if (!byLength.TryGetValue(utf8.Length, out List<(MemberSlot, byte[])>? same))
            {
                byLength.Add(utf8.Length, same = []);
            }

            same.Add((slot, utf8));
        }

        writer.Line("// The ordinal of a name; -1 for any other.");
        writer.Open($"private static int {name}({Bytes} name)");
        writer.Open("switch (name.Length)");
        foreach (KeyValuePair<int, List<(MemberSlot Slot, byte[] Utf8)>> entry in byLength)
        {
            writer.Line($"case {CSharpLiteral.Number(entry.Key)}:");
            writer.Indent();
            if (entry.Key == 0)
            {
                writer.Line($"return {CSharpLiteral.Number(entry.Value[0].Slot.Ordinal)};");
                writer.Outdent();
                continue;
            }

            if (entry.Value.Count == 1)
            {
                EmitComparisons(writer, entry.Value);
                writer.Outdent();
                continue;
            }

            int index = TellingByte(entry.Value, entry.Key);
            SortedDictionary<byte, List<(MemberSlot, byte[])>> byByte = [];
            foreach ((MemberSlot Slot, byte[] Utf8) candidate in entry.Value)
            {
                if (!byByte.TryGetValue(candidate.Utf8[index], out List<(MemberSlot, byte[])>? same))
                {
                    byByte.Add(candidate.Utf8[index], same = []);
                }

                same.Add(candidate);
            }

            writer.Open($"switch (name[{CSharpLiteral.Number(index)}])");
            foreach (KeyValuePair<byte, List<(MemberSlot, byte[])>> group in byByte)
            {
                bool isPlain = group.Key is > (byte)' ' and < 0x7F and not (byte)'\'' and not (byte)'\\';
                writer.Line(isPlain ? $"case (byte)'{(char)group.Key}':" : $"case {CSharpLiteral.Number(group.Key)}:");
                writer.Indent();
                EmitComparisons(writer, group.Value);
                writer.Outdent();
            }

            writer.Close();
            writer.Line();
            writer.Line("break;");
            writer.Outdent();
        }

        writer.Close();
        writer.Line();
        writer.Line("return -1;");
        writer.Close();
    }

    private static void EmitComparisons(SourceWriter writer, List<(MemberSlot Slot, byte[] Utf8)> candidates)
    {
        for (int index = 0; index < candidates.Count; index++)
        {
            string test = $"global::System.MemoryExtensions.SequenceEqual(name, {CSharpLiteral.Utf8(candidates[index].Slot.JsonName)})";
            string ordinal = CSharpLiteral.Number(candidates[index].Slot.Ordinal);
            if (index == candidates.Count - 1)
            {
                writer.Line($"return {test} ? {ordinal} : -1;");
                return;
            }

            writer.Open($"if ({test})");
            writer.Line($"return {ordinal};");
            writer.Close();
            writer.Line();
        }
    }

    /// <summary>The index of the byte that has the most different values among names of one length.</summary>
    private static int TellingByte(List<(MemberSlot Slot, byte[] Utf8)> candidates, int length)
    {
        int best = 0, most = 0;
        HashSet<byte> values = [];
        for (int index = 0; index < length; index++)
        {
            values.Clear();
            foreach ((_, byte[] utf8) in candidates)
            {
                values.Add(utf8[index]);
            }

            if (values.Count > most)
            {
                most = values.Count;
                best = index;
            }
        }

        return best;
    }
}
