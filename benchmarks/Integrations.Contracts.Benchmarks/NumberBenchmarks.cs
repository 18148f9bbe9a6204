using System.Buffers.Text;
using System.Text;
using BenchmarkDotNet.Attributes;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Benchmarks;

/// <summary>Numbers compared as texts, exactly, beside a conversion to double.</summary>
[MemoryDiagnoser]
public class NumberBenchmarks
{
    private readonly ExactNumber _bound = new("1000"u8), _step = new("0.5"u8);
    private byte[] _number = [];

    [Params("7", "65535", "0.1", "-12.75e3", "123456789012345678901234567890")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _number = Encoding.UTF8.GetBytes(Text);

    [Benchmark]
    public int CompareWithABound() => _bound.CompareFrom(_number);

    [Benchmark]
    public bool IsMultiple() => _step.IsDivisorOf(_number);

    [Benchmark]
    public bool IsInteger() => ExactNumber.IsInteger(_number);

    [Benchmark(Baseline = true)]
    public bool AsDouble() => Utf8Parser.TryParse(_number, out double value, out _) && value <= 1000;
}
