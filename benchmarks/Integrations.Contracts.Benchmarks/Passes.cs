using System.Text.Json;

namespace Integrations.Contracts.Benchmarks;

/// <summary>One pass over all documents of a corpus; what several tables measure.</summary>
internal static class Passes
{
    public delegate bool Verdict(ReadOnlySpan<byte> utf8Json);

    /// <summary>The baseline of all ratios: every token, nothing done with it.</summary>
    public static TimedMethod Utf8JsonReader(byte[][] documents) => TimedMethod.Pass("utf8jsonreader", () =>
    {
        foreach (byte[] document in documents)
        {
            Utf8JsonReader reader = new(document);
            while (reader.Read())
            {
            }
        }
    });

    public static TimedMethod JsonDocument(byte[][] documents) => TimedMethod.Pass("jsondocument", () =>
    {
        foreach (byte[] document in documents)
        {
            using JsonDocument parsed = System.Text.Json.JsonDocument.Parse(document);
        }
    });

    /// <summary>A validator over documents that are all valid.</summary>
    public static TimedMethod Of(string name, byte[][] documents, Verdict isValid) => TimedMethod.Pass(name, () =>
    {
        foreach (byte[] document in documents)
        {
            if (!isValid(document))
            {
                throw new InvalidOperationException($"{name} refuses a document that it let in before");
            }
        }
    });

    /// <summary>Says so where a validator refuses one of the documents, which are all valid.</summary>
    public static void Check(string corpus, string method, byte[][] documents, Verdict isValid)
    {
        for (int index = 0; index < documents.Length; index++)
        {
            if (!isValid(documents[index]))
            {
                throw new InvalidOperationException($"{corpus}: {method} refuses document {index + 1}");
            }
        }
    }
}
