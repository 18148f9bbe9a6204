using System.Globalization;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>What a type tells its base class: where its schema is, and the names of its members. Everything else that a contract can do stands there.</summary>
internal static class ContractSchemaEmitter
{
    /// <summary>The table of a type without members, in pieces.</summary>
    public static List<string> Of(NameScope scope, TypeModel type) => Of(scope, type, [")"]);

    /// <summary>The table, in pieces.</summary>
    /// <param name="scope">Where it is written.</param>
    /// <param name="type">The type.</param>
    /// <param name="members">What stands after the place of the schema: names, and what is asked of them.</param>
    public static List<string> Of(NameScope scope, TypeModel type, List<string> members)
    {
        int document = 0;
        for (int index = 0; index < scope.Model.Documents.Count; index++)
        {
            if (scope.Model.Documents[index].Uri == type.DocumentUri)
            {
                document = index;
            }
        }

        string place = (document == 0 ? "" : document.ToString(CultureInfo.InvariantCulture) + ", ") + CSharpLiteral.String(type.Pointer);
        bool hasNames = members[0] != ")";
        return [$"public static {TypeText.Library}MemberTable MemberTable {{ get; }} = ", $"{scope.Expression(scope.Model.ChecksClassName)}.Table({place}{(hasNames ? ", " : "")}", .. members, ";"];
    }
}
