using System.Globalization;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>An enum, and the static class that knows its names in JSON.</summary>
internal static class EnumEmitter
{
    public static void Emit(SourceWriter writer, ContractModel model, EnumModel type)
    {
        string name = TypeText.Qualified(type.Name, model), accessibility = TypeText.Accessibility(model);
        XmlText.Write(writer, type.Documentation, $"One of {type.Values.Count.ToString(CultureInfo.InvariantCulture)} strings.");
        writer.Line(EmittedFile.GeneratedCode);
        if (type.Documentation.IsDeprecated)
        {
            writer.Line("[global::System.Obsolete]");
        }

        writer.Line($"[global::System.Text.Json.Serialization.JsonConverter(typeof({TypeText.Qualified(type.ExtensionsName, model)}.JsonConverter))]");
        writer.Open($"{accessibility} enum {CSharpIdentifier.Escape(type.Name)}");
        for (int index = 0; index < type.Values.Count; index++)
        {
            if (index > 0)
            {
                writer.Line();
            }

            writer.Line($"/// <summary><c>{XmlText.Inline(type.Values[index].WireName)}</c></summary>");
            writer.Line($"{CSharpIdentifier.Escape(type.Values[index].Name)},");
        }

        writer.Close();
        writer.Line();
        writer.Line($"/// <summary>The names in JSON of <see cref=\"{type.Name}\"/>.</summary>");
        writer.Line(EmittedFile.GeneratedCode);
        writer.Open($"{accessibility} static partial class {type.ExtensionsName}");
        List<string> names = [$"internal static readonly Contracts::EnumNames<{name}> Names = new("];
        for (int index = 0; index < type.Values.Count; index++)
        {
            names.Add(CSharpLiteral.String(type.Values[index].WireName) + (index == type.Values.Count - 1 ? ");" : ", "));
        }

        writer.Wrapped(names);
        writer.Line();
        EmitToWireName(writer, type, name);
        writer.Line();
        EmitTryParse(writer, type, name);
        writer.Line();
        EmitToJson(writer, type, name);
        writer.Line();
        EmitConverter(writer, name);
        writer.Close();
    }

    private static void EmitToWireName(SourceWriter writer, EnumModel type, string name)
    {
        writer.Line("/// <summary>The name in JSON.</summary>");
        writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The value is none of the enum's.</exception>");
        writer.Line($"public static string ToWireName(this {name} value) => value switch");
        writer.Open();
        foreach (EnumValueModel value in type.Values)
        {
            writer.Line($"{name}.{CSharpIdentifier.Escape(value.Name)} => {CSharpLiteral.String(value.WireName)},");
        }

        writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(value), value, \"not a value of the enum\"),");
        writer.Close(";");
    }

    private static void EmitTryParse(SourceWriter writer, EnumModel type, string name)
    {
        writer.Line("/// <summary>The value of a name in JSON; capitals matter.</summary>");
        writer.Open($"public static bool TryParse(string? wireName, out {name} value)");
        writer.Line("switch (wireName)");
        writer.Open();
        foreach (EnumValueModel value in type.Values)
        {
            writer.Line($"case {CSharpLiteral.String(value.WireName)}:");
            writer.Indent();
            writer.Line($"value = {name}.{CSharpIdentifier.Escape(value.Name)};");
            writer.Line("return true;");
            writer.Outdent();
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line("value = default;");
        writer.Line("return false;");
        writer.Outdent();
        writer.Close();
        writer.Close();
        writer.Line();

        writer.Line("/// <summary>The value of a name in JSON, without quotes and escapes; capitals matter.</summary>");
        writer.Open($"public static bool TryParse(global::System.ReadOnlySpan<byte> utf8WireName, out {name} value)");

        // By length first: mostly one comparison is left.
        SortedDictionary<int, List<EnumValueModel>> byLength = [];
        foreach (EnumValueModel value in type.Values)
        {
            int length = CSharpLiteral.Utf8Length(value.WireName);
            if (!byLength.TryGetValue(length, out List<EnumValueModel>? values))
            {
                byLength.Add(length, values = []);
            }

            values.Add(value);
        }

        writer.Line("switch (utf8WireName.Length)");
        writer.Open();
        foreach (KeyValuePair<int, List<EnumValueModel>> entry in byLength)
        {
            foreach (EnumValueModel value in entry.Value)
            {
                string test = entry.Key == 0 ? "" : $" when global::System.MemoryExtensions.SequenceEqual(utf8WireName, {CSharpLiteral.Utf8(value.WireName)})";
                writer.Line($"case {entry.Key.ToString(CultureInfo.InvariantCulture)}{test}:");
                writer.Indent();
                writer.Line($"value = {name}.{CSharpIdentifier.Escape(value.Name)};");
                writer.Line("return true;");
                writer.Outdent();
            }
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line("value = default;");
        writer.Line("return false;");
        writer.Outdent();
        writer.Close();
        writer.Close();
    }

    private static void EmitToJson(SourceWriter writer, EnumModel type, string name)
    {
        writer.Line("// The name as JSON text, with its quotes.");
        writer.Line($"internal static global::System.ReadOnlySpan<byte> ToJson({name} value) => value switch");
        writer.Open();
        foreach (EnumValueModel value in type.Values)
        {
            writer.Line($"{name}.{CSharpIdentifier.Escape(value.Name)} => {CSharpLiteral.Utf8(JsonText.Quote(value.WireName))},");
        }

        writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(value), value, \"not a value of the enum\"),");
        writer.Close(";");
    }

    private static void EmitConverter(SourceWriter writer, string name) => writer.Lines(
        $$"""
        // Lets System.Text.Json read and write the names.
        internal sealed class JsonConverter : global::System.Text.Json.Serialization.JsonConverter<{{name}}>
        {
            public override {{name}} Read(ref global::System.Text.Json.Utf8JsonReader reader, global::System.Type typeToConvert, global::System.Text.Json.JsonSerializerOptions options) =>
                reader.TokenType == global::System.Text.Json.JsonTokenType.String && TryParse(reader.GetString(), out {{name}} value)
                    ? value
                    : throw new global::System.Text.Json.JsonException("the value is none of the names that the enum has in JSON");

            public override void Write(global::System.Text.Json.Utf8JsonWriter writer, {{name}} value, global::System.Text.Json.JsonSerializerOptions options) =>
                writer.WriteStringValue(ToWireName(value));

            public override {{name}} ReadAsPropertyName(ref global::System.Text.Json.Utf8JsonReader reader, global::System.Type typeToConvert, global::System.Text.Json.JsonSerializerOptions options) =>
                TryParse(reader.GetString(), out {{name}} value)
                    ? value
                    : throw new global::System.Text.Json.JsonException("the member's name is none of the names that the enum has in JSON");

            public override void WriteAsPropertyName(global::System.Text.Json.Utf8JsonWriter writer, {{name}} value, global::System.Text.Json.JsonSerializerOptions options) =>
                writer.WritePropertyName(ToWireName(value));
        }
        """);
}
