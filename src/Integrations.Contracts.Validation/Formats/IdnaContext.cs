namespace Integrations.Contracts.Validation.Formats;

/// <summary>The contextual rules of RFC 5892, appendix A.</summary>
internal static class IdnaContext
{
    private const int MiddleDot = 0xB7;
    private const int GreekKeraia = 0x375;
    private const int HebrewGeresh = 0x5F3;
    private const int HebrewGershayim = 0x5F4;
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int KatakanaMiddleDot = 0x30FB;

    /// <summary>Whether the rule of a code point with the status CONTEXTJ or CONTEXTO holds where it stands.</summary>
    public static bool Holds(ReadOnlySpan<int> label, int at) => label[at] switch
    {
        MiddleDot => at > 0 && at + 1 < label.Length && label[at - 1] == 'l' && label[at + 1] == 'l',
        GreekKeraia => at + 1 < label.Length && IdnaProperties.Of(label[at + 1]).Script == IdnaScript.Greek,
        HebrewGeresh or HebrewGershayim => at > 0 && IdnaProperties.Of(label[at - 1]).Script == IdnaScript.Hebrew,
        ZeroWidthNonJoiner => FollowsVirama(label, at) || BreaksAJoin(label, at),
        ZeroWidthJoiner => FollowsVirama(label, at),
        KatakanaMiddleDot => HasJapanese(label),
        >= 0x660 and <= 0x669 => !HasAny(label, 0x6F0, 0x6F9),
        >= 0x6F0 and <= 0x6F9 => !HasAny(label, 0x660, 0x669),
        _ => false,
    };

    private static bool FollowsVirama(ReadOnlySpan<int> label, int at) => at > 0 && IdnaProperties.Of(label[at - 1]).IsVirama;

    /// <summary>Appendix A.1: <c>(Joining_Type:{L,D})(Joining_Type:T)*</c> before it, <c>(Joining_Type:T)*(Joining_Type:{R,D})</c> after it.</summary>
    private static bool BreaksAJoin(ReadOnlySpan<int> label, int at)
    {
        int before = at - 1;
        while (before >= 0 && IdnaProperties.Of(label[before]).Joining == JoiningType.Transparent)
        {
            before--;
        }

        int after = at + 1;
        while (after < label.Length && IdnaProperties.Of(label[after]).Joining == JoiningType.Transparent)
        {
            after++;
        }

        return before >= 0 && after < label.Length
            && IdnaProperties.Of(label[before]).Joining is JoiningType.Left or JoiningType.Dual
            && IdnaProperties.Of(label[after]).Joining is JoiningType.Right or JoiningType.Dual;
    }

    private static bool HasJapanese(ReadOnlySpan<int> label)
    {
        foreach (int codePoint in label)
        {
            if (IdnaProperties.Of(codePoint).Script == IdnaScript.Japanese)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAny(ReadOnlySpan<int> label, int first, int last)
    {
        foreach (int codePoint in label)
        {
            if (codePoint >= first && codePoint <= last)
            {
                return true;
            }
        }

        return false;
    }
}
