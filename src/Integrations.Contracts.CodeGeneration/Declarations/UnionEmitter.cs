using System.Linq;
using Integrations.Contracts.CodeGeneration.Names;
using Integrations.Contracts.CodeGeneration.Readers;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>A union: an abstract record that nobody else can derive from, a nested record a case, and ways to ask for all cases at once.</summary>
internal static class UnionEmitter
{
    public static void Emit(SourceWriter writer, ContractModel model, UnionModel union, ReaderEmitter readers)
    {
        NameScope scope = new(model, union);
        RecordEmitter.EmitHead(writer, scope, union, "abstract");
        foreach (UnionCaseModel branch in union.Cases)
        {
            EmitCase(writer, scope, union, branch);
        }

        string[] parameters = Parameters(union);
        writer.Line();
        EmitMatch(writer, scope, union, parameters);
        EmitConversions(writer, scope, union);
        writer.Line();
        writer.Line($"private {CSharpIdentifier.Escape(union.Name)}() {{ }}");
        ContractSchemaEmitter.Emit(writer, scope, union);
        writer.Line();
        readers.EmitReader(writer, union);
        writer.Close();
    }

    private static void EmitCase(SourceWriter writer, NameScope scope, UnionModel union, UnionCaseModel branch)
    {
        string name = CSharpIdentifier.Escape(branch.Name);
        string head = $"public sealed partial record {name}({TypeText.Of(branch.Value, scope)} Value) : {scope.Type(union.Name)}";
        string write = ValueWriterEmitter.Case(scope, branch);
        if (!FieldText.IsCompared(branch.Value))
        {
            if (!branch.KeepsSourceText)
            {
                writer.Line($"{head} {{ {write} }}");
                return;
            }

            // Equal whatever the texts, and set by the union's reader.
            writer.Open(head);
            writer.Line($"internal {TypeText.Library}SourceTexts _sourceTexts;");
            writer.Line(write);
            writer.Close();
            return;
        }

        string compared = FieldText.Compared(branch.Value, scope);
        writer.Open(head);
        writer.Line($"public bool Equals({name}? other) => other is not null && new {compared}(Value) == new {compared}(other.Value);");
        writer.Line($"public override int GetHashCode() => new {compared}(Value).GetHashCode();");
        writer.Line(write);
        writer.Close();
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
        writer.Wrapped(["public TResult Match<TResult>(", .. parameters.Select((parameter, index) => $"global::System.Func<{types[index]}, TResult> {parameter}{End(parameters, index, ") =>")}")]);
        writer.Indent();
        writer.Wrapped(["this switch { ", .. parameters.Select((parameter, index) => $"{CSharpIdentifier.Escape(union.Cases[index].Name)} value => {parameter}(value.Value), "), "_ => throw new global::System.InvalidOperationException() };"]);
        writer.Outdent();
        writer.Wrapped(
        [
            "public void Switch(",
            .. parameters.Select((parameter, index) => $"global::System.Action<{types[index]}> {parameter}{End(parameters, index, ") => ")}"),
            "Match(",
            .. parameters.Select((parameter, index) => $"{TypeText.Library}UnionCase.Of({parameter}){End(parameters, index, ");")}"),
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
