using System.Linq;
using BenchmarkDotNet.Attributes;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Benchmarks;

/// <summary>Members by name: the keyed hash, and an object of so many members read with its duplicates looked for.</summary>
[MemoryDiagnoser]
public class NameBenchmarks
{
    private readonly byte[] _short = "provider"u8.ToArray();
    private readonly byte[] _long = "dataLastReceivedAtTheProvider"u8.ToArray();
    private byte[] _object = [];

    [Params(8, 60, 1000)]
    public int Members { get; set; }

    [GlobalSetup]
    public void Setup() => _object = System.Text.Encoding.UTF8.GetBytes("{" + string.Join(",", Enumerable.Range(0, Members).Select(index => $"\"member{index}\":null")) + "}");

    [Benchmark]
    public uint HashOfAShortName() => NameHash.Of(_short);

    [Benchmark]
    public uint HashOfALongName() => NameHash.Of(_long);

    [Benchmark]
    public bool DistinctNames() => JsonScanner.IsJson(_object);

    [Benchmark]
    public bool NamesUnchecked() => JsonScanner.SkipCheckedValue(_object, 0, ContractLimits.Default.MaxDepth) >= 0;
}
