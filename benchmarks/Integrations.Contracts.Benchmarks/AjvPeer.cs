using System.IO;

namespace Integrations.Contracts.Benchmarks;

/// <summary>ajv through node: AJV names the folder whose node_modules has ajv, ajv-formats and ajv-draft-04. Where it is not there, its rows are left out.</summary>
internal sealed class AjvPeer
{
    private static readonly string s_script = Path.Combine(AppContext.BaseDirectory, "ajv.mjs");

    private readonly string _folder;

    private AjvPeer(string folder) => _folder = folder;

    /// <summary>The program; null, which is said once, where there is none.</summary>
    public static AjvPeer? Found { get; } = Find();

    /// <summary>The time of one pass, warm, as the script says: of validation alone, and of parsing and validation.</summary>
    /// <param name="files">The corpus.</param>
    /// <param name="assertFormats">Whether formats are checked.</param>
    /// <exception cref="InvalidOperationException">ajv does not take the schema, or refuses an instance.</exception>
    public TimedMethod[] Methods(CorpusFiles files, bool assertFormats = false)
    {
        Run(files, assertFormats, "check");
        return
        [
            TimedMethod.Program("ajv-validate", () => Pass(files, assertFormats, "validate")),
            TimedMethod.Program("ajv-parse-validate", () => Pass(files, assertFormats, "parse-validate")),
        ];
    }

    private double Pass(CorpusFiles files, bool assertFormats, string what) => double.Parse(Run(files, assertFormats, what), System.Globalization.CultureInfo.InvariantCulture);

    private string Run(CorpusFiles files, bool assertFormats, string what) =>
        ChildProcess.Run("node", s_script, _folder, files.Schema, files.Instances, what, assertFormats ? "assert" : "annotate").Output;

    private static AjvPeer? Find()
    {
        if (Environment.GetEnvironmentVariable("AJV") is { Length: > 0 } folder && Directory.Exists(Path.Combine(folder, "node_modules", "ajv")) && ChildProcess.TryRun("node", ["--version"]) is { ExitCode: 0 })
        {
            return new AjvPeer(folder);
        }

        Console.WriteLine("ajv left out: AJV does not name a folder whose node_modules has ajv, ajv-formats and ajv-draft-04, or there is no node");
        return null;
    }
}
