using System.Text;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Plans;

/// <summary>Plans as text, for tests.</summary>
internal static class PlanText
{
    public static string Of(string schema, PlanPurpose purpose = PlanPurpose.Verdict, FormatMode formats = FormatMode.Assert)
    {
        var options = new JsonSchemaOptions();
        SchemaGraph graph = SchemaGraph.Load(Encoding.UTF8.GetBytes(schema), options);
        Assert.False(graph.HasErrors, string.Join('\n', graph.Diagnostics));
        return ValidationPlan.Build(graph, [graph.Root], formats, purpose, options.Limits).ToString();
    }
}
