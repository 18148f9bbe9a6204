using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The tokeniser over one payload, with its allocations.</summary>
[MemoryDiagnoser]
public class ScannerBenchmarks
{
    private readonly byte[] _payload = BenchmarkCorpus.Payloads("in-order")[0];

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
    public bool IsJson() => JsonScanner.IsJson(_payload);

    [Benchmark]
    public int FillTape()
    {
        TapeBuffer buffer = TapeBuffer.Rent();
        buffer.TryFill(_payload, ContractLimits.Default);
        int count = buffer.Count;
        buffer.Return();
        return count;
    }
}
