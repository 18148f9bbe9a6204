using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>The environment variable FORMATS: 1 asserts, 0 annotates, unset leaves it to the dialect.</summary>
internal static class FormatSwitch
{
    public static FormatMode FromEnvironment() => Environment.GetEnvironmentVariable("FORMATS") switch
    {
        "1" => FormatMode.Assert,
        "0" => FormatMode.Annotate,
        _ => FormatMode.Dialect,
    };
}
