using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>The environment variable FORMATS: 1 asserts in every dialect, draft 7's content included; 0 annotates, but where a metaschema names the format-assertion vocabulary; unset leaves it to the dialect.</summary>
internal sealed class FormatSwitch(string? value)
{
    public static FormatSwitch FromEnvironment() => new(Environment.GetEnvironmentVariable("FORMATS"));

    public FormatMode Mode => value switch
    {
        "1" => FormatMode.AssertWithContent,
        "0" => FormatMode.Vocabulary,
        _ => FormatMode.Dialect,
    };
}
