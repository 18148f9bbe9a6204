using System.Globalization;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>The static class with what the types of one schema share: the embedded schema, and the resolver that System.Text.Json finds them by without reflection.</summary>
internal static class ContractClassEmitter
{
    // Literals of this many UTF-16 units; longer lines are a burden for editors and for the compiler.
    private const int PieceLength = 16000;

    private const string Library = TypeText.Library;

    public static void Emit(SourceWriter writer, ContractModel model, GenerationOptions options)
    {
        writer.Line($"/// <summary>The schema of <see cref=\"{CSharpIdentifier.Escape(model.RootName)}\"/>, and its types for System.Text.Json.</summary>");
        writer.Open($"{TypeText.Accessibility(model)} static partial class {model.ContractClassName}");
        writer.Line("/// <summary>The schema as the runtime validator has it; loaded when first used.</summary>");
        writer.Line($"public static {Library}JsonSchema Schema {{ get; }} = Definition(\"\");");
        writer.Line();
        writer.Line("/// <summary>Finds the types without reflection, as trimming and Native AOT need it: to be added to the TypeInfoResolverChain of JsonSerializerOptions.</summary>");
        writer.Line($"public static {TypeText.Json}Serialization.Metadata.IJsonTypeInfoResolver JsonTypeInfoResolver => {Library}ContractTypeInfoResolver.Instance;");
        writer.Line();
        EmitDefinition(writer, model, options);
        EmitDocuments(writer, model);
        writer.Close();
    }

    private static void EmitDefinition(SourceWriter writer, ContractModel model, GenerationOptions options)
    {
        List<string> settings = [];
        if (options.FormatMode != FormatMode.Assert)
        {
            settings.Add($"Formats = {Library}FormatMode.{options.FormatMode}");
        }

        if (options.DefaultDialect != JsonSchemaOptions.Default.DefaultDialect)
        {
            settings.Add($"DefaultDialect = {CSharpLiteral.String(options.DefaultDialect)}");
        }

        if (model.Documents[0].Name is { } name)
        {
            settings.Add($"SchemaName = {CSharpLiteral.String(name)}");
        }

        string schemaOptions = settings.Count == 0 ? "" : $", new {Library}JsonSchemaOptions {{ {string.Join(", ", settings)} }}";
        bool isOne = model.Documents.Count == 1;
        string documents = isOne ? $"[new({CSharpLiteral.String(model.Documents[0].Uri)}, Document0())]" : "Documents(document)";
        writer.Line("// The schema at a place of a document; the text is made when it is first asked for.");
        writer.Line($"internal static {Library}JsonSchema Definition(string pointer{(isOne ? "" : ", int document = 0")}) =>");
        writer.Indent();
        writer.Line($"{Library}JsonSchema.Embedded(() => {documents}, pointer{schemaOptions});");
        writer.Outdent();
        writer.Line();
    }

    private static void EmitDocuments(SourceWriter writer, ContractModel model)
    {
        if (model.Documents.Count > 1)
        {
            writer.Line("// Every document of the schema, the asked one first.");
            writer.Open($"private static {Library}EmbeddedSchema[] Documents(int first)");
            writer.Line($"{Library}EmbeddedSchema[] documents =");
            writer.Line("[");
            writer.Indent();
            for (int index = 0; index < model.Documents.Count; index++)
            {
                writer.Line($"new({CSharpLiteral.String(model.Documents[index].Uri)}, Document{index.ToString(CultureInfo.InvariantCulture)}()),");
            }

            writer.Outdent();
            writer.Line("];");
            writer.Line("(documents[0], documents[first]) = (documents[first], documents[0]);");
            writer.Line("return documents;");
            writer.Close();
            writer.Line();
        }

        for (int index = 0; index < model.Documents.Count; index++)
        {
            EmitDocument(writer, model.Documents[index], index);
            writer.Line();
        }
    }

    private static void EmitDocument(SourceWriter writer, EmbeddedDocument document, int index)
    {
        writer.Line($"// {CSharpLiteral.Comment(document.Name ?? document.Uri)}, without white space.");
        string head = $"private static byte[] Document{index.ToString(CultureInfo.InvariantCulture)}() =>";
        if (document.Json.Length <= PieceLength)
        {
            writer.Line($"{head} {CSharpLiteral.Utf8(document.Json)}.ToArray();");
            return;
        }

        // Literals of UTF-8 are one for the compiler; a list of spreads would need C# 13 against .NET 9 and later.
        writer.Line(head + " (");
        writer.Indent();
        int start = 0;
        while (start < document.Json.Length)
        {
            int end = Math.Min(start + PieceLength, document.Json.Length);
            if (end < document.Json.Length && char.IsHighSurrogate(document.Json[end - 1]))
            {
                end--;
            }

            writer.Line($"{(start == 0 ? "" : "+ ")}{CSharpLiteral.Utf8(document.Json.Substring(start, end - start))}{(end == document.Json.Length ? ").ToArray();" : "")}");
            start = end;
        }

        writer.Outdent();
    }
}
