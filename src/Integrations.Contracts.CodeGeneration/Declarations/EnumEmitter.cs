using System.Globalization;
using System.Linq;
using System.Text;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>An enum with its names in JSON.</summary>
internal static class EnumEmitter
{
    private const string Library = TypeText.Library;

    public static void Emit(SourceWriter writer, ContractModel model, EnumModel type)
    {
        string name = CSharpIdentifier.Escape(type.Name), accessibility = TypeText.Accessibility(model);
        XmlText.Write(writer, type);
        if (type.Documentation.IsDeprecated)
        {
            writer.Line("[global::System.Obsolete]");
        }

        writer.Wrapped([$"[{TypeText.Json}Serialization.JsonConverter(typeof({Library}EnumJsonConverter<{name}>)), ", $"{Library}WireNames(", .. Names(type), "]"]);
        EmitValues(writer, type, $"{accessibility} enum {name}");
    }

    // An attribute is UTF-8, where half of a surrogate pair has no place: then all names are escaped.
    private static List<string> Names(EnumModel type)
    {
        bool areEscaped = type.Values.Any(value => JsonTape.IndexOfLoneSurrogate(value.WireName) >= 0);
        List<string> names = [];
        for (int index = 0; index < type.Values.Count; index++)
        {
            string name = type.Values[index].WireName;
            names.Add(CSharpLiteral.String(areEscaped ? Escape(name) : name) + (index < type.Values.Count - 1 ? ", " : areEscaped ? ", AreEscaped = true)" : ")"));
        }

        return names;
    }

    private static string Escape(string name)
    {
        StringBuilder text = new();
        for (int index = 0; index < name.Length; index++)
        {
            bool isLone = char.IsSurrogate(name[index]) && !char.IsSurrogatePair(name, index) && (index == 0 || !char.IsSurrogatePair(name, index - 1));
            text.Append(isLone ? "\\u" + ((int)name[index]).ToString("X4", CultureInfo.InvariantCulture) : name[index] == '\\' ? "\\\\" : name[index].ToString());
        }

        return text.ToString();
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
