using System.Text;

namespace Integrations.Contracts.CodeGeneration.Text;

/// <summary>C# identifiers from text that may be anything.</summary>
internal static class CSharpIdentifier
{
    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit",
        "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try",
        "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    /// <summary>Whether the word is reserved (C# specification, section 6.4.4), so that it needs an <c>@</c>.</summary>
    public static bool IsKeyword(string word) => s_keywords.Contains(word);

    /// <summary>Whether the word can be a name as it stands: letters, digits and underscores, no digit first, not reserved.</summary>
    public static bool IsIdentifier(string word)
    {
        bool isIdentifier = word.Length > 0 && (char.IsLetter(word[0]) || word[0] == '_') && !IsKeyword(word);
        foreach (char character in word)
        {
            isIdentifier &= char.IsLetterOrDigit(character) || character == '_';
        }

        return isIdentifier;
    }

    /// <summary>The identifier as it must be written: with an <c>@</c> where it is reserved.</summary>
    public static string Escape(string identifier) => IsKeyword(identifier) ? "@" + identifier : identifier;

    /// <summary>The words of a text in PascalCase, ASCII letters and digits alone, starting with a letter; empty where nothing of it can stand.</summary>
    public static string Pascal(string text, int maxLength = 60)
    {
        StringBuilder name = new();
        bool startsWord = true;
        foreach (char c in text)
        {
            if (name.Length >= maxLength)
            {
                break;
            }

            bool isLetter = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
            if (!isLetter && c is not (>= '0' and <= '9'))
            {
                startsWord = true;
                continue;
            }

            if (!isLetter && name.Length == 0)
            {
                name.Append('N');
            }

            name.Append(startsWord && c is >= 'a' and <= 'z' ? (char)(c - 32) : c);
            startsWord = false;
        }

        return name.ToString();
    }
}
