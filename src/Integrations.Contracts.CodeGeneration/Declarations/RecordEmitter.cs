using System.Globalization;
using Integrations.Contracts.CodeGeneration.Readers;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>A sealed partial record: properties, equality, printing, the contract's members, and the reader.</summary>
internal static class RecordEmitter
{
    private const string Library = TypeText.Library;

    public static void Emit(SourceWriter writer, ContractModel model, RecordModel record, ReaderEmitter readers)
    {
        EmitHead(writer, model, record, "A JSON object.", "sealed");
        ContractSchemaEmitter.Emit(writer, model, record);
        EqualityEmitter.EmitComparers(writer, model, record);
        EmitFields(writer, model, record);
        for (int index = 0; index < record.Members.Count; index++)
        {
            writer.Line();
            EmitProperty(writer, model, record.Members[index], index);
        }

        writer.Line();
        EmitBehaviour(writer, model, record, record, readers, () => ValueWriterEmitter.Emit(writer, model, record));
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
            Documentation = wrapper.Documentation,
            UnknownMembers = UnknownMemberHandling.Refused,
            Members = new EquatableArray<MemberModel>(ImmutableArray.Create(new MemberModel
            {
                JsonName = "",
                PropertyName = "Value",
                LocalName = "value",
                FieldName = "_value",
                PresenceName = "HasValue",
                Type = wrapper.Value,
                IsRequired = true,
                IsWriteOnly = wrapper.IsWriteOnly,
                Documentation = new Documentation(null, "The value.", EquatableArray<string>.Empty, false),
            })),
        };
        EmitHead(writer, model, wrapper, "A JSON value.", "sealed");
        ContractSchemaEmitter.Emit(writer, model, wrapper);
        EqualityEmitter.EmitComparers(writer, model, record);
        EmitFields(writer, model, record);
        writer.Line();
        EmitProperty(writer, model, record.Members[0], 0);
        writer.Line();
        EmitBehaviour(writer, model, record, wrapper, readers, () => ValueWriterEmitter.Emit(writer, model, wrapper));
        writer.Close();
    }

    /// <summary>The documentation, the attributes and the head of a contract's type, up to the opening brace.</summary>
    public static void EmitHead(SourceWriter writer, ContractModel model, TypeModel type, string otherwise, string modifier)
    {
        string name = TypeText.Qualified(type.Name, model);
        XmlText.Write(writer, type.Documentation, otherwise);
        writer.Line(EmittedFile.GeneratedCode);
        if (type.Documentation.IsDeprecated)
        {
            writer.Line("[global::System.Obsolete]");
        }

        writer.Line($"[global::System.Text.Json.Serialization.JsonConverter(typeof({Library}ContractJsonConverter<{name}>))]");
        writer.Open($"{TypeText.Accessibility(model)} {modifier} partial record {CSharpIdentifier.Escape(type.Name)} : {Library}Contract<{name}>, {Library}IContract<{name}>");
    }

    private static void EmitFields(SourceWriter writer, ContractModel model, RecordModel record)
    {
        bool isFirst = true;
        foreach (MemberModel member in record.Members)
        {
            if (HasField(member))
            {
                if (isFirst)
                {
                    writer.Line();
                    isFirst = false;
                }

                // A required list or map: the compiler does not see that its property must be set.
                string initially = member.IsPropertyNullable ? "" : " = null!";
                writer.Line($"private {TypeText.OfProperty(member, model)} {member.FieldName}{initially};");
            }
        }

        if (record.KeepsUnknownMembers)
        {
            writer.Line();
            writer.Line("// Members that the schema lets in and does not name, as JSON text.");
            writer.Line($"private {Library}UnknownMembers _unknownMembers;");
        }

        if (record.HasSourceTexts)
        {
            writer.Line();
            writer.Line("// The JSON texts of values that say less than their text did; normally none.");
            writer.Line($"private {Library}SourceTexts _sourceTexts;");
        }
    }

    // Presence is noted, and the source text of lists and maps dropped, when the property is set.
    private static bool HasField(MemberModel member) => member.HasPresence || DropsSourceText(member);

    private static bool DropsSourceText(MemberModel member) => member.KeepsSourceText && member.Type.Kind is TypeKind.List or TypeKind.Map && member.Type.CanLoseText;

    private static void EmitProperty(SourceWriter writer, ContractModel model, MemberModel member, int index)
    {
        string? remark = member.IsWriteOnly ? "Write-only: never part of a response, and never printed." : member.IsReadOnly ? "Read-only: never part of a request." : null;
        XmlText.Write(writer, member.Documentation, $"<c>{XmlText.Inline(member.JsonName)}</c>", remark);

        // The compiler wants no required member to be obsolete: it must be set after all.
        if (member.Documentation.IsDeprecated && !member.IsRequired)
        {
            writer.Line("[global::System.Obsolete]");
        }

        string head = $"public {(member.IsRequired ? "required " : "")}{TypeText.OfProperty(member, model)} {CSharpIdentifier.Escape(member.PropertyName)}";
        if (!HasField(member))
        {
            writer.Line(head + " { get; init; }");
            return;
        }

        writer.Open(head);
        writer.Line($"get => {member.FieldName};");
        writer.Open("init");
        writer.Line($"{member.FieldName} = value;");
        if (member.HasPresence)
        {
            writer.Line($"{member.PresenceName} = true;");
        }

        if (DropsSourceText(member))
        {
            writer.Line($"_sourceTexts = _sourceTexts.Without({index.ToString(CultureInfo.InvariantCulture)});");
        }

        writer.Close();
        writer.Close();
        if (member.HasPresence)
        {
            writer.Line();
            writer.Line($"/// <summary>Whether <see cref=\"{CSharpIdentifier.Escape(member.PropertyName)}\"/> is there, be it with null: what is not there is not written.</summary>");
            writer.Line($"public bool {member.PresenceName} {{ get; private init; }}");
        }
    }

    private static void EmitBehaviour(SourceWriter writer, ContractModel model, RecordModel record, TypeModel type, ReaderEmitter readers, Action emitWriter)
    {
        if (EqualityEmitter.IsNeeded(record))
        {
            EqualityEmitter.Emit(writer, record);
            writer.Line();
        }

        if (PrintingEmitter.IsNeeded(model, record))
        {
            PrintingEmitter.Emit(writer, model, record);
            writer.Line();
        }

        emitWriter();
        writer.Line();
        readers.EmitReader(writer, type);
    }
}
