using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Integrations.Contracts.Generator.Tests;

/// <summary>An additional file with the metadata that an item would give it.</summary>
internal sealed class TestFile(string path, string text, params (string Name, string Value)[] metadata) : AdditionalText
{
    private SourceText _text = SourceText.From(text, Encoding.UTF8);

    public override string Path => path;

    public IReadOnlyList<(string Name, string Value)> Metadata => metadata;

    public static TestFile Schema(string path, string text, params (string Name, string Value)[] metadata) =>
        new(path, text, [("ContractItem", "Schema"), .. metadata]);

    public static TestFile Payload(string path, string text, string contract, params (string Name, string Value)[] metadata) =>
        new(path, text, [("ContractItem", "Payload"), ("Contract", contract), .. metadata]);

    /// <summary>The same file, as the compiler hands it over that read it by another encoding.</summary>
    public TestFile In(Encoding encoding) => new(path, text, metadata) { _text = SourceText.From(text, encoding) };

    public TestFile With(string changed) => new(path, changed, metadata);

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
