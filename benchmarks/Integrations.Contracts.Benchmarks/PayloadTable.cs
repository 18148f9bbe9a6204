using System.Buffers;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Benchmarks;

/// <summary>
/// The contract's own payload, formats asserted: emitted <c>IsValid</c> and <c>TryParse</c> as ratios to a bare Utf8JsonReader token pass over the same bytes, beside the peers; and <c>WriteTo</c> beside System.Text.Json's source-generated Serialize.
/// With the bytes that each allocates a payload.
/// </summary>
internal static class PayloadTable
{
    private const int Rounds = 21, Processes = 3;
    private const string WriteCase = "write";
    private static readonly TimeSpan s_batch = TimeSpan.FromMilliseconds(5);

    /// <summary>The forms of the payload: members in the order of the schema, or in any.</summary>
    public static string[] Forms { get; } = ["in-order", "shuffled"];

    public static void Run(BenchmarkOptions options)
    {
        if (BenchmarkCorpus.Payloads(Forms[0]).Length == 0)
        {
            Console.WriteLine("payload left out: the payloads are not there (CONTRIBUTING.md, \"Test data\")");
            return;
        }

        _ = (AjvPeer.Found, BlazePeer.Found);
        ResultTable.PrintHeading("payload");
        foreach (string name in (string[])[.. Forms, WriteCase])
        {
            if (options.Includes(name))
            {
                Print(name, MeasuredCase.InOwnProcess("payload", name, options, options.Smoke ? 1 : Processes));
            }
        }
    }

    /// <summary>One case, in this process.</summary>
    public static MeasuredCase Measure(string name, BenchmarkOptions options) =>
        name == WriteCase ? Write(BenchmarkCorpus.Payloads(Forms[0]), options) : Read(name, BenchmarkCorpus.Payloads(name), options);

    private static MeasuredCase Read(string form, byte[][] documents, BenchmarkOptions options)
    {
        byte[] text = File.ReadAllBytes(BenchmarkCorpus.PayloadSchema);
        JsonSchema schema = JsonSchema.Parse(text);
        Array.ForEach(documents, CheckAgainstPeer);
        Passes.Check(form, "the runtime validator", documents, document => schema.IsValid(document));
        using CorpusFiles files = new(text, documents);
        return Ratios(options, documents.Length,
        [
            Passes.Utf8JsonReader(documents),
            TimedMethod.Pass("generated-is-valid", () => IsValid(documents)),
            TimedMethod.Pass("generated-parse", () => Parse(documents)),
            Passes.Of("runtime-parse-validate", documents, document => schema.IsValid(document)),
            TimedMethod.Pass("stj-deserialize", () => Deserialize(documents)),
            .. AjvPeer.Found?.Methods(files, assertFormats: true).Where(method => method.Name == "ajv-parse-validate") ?? [],
            .. BlazePeer.Found is { } blaze ? [blaze.Validate("blaze-validate", files, documents.Length, assertFormats: true)] : (TimedMethod[])[],
        ]);
    }

    // A writer that is there already, as a server has it: what is measured is writing, not where it is written to.
    private static MeasuredCase Write(byte[][] documents, BenchmarkOptions options)
    {
        WorkspaceIntegration[] records = Array.ConvertAll(documents, document => WorkspaceIntegration.Parse(document));
        PeerIntegration[] peers = Array.ConvertAll(documents, document => JsonSerializer.Deserialize(document, PeerContext.Default.PeerIntegration)!);
        ArrayBufferWriter<byte> output = new(64 * 1024);
        using Utf8JsonWriter writer = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        for (int index = 0; index < documents.Length; index++)
        {
            output.ResetWrittenCount();
            records[index].WriteTo(output);
            CheckAgainstPeer(output.WrittenSpan.ToArray());
        }

        return Ratios(options, documents.Length,
        [
            TimedMethod.Pass("stj-serialize", () => Serialize(peers, output, writer)),
            TimedMethod.Pass("generated-write", () => WriteTo(records, output)),
        ]);
    }

    // Bytes are those of one payload.
    private static MeasuredCase Ratios(BenchmarkOptions options, int documents, TimedMethod[] methods) => MeasuredCase.Of(Array.ConvertAll(
        InterleavedMeasurement.Ratios(methods, options, options.RoundsOr(Rounds), s_batch),
        method => method with { BytesAllocated = method.BytesAllocated < 0 ? -1 : method.BytesAllocated / documents }));

    private static void Print(string name, MeasuredCase measured)
    {
        foreach (MeasuredMethod method in measured.Methods)
        {
            ResultTable.Add("payload", name, method.Name, method.Ratio);
            ResultTable.Print("payload", name, method.Name, method.Ratio, note: method.Rounds);
        }

        foreach (string method in Target.AnchorsBeside("payload", name, [.. measured.Methods.Select(method => method.Name)]))
        {
            ResultTable.Print("payload", name, method, null);
        }
    }

    // A payload takes a few hundred nanoseconds: called as a user calls it, not through a delegate.
    private static void IsValid(byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            if (!WorkspaceIntegration.IsValid(document))
            {
                throw new InvalidOperationException("a payload is refused that was valid before");
            }
        }
    }

    private static void Parse(byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            if (!WorkspaceIntegration.TryParse(document, out _))
            {
                throw new InvalidOperationException("a payload is refused that was valid before");
            }
        }
    }

    private static void Deserialize(byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            JsonSerializer.Deserialize(document, PeerContext.Default.PeerIntegration);
        }
    }

    private static void Serialize(PeerIntegration[] peers, ArrayBufferWriter<byte> output, Utf8JsonWriter writer)
    {
        foreach (PeerIntegration peer in peers)
        {
            output.ResetWrittenCount();
            writer.Reset();
            JsonSerializer.Serialize(writer, peer, PeerContext.Relaxed.PeerIntegration);
        }
    }

    private static void WriteTo(WorkspaceIntegration[] records, ArrayBufferWriter<byte> output)
    {
        foreach (WorkspaceIntegration record in records)
        {
            output.ResetWrittenCount();
            record.WriteTo(output);
        }
    }

    private static void CheckAgainstPeer(byte[] document)
    {
        PeerIntegration peer = JsonSerializer.Deserialize(document, PeerContext.Default.PeerIntegration)!;
        if (!WorkspaceIntegration.IsValid(document) || !WorkspaceIntegration.TryParse(document, out WorkspaceIntegration? value)
            || value.Id != peer.Id || value.CreatedAt != peer.CreatedAt || value.DataLastReceivedAt != peer.DataLastReceivedAt || value.CredentialsEncrypted != peer.CredentialsEncrypted)
        {
            throw new InvalidOperationException("a payload is refused, or read otherwise than System.Text.Json reads it");
        }
    }
}
