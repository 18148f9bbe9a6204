using System.Globalization;
using System.Linq;
using Integrations.Contracts.CodeGeneration.Names;
using Integrations.Contracts.CodeGeneration.Readers;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>A sealed partial record: properties, printing, the place of the schema, the writer and the reader.</summary>
internal static class RecordEmitter
{
    private const string Library = TypeText.Library;

    public static void Emit(SourceWriter writer, ContractModel model, RecordModel record, ReaderEmitter readers)
    {
        NameScope scope = new(model, record);
        EmitHead(writer, scope, record, "sealed", record.KeepsUnknownMembers ? $"OpenContract<{CSharpIdentifier.Escape(record.Name)}>" : null);
        EmitProperties(writer, scope, record);
        if (record.Additional is { } additional)
        {
            writer.Line($"public {TypeText.Collections}IReadOnlyDictionary<string, {TypeText.Of(additional.Value, scope)}> {additional.PropertyName} {{ get => _additionalMembers.Entries; init => _additionalMembers = new(value); }}");
        }

        EmitFields(writer, scope, record, record.Additional is { } kept ? $"private {readers.AdditionalField(scope, kept)} _additionalMembers;" : null);
        writer.Wrapped(ContractSchemaEmitter.Of(scope, record, readers.Members(scope, record)));
        if (PrintingEmitter.IsNeeded(model, record.Members))
        {
            PrintingEmitter.Emit(writer, model, record.Members);
        }

        ValueWriterEmitter.Emit(writer, scope, record);
        readers.EmitReader(writer, record);
        writer.Close();
    }

    /// <summary>A record with one member, Value.</summary>
    public static void Emit(SourceWriter writer, ContractModel model, WrapperModel wrapper, ReaderEmitter readers)
    {
        // The one member, in a record's terms.
        RecordModel record = new()
        {
            Name = wrapper.Name,
            NodeId = wrapper.NodeId,
            Pointer = wrapper.Pointer,
            DocumentUri = wrapper.DocumentUri,
            FileName = wrapper.FileName,
            Definition = wrapper.Definition,
            Documentation = wrapper.Documentation,
            UnknownMembers = UnknownMemberHandling.Refused,
            Members = new EquatableArray<MemberModel>(ImmutableArray.Create(new MemberModel
            {
                JsonName = "",
                PropertyName = "Value",
                LocalName = "value",
                FieldName = "_value",
                PresenceName = "HasValue",
                DefaultName = "ValueOrDefault",
                Type = wrapper.Value,
                IsRequired = true,
                IsWriteOnly = wrapper.IsWriteOnly,
                Documentation = Documentation.None,
            })),
        };
        NameScope scope = new(model, record);
        EmitHead(writer, scope, wrapper, "sealed");
        EmitProperties(writer, scope, record);
        EmitFields(writer, scope, record, null);
        writer.Wrapped(ContractSchemaEmitter.Of(scope, wrapper));
        if (PrintingEmitter.IsNeeded(model, record.Members))
        {
            PrintingEmitter.Emit(writer, model, record.Members);
        }

        ValueWriterEmitter.Emit(writer, scope, wrapper);
        readers.EmitReader(writer, wrapper);
        writer.Close();
    }

    /// <summary>The documentation, the attributes and the head of a contract's type, up to the opening brace. The class of the library that it derives from is Contract, where no other is named.</summary>
    public static void EmitHead(SourceWriter writer, NameScope scope, TypeModel type, string modifier, string? baseType = null, params string[] parameters)
    {
        string name = CSharpIdentifier.Escape(type.Name);
        XmlText.Write(writer, type);
        if (type.Documentation.IsDeprecated)
        {
            writer.Line("[global::System.Obsolete]");
        }

        writer.Line($"[{TypeText.Json}Serialization.JsonConverter(typeof({Library}ContractJsonConverter<{name}>))]");
        string head = $"{TypeText.Accessibility(scope.Model)} {modifier} partial record {name}", bases = $" : {Library}{baseType ?? $"Contract<{name}>"}, {Library}IContract<{name}>";
        writer.Open(parameters.Length == 0 ? [head + bases] : [head, .. parameters, bases]);
    }

    private static void EmitProperties(SourceWriter writer, NameScope scope, RecordModel record)
    {
        for (int index = 0; index < record.Members.Count; index++)
        {
            MemberModel member = record.Members[index];
            XmlText.Write(writer, member.Documentation, member.PropertyName, XmlText.Remark(member));
            EmitProperty(writer, scope, member, index);
        }
    }

