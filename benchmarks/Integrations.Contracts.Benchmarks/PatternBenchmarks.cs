using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Benchmarks;

/// <summary>Patterns of real schemas over UTF-8, beside .NET's compiled regular expressions over UTF-16 and with the text converted first, as a validator of bytes would have to.</summary>
[MemoryDiagnoser]
public class PatternBenchmarks
{
    private Pattern _pattern = null!;
    private Regex _regex = null!;
    private byte[] _utf8 = [];
    private string _text = "";

    [Params("^[a-z][a-z0-9_-]*$", @"^\d{4}-\d{2}-\d{2}$", @"^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", @"\.(json|ya?ml)$")]
    public string Source { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _text = Source switch
        {
            "^[a-z][a-z0-9_-]*$" => "google_play_console",
            @"^\d{4}-\d{2}-\d{2}$" => "2026-11-24",
            @"\.(json|ya?ml)$" => "payloads/valid/stripe-connected.json",
            _ => "ekaeYPpufWOUume8YwCWL97Ahwd+64unKGez+ntP5xKVJtUZ1eSsbF91EqfQ",
        };
        _utf8 = Encoding.UTF8.GetBytes(_text);
        _pattern = Pattern.Parse(Source);
        _regex = new Regex(Source, RegexOptions.Compiled | RegexOptions.CultureInvariant | RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));
        if (!_pattern.IsMatch(_utf8) || !_regex.IsMatch(_text))
        {
            throw new InvalidOperationException($"{Source} refuses {_text}");
        }
    }

    [Benchmark(Baseline = true)]
    public bool Ours() => _pattern.IsMatch(_utf8);

    [Benchmark]
    public bool CompiledRegex() => _regex.IsMatch(_text);

    [Benchmark]
    public bool CompiledRegexOfBytes() => _regex.IsMatch(Encoding.UTF8.GetString(_utf8));
}
