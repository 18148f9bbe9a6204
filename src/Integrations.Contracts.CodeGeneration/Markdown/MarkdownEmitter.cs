using System.Globalization;
using System.Linq;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.CodeGeneration.TypeScript;

namespace Integrations.Contracts.CodeGeneration.Markdown;

/// <summary>A contract as a page for people: each type with a table of its members or the list of its values, and all of them as TypeScript.</summary>
internal sealed class MarkdownEmitter
{
    private readonly SourceWriter _writer = new();
    private readonly IReadOnlyList<TypeModel> _types;
    private readonly Headings _headings;
    private readonly string _title;

    private MarkdownEmitter(string title, IReadOnlyList<TypeModel> types)
    {
        _title = title;
        _types = types;
        _headings = new Headings(title, types);
    }

    /// <summary>The page.</summary>
    /// <param name="model">The contract.</param>
    /// <param name="document">What the schema says of itself as a whole.</param>
    /// <param name="definitions">The pointers of its definitions, in its order: types come in it, the root's too where it is one of them.</param>
    public static string Page(ContractModel model, Documentation document, IReadOnlyList<string> definitions)
    {
        string title = PlainText.OneLine(document.Title ?? "");
        MarkdownEmitter emitter = new(title.Length > 0 ? title : model.RootName, InOrder(model, definitions));
        emitter.Write(document);
        return emitter._writer.ToString();
    }

    private void Write(Documentation document)
    {
        _writer.Line("# " + MarkdownText.Escape(_title));
        Paragraphs(document.Description);
        foreach (TypeModel type in _types)
        {
            WriteSection(type, document);
        }

        WriteTypeScript();
    }

    private void WriteSection(TypeModel type, Documentation document)
    {
        _writer.Line();
        _writer.Line("## " + MarkdownText.Escape(Headings.Of(type)));

        // The root's own words stand atop the page.
        if (type.Documentation.Description != document.Description)
        {
            Paragraphs(type.Documentation.Description);
        }

        if (type.Documentation.IsDeprecated)
        {
            Paragraphs("Deprecated.");
        }

        string name = MarkdownText.Code(type.Name, isInTable: false);
        _writer.Line();
        switch (type)
        {
            case RecordModel record:
                _writer.Line(name + ": object");
                WriteMembers(record);
                break;
            case TupleModel tuple:
                _writer.Line(name + ": array");
                WriteItems(tuple);
                break;
            case EnumModel enumeration:
                _writer.Line(name + ": string, one of " + string.Join(", ", Codes(enumeration)));
                break;
            case UnionModel union:
                List<string> cases = [];
                foreach (UnionCaseModel item in union.Cases)
                {
                    cases.Add(TypeOf(item.Value));
                }

                _writer.Line(name + ": one of " + string.Join(", ", cases));
                break;
            case WrapperModel wrapper:
                _writer.Line(name + ": " + TypeOf(wrapper.Value));
                break;
        }
    }

    private void WriteMembers(RecordModel record)
    {
        if (record.Members.Count == 0)
        {
            return;
        }

        _writer.Line();
        _writer.Line("| Name | Type | Required | Description |");
        _writer.Line("|---|---|---|---|");
        foreach (MemberModel member in record.Members)
        {
            WriteRow(MarkdownText.Code(TypeScriptText.PropertyName(member.JsonName), isInTable: true), member);
        }

        if (record.Additional is { } additional)
        {
            _writer.Line($"| any other | {TypeOf(additional.Value)} | | |");
        }
    }

    private void WriteItems(TupleModel tuple)
    {
        _writer.Line();
        _writer.Line("| Item | Type | Required | Description |");
        _writer.Line("|---|---|---|---|");
        for (int index = 0; index < tuple.Items.Count; index++)
        {
            WriteRow((index + 1).ToString(CultureInfo.InvariantCulture), tuple.Items[index]);
        }

        if (tuple.Rest is { } rest)
        {
            _writer.Line($"| any further | {TypeOf(rest)} | | |");
        }
    }

    private void WriteRow(string place, MemberModel member) =>
        _writer.Line($"| {place} | {(member.Constant is { } constant ? MarkdownText.Code(constant.Json, isInTable: true) : TypeOf(member.Type))} | {(member.IsRequired ? "required" : "")} | {Describe(member)} |".Replace("  |", " |"));

    private static string Describe(MemberModel member)
    {
        List<string> parts = [];
        foreach (string line in PlainText.Lines(member.Documentation.Description ?? member.Documentation.Title ?? ""))
        {
            parts.Add(MarkdownText.Escape(line));
        }

        if (member.Documentation.IsDeprecated)
        {
            parts.Add("Deprecated.");
        }

        if (member.IsReadOnly)
        {
            parts.Add("Read-only: never in a request.");
        }

        if (member.IsWriteOnly)
        {
            parts.Add("Write-only: never in a response.");
        }

        if (member.DefaultJson is not null)
        {
            parts.Add("Default: " + MarkdownText.Code(member.DefaultJson, isInTable: true));
        }

        foreach (string example in member.Documentation.Examples)
        {
            parts.Add("Example: " + MarkdownText.Code(example, isInTable: true));
        }

        return string.Join("<br>", parts);
    }

    // The type of a value as a reader of the page says it; types of the contract are links. A bar between two types is escaped, as tables want it.
    private string TypeOf(TypeReference type)
    {
        string text = type.Kind switch
        {
            TypeKind.String => "string",
            TypeKind.DateTimeOffset => "string (date-time)",
            TypeKind.DateOnly => "string (date)",
            TypeKind.Guid => "string (uuid)",
            TypeKind.Boolean => "boolean",
            TypeKind.Double or TypeKind.Decimal => "number",
            TypeKind.JsonElement => "anything",
            TypeKind.List => "list of " + TypeOf(type.Element!),
            TypeKind.Map => "map of " + TypeOf(type.Element!),
            TypeKind.Named or TypeKind.Enum => _headings.LinkTo(type.TypeName!),
            _ => "integer",
        };
        return type.IsNullable ? text + " \\| null" : text;
    }

    private static IEnumerable<string> Codes(EnumModel enumeration)
    {
        foreach (EnumValueModel value in enumeration.Values)
        {
            yield return MarkdownText.Code(TypeScriptText.Literal(value.WireName), isInTable: false);
        }
    }

    private void Paragraphs(string? text)
    {
        foreach (string line in PlainText.Lines(text ?? ""))
        {
            _writer.Line();
            _writer.Line(MarkdownText.Escape(line));
        }
    }

    private void WriteTypeScript()
    {
        SourceWriter script = new();
        foreach (TypeModel type in _types)
        {
            script.Line();
            TypeScriptEmitter.Emit(script, type, "");
        }

        string text = script.ToString(), fence = MarkdownText.Fence(text, 3);
        _writer.Line();
        _writer.Line("## TypeScript");
        _writer.Line();
        _writer.Line(fence + "typescript");
        _writer.Lines(text.TrimEnd('\n'));
        _writer.Line(fence);
    }

    // The definitions in the schema's order, the root's type among them where it is one; before them a root of its own, behind them the types of nested schemas.
    private static List<TypeModel> InOrder(ContractModel model, IReadOnlyList<string> definitions)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        foreach (string pointer in definitions)
        {
            places[pointer] = places.Count;
        }

        // The sort is stable: what shares a place stays as it is in the model.
        return
        [
            .. model.Types
                .Select((type, index) => (Type: type, Place: places.TryGetValue(type.Pointer, out int place) ? place : index == 0 ? -1 : places.Count + index))
                .OrderBy(entry => entry.Place)
                .Select(entry => entry.Type),
        ];
    }
}
