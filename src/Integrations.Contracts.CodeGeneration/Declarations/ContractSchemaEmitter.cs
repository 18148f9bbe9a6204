using System.Globalization;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>What a type tells its base class: where its schema is. Everything else that a contract can do stands there.</summary>
internal static class ContractSchemaEmitter
{
    /// <summary>The schema, not seen from outside: a member of the type may have its name.</summary>
    public static void Emit(SourceWriter writer, ContractModel model, TypeModel type)
    {
        int document = 0;
        for (int index = 0; index < model.Documents.Count; index++)
        {
            if (model.Documents[index].Uri == type.DocumentUri)
            {
                document = index;
            }
        }

        string contract = TypeText.Qualified(model.ContractClassName, model), self = TypeText.Qualified(type.Name, model);
        string place = $"{document.ToString(CultureInfo.InvariantCulture)}, {CSharpLiteral.String(type.Pointer)}";
        writer.Line($"static {TypeText.Library}JsonSchema {TypeText.Library}IContract<{self}>.Schema {{ get; }} = {contract}.Definition({place});");
    }
}
