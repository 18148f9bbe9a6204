using System.IO;
using System.Linq;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Conformance;

/// <summary>The official test suite: where its drafts lie, under which dialect each is run, and the documents that its schemas refer to.</summary>
internal static class OfficialSuite
{
    public static readonly (string Folder, string Dialect)[] Drafts =
    [
        ("draft3", "http://json-schema.org/draft-03/schema#"),
        ("draft4", "http://json-schema.org/draft-04/schema#"),
        ("draft6", "http://json-schema.org/draft-06/schema#"),
        ("draft7", "http://json-schema.org/draft-07/schema#"),
        ("draft2019-09", "https://json-schema.org/draft/2019-09/schema"),
        ("draft2020-12", "https://json-schema.org/draft/2020-12/schema"),
        ("v1", "https://json-schema.org/v1"),
    ];

    /// <summary>The parts of the suite, in the order in which they are told; see <see cref="Part"/>.</summary>
    public static readonly string[] Parts = ["mandatory", "optional", "format", "proposals"];

    public static string Root => Corpus.Require("json-schema-test-suite");

    /// <summary>The documents that the suite serves at http://localhost:1234/ by convention.</summary>
    public static SchemaRegistry Remotes()
    {
        var registry = new SchemaRegistry();
        string folder = Path.Combine(Root, "remotes");
        foreach (string file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            registry.Add("http://localhost:1234/" + Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file));
        }

        return registry;
    }

    /// <summary>What a test file says of formats: those under <c>format</c> assert, <c>format-annotation</c> does not, the rest is as the dialect says.</summary>
    public static FormatMode Formats(string file) =>
        file.Contains("/format/", StringComparison.Ordinal) ? FormatMode.Assert
            : file.EndsWith("/format-annotation.json", StringComparison.Ordinal) ? FormatMode.Annotate
            : FormatMode.Dialect;

    /// <summary>The part of the suite a file belongs to: <c>format</c> is what stands under <c>optional/format</c>, in v1 under <c>format</c>.</summary>
    public static string Part(string file) =>
        file.Contains("/format/", StringComparison.Ordinal) ? "format"
            : file.Contains("/optional/", StringComparison.Ordinal) ? "optional"
            : file.Contains("/proposals/", StringComparison.Ordinal) ? "proposals"
            : "mandatory";

    /// <summary>Every case of a draft, in the order of the files.</summary>
    public static IEnumerable<SuiteCase> Cases(string draft)
    {
        string tests = Path.Combine(Root, "tests");
        foreach (string file in Directory.EnumerateFiles(Path.Combine(tests, draft), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (SuiteCase suiteCase in SuiteCase.Read(file, Path.GetRelativePath(tests, file).Replace('\\', '/')))
            {
                yield return suiteCase;
            }
        }
    }
}