    /// <summary>The property of a member, and what stands beside it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="scope">Where it is written.</param>
    /// <param name="member">The member.</param>
    /// <param name="index">Its place among the source texts.</param>
    public static void EmitProperty(SourceWriter writer, NameScope scope, MemberModel member, int index)
    {
        // The compiler wants no required member to be obsolete: it must be set after all.
        if (member.Documentation.IsDeprecated && !member.IsRequired)
        {
            writer.Line("[global::System.Obsolete]");
        }

        if (member.Constant is { } constant)
        {
            writer.Line($"public {TypeText.OfProperty(member, scope)} {CSharpIdentifier.Escape(member.PropertyName)} => {constant.CSharp};");
            return;
        }

        string head = $"public {(member.IsRequired ? "required " : "")}{TypeText.OfProperty(member, scope)} {CSharpIdentifier.Escape(member.PropertyName)}";
        if (!HasField(member))
        {
            writer.Line(head + " { get; init; }");
        }
        else
        {
            writer.Line($"{head} {Accessors(member, index)}");
        }

        if (member.HasPresence)
        {
            writer.Line($"public bool {member.PresenceName} {{ get; private init; }}");
        }

        EmitDefault(writer, scope, member);
    }

    /// <summary>The accessors of a property that <see cref="HasField"/>.</summary>
    public static string Accessors(MemberModel member, int index)
    {
        bool isCompared = FieldText.IsCompared(member.Type);
        string get = isCompared ? FieldText.Value(member.Type, member.FieldName, member.IsPropertyNullable) : member.FieldName;
        List<string> targets = [member.FieldName], values = [isCompared ? "new(value)" : "value"];
        if (member.HasPresence)
        {
            targets.Add(member.PresenceName);
            values.Add("true");
        }

        if (isCompared && member.Type.CanLoseText)
        {
            targets.Add("_sourceTexts");
            values.Add($"_sourceTexts.Without({index.ToString(CultureInfo.InvariantCulture)})");
        }

        string init = targets.Count == 1 ? $"{targets[0]} = {values[0]}" : $"({string.Join(", ", targets)}) = ({string.Join(", ", values)})";
        return $"{{ get => {get}; init => {init}; }}";
    }

    /// <summary>What an absent member stands for; never written, since the payload did not say it.</summary>
    public static void EmitDefault(SourceWriter writer, NameScope scope, MemberModel member)
    {
        if (member.Default is not { } value)
        {
            return;
        }

        string property = CSharpIdentifier.Escape(member.PropertyName), type = TypeText.Of(member.Type, scope), text = DefaultText.Of(scope, member.Type, value), field = $"s_{CamelCase.FromPascalCase(member.PropertyName)}Default";
        bool isKept = DefaultText.IsMade(member.Type, value);
        string otherwise = isKept ? $"({field} ??= {text})" : text;
        string head = $"public {type} {member.DefaultName} => {(member.HasPresence ? $"{member.PresenceName} ? {property} : {otherwise}" : $"{property} ?? {otherwise}")};";
        writer.Wrapped(isKept ? [head + " ", $"private static {type.TrimEnd('?')}? {field};"] : [head], "");
    }

    // What is private stands together, fields of one type in one declaration.
    private static void EmitFields(SourceWriter writer, NameScope scope, RecordModel record, string? additional)
    {
        List<string> pieces = [];
        foreach (IGrouping<string, MemberModel> fields in record.Members.Where(HasField).GroupBy(member => FieldType(member, scope), StringComparer.Ordinal))
        {
            pieces.Add($"private {fields.Key} {string.Join(", ", fields.Select(member => member.FieldName))}; ");
        }

        if (record.HasSourceTexts)
        {
            pieces.Add($"private {Library}SourceTexts _sourceTexts; ");
        }

        if (additional is not null)
        {
            pieces.Add(additional);
        }

        if (pieces.Count > 0)
        {
            writer.Wrapped(pieces, "");
        }
    }

    /// <summary>Whether a property has a field of its own: presence is noted, and the source text of lists and maps dropped, when it is set.</summary>
    public static bool HasField(MemberModel member) => member.HasPresence || FieldText.IsCompared(member.Type);

    /// <summary>The type of the field.</summary>
    public static string FieldType(MemberModel member, NameScope scope) => FieldText.IsCompared(member.Type) ? FieldText.Compared(member.Type, scope) : TypeText.OfProperty(member, scope);
}
