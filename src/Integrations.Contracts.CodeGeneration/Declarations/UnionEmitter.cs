using System.Globalization;
using System.Linq;
using Integrations.Contracts.CodeGeneration.Names;
using Integrations.Contracts.CodeGeneration.Readers;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>A union: an abstract record that nobody else can derive from, and a nested record a case. Ways to ask for all cases at once are those of the base class, or emitted where the library has none for so many cases.</summary>
internal static class UnionEmitter
{
    // Union of two to this many types.
    private const int MaxArity = 8;

    private const string Library = TypeText.Library;

    public static void Emit(SourceWriter writer, ContractModel model, UnionModel union, ReaderEmitter readers)
    {
        NameScope scope = new(model, union), outside = new(model);
        bool isOfBase = union.Cases.Count <= MaxArity;
        string self = CSharpIdentifier.Escape(union.Name);
        RecordEmitter.EmitHead(writer, scope, union, "abstract", isOfBase ? $"Union<{self}, {string.Join(", ", union.Cases.Select(branch => TypeText.Of(branch.Value, outside)))}>" : $"Contract<{self}>");
        for (int index = 0; index < union.Cases.Count; index++)
        {
            string number = (index + 1).ToString(CultureInfo.InvariantCulture);
            EmitCase(writer, scope, union, union.Cases[index], isOfBase ? $", {Library}IUnionCase{number}<{TypeText.Of(union.Cases[index].Value, scope)}>" : "");
        }

        if (!isOfBase)
        {
            EmitMatch(writer, scope, union, Parameters(union));
        }

        EmitConversions(writer, scope, union);
        writer.Line($"private {self}() {{ }}");
        writer.Wrapped(ContractSchemaEmitter.Of(scope, union));
        readers.EmitReader(writer, union);
        writer.Close();
    }

    private static void EmitCase(SourceWriter writer, NameScope scope, UnionModel union, UnionCaseModel branch, string marker)
    {
        string type = TypeText.Of(branch.Value, scope);
        string head = $"public sealed partial record {CSharpIdentifier.Escape(branch.Name)}({type} Value) : {scope.Type(union.Name)}{marker}";
        string write = ValueWriterEmitter.Case(scope, branch);
        if (!FieldText.IsCompared(branch.Value) && !branch.KeepsSourceText)
        {
            writer.Wrapped(marker.Length > 0 ? [head + ";"] : [head + " ", $"{{ {write} }}"]);
            return;
        }

        List<string> pieces = [head + " { "];
        if (FieldText.IsCompared(branch.Value))
        {
            string init = branch.KeepsSourceText ? "(_value, _sourceTexts) = (new(value), default)" : "_value = new(value)";
            pieces.Add($"public {type} Value {{ get => {FieldText.Value(branch.Value, "_value", isNullable: false)}; init => {init}; }} ");
            pieces.Add($"private {FieldText.Compared(branch.Value, scope)} _value = new(Value); ");
        }

        if (branch.KeepsSourceText)
        {
            pieces.Add($"internal {Library}SourceTexts _sourceTexts; ");
        }

        // The base writes what needs no more than its type.
        writer.Wrapped(marker.Length > 0 && branch.Value.Kind == TypeKind.JsonElement ? [.. pieces, "}"] : [.. pieces, write + " }"]);
    }

    private static string[] Parameters(UnionModel union)
    {
        HashSet<string> taken = new(StringComparer.Ordinal) { "value" };
        string[] parameters = new string[union.Cases.Count];
        for (int index = 0; index < parameters.Length; index++)
        {
            string name = CamelCase.FromPascalCase(union.Cases[index].Name);
            while (!taken.Add(name))
            {
                name += "Case";
            }

            parameters[index] = CSharpIdentifier.Escape(name);
        }

        return parameters;
    }

    private static void EmitMatch(SourceWriter writer, NameScope scope, UnionModel union, string[] parameters)
    {
        string[] types = [.. union.Cases.Select(branch => TypeText.Of(branch.Value, scope))];
        string Arm(int index, string parameter) => $"{CSharpIdentifier.Escape(union.Cases[index].Name)} value => {parameter}(value.Value), ";
        writer.Wrapped(
        [
            "public TResult Match<TResult>(",
            .. parameters.Select((parameter, index) => $"global::System.Func<{types[index]}, TResult> {parameter}{End(parameters, index, ") => ")}"),
            "this switch { ",
            .. parameters.Select((parameter, index) => Arm(index, parameter)),
            "_ => throw new global::System.InvalidOperationException() };",
        ]);
        writer.Wrapped(
        [
            "public void Switch(",
            .. parameters.Select((parameter, index) => $"global::System.Action<{types[index]}> {parameter}{End(parameters, index, ") { ")}"),
            "switch (this) { ",
            .. parameters.Select((parameter, index) => $"case {CSharpIdentifier.Escape(union.Cases[index].Name)} value: {parameter}(value.Value); break; "),
            "} }",
        ]);
    }

    private static string End(string[] parameters, int index, string last) => index == parameters.Length - 1 ? last : ", ";

    // A value is of its case by itself where its C# type says which; C# converts from no interface.
    private static void EmitConversions(SourceWriter writer, NameScope scope, UnionModel union)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (UnionCaseModel branch in union.Cases)
        {
            string type = TypeText.Of(branch.Value, scope);
            counts[type] = counts.TryGetValue(type, out int count) ? count + 1 : 1;
        }

        foreach (UnionCaseModel branch in union.Cases)
        {
            string type = TypeText.Of(branch.Value, scope);
            if (counts[type] == 1 && branch.Value.Kind is not (TypeKind.List or TypeKind.Map))
            {
                writer.Line($"public static implicit operator {scope.Type(union.Name)}({type} value) => new {CSharpIdentifier.Escape(branch.Name)}(value);");
            }
        }
    }
}
