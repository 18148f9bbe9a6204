using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>
/// The environment variable FORMATS: 1 asserts in every dialect; 0 annotates, but where a metaschema names the format-assertion vocabulary; unset leaves it to the dialect.
/// Of the published dialects v1 alone asserts by itself, so that 0 differs from unset there and nowhere else.
/// </summary>
internal sealed class FormatSwitch(string? value)
{
    private const string V1 = "https://json-schema.org/v1";

    public static FormatSwitch FromEnvironment() => new(Environment.GetEnvironmentVariable("FORMATS"));

    /// <summary>What <c>format</c> does in a schema.</summary>
    public FormatMode For(TapeValue schema, string dialect)
    {
        if (value != "0")
        {
            return value == "1" ? FormatMode.Assert : FormatMode.Dialect;
        }

        string own = schema.Kind == JsonKind.Object && schema.TryGetMember("$schema"u8, out TapeValue named) && named.Kind == JsonKind.String ? named.GetString() : dialect;
        return own.TrimEnd('#') == V1 ? FormatMode.Annotate : FormatMode.Dialect;
    }
}
