using System.IO;
using System.Linq;
using System.Reflection;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The public corpora that are measured (CONTRIBUTING.md, "Test data").</summary>
internal static class BenchmarkCorpus
{
    public static string Root { get; } = Metadata("CorpusFolder");

    /// <summary>The contract's own schema, in the repository.</summary>
    public static string IntegrationsSchema { get; } = Metadata("IntegrationsSchema");

    /// <summary>The documents of each schema of corpus/benchmark, one a line of its instances.jsonl.</summary>
    public static byte[][] Documents(string name) => Lines(File.ReadAllBytes(Instances(name)));

    private static IEnumerable<string> Schemas()
    {
        string root = Path.Combine(Root, "benchmark");
        return Directory.Exists(root) ? Directory.GetDirectories(root).Select(folder => Path.GetFileName(folder)).Where(name => File.Exists(Instances(name))).Order(StringComparer.Ordinal) : [];
    }

    private static string Instances(string name) => Path.Combine(Root, "benchmark", name, "instances.jsonl");

    /// <summary>The corpora that a run is over: all, or the two with the smallest schemas for a smoke test.</summary>
    public static string[] Schemas(BenchmarkOptions options)
    {
        IEnumerable<string> schemas = Schemas().Where(options.Includes);
        return [.. options.Smoke ? schemas.OrderBy(name => new FileInfo(SchemaFile(name)).Length).Take(2) : schemas];
    }

    /// <summary>The schema of a corpus.</summary>
    public static string SchemaFile(string name) => Path.Combine(Root, "benchmark", name, "schema.json");

    /// <summary>The small payloads of corpus/payload, "in-order" or "shuffled"; none where they are not there.</summary>
    public static byte[][] Payloads(string form)
    {
        string path = Path.Combine(Root, "payload", form, "instances.jsonl");
        return File.Exists(path) ? Lines(File.ReadAllBytes(path)) : [];
    }

    /// <summary>The schema that the small payloads follow.</summary>
    public static string PayloadSchema { get; } = Path.Combine(Metadata("CorpusFolder"), "payload", "in-order", "schema.json");

    private static byte[][] Lines(ReadOnlySpan<byte> text)
    {
        List<byte[]> lines = [];
        foreach (Range range in text.Split((byte)'\n'))
        {
            if (!text[range].IsEmpty)
            {
                lines.Add(text[range].ToArray());
            }
        }

        return [.. lines];
    }

    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = Metadata("RepositoryRoot");

    /// <summary>Debug or Release: how this program was built, and the programs that it starts.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    private static string Metadata(string key)
    {
        foreach (AssemblyMetadataAttribute attribute in typeof(BenchmarkCorpus).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>())
        {
            if (attribute.Key == key)
            {
                return attribute.Value!;
            }
        }

        throw new InvalidOperationException($"the project sets no {key}");
    }
}
