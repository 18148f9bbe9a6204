using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>What <c>ToString</c> of a record shows where the compiler's would show too much: secrets are masked, the HasX of members is left out.</summary>
internal static class PrintingEmitter
{
    public static bool IsNeeded(ContractModel model, RecordModel record)
    {
        foreach (MemberModel member in record.Members)
        {
            if (IsMasked(model, member) || member.HasPresence || member.Documentation.IsDeprecated)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMasked(ContractModel model, MemberModel member) => member.IsWriteOnly || (model.HasSecrets && member.Type.Kind == TypeKind.JsonElement);

    public static void Emit(SourceWriter writer, ContractModel model, RecordModel record)
    {
        writer.Line("// For ToString: what is write-only is never printed.");
        writer.Open("protected override bool PrintMembers(global::System.Text.StringBuilder builder)");
        for (int index = 0; index < record.Members.Count; index++)
        {
            MemberModel member = record.Members[index];
            string label = CSharpLiteral.String((index == 0 ? "" : ", ") + member.PropertyName + " = " + (IsMasked(model, member) ? "***" : ""));
            writer.Line(IsMasked(model, member)
                ? $"builder.Append({label});"
                : $"builder.Append({label}).Append((object?){CSharpIdentifier.Escape(member.PropertyName)});");
        }

        writer.Line("return true;");
        writer.Close();
    }
}
