using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>An enum, and the static class that knows its names in JSON.</summary>
internal static class EnumEmitter
{
    private const string Library = TypeText.Library;

    public static void Emit(SourceWriter writer, ContractModel model, EnumModel type)
    {
        string name = CSharpIdentifier.Escape(type.Name), accessibility = TypeText.Accessibility(model);
        XmlText.Write(writer, type.Documentation, type.Name);
        if (type.Documentation.IsDeprecated)
        {
            writer.Line("[global::System.Obsolete]");
        }

        writer.Line($"[{TypeText.Json}Serialization.JsonConverter(typeof({type.ExtensionsName}.JsonConverter))]");
        EmitValues(writer, type, $"{accessibility} enum {name}");
        writer.Open($"{accessibility} static class {type.ExtensionsName}");
        List<string> names = [$"public static readonly {Library}EnumNames<{name}> Names = new("];
        for (int index = 0; index < type.Values.Count; index++)
        {
            names.Add(CSharpLiteral.String(type.Values[index].WireName) + (index == type.Values.Count - 1 ? ");" : ", "));
        }

        writer.Wrapped(names);
        writer.Line($"public static string ToWireName(this {name} value) => Names.ToWireName(value);");
        writer.Line($"public static bool TryParse(string? wireName, out {name} value) => Names.TryParse(wireName, out value);");
        writer.Line($"internal sealed class JsonConverter() : {Library}EnumJsonConverter<{name}>(Names);");
        writer.Close();
    }

    // All on one line where they fit.
    private static void EmitValues(SourceWriter writer, EnumModel type, string head)
    {
        List<string> values = [];
        int length = head.Length;
        foreach (EnumValueModel value in type.Values)
        {
            string name = CSharpIdentifier.Escape(value.Name);
            length += name.Length + 2;
            values.Add(values.Count == type.Values.Count - 1 ? name : name + ", ");
        }

        if (length + 4 <= SourceWriter.MaxColumn)
        {
            writer.Line($"{head} {{ {string.Concat(values)} }}");
            return;
        }

        writer.Open(head);
        writer.Wrapped(values, "");
        writer.Close();
    }
}
