using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Integrations.Contracts.Benchmarks;

/// <summary>Blaze through its command line (the npm package @sourcemeta/jsonschema): BLAZE names the program, else it is <c>jsonschema</c> on PATH. Where it is not there, its rows are left out.</summary>
internal sealed partial class BlazePeer
{
    private const double PassesTogether = 2e8;

    private readonly string _program;

    private BlazePeer(string program) => _program = program;

    /// <summary>The program; null, which is said once, where there is none.</summary>
    public static BlazePeer? Found { get; } = Find();

    /// <summary>The time of one pass over instances that are parsed already, the sum of what the program says of each. It reads the clock of the wall: the sum is scaled by the share of the processor that the process had.</summary>
    /// <param name="name">The method's name.</param>
    /// <param name="files">The corpus.</param>
    /// <param name="count">How many instances there are.</param>
    /// <param name="assertFormats">Whether formats are checked.</param>
    public TimedMethod Validate(string name, CorpusFiles files, int count, bool assertFormats = false)
    {
        // A first run says how often the instances are to be looped over.
        double once = Pass(files, count, assertFormats, loop: 10);
        int loop = (int)Math.Clamp(PassesTogether / once, 20, 20_000);
        return TimedMethod.Program(name, () => Pass(files, count, assertFormats, loop));
    }

    /// <summary>The CPU time of compiling schemas in its fast form: of the processes that print the compiled form, less that of as many processes that do nothing.</summary>
    public TimeSpan Compile(IReadOnlyCollection<string> schemas)
    {
        TimeSpan all = TimeSpan.Zero;
        foreach (string schema in schemas)
        {
            all += ChildProcess.Run(_program, "compile", "--fast", "--minify", schema).Cpu - ChildProcess.Run(_program, "version").Cpu;
        }

        return all;
    }

    private double Pass(CorpusFiles files, int count, bool assertFormats, int loop)
    {
        string[] formats = assertFormats ? ["--format-assertion"] : [];
        ChildProcess ended = ChildProcess.Run(_program, ["validate", "--fast", "--benchmark", "--loop", loop.ToString(CultureInfo.InvariantCulture), .. formats, files.Schema, files.Instances]);
        MatchCollection lines = Line().Matches(ended.Output + ended.Error);
        return lines.Count == count
            ? lines.Sum(line => double.Parse(line.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) * 1000 * Math.Min(1, ended.Cpu > TimeSpan.Zero ? ended.Cpu / ended.Elapsed : 1)
            : throw new InvalidOperationException($"Blaze speaks of {lines.Count} valid instances of {count}");
    }

    private static BlazePeer? Find()
    {
        string program = Environment.GetEnvironmentVariable("BLAZE") is { Length: > 0 } named ? named : "jsonschema";

        // Other programs have this name as well; this one answers with its version alone.
        if (ChildProcess.TryRun(program, ["version"]) is { ExitCode: 0 } ended && Version.TryParse(ended.Output.Trim(), out _))
        {
            return new BlazePeer(program);
        }

        Console.WriteLine("Blaze left out: BLAZE does not name the program jsonschema of the npm package @sourcemeta/jsonschema, and it is not on PATH");
        return null;
    }

    // The spread may be no number: instances that took the same each time.
    [GeneratedRegex(@": PASS (-?[0-9.]+) \+- -?(?:nan|[0-9.]+) us", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Line();
}
