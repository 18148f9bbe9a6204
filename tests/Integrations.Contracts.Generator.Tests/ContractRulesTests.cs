using System.IO;
using System.Linq;
using Integrations.Contracts.Generator.Diagnostics;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation.Schemas;
using Microsoft.CodeAnalysis;

namespace Integrations.Contracts.Generator.Tests;

public sealed class ContractRulesTests
{
    public static TheoryData<string> Ids => [.. ContractRules.All.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_with_what_it_is_an_example_and_a_cure(string id)
    {
        string page = File.ReadAllText(Path.Combine(Corpus.RepositoryRoot, "docs", "rules", id + ".md"));
        Assert.StartsWith($"# {id}: {ContractRules.Find(id).Title}\n", page);
        Assert.Contains("\n## Example\n", page);
        Assert.Contains("\n## Cure\n", page);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_in_the_list_of_releases(string id)
    {
        string folder = Path.Combine(Corpus.RepositoryRoot, "src", "Integrations.Contracts.Generator");
        string releases = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md")) + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"));
        Assert.Contains($"\n{id} | Contracts | {ContractRules.Find(id).DefaultSeverity} | {ContractRules.Find(id).Title}\n", releases);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_links_to_its_page(string id) =>
        Assert.EndsWith("/" + id, ContractRules.Find(id).HelpLinkUri);

    [Fact]
    public void Every_rule_of_schemas_has_its_descriptor() =>
        Assert.All(SchemaRules.Titles, rule => Assert.Equal(rule.Value, ContractRules.Find(rule.Key).Title.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_page_is_the_page_of_a_rule()
    {
        string[] pages = [.. Directory.EnumerateFiles(Path.Combine(Corpus.RepositoryRoot, "docs", "rules"), "IC*.md").Select(path => Path.GetFileNameWithoutExtension(path))];

        // Not the compiler's to report: IC0004 is MSBuild's, because a compiler that is too old does not load the generator; the others are said at run time.
        Assert.Equal([.. ContractRules.All.Keys.Concat(["IC0004", "IC3101", "IC3102", "IC3103"]).Order(StringComparer.Ordinal)], pages.Order(StringComparer.Ordinal));
    }
}
