using Integrations.Contracts.Validation.Patterns.Unicode;

namespace Integrations.Contracts.Validation.Patterns.Syntax;

/// <summary>The sets of ECMA-262, "CharacterClassEscape" and of the dot, without flags but <c>u</c>.</summary>
internal static class CharacterClasses
{
    public static CodePointSet Digits { get; } = CodePointSet.Range('0', '9');

    public static CodePointSet NoDigits { get; } = Digits.Complement();

    public static CodePointSet WordCharacters { get; } =
        CodePointSet.Range('a', 'z').Union(CodePointSet.Range('A', 'Z')).Union(Digits).Union(CodePointSet.Of('_'));

    public static CodePointSet NoWordCharacters { get; } = WordCharacters.Complement();

    /// <summary>WhiteSpace and LineTerminator: tab, vertical tab, form feed, U+FEFF, Space_Separator; LF, CR, U+2028, U+2029. Not U+0085.</summary>
    public static CodePointSet Spaces { get; } = CodePointSet.OfCharacters("\t\n\v\f\r \u00A0\u1680\u2028\u2029\u202F\u205F\u3000\uFEFF").Union(CodePointSet.Range(0x2000, 0x200A));

    public static CodePointSet NoSpaces { get; } = Spaces.Complement();

    public static CodePointSet Dot { get; } = CodePointSet.OfCharacters("\n\r\u2028\u2029").Complement();
}
