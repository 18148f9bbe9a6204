using System.Text;
using BenchmarkDotNet.Attributes;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The formats that payloads have most.</summary>
[MemoryDiagnoser]
public class FormatBenchmarks
{
    private byte[] _value = [];

    [Params(StringFormat.DateTime, StringFormat.Date, StringFormat.Uuid, StringFormat.Email, StringFormat.Uri, StringFormat.Hostname, StringFormat.Ipv4, StringFormat.Ipv6)]
    public StringFormat Format { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _value = Encoding.UTF8.GetBytes(Format switch
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
        if (!StringFormats.IsMatch(Format, _value))
        {
            throw new InvalidOperationException($"{Format} refuses its value");
        }
    }

    [Benchmark]
    public bool IsMatch() => StringFormats.IsMatch(Format, _value);
}
