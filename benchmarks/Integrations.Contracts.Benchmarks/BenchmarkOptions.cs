using System.Globalization;

namespace Integrations.Contracts.Benchmarks;

/// <summary>What the command line asks of every table.</summary>
/// <param name="Only">Measures only what has this in its name.</param>
/// <param name="Rounds">How many rounds count; null: as many as the table thinks right.</param>
/// <param name="Json">A file that the rows are written to.</param>
/// <param name="Smoke">One round without warming up, over little: the figures mean nothing.</param>
/// <param name="Full">The largest size of <c>scale</c> is 1 GB.</param>
/// <param name="Probe">The fastest time of <see cref="MachineProbe"/> that the process that started this one has seen.</param>
internal sealed record BenchmarkOptions(string? Only = null, int? Rounds = null, string? Json = null, bool Smoke = false, bool Full = false, double Probe = double.MaxValue)
{
    /// <summary>Reads options; null where one is not known or lacks its value, which is then said.</summary>
    public static BenchmarkOptions? Parse(ReadOnlySpan<string> arguments)
    {
        BenchmarkOptions options = new();
        for (int index = 0; index < arguments.Length; index++)
        {
            string? value = index + 1 < arguments.Length ? arguments[index + 1] : null;
            switch (arguments[index])
            {
                case "--only" when value is not null:
                    options = options with { Only = value };
                    index++;
                    break;
                case "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) && rounds > 0:
                    options = options with { Rounds = rounds };
                    index++;
                    break;
                case "--json" when value is not null:
                    options = options with { Json = value };
                    index++;
                    break;
                case "--probe" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double probe):
                    options = options with { Probe = probe };
                    index++;
                    break;
                case "--smoke":
                    options = options with { Smoke = true };
                    break;
                case "--full":
                    options = options with { Full = true };
                    break;
                default:
                    Console.Error.WriteLine($"unknown option {arguments[index]}, or its value is missing");
                    return null;
            }
        }

        return options;
    }

    /// <summary>The options as <see cref="Parse"/> reads them.</summary>
    public IEnumerable<string> ToArguments() =>
    [
        .. Only is null ? (string[])[] : ["--only", Only],
        .. Rounds is not { } rounds ? (string[])[] : ["--rounds", rounds.ToString(CultureInfo.InvariantCulture)],
        .. Json is null ? (string[])[] : ["--json", Json],
        "--probe", Probe.ToString("R", CultureInfo.InvariantCulture),
        .. Smoke ? ["--smoke"] : (string[])[],
        .. Full ? ["--full"] : (string[])[],
    ];

    /// <summary>How many rounds are to count.</summary>
    /// <param name="normal">As many as give a steady median, where the command line says nothing.</param>
    public int RoundsOr(int normal) => Rounds ?? (Smoke ? 1 : normal);

    public bool Includes(string name) => Only is null || name.Contains(Only, StringComparison.Ordinal);
}
