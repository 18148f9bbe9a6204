using System.Text;
using BenchmarkDotNet.Attributes;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The formats that payloads have most.</summary>
[MemoryDiagnoser]
public class FormatBenchmarks
{
    private StringFormat _format;
    private byte[] _value = [];

    // By name: the project that is written for a benchmark knows the type from two assemblies, the generator's among them.
    [Params(nameof(StringFormat.DateTime), nameof(StringFormat.Date), nameof(StringFormat.Uuid), nameof(StringFormat.Email), nameof(StringFormat.Uri), nameof(StringFormat.Hostname), nameof(StringFormat.Ipv4), nameof(StringFormat.Ipv6))]
    public string Format { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _format = Enum.Parse<StringFormat>(Format);
        _value = Encoding.UTF8.GetBytes(_format switch
        {
            StringFormat.DateTime => "2026-05-11T14:42:20.046Z",
            StringFormat.Date => "2026-05-11",
            StringFormat.Uuid => "f6fadfa7-e5c1-4b62-9362-da5cc13da58a",
            StringFormat.Email => "someone@mail.example.com",
            StringFormat.Uri => "https://example.com/a/path?query=1#fragment",
            StringFormat.Hostname => "api.example.com",
            StringFormat.Ipv4 => "192.168.100.1",
            _ => "2001:db8::8a2e:370:7334",
        });
        if (!StringFormats.IsMatch(_format, _value))
        {
            throw new InvalidOperationException($"{Format} refuses its value");
        }
    }

    [Benchmark]
    public bool IsMatch() => StringFormats.IsMatch(_format, _value);
}
