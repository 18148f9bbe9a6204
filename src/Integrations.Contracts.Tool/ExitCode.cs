namespace Integrations.Contracts.Tool;

/// <summary>What the command line answers. 2 wins over 1: a check that failed must never look clean.</summary>
internal static class ExitCode
{
    public const int Good = 0;

    /// <summary>The answer is no: an invalid payload.</summary>
    public const int No = 1;

    /// <summary>It could not be asked: an unreadable file, broken JSON, a broken schema, a bad option, a limit reached.</summary>
    public const int NotAsked = 2;

    /// <summary>Says on standard error, in one line, why the question could not be asked.</summary>
    public static int CannotAsk(string reason)
    {
        Console.Error.WriteLine($"contracts: error: {string.Join(' ', reason.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))}");
        return NotAsked;
    }
}
