using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Integrations.Contracts.Conformance;

/// <summary>
/// No answer depends on the culture, nor on InvariantGlobalization, which the projects of this repository switch on: other tests of this assembly are run again in a process that has it off, under cultures
/// whose letters, signs, digits and calendars are not those of the invariant one.
/// </summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData("tr-TR")] // i and I are no pair; the decimal sign is a comma.
    [InlineData("ar-SA")] // The calendar is Umm al-Qura; a negative number begins with a mark that is no minus sign.
    public async Task EveryTestGetsTheSameVerdict(string culture)
    {
        string assembly = typeof(CultureTests).Assembly.Location;
        string folder = Directory.CreateTempSubdirectory("contracts-culture-").FullName;
        try
        {
            string configuration = Path.Combine(folder, "culture.runtimeconfig.json");
            string text = await File.ReadAllTextAsync(Path.ChangeExtension(assembly, ".runtimeconfig.json"), TestContext.Current.CancellationToken);
            string changed = text.Replace("\"System.Globalization.Invariant\": true", "\"System.Globalization.Invariant\": false", StringComparison.Ordinal);
            Assert.NotEqual(text, changed);
            await File.WriteAllTextAsync(configuration, changed, TestContext.Current.CancellationToken);

            ProcessStartInfo start = new("dotnet",
            [
                "exec", "--runtimeconfig", configuration, "--depsfile", Path.ChangeExtension(assembly, ".deps.json"), assembly, "-culture", culture, "-explicit", "on",
                "-method", $"{typeof(CultureTests).FullName}.{nameof(ThisProcessHasTheCulture)}", "-method", $"{typeof(OwnCasesTests).FullName}.*",
                "-method", $"{typeof(OfficialSuiteTests).FullName}.{nameof(OfficialSuiteTests.EveryTestOfTheDraftGetsItsVerdictFromTheInterpreter)}",
            ])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["EXPECTED_CULTURE"] = culture;
            using Process process = Process.Start(start)!;
            CancellationToken cancellation = TestContext.Current.CancellationToken;
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
            string error = await process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            Assert.SkipWhen(error.Contains("ICU package", StringComparison.Ordinal), "this machine has no ICU: every culture is the invariant one");
            Assert.True(process.ExitCode == 0, await output + error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>That the run above is what it says; by itself it says nothing, and is not run.</summary>
    [Fact(Explicit = true)]
    public void ThisProcessHasTheCulture()
    {
        Assert.Equal(Environment.GetEnvironmentVariable("EXPECTED_CULTURE"), System.Globalization.CultureInfo.CurrentCulture.Name);
        Assert.NotEqual("-1.5", (-1.5).ToString(System.Globalization.CultureInfo.CurrentCulture));
    }
}
