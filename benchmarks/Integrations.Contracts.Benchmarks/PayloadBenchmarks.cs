using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Benchmarks;

/// <summary>One payload of the contract through emitted code and the runtime validator, with its allocations: beside a bare token pass, and beside System.Text.Json's source-generated Deserialize.</summary>
[MemoryDiagnoser]
public class PayloadBenchmarks
{
    private readonly byte[] _payload = BenchmarkCorpus.Payloads("in-order")[0];
    private readonly JsonSchema _schema = JsonSchema.FromFile(BenchmarkCorpus.PayloadSchema);

    [Benchmark(Baseline = true)]
    public long Utf8JsonReaderTokens()
    {
        Utf8JsonReader reader = new(_payload);
        while (reader.Read())
        {
        }

        return reader.BytesConsumed;
    }

    [Benchmark]
    public bool GeneratedIsValid() => WorkspaceIntegration.IsValid(_payload);

    [Benchmark]
    public object GeneratedParse() => WorkspaceIntegration.Parse(_payload);

    [Benchmark]
    public bool RuntimeIsValid() => _schema.IsValid(_payload);

    [Benchmark]
    public object? SystemTextJsonDeserialize() => JsonSerializer.Deserialize(_payload, PeerContext.Default.PeerIntegration);
}
