using System.Diagnostics.CodeAnalysis;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Evaluation;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.CodeGeneration;

/// <summary>Reads the schema that is to become C#, and holds it against its metaschema.</summary>
internal static class SchemaLoader
{
    /// <summary>Reads a schema and all it refers to; false, with the reasons, where it is broken.</summary>
    public static bool TryLoad(SchemaDocumentInput root, JsonSchemaOptions options, [NotNullWhen(true)] out SchemaGraph? graph, out ImmutableArray<SchemaDiagnostic> diagnostics)
    {
        graph = SchemaGraph.Load(root.Utf8Text, options);
        diagnostics = SchemaCheck.Check(graph, options);
        foreach (SchemaDiagnostic diagnostic in diagnostics)
        {
            if (diagnostic.IsError)
            {
                graph = null;
                return false;
            }
        }

        diagnostics = diagnostics.AddRange(MisspeltKeywords.Find(graph));
        return true;
    }
}
