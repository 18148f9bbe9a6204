using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>The environment variable FORMATS: 1 asserts, 0 annotates unless the metaschema names the format-assertion vocabulary, unset leaves it to the dialect.</summary>
internal static class FormatSwitch
{
    public static FormatMode FromEnvironment() => Environment.GetEnvironmentVariable("FORMATS") switch
    {
        "1" => FormatMode.Assert,
        "0" => FormatMode.Vocabulary,
        _ => FormatMode.Dialect,
    };
}
