using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Threading;
using System.Threading.Tasks;

namespace Integrations.Contracts.Validation.Json;

/// <summary>What the tests of the tokeniser say holds for each width of vectors, and without any: they are run again in processes that are told to leave wider ones alone.</summary>
public sealed class VectorWidthTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 0)]
    public async Task TheTokeniserSaysTheSame(string withoutInstructions, int atMost)
    {
        ProcessStartInfo start = new("dotnet",
        [
            "exec", typeof(VectorWidthTests).Assembly.Location, "-explicit", "on", "-method", $"{typeof(VectorWidthTests).FullName}.{nameof(ThisProcessHasNoWiderVectors)}",
            "-method", $"{typeof(StructuralIndexTests).FullName}.*", "-method", $"{typeof(Contracts.Tests.Reading.SkipBracketsTests).FullName}.*", "-method", $"{typeof(Contracts.Tests.Reading.ObjectPassTests).FullName}.*",
            "-method", $"{typeof(Utf8JsonReaderAgreementTests).FullName}.*",
            "-method", $"{typeof(DuplicateNamesTests).FullName}.*", "-method", $"{typeof(DistinctHashesTests).FullName}.*", "-method", $"{typeof(ScalarPathTests).FullName}.*",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[withoutInstructions] = "0";
        start.Environment["EXPECTED_VECTOR_BITS"] = atMost.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using Process process = Process.Start(start)!;
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        string error = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, await output + error);
    }

    /// <summary>That the run above is what it says; by itself it says nothing, and is not run.</summary>
    [Fact(Explicit = true)]
    public void ThisProcessHasNoWiderVectors() => Assert.InRange(
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0,
        0,
        int.Parse(Environment.GetEnvironmentVariable("EXPECTED_VECTOR_BITS")!, System.Globalization.CultureInfo.InvariantCulture));
}
