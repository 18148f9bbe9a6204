using System.Globalization;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>What a type tells its base class: where its schema is. Everything else that a contract can do stands there.</summary>
internal static class ContractSchemaEmitter
{
    /// <summary>The schema, not seen from outside: a member of the type may have its name.</summary>
    public static string Of(NameScope scope, TypeModel type)
    {
        int document = 0;
        for (int index = 0; index < scope.Model.Documents.Count; index++)
        {
            if (scope.Model.Documents[index].Uri == type.DocumentUri)
            {
                document = index;
            }
        }

        string place = CSharpLiteral.String(type.Pointer) + (document == 0 ? "" : ", " + document.ToString(CultureInfo.InvariantCulture));
        return $"static {TypeText.Library}JsonSchema {TypeText.Library}IContract<{scope.Type(type.Name)}>.Schema {{ get; }} = {scope.Expression(scope.Model.ContractClassName)}.Definition({place});";
    }
}
