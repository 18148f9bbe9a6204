using System.Linq;
using Integrations.Contracts.CodeGeneration.Readers;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>A tuple: a sealed partial positional record, a parameter an item. What is fixed by the schema is a property without a parameter.</summary>
internal static class TupleEmitter
{
    private const string Library = TypeText.Library;

    public static void Emit(SourceWriter writer, ContractModel model, TupleModel tuple, ReaderEmitter readers)
    {
        NameScope scope = new(model, tuple), outside = new(model);
        MemberModel[] parameters = [.. tuple.Items.Items.Where(item => item.Constant is null)];
        RecordEmitter.EmitHead(writer, scope, tuple, "sealed", BaseType(tuple, outside), [.. parameters.Select((item, index) => Parameter(item, index, parameters.Length, outside))]);
        for (int index = 0; index < tuple.Items.Count; index++)
        {
            EmitProperty(writer, scope, tuple, index);
        }

        if (tuple.HasSourceTexts)
        {
            writer.Line($"private {Library}SourceTexts _sourceTexts;");
        }

        writer.Wrapped(ContractSchemaEmitter.Of(scope, tuple));
        if (PrintingEmitter.IsNeeded(model, tuple.Items))
        {
            PrintingEmitter.Emit(writer, model, tuple.Items);
        }

        ValueWriterEmitter.Emit(writer, scope, tuple);
        readers.EmitReader(writer, tuple);
        writer.Close();
    }

    private static string? BaseType(TupleModel tuple, NameScope scope) => tuple.Rest is not { } rest
        ? null
        : $"OpenTuple<{CSharpIdentifier.Escape(tuple.Name)}, {TypeText.Of(rest, scope)}{(rest.Kind is TypeKind.List or TypeKind.Map ? ", " + FieldText.Comparer(rest, scope) : "")}>";

    private static string Parameter(MemberModel item, int index, int count, NameScope scope) =>
        $"{(index == 0 ? "(" : "")}{TypeText.OfProperty(item, scope)} {CSharpIdentifier.Escape(item.PropertyName)}{(item.IsRequired ? "" : " = null")}{(index == count - 1 ? ")" : ", ")}";

    // A property of its own where the parameter's would not do: what is compared by value, and what is there also where it is null.
    private static void EmitProperty(SourceWriter writer, NameScope scope, TupleModel tuple, int index)
    {
        MemberModel item = tuple.Items[index];
        string property = CSharpIdentifier.Escape(item.PropertyName);
        if (item.Constant is not null)
        {
            XmlText.Write(writer, item.Documentation, item.PropertyName);
            RecordEmitter.EmitProperty(writer, scope, item, index);
            return;
        }

        if (RecordEmitter.HasField(item))
        {
            writer.Line($"public {TypeText.OfProperty(item, scope)} {property} {RecordEmitter.Accessors(item, index)}");
            writer.Line($"private {RecordEmitter.FieldType(item, scope)} {item.FieldName} = {(FieldText.IsCompared(item.Type) ? $"new({property})" : property)};");
        }

        if (item.HasPresence)
        {
            // A null with an item behind it is there: an array has no holes.
            writer.Wrapped(
            [
                $"public bool {item.PresenceName} {{ get; private init; }} = ",
                .. tuple.Items.Items.Skip(index).Select((other, place) => $"{(place == 0 ? "" : " || ")}{CSharpIdentifier.Escape(other.PropertyName)} is not null"),
                ";",
            ]);
        }

        RecordEmitter.EmitDefault(writer, scope, item);
    }
}
