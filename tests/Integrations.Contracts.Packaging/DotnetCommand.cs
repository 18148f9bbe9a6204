using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Integrations.Contracts.Packaging;

/// <summary>A program's exit code and what it printed.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The diagnostics of that kind, each once: MSBuild prints them where they happen and again in its summary.</summary>
    public IReadOnlyList<string> Distinct(string kind)
    {
        var distinct = new List<string>();
        foreach (string line in Lines)
        {
            if (line.Contains(kind, StringComparison.Ordinal) && !distinct.Contains(line))
            {
                distinct.Add(line);
            }
        }

        return distinct;
    }

    public void Succeeded() => Assert.True(ExitCode == 0, Output);
}

/// <summary>Runs programs as a user's shell would: nothing of the build that runs the tests reaches them.</summary>
internal static class DotnetCommand
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(10);

    public static Task<CommandResult> RunAsync(string folder, params string[] arguments) =>
        StartAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, arguments);

    public static async Task<CommandResult> StartAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in (string[])[.. start.Environment.Keys])
        {
            if (name is "CI" or "Lax" or "Configuration" or "Platform" or "DOTNET_HOST_PATH" || name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase))
            {
                start.Environment.Remove(name);
            }
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(s_timeout);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(timeout.Token), error = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new CommandResult(process.ExitCode, (await output + await error).Replace("\r", ""));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} did not end within {s_timeout}");
        }
    }
}
