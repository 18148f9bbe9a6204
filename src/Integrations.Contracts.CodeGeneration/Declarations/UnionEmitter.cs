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
        RecordEmitter.EmitHead(writer, model, union, "One of several kinds of JSON values.", "abstract");
        ContractSchemaEmitter.Emit(writer, model, union);
        writer.Line();
        writer.Line("// Closed: the cases are those below.");
        writer.Open($"private {CSharpIdentifier.Escape(union.Name)}()");
        writer.Close();
        foreach (UnionCaseModel branch in union.Cases)
        {
            writer.Line();
            EmitCase(writer, model, union, branch);
        }

        string[] parameters = Parameters(union);
        writer.Line();
        EmitMatch(writer, model, union, parameters);
        writer.Line();
        EmitSwitch(writer, model, union, parameters);
        EmitConversions(writer, model, union);
        writer.Line();
        ValueWriterEmitter.Emit(writer, model, union);
        writer.Line();
        readers.EmitReader(writer, union);
        writer.Close();
    }

    private static void EmitCase(SourceWriter writer, ContractModel model, UnionModel union, UnionCaseModel branch)
    {
        string name = CSharpIdentifier.Escape(branch.Name), union2 = TypeText.Qualified(union.Name, model), value = TypeText.Of(branch.Value, model);
        writer.Line("/// <summary>One of the cases.</summary>");
        writer.Line("/// <param name=\"Value\">The value.</param>");
        string head = $"public sealed partial record {name}({value} Value) : {union2}";
        if (!EqualityEmitter.NeedsComparer(branch.Value))
        {
            writer.Line(head + ";");
            return;
        }

        writer.Open(head);
        EqualityEmitter.EmitComparer(writer, model, branch.Value, branch.Value.IsNullable, "value");
        writer.Line();
        writer.Line("/// <summary>Whether two values are equal, with lists, maps and JSON compared by what they hold.</summary>");
        writer.Line($"public bool Equals({union2}.{name}? other) => other is not null && s_valueComparer.Equals(Value, other.Value);");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Open("public override int GetHashCode()");
        writer.Line("global::System.HashCode hash = default;");
        writer.Line("hash.Add(Value, s_valueComparer);");
        writer.Line("return hash.ToHashCode();");
        writer.Close();
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

    private static void EmitMatch(SourceWriter writer, ContractModel model, UnionModel union, string[] parameters)
    {
        writer.Line("/// <summary>Asks for every case: the function of the value's own is called.</summary>");
        string[] functions = new string[parameters.Length];
        for (int index = 0; index < parameters.Length; index++)
        {
            functions[index] = $"global::System.Func<{TypeText.Of(union.Cases[index].Value, model)}, TResult> {parameters[index]}";
        }

        writer.Line($"public TResult Match<TResult>({string.Join(", ", functions)}) => this switch");
        writer.Open();
        for (int index = 0; index < parameters.Length; index++)
        {
            writer.Line($"{CSharpIdentifier.Escape(union.Cases[index].Name)} {{ Value: var value }} => {parameters[index]}(value),");
        }

        writer.Line("_ => throw new global::System.InvalidOperationException(\"none of the cases\"),");
        writer.Close(";");
    }

    private static void EmitSwitch(SourceWriter writer, ContractModel model, UnionModel union, string[] parameters)
    {
        writer.Line("/// <summary>Asks for every case: the action of the value's own is called.</summary>");
        string[] actions = new string[parameters.Length];
        for (int index = 0; index < parameters.Length; index++)
        {
            actions[index] = $"global::System.Action<{TypeText.Of(union.Cases[index].Value, model)}> {parameters[index]}";
        }

        writer.Open($"public void Switch({string.Join(", ", actions)})");
        writer.Line("switch (this)");
        writer.Open();
        for (int index = 0; index < parameters.Length; index++)
        {
            writer.Line($"case {CSharpIdentifier.Escape(union.Cases[index].Name)} {{ Value: var value }}:");
            writer.Indent();
            writer.Line($"{parameters[index]}(value);");
            writer.Line("break;");
            writer.Outdent();
        }

        writer.Close();
        writer.Close();
    }

    // A value is of its case by itself where its C# type says which; C# converts from no interface.
    private static void EmitConversions(SourceWriter writer, ContractModel model, UnionModel union)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (UnionCaseModel branch in union.Cases)
        {
            string type = TypeText.Of(branch.Value, model);
            counts[type] = counts.TryGetValue(type, out int count) ? count + 1 : 1;
        }

        foreach (UnionCaseModel branch in union.Cases)
        {
            string type = TypeText.Of(branch.Value, model);
            if (counts[type] > 1 || branch.Value.Kind is TypeKind.List or TypeKind.Map)
            {
                continue;
            }

            string name = $"{TypeText.Qualified(union.Name, model)}.{CSharpIdentifier.Escape(branch.Name)}";
            writer.Line();
            writer.Line($"/// <summary>The value as the case <see cref=\"{name}\"/>.</summary>");
            writer.Line($"public static implicit operator {TypeText.Qualified(union.Name, model)}({type} value) => new {name}(value);");
        }
    }
}
