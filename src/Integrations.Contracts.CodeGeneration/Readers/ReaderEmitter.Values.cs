using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// Values: read in the pass that checks them where their schema is no more than their type; else checked, then taken from the checked text.
internal sealed partial class ReaderEmitter
{
    /// <summary>How a value of a type is read from a node.</summary>
    private enum Way
    {
        /// <summary>Checked first, then taken from its text.</summary>
        CheckThenTake,

        /// <summary>By the reader of its emitted type.</summary>
        Named,

        /// <summary>By the reader of its enum.</summary>
        Enum,

        /// <summary>By the step of the library for date-times.</summary>
        DateTime,

        /// <summary>By a loop over the items.</summary>
        List,

        /// <summary>By a loop over the members.</summary>
        Map,
    }

    private Way WayOf(TypeReference type, PlanNode node)
    {
        switch (type.Kind)
        {
            case TypeKind.Named when _typesByName.TryGetValue(type.TypeName!, out TypeModel? model) && model.NodeId == node.Id:
                return Way.Named;
            case TypeKind.Enum when IsPlainEnum(node, out EnumModel? enumeration) && enumeration!.Name == type.TypeName:
                return Way.Enum;
            case TypeKind.DateTimeOffset when SimpleCall(node) == Reading + ".SkipDateTime":
                return Way.DateTime;
            case TypeKind.List when IsPlainList(node, type.Element!):
                return Way.List;
            case TypeKind.Map when IsPlainMap(node, type.Element!):
                return Way.Map;
            default:
                return Way.CheckThenTake;
        }
    }

    private static bool IsPlain(PlanNode node) => node.InPlace.IsEmpty && node.Values.IsEmpty && !node.RejectsAll && !node.IsReadOnly && !node.IsWriteOnly;

    private bool IsPlainEnum(PlanNode node, out EnumModel? enumeration) =>
        _enumsByNode.TryGetValue(node.Id, out enumeration) && node.InPlace.IsEmpty && node.Strings is null && !node.IsReadOnly && !node.IsWriteOnly && PlanKinds.Own(node) == JsonTypes.String
        && Allowed(node, JsonKind.String).Count == enumeration.Values.Count;

    private static bool IsPlainList(PlanNode node, TypeReference element) =>
        IsPlain(node) && node.Types == JsonTypes.Array && !IsTracking(node)
        && (node.Arrays is null || (node.Arrays.Prefix.IsEmpty && node.Arrays.Contains.IsEmpty && (node.Arrays.Items is null || node.Arrays.Items.Id == element.NodeId)));

    private static bool IsPlainMap(PlanNode node, TypeReference element) =>
        IsPlain(node) && node.Types == JsonTypes.Object && !IsTracking(node)
        && node.Objects is
        {
            Properties.IsEmpty: true, PatternProperties.IsEmpty: true, Required.IsEmpty: true, DependentRequired.IsEmpty: true, DependentSchemas.IsEmpty: true, PropertyDependencies.IsEmpty: true,
            AdditionalProperties: PlanNode values,
        } && values.Id == element.NodeId;

    /// <summary>Whether reading needs the place where the value starts: to take it from its text, or to keep the text.</summary>
    private bool NeedsStart(TypeReference type, PlanNode? node)
    {
        if (node is null)
        {
            return true;
        }

        node = WithoutDirection(node) ?? node;
        PlanNode rest = TrySplitNull(type, node, out PlanNode? other) ? other! : node;
        return WayOf(type, rest) switch
        {
            Way.Named or Way.Enum => false,
            Way.List or Way.Map => type.CanLoseText,
            _ => true,
        };
    }

