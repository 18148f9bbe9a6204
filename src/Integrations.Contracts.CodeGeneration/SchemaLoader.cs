using System.Diagnostics.CodeAnalysis;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.CodeGeneration;

/// <summary>Reads the schema that is to become C#.</summary>
internal static class SchemaLoader
{
    private const string NotJson = "IC1001";

    /// <summary>Reads a schema and all it refers to; false, with the reasons, where it is broken.</summary>
    public static bool TryLoad(SchemaDocumentInput root, JsonSchemaOptions options, [NotNullWhen(true)] out SchemaGraph? graph, out ImmutableArray<SchemaDiagnostic> diagnostics)
    {
        graph = null;
        if (!JsonTape.TryParse(root.Utf8Text, out JsonTape? tape, out JsonSyntaxError error, options.Limits))
        {
            diagnostics = ImmutableArray.Create(new SchemaDiagnostic(NotJson, true, $"the schema is not JSON: {error.Message}", root.Name, "", error.Position, 1));
            return false;
        }

        SchemaGraph loaded = SchemaGraph.Load(new SchemaDocument { Uri = root.Uri ?? "", Name = root.Name, Tape = tape! }, options);
        diagnostics = loaded.Diagnostics;
        if (loaded.HasErrors)
        {
            return false;
        }

        graph = loaded;
        return true;
    }
}
