using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Integrations.Contracts.Tests.Formats;

/// <summary>RFC 3339 once more, the slow and obvious way.</summary>
internal static partial class ReferenceGrammar
{
    public static bool IsDateTime(byte[] utf8)
    {
        Match match = DateTimeGrammar().Match(Encoding.Latin1.GetString(utf8));
        if (!match.Success)
        {
            return false;
        }

        int Number(int group) => match.Groups[group].Length == 0 ? 0 : int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        int year = Number(1);
        int month = Number(2);
        int day = Number(3);
        int hour = Number(4);
        int minute = Number(5);
        int second = Number(6);
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year == 0 ? 400 : year, month) || hour > 23 || minute > 59 || Number(8) > 23 || Number(9) > 59)
        {
            return false;
        }

        int offset = ((Number(8) * 60) + Number(9)) * (match.Groups[7].Value == "-" ? -1 : 1);
        return second < 60 || (second == 60 && ((hour * 60) + minute - offset + 1440) % 1440 == 1439);
    }

    [GeneratedRegex(@"\A([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))\z", RegexOptions.None, 1000)]
    private static partial Regex DateTimeGrammar();
}
