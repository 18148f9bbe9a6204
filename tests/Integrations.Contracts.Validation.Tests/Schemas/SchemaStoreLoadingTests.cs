using System.Diagnostics;
using System.IO;
using System.Text.Json;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Schemas;

public class SchemaStoreLoadingTests
{
    [Fact]
    public void EverySchemaOfTheSchemaStoreLoads()
    {
        string corpus = Corpus.Require("schemastore");
        using JsonDocument index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(corpus, "index.json")));
        var problems = new List<string>();
        (string Name, int Bytes, int Nodes, double Milliseconds) largest = default;
        int count = 0;
        foreach (JsonElement entry in index.RootElement.GetProperty("schemas").EnumerateArray())
        {
            string file = entry.GetProperty("file").GetString()!;
            string baseUri = "https://www.schemastore.org/" + file;
            SchemaRegistry registry = new();
            foreach (JsonProperty dependency in entry.GetProperty("deps").EnumerateObject())
            {
                byte[] text = File.ReadAllBytes(Path.Combine(corpus, "schemas", dependency.Name));
                registry.Add("https://www.schemastore.org/" + dependency.Name, text, dependency.Name);
                foreach (JsonElement uri in dependency.Value.EnumerateArray())
                {
                    registry.Add(new Uri(new Uri(baseUri), uri.GetString()!).ToString(), text, dependency.Name);
                }
            }

            byte[] bytes = File.ReadAllBytes(Path.Combine(corpus, "schemas", file));
            JsonSchemaOptions options = new() { Registry = registry, SchemaName = file, BaseUri = baseUri };
            long start = Stopwatch.GetTimestamp();
            SchemaGraph graph = SchemaGraph.Load(bytes, options);
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            largest = bytes.Length > largest.Bytes ? (file, bytes.Length, graph.Nodes.Length, milliseconds) : largest;
            count++;
            if (graph.HasErrors)
            {
                problems.Add(graph.Text());
            }
        }

        TestContext.Current.SendDiagnosticMessage($"the largest of {count}: {largest.Name}, {largest.Bytes} bytes, {largest.Nodes} nodes, {largest.Milliseconds:F1} ms");
        Assert.True(problems.Count == 0, $"{problems.Count} of {count}:\n" + string.Join("\n\n", problems));
    }
}
