using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Conformance;

/// <summary>The emitted code of every schema of a draft of the official suite, and of our own cases; made once a test run.</summary>
internal sealed class GeneratedSuite
{
    private static readonly ConcurrentDictionary<string, Lazy<GeneratedSuite>> s_drafts = new(StringComparer.Ordinal);
    private static readonly Lazy<EmittedCases> s_own = new(() => EmittedCases.Compile("own cases", JsonSchemaOptions.Default.DefaultDialect, OwnCasesTests.Cases, [], _ => FormatMode.Assert));

    private readonly Lazy<SuiteScore> _verdicts;

    private GeneratedSuite(EmittedCases code)
    {
        Code = code;
        _verdicts = new Lazy<SuiteScore>(() => code.Judge(EmittedContract.Verdict));
    }

    /// <summary>Our own cases, which run everywhere.</summary>
    public static EmittedCases Own => s_own.Value;

    public EmittedCases Code { get; }

    /// <summary>Whether each test gets its verdict.</summary>
    public SuiteScore Verdicts => _verdicts.Value;

    public static GeneratedSuite Of(string draft) => s_drafts.GetOrAdd(draft, name => new Lazy<GeneratedSuite>(() => new GeneratedSuite(Compile(name)))).Value;

    private static EmittedCases Compile(string draft)
    {
        string dialect = Array.Find(OfficialSuite.Drafts, known => known.Folder == draft).Dialect;
        List<SchemaDocumentInput> remotes = [.. OfficialSuite.Remotes().InMemory().Select(remote => new SchemaDocumentInput(remote.Uri, remote.Name, remote.Text))];
        return EmittedCases.Compile(draft, dialect, OfficialSuite.Cases(draft), remotes, OfficialSuite.Formats);
    }
}
