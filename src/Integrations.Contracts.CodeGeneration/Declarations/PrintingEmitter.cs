using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>What <c>ToString</c> of a record shows where the compiler's would show too much: secrets are masked, the HasX of members is left out.</summary>
internal static class PrintingEmitter
{
    public static bool IsNeeded(RecordModel record)
    {
        foreach (MemberModel member in record.Members)
        {
            if (member.IsWriteOnly || member.HasPresence || member.Documentation.IsDeprecated)
            {
                return true;
            }
        }

        return false;
    }

    public static void Emit(SourceWriter writer, RecordModel record)
    {
        writer.Line("// For ToString: what is write-only is never printed.");
        writer.Open("private bool PrintMembers(global::System.Text.StringBuilder builder)");
        for (int index = 0; index < record.Members.Count; index++)
        {
            MemberModel member = record.Members[index];
            string label = CSharpLiteral.String((index == 0 ? "" : ", ") + member.PropertyName + " = " + (member.IsWriteOnly ? "***" : ""));
            writer.Line(member.IsWriteOnly
                ? $"builder.Append({label});"
                : $"builder.Append({label}).Append((object?){CSharpIdentifier.Escape(member.PropertyName)});");
        }

        writer.Line("return true;");
        writer.Close();
    }
}