    /// <summary>Whether the node is null or another node, told apart by the first byte, and what that other is.</summary>
    private bool TrySplitNull(TypeReference type, PlanNode node, out PlanNode? rest)
    {
        rest = null;
        if (!type.IsNullable)
        {
            return false;
        }

        if (node.InPlace.IsEmpty && IsPlain(node) && (node.Types & JsonTypes.Null) != 0 && node.Types != JsonTypes.All)
        {
            PlanNode other = new()
            {
                Id = node.Id,
                Schema = node.Schema,
                Types = node.Types & ~JsonTypes.Null,
                Numbers = node.Numbers,
                Strings = node.Strings,
                Objects = node.Objects,
                Arrays = node.Arrays,
            };
            if (WayOf(type, other) != Way.CheckThenTake || SimpleCall(other) is not null)
            {
                rest = other;
                return true;
            }

            return false;
        }

        if (node.InPlace.Length == 1 && _kinds.AreDisjoint(node.InPlace[0]) && (!PlanKinds.HasOwnRules(node) || IsKindsOnlyDispatch(node)) && !node.IsReadOnly && !node.IsWriteOnly)
        {
            ImmutableArray<PlanNode> nodes = node.InPlace[0] is AnyOfRule any ? any.Nodes : ((OneOfRule)node.InPlace[0]).Nodes;
            if (nodes.Length == 2)
            {
                PlanNode? none = _kinds.Of(nodes[0]) == JsonTypes.Null ? nodes[0] : _kinds.Of(nodes[1]) == JsonTypes.Null ? nodes[1] : null;
                PlanNode? other = none is null ? null : ReferenceEquals(none, nodes[0]) ? nodes[1] : nodes[0];
                if (none is not null && IsOnlyNull(none) && (PlanKinds.Own(node) & JsonTypes.Null) != 0 && (_kinds.Of(other!) & ~PlanKinds.Own(node)) == 0)
                {
                    rest = other;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A scalar's node without readOnly and writeOnly, where it has one of them.</summary>
    private static PlanNode? WithoutDirection(PlanNode node) => (node.IsReadOnly || node.IsWriteOnly) && node.InPlace.IsEmpty && node.Values.IsEmpty && node.Objects is null && node.Arrays is null && node.Types != JsonTypes.All
        ? new PlanNode { Id = node.Id, Schema = node.Schema, Types = node.Types, Numbers = node.Numbers, Strings = node.Strings }
        : null;

    private static bool IsOnlyNull(PlanNode node) => node.InPlace.IsEmpty && PlanKinds.Own(node) == JsonTypes.Null && !node.IsReadOnly && !node.IsWriteOnly;

    /// <summary>Reads the value at <c>position</c>, held against a node, into a local where the mode takes values. After it, <c>position</c> is after the value.</summary>
    private void EmitReading(SourceWriter writer, TypeReference type, PlanNode node, Target target)
    {
        if (WithoutDirection(node) is PlanNode undirected)
        {
            EmitDirection(writer, node);
            node = undirected;
        }

        if (!TrySplitNull(type, node, out PlanNode? rest))
        {
            EmitReadingOf(writer, type, node, target);
            return;
        }

        writer.Open($"if ({Reading}.Peek(json, position) == (byte)'n')");
        writer.Line($"position = {Reading}.SkipNull(json, position);");
        RefuseWhere(writer, "position < 0");
        writer.Close();
        writer.Open("else");
        EmitReadingOf(writer, type with { IsNullable = false }, rest!, target);
        writer.Close();
    }

    private void EmitReadingOf(SourceWriter writer, TypeReference type, PlanNode node, Target target)
    {
        switch (WayOf(type, node))
        {
            case Way.Named when target.IsNullable:
                // Null is no value of the type, but of the reference to it: a branch of a union may let it in.
                bool letsNullIn = type.IsNullable && (_kinds.Of(node) & JsonTypes.Null) != 0;
                string read = $"{QualifiedName(type.TypeName!)}.Read<TMode>(json, position, ref state, out {target.Local})";
                writer.Line($"position = {(letsNullIn ? $"{Reading}.Peek(json, position) == (byte)'n' ? {CheckCall(node, "position")} : " : "")}{read};");
                RefuseWhere(writer, "position < 0");
                return;
            case Way.Enum:
                EmitOut(writer, $"{EnumReader(_enumsByNode[node.Id])}(json, position, ref state, out ", TypeName(type), target);
                return;
            case Way.DateTime:
                EmitOut(writer, $"{Reading}.ReadDateTime<TMode>(json, position, out bool isExact, out ", TypeName(type), target);
                EmitKeeping(writer, target);
                return;
            case Way.List:
                EmitOutLoop(writer, ListReader(node, type), type, target);
                return;
            case Way.Map:
                EmitOutLoop(writer, MapReader(node, type), type, target);
                return;
            default:
                writer.Line($"position = {CheckCall(node, "position")};");
                RefuseWhere(writer, "position < 0");
                EmitTaking(writer, type, node, target, isConditional: true);
                return;
        }
    }

    private static void EmitKeeping(SourceWriter writer, Target target)
    {
        writer.Line();
        writer.Open("if (TMode.TakesValues && !isExact)");
        writer.Line(target.KeepText);
        writer.Close();
    }

    private static void EmitOut(SourceWriter writer, string call, string typeName, Target target)
    {
        if (!target.IsNullable)
        {
            writer.Line($"position = {call}{target.Local});");
            RefuseWhere(writer, "position < 0");
            return;
        }

        writer.Line($"position = {call}{typeName} taken);");
        RefuseWhere(writer, "position < 0");
        writer.Open("if (TMode.TakesValues)");
        writer.Line($"{target.Local} = taken;");
        writer.Close();
    }

    private static void EmitOutLoop(SourceWriter writer, string method, TypeReference type, Target target)
    {
        if (type.CanLoseText)
        {
            writer.Line("bool isExact = true;");
        }

        writer.Line($"position = {method}<TMode>(json, position, ref state, {(type.CanLoseText ? "ref isExact, " : "")}out {target.Local});");
        RefuseWhere(writer, "position < 0");
        if (type.CanLoseText)
        {
            EmitKeeping(writer, target);
        }
    }

    /// <summary>Takes the value between <c>valueStart</c> and <c>position</c>, which is valid.</summary>
    private void EmitTaking(SourceWriter writer, TypeReference type, PlanNode? node, Target target, bool isConditional)
    {
        List<string> conditions = [];
        if (isConditional)
        {
            conditions.Add("TMode.TakesValues");
        }

        JsonTypes kinds = node is null ? JsonTypes.All : _kinds.Of(node);
        if (type.IsNullable && (kinds & JsonTypes.Null) != 0)
        {
            conditions.Add("json[valueStart] != (byte)'n'");
            kinds &= ~JsonTypes.Null;
        }

        writer.Open(conditions.Count == 0 ? "" : $"if ({string.Join(" && ", conditions)})");
        JsonTypes expected = KindsOf(type);
        if ((kinds & ~expected) != 0)
        {
            writer.Open($"if (json[valueStart] is not ({FirstBytes(expected)}))");
            writer.Line($"return state.Refuse({Library}ReadRefusalKind.KindWithoutType, valueStart);");
            writer.Close();
            writer.Line();
        }

        string range = "json.Slice(valueStart, position - valueStart)";
        switch (type.Kind)
        {
            case TypeKind.String:
                writer.Line($"{target.Local} = {Reading}.GetString({range});");
                break;
            case TypeKind.Boolean:
                writer.Line($"{target.Local} = json[valueStart] == (byte)'t';");
                break;
            case TypeKind.Int32 or TypeKind.Int64:
                writer.Open($"if (!{Reading}.TryGet{type.Kind}({range}, out {TypeName(type)} taken{target.Local.TrimStart('@')}))");
                writer.Line($"return state.Refuse({Library}ReadRefusalKind.IntegerTooLarge, valueStart);");
                writer.Close();
                writer.Line();
                writer.Line($"{target.Local} = taken{target.Local.TrimStart('@')};");
                break;
            case TypeKind.BigInteger or TypeKind.Double or TypeKind.Decimal:
                writer.Open($"if (!{Reading}.TryGet{type.Kind}({range}, out {TypeName(type)} taken{target.Local.TrimStart('@')}, out bool isExact))");
                writer.Line($"return state.Refuse({Library}ReadRefusalKind.NumberTooLarge, valueStart);");
                writer.Close();
                writer.Line();
                writer.Line($"{target.Local} = taken{target.Local.TrimStart('@')};");
                EmitKeepingTaken(writer, target);
                break;
            case TypeKind.DateTimeOffset or TypeKind.DateOnly or TypeKind.Guid:
                writer.Open($"if (!{Reading}.TryGet{type.Kind}({range}, out {TypeName(type)} taken{target.Local.TrimStart('@')}, out bool isExact))");
                writer.Line($"return state.Refuse({Library}ReadRefusalKind.KindWithoutType, valueStart);");
                writer.Close();
                writer.Line();
                writer.Line($"{target.Local} = taken{target.Local.TrimStart('@')};");
                EmitKeepingTaken(writer, target);
                break;
            case TypeKind.JsonElement:
                writer.Line($"{target.Local} = {Reading}.GetElement({range});");
                break;
            case TypeKind.Enum:
                EmitTakingCall(writer, EnumReaderByType(type), "", TypeName(type), target);
                break;
            case TypeKind.Named:
                EmitTakingCall(writer, $"{QualifiedName(type.TypeName!)}.Read<{Library}ValuesMode>", "", TypeName(type) + "?", target);
                break;
            default:
                if (type.CanLoseText)
                {
                    writer.Line("bool isExact = true;");
                }

                EmitTakingCall(writer, Taker(type), type.CanLoseText ? "ref isExact, " : "", TypeName(type) + "?", target);
                if (type.CanLoseText)
                {
                    EmitKeepingTaken(writer, target);
                }

                break;
        }

        writer.Close();
    }

    private static void EmitKeepingTaken(SourceWriter writer, Target target)
    {
        if (target.KeepText.Length == 0)
        {
            return;
        }

        writer.Open("if (!isExact)");
        writer.Line(target.KeepText);
        writer.Close();
    }

    private static void EmitTakingCall(SourceWriter writer, string method, string arguments, string typeName, Target target)
    {
        string taken = "taken" + target.Local.TrimStart('@');
        writer.Line("bool wasTaken = state.IsAgain;");
        writer.Line("state.IsAgain = true;");
        writer.Open($"if ({method}(json, valueStart, ref state, {arguments}out {typeName} {taken}) < 0)");
        writer.Line($"return state.Refuse({Library}ReadRefusalKind.KindWithoutType, valueStart);");
        writer.Close();
        writer.Line();
        writer.Line("state.IsAgain = wasTaken;");
        writer.Line($"{target.Local} = {taken};");
    }

    private static JsonTypes KindsOf(TypeReference type) => type.Kind switch
    {
        TypeKind.String or TypeKind.DateTimeOffset or TypeKind.DateOnly or TypeKind.Guid or TypeKind.Enum => JsonTypes.String,
        TypeKind.Boolean => JsonTypes.Boolean,
        TypeKind.Int32 or TypeKind.Int64 or TypeKind.BigInteger or TypeKind.Double or TypeKind.Decimal => JsonTypes.Number,
        TypeKind.List => JsonTypes.Array,
        TypeKind.Map => JsonTypes.Object,
        _ => JsonTypes.All,
    };

    private string EnumReader(EnumModel type)
    {
        string name = "Read" + type.Name;
        return Request(name, writer => EmitEnumReader(writer, type, name));
    }

    private string EnumReaderByType(TypeReference type) => EnumReader((EnumModel)_typesByName[type.TypeName!]);

    private void EmitEnumReader(SourceWriter writer, EnumModel type, string name)
    {
        writer.Line("// The names that the enum has in JSON.");
        writer.Open($"internal static int {name}{Parameters}, out {QualifiedName(type.Name)} value)");
        writer.Line("value = default;");
        writer.Line($"int end = {Reading}.SkipString(json, position, out bool hasEscapes);");
        RefuseWhere(writer, "end < 0");
        writer.Line($"{Bytes} text = hasEscapes ? state.Unescape(json, position, end) : json.Slice(position + 1, end - position - 2);");
        SortedDictionary<int, List<EnumValueModel>> byLength = [];
        foreach (EnumValueModel value in type.Values)
        {
            int length = CSharpLiteral.Utf8Length(value.WireName);
            if (!byLength.TryGetValue(length, out List<EnumValueModel>? same))
            {
                byLength.Add(length, same = []);
            }

            same.Add(value);
        }

        writer.Open("switch (text.Length)");
        foreach (KeyValuePair<int, List<EnumValueModel>> entry in byLength)
        {
            foreach (EnumValueModel value in entry.Value)
            {
                string test = entry.Key == 0 ? "" : $" when global::System.MemoryExtensions.SequenceEqual(text, {CSharpLiteral.Utf8(value.WireName)})";
                writer.Line($"case {CSharpLiteral.Number(entry.Key)}{test}:");
                writer.Indent();
                writer.Line($"value = {QualifiedName(type.Name)}.{Escaped(value.Name)};");
                writer.Line("return end;");
                writer.Outdent();
            }
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line($"return {Invalid};");
        writer.Outdent();
        writer.Close();
        writer.Close();
    }

    private string ListReader(PlanNode node, TypeReference type)
    {
        string name = "Read" + _names.Of(node) + "List";
        return Request(name, writer => EmitListReader(writer, node, type, name));
    }

    private void EmitListReader(SourceWriter writer, PlanNode node, TypeReference type, string name)
    {
        ArrayRules rules = node.Arrays ?? new ArrayRules();
        TypeReference element = type.Element!;
        bool counts = rules.MinItems > 0 || rules.MaxItems != long.MaxValue;
        WritePlace(writer, node);
        EmitLoopHead(writer, name, type, '[');
        if (rules.UniqueItems)
        {
            writer.Line("int start = position;");
        }

        if (counts)
        {
            writer.Line("int count = 0;");
        }

        writer.Line($"global::System.Collections.Generic.List<{ElementName(element)}>? items = null;");
        writer.Open("if (TMode.TakesValues)");
        writer.Line("items = [];");
        writer.Close();
        writer.Line();
        writer.Line($"position = {Reading}.FirstItem(json, position);");
        writer.Open("while (position >= 0)");
        EmitElement(writer, element, rules.Items);
        writer.Open("if (TMode.TakesValues)");
        writer.Line($"items!.Add(element{(IsReference(element) && !element.IsNullable ? "!" : "")});");
        writer.Close();
        writer.Line();
        if (counts)
        {
            writer.Line("count++;");
        }

        writer.Line($"position = {Reading}.NextItem(json, position);");
        writer.Close();
        writer.Line();
        RefuseWhere(writer, $"position == {Invalid}");
        writer.Line("position = ~position;");
        writer.Line("state.Depth--;");
        if (counts)
        {
            writer.Line("// minItems, maxItems");
            RefuseWhere(writer, OutsideOf("count", rules.MinItems, rules.MaxItems));
        }

        if (rules.UniqueItems)
        {
            writer.Line("// uniqueItems");
            RefuseWhere(writer, $"{Reading}.HasDuplicates(json.Slice(start, position - start))");
        }

        writer.Line("value = items;");
        writer.Line("return position;");
        writer.Close();
    }

    private void EmitLoopHead(SourceWriter writer, string name, TypeReference type, char bracket)
    {
        writer.Line($"internal static int {name}<TMode>{Parameters}, {(type.CanLoseText ? "ref bool isExactAll, " : "")}out {TypeName(type)}? value)");
        writer.Indent();
        writer.Line(ModeConstraint);
        writer.Outdent();
        writer.Open();
        writer.Line("value = null;");
        RefuseWhere(writer, $"{Reading}.Peek(json, position) != (byte)'{bracket}' || ++state.Depth > state.MaxDepth");
    }

    /// <summary>Declares <c>element</c> and reads it from <c>position</c>.</summary>
    private void EmitElement(SourceWriter writer, TypeReference element, PlanNode? node)
    {
        bool isNullable = element.IsNullable || IsReference(element);
        writer.Line($"{TypeName(element)}{(isNullable ? "?" : "")} element = default;");
        Target target = new("element", isNullable, "isExactAll = false;");
        if (NeedsStart(element, node))
        {
            writer.Line("int valueStart = position;");
        }

        if (node is null)
        {
            writer.Line($"position = {Reading}.SkipValue(json, position, ref state);");
            RefuseWhere(writer, "position < 0");
            EmitTaking(writer, element, null, target, isConditional: true);
        }
        else
        {
            EmitReading(writer, element, node, target);
        }

        writer.Line();
    }

    private string MapReader(PlanNode node, TypeReference type)
    {
        string name = "Read" + _names.Of(node) + "Map";
        return Request(name, writer => EmitMapReader(writer, node, type, name));
    }

    private void EmitMapReader(SourceWriter writer, PlanNode node, TypeReference type, string name)
    {
        ObjectRules rules = node.Objects!;
        TypeReference element = type.Element!;
        bool counts = rules.MinProperties > 0 || rules.MaxProperties != long.MaxValue;
        WritePlace(writer, node);
        EmitLoopHead(writer, name, type, '{');
        writer.Line("int names = state.NameCount;");
        if (counts)
        {
            writer.Line("int count = 0;");
        }

        writer.Line($"global::System.Collections.Generic.Dictionary<string, {ElementName(element)}>? entries = null;");
        writer.Open("if (TMode.TakesValues)");
        writer.Line("entries = new(global::System.StringComparer.Ordinal);");
        writer.Close();
        writer.Line();
        writer.Line($"position = {Reading}.FirstMember(json, position);");
        writer.Open("while (position >= 0)");
        writer.Line("int nameStart = position;");
        writer.Line($"int nameEnd = {Scanner}.SkipString(json, position, out bool hasEscapes);");
        RefuseWhere(writer, "nameEnd < 0 || !state.AddName(json, nameStart, nameEnd, names, hasEscapes)");
        EmitPropertyNames(writer, rules);
        writer.Line($"position = {Reading}.SkipColon(json, nameEnd);");
        RefuseWhere(writer, "position < 0");
        EmitElement(writer, element, rules.AdditionalProperties);
        writer.Open("if (TMode.TakesValues)");
        writer.Line($"entries![{Reading}.GetString(json.Slice(nameStart, nameEnd - nameStart))] = element{(IsReference(element) && !element.IsNullable ? "!" : "")};");
        writer.Close();
        writer.Line();
        if (counts)
        {
            writer.Line("count++;");
        }

        writer.Line($"position = {Reading}.NextMember(json, position);");
        writer.Close();
        writer.Line();
        RefuseWhere(writer, $"position == {Invalid}");
        writer.Line("position = ~position;");
        writer.Line("state.Depth--;");
        writer.Line("state.EndNames(names);");
        if (counts)
        {
            writer.Line("// minProperties, maxProperties");
            RefuseWhere(writer, OutsideOf("count", rules.MinProperties, rules.MaxProperties));
        }

        writer.Line("value = entries;");
        writer.Line("return position;");
        writer.Close();
    }

    /// <summary>A method that takes a list or map from a text that is known to be valid.</summary>
    private string Taker(TypeReference type)
    {
        string name = "Take" + TakerName(type);
        return Request(name, writer => EmitTaker(writer, type, name));
    }

    private static string TakerName(TypeReference type) => type.Kind switch
    {
        TypeKind.List => "ListOf" + TakerName(type.Element!),
        TypeKind.Map => "MapOf" + TakerName(type.Element!),
        TypeKind.Named or TypeKind.Enum => (type.IsNullable ? "Nullable" : "") + "Type" + CSharpIdentifier.Pascal(type.TypeName!),
        _ => (type.IsNullable ? "Nullable" : "") + type.Kind,
    };

    private void EmitTaker(SourceWriter writer, TypeReference type, string name)
    {
        TypeReference element = type.Element!;
        bool isList = type.Kind == TypeKind.List;
        writer.Line("// Takes values from a text that was checked.");
        writer.Line($"internal static int {name}{Parameters}, {(type.CanLoseText ? "ref bool isExactAll, " : "")}out {TypeName(type)}? value)");
        writer.Open();
        writer.Line("value = null;");
        writer.Line(isList
            ? $"global::System.Collections.Generic.List<{ElementName(element)}> items = [];"
            : $"global::System.Collections.Generic.Dictionary<string, {ElementName(element)}> entries = new(global::System.StringComparer.Ordinal);");
        writer.Line($"position = {Reading}.{(isList ? "FirstItem" : "FirstMember")}(json, position);");
        writer.Open("while (position >= 0)");
        if (!isList)
        {
            writer.Line("int nameStart = position;");
            writer.Line($"int nameEnd = {Scanner}.SkipString(json, position);");
            writer.Line($"position = {Reading}.SkipColon(json, nameEnd);");
        }

        bool isNullable = element.IsNullable || IsReference(element);
        writer.Line($"{TypeName(element)}{(isNullable ? "?" : "")} element = default;");
        writer.Line("int valueStart = position;");
        writer.Line($"position = {Reading}.SkipValue(json, position, ref state);");
        RefuseWhere(writer, "position < 0");
        EmitTaking(writer, element, null, new Target("element", isNullable, "isExactAll = false;"), isConditional: false);
        writer.Line();
        string taken = "element" + (IsReference(element) && !element.IsNullable ? "!" : "");
        writer.Line(isList ? $"items.Add({taken});" : $"entries[{Reading}.GetString(json.Slice(nameStart, nameEnd - nameStart))] = {taken};");
        writer.Line($"position = {Reading}.{(isList ? "NextItem" : "NextMember")}(json, position);");
        writer.Close();
        writer.Line();
        RefuseWhere(writer, $"position == {Invalid}");
        writer.Line(isList ? "value = items;" : "value = entries;");
        writer.Line("return ~position;");
        writer.Close();
    }
}
