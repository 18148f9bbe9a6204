using System.Globalization;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>The method that writes a value as JSON, once for every kind of writer.</summary>
internal static class ValueWriterEmitter
{
    private const string Library = TypeText.Library;

    public static void Emit(SourceWriter writer, ContractModel model, RecordModel record)
    {
        Open(writer);
        writer.Line("writer.StartObject();");
        bool isAfterBlock = false;
        for (int index = 0; index < record.Members.Count; index++)
        {
            bool isBlock = EmitMember(writer, model, record.Members[index], index, isAfterBlock);
            isAfterBlock = isBlock;
        }

        if (record.KeepsUnknownMembers)
        {
            writer.Line();
            writer.Line("// What the schema lets in and does not name.");
            writer.Line("_unknownMembers.WriteTo(ref writer);");
        }

        writer.Line("writer.EndObject();");
        writer.Close();
    }

    public static void Emit(SourceWriter writer, ContractModel model, WrapperModel wrapper)
    {
        Open(writer);
        EmitNullable(writer, model, wrapper.Value, wrapper.Value.IsNullable, "Value", "value", 0);
        writer.Close();
    }

    public static void Emit(SourceWriter writer, ContractModel model, UnionModel union)
    {
        Open(writer);
        writer.Line("switch (this)");
        writer.Open();
        foreach (UnionCaseModel branch in union.Cases)
        {
            writer.Open($"case {CSharpIdentifier.Escape(branch.Name)} {{ Value: var value }}:");
            EmitValue(writer, model, branch.Value, "value", 1);
            writer.Line("break;");
            writer.Close();
        }

        writer.Close();
        writer.Close();
    }

    private static void Open(SourceWriter writer)
    {
        writer.Open($"protected override void Write(ref {Library}ContractWriter writer)");
    }

    // True where what was written ends with a block, after which an empty line reads better.
    private static bool EmitMember(SourceWriter writer, ContractModel model, MemberModel member, int index, bool isAfterBlock)
    {
        string property = CSharpIdentifier.Escape(member.PropertyName);
        string name = $"writer.Name({CSharpLiteral.Utf8(JsonText.Quote(member.JsonName) + ":")});";
        List<string> conditions = [];
        if (member.IsWriteOnly)
        {
            conditions.Add("writer.TakesWriteOnly");
        }

        if (member.IsReadOnly)
        {
            conditions.Add("writer.TakesReadOnly");
        }

        if (member.HasPresence)
        {
            conditions.Add(member.PresenceName);
        }

        bool isOptional = !member.IsRequired && !member.HasPresence;
        if (isOptional)
        {
            conditions.Add($"{property} is {{ }} {member.LocalName}");
        }

        if (conditions.Count > 0 || isAfterBlock)
        {
            writer.Line();
        }

        if (conditions.Count > 0)
        {
            writer.Open($"if ({string.Join(" && ", conditions)})");
        }

        writer.Line(name);
        string value = isOptional ? member.LocalName : property;
        EmitNullable(writer, model, member.Type, member.Type.IsNullable, value, member.LocalName, index);
        if (conditions.Count > 0)
        {
            writer.Close();
        }

        return conditions.Count > 0 || member.Type.IsNullable || member.KeepsSourceText;
    }

    // A value that may be null, and with its source text where that is kept (index of the member, negative inside lists and maps).
    private static void EmitNullable(SourceWriter writer, ContractModel model, TypeReference type, bool isNullable, string value, string local, int index)
    {
        if (!isNullable)
        {
            EmitWithSourceText(writer, model, type, value, local, index);
            return;
        }

        writer.Open($"if ({value} is {{ }} {local})");
        EmitWithSourceText(writer, model, type, local, local, index);
        writer.Close();
        writer.Open("else");
        writer.Line("writer.Null();");
        writer.Close();
    }

    private static void EmitWithSourceText(SourceWriter writer, ContractModel model, TypeReference type, string value, string local, int index)
    {
        if (index < 0 || !type.CanLoseText)
        {
            EmitValue(writer, model, type, value, 1);
            return;
        }

        // Lists and maps forget their text when the property is set; plain values are compared with what the text says.
        string comparand = type.Kind is TypeKind.List or TypeKind.Map ? "" : $"{value}, ";
        writer.Open($"if (_sourceTexts.TryGet({index.ToString(CultureInfo.InvariantCulture)}, {comparand}out global::System.ReadOnlySpan<byte> {local}Text))");
        writer.Line($"writer.Raw({local}Text);");
        writer.Close();
        writer.Open("else");
        EmitValue(writer, model, type, value, 1);
        writer.Close();
    }

    private static void EmitValue(SourceWriter writer, ContractModel model, TypeReference type, string value, int depth)
    {
        string suffix = depth == 1 ? "" : depth.ToString(CultureInfo.InvariantCulture);
        switch (type.Kind)
        {
            case TypeKind.Enum:
                EnumModel model2 = (EnumModel)model.Find(type.TypeName!)!;
                writer.Line($"writer.Raw({TypeText.Qualified(model2.ExtensionsName, model)}.ToJson({value}));");
                break;
            case TypeKind.List:
                writer.Line("writer.StartArray();");
                writer.Open($"foreach ({TypeText.Of(type.Element!, model)} item{suffix} in {value})");
                writer.Line("writer.Item();");
                EmitElement(writer, model, type.Element!, "item" + suffix, depth);
                writer.Close();
                writer.Line("writer.EndArray();");
                break;
            case TypeKind.Map:
                writer.Line("writer.StartObject();");
                writer.Open($"foreach (global::System.Collections.Generic.KeyValuePair<string, {TypeText.Of(type.Element!, model)}> entry{suffix} in {value})");
                writer.Line($"writer.Name(entry{suffix}.Key);");
                EmitElement(writer, model, type.Element!, $"entry{suffix}.Value", depth);
                writer.Close();
                writer.Line("writer.EndObject();");
                break;
            default:
                writer.Line($"writer.Value({value});");
                break;
        }
    }

    private static void EmitElement(SourceWriter writer, ContractModel model, TypeReference element, string value, int depth)
    {
        if (!element.IsNullable)
        {
            EmitValue(writer, model, element, value, depth + 1);
            return;
        }

        string local = "present" + depth.ToString(CultureInfo.InvariantCulture);
        writer.Open($"if ({value} is {{ }} {local})");
        EmitValue(writer, model, element, local, depth + 1);
        writer.Close();
        writer.Open("else");
        writer.Line("writer.Null();");
        writer.Close();
    }
}
