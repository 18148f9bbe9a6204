using System.IO;

namespace Integrations.Contracts.Benchmarks;

/// <summary>A corpus as files, for peers that are programs of their own.</summary>
internal sealed class CorpusFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("contracts-benchmark-").FullName;

    public CorpusFiles(byte[] schema, byte[][] documents)
    {
        File.WriteAllBytes(Schema, schema);
        using FileStream lines = File.Create(Instances);
        foreach (byte[] document in documents)
        {
            lines.Write(document);
            lines.WriteByte((byte)'\n');
        }
    }

    public string Schema => Path.Combine(_folder, "schema.json");

    /// <summary>One document a line.</summary>
    public string Instances => Path.Combine(_folder, "instances.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
