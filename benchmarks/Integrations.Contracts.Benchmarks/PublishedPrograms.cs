using System.IO;
using System.Runtime.InteropServices;

namespace Integrations.Contracts.Benchmarks;

/// <summary>How a program was compiled.</summary>
internal enum Compilation
{
    /// <summary>As <c>dotnet build</c> leaves it.</summary>
    Jit,

    /// <summary>Compiled ahead, on the shared runtime: <c>-p:PublishReadyToRun=true</c>.</summary>
    ReadyToRun,

    /// <summary>One file without a runtime: <c>-p:PublishAot=true</c>.</summary>
    NativeAot,
}

/// <summary>The programs that are measured from their start: published by the SDK when first asked for, into a folder of their own.</summary>
internal static class PublishedPrograms
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "published");

    /// <summary>Nothing of ours.</summary>
    public const string Hello = "hello";

    /// <summary>One payload against the contract: <c>generated</c> or <c>runtime</c>.</summary>
    public const string FirstVerdict = "first-verdict";

    /// <summary>The command line.</summary>
    public const string Contracts = "contracts";

    /// <summary>The path of a program; null, which is said, where it cannot be made here.</summary>
    public static string? Find(string program, Compilation compilation)
    {
        string suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        if (compilation == Compilation.Jit)
        {
            // Built with this one: they are projects that it refers to.
            return Path.Combine(Project(program), "bin", BenchmarkCorpus.Configuration, "net10.0", program + suffix);
        }

        string output = Path.Combine(s_folder, program + "-" + compilation);
        ChildProcess? published = ChildProcess.TryRun("dotnet",
        [
            "publish", Project(program), "--configuration", "Release", "--framework", "net10.0", "--runtime", RuntimeInformation.RuntimeIdentifier,
            "--output", output, "--artifacts-path", Path.Combine(s_folder, "artifacts-" + compilation), "--verbosity", "quiet",
            "-p:NuGetLockFilePath=obj/published.lock.json",
            // A property that is given here goes to every project, and the generator's is not for a framework that can be compiled ahead: its users set it themselves.
            .. (compilation, program) switch
            {
                (Compilation.NativeAot, FirstVerdict) => (string[])["-p:FirstVerdictCompilation=NativeAot"],
                (Compilation.NativeAot, _) => ["-p:PublishAot=true"],
                _ => ["--self-contained", "false", "-p:PublishReadyToRun=true"],
            },
        ]);
        if (published is { ExitCode: 0 })
        {
            return Path.Combine(output, program + suffix);
        }

        Console.WriteLine($"{compilation} of {program} left out: it cannot be published here\n{published?.Output}{published?.Error}");
        return null;
    }

    private static string Project(string program) => Path.Combine(BenchmarkCorpus.Repository, program switch
    {
        Hello => "benchmarks/Integrations.Contracts.Benchmarks.Hello",
        FirstVerdict => "benchmarks/Integrations.Contracts.Benchmarks.FirstVerdict",
        _ => "src/Integrations.Contracts.Tool",
    });
}
