using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>What <c>ToString</c> of a record shows where the compiler's would show too much: secrets are masked.</summary>
internal static class PrintingEmitter
{
    public static bool IsNeeded(ContractModel model, EquatableArray<MemberModel> members)
    {
        foreach (MemberModel member in members)
        {
            if (IsMasked(model, member))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMasked(ContractModel model, MemberModel member) => member.IsWriteOnly || (model.HasSecrets && member.Type.Kind == TypeKind.JsonElement);

    public static void Emit(SourceWriter writer, ContractModel model, EquatableArray<MemberModel> members)
    {
        writer.Open("protected override bool PrintMembers(global::System.Text.StringBuilder builder)");
        List<string> calls = ["builder"];
        for (int index = 0; index < members.Count; index++)
        {
            MemberModel member = members[index];
            string end = index == members.Count - 1 ? ";" : "";
            string label = CSharpLiteral.String((index == 0 ? "" : ", ") + member.PropertyName + " = " + (IsMasked(model, member) ? "***" : ""));
            calls.Add($".Append({label})" + (IsMasked(model, member) ? end : ""));
            if (!IsMasked(model, member))
            {
                calls.Add($".Append((object?){CSharpIdentifier.Escape(member.PropertyName)}){end}");
            }
        }

        writer.Wrapped(calls);
        writer.Line("return true;");
        writer.Close();
    }
}
