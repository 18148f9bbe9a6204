using System.Linq;
using System.Text;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Schemas;

/// <summary>Short ways to load a schema in tests.</summary>
internal static class Schema
{
    public const string Draft3 = "http://json-schema.org/draft-03/schema#";
    public const string Draft4 = "http://json-schema.org/draft-04/schema#";
    public const string Draft6 = "http://json-schema.org/draft-06/schema#";
    public const string Draft7 = "http://json-schema.org/draft-07/schema#";
    public const string Draft201909 = "https://json-schema.org/draft/2019-09/schema";
    public const string Draft202012 = "https://json-schema.org/draft/2020-12/schema";
    public const string V1 = "https://json-schema.org/v1";

    public static SchemaGraph Load(string json, JsonSchemaOptions? options = null) => SchemaGraph.Load(Encoding.UTF8.GetBytes(json), options ?? JsonSchemaOptions.Default);

    public static SchemaGraph Load(string json, string dialect, params (string Uri, string Text)[] others) =>
        Load(json, new JsonSchemaOptions { DefaultDialect = dialect, Registry = Registry(others) });

    /// <summary>Loads a schema that must have nothing wrong.</summary>
    public static SchemaGraph LoadGood(string json, string dialect = Draft202012, params (string Uri, string Text)[] others)
    {
        SchemaGraph graph = Load(json, dialect, others);
        Assert.Empty(graph.Diagnostics);
        return graph;
    }

    public static SchemaRegistry Registry(params (string Uri, string Text)[] documents)
    {
        var registry = new SchemaRegistry();
        foreach ((string uri, string text) in documents)
        {
            registry.Add(uri, Encoding.UTF8.GetBytes(text));
        }

        return registry;
    }

    /// <summary>What the one reference of the schema at a pointer leads to.</summary>
    public static SchemaNode Target(this SchemaGraph graph, string pointer)
    {
        SchemaReference reference = Assert.Single(graph.Find(pointer)!.References);
        Assert.NotNull(reference.Target);
        return reference.Target;
    }

    public static SchemaDiagnostic Single(this SchemaGraph graph) => Assert.Single(graph.Diagnostics);

    public static string Text(this SchemaGraph graph) => string.Join("\n", graph.Diagnostics.Select(d => d.ToString()));
}
