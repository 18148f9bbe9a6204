using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The schema of a corpus as its public benchmark runs it.</summary>
internal static class CorpusSchema
{
    /// <summary>The schema without its members named <c>format</c> that hold a scalar, which is how the public benchmark runs it.</summary>
    public static byte[] WithoutFormats(string name)
    {
        JsonDocumentOptions depth = new() { MaxDepth = 512 };
        JsonNode schema = JsonNode.Parse(File.ReadAllBytes(BenchmarkCorpus.SchemaFile(name)), documentOptions: depth)!;
        DropFormats(schema);
        return Encoding.UTF8.GetBytes(schema.ToJsonString(new JsonSerializerOptions { MaxDepth = 512 }));
    }

    private static void DropFormats(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                if (members.TryGetPropertyValue("format", out JsonNode? format) && format is not (JsonObject or JsonArray))
                {
                    members.Remove("format");
                }

                foreach (KeyValuePair<string, JsonNode?> member in members)
                {
                    DropFormats(member.Value);
                }

                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    DropFormats(item);
                }

                break;
        }
    }
}
