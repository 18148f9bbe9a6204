using System.Globalization;
using System.Text;
using Integrations.Contracts.CodeGeneration.Text;

namespace Integrations.Contracts.CodeGeneration.TypeScript;

/// <summary>Text of a schema in TypeScript: literals, names and comments that it cannot leave.</summary>
internal static class TypeScriptText
{
    // Names of types that the language keeps for itself (those that C# keeps are renamed already).
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal) { "any", "bigint", "never", "number", "symbol", "undefined", "unknown", "boolean", "type", "export", "import", "function", "await", "yield", "let", "with", "super", "extends", "implements", "package", "delete", "debugger", "arguments", "eval", "var", "instanceof" };

    /// <summary>A string literal, which is a JSON string too; what people do not see is an escape.</summary>
    public static string Literal(string text)
    {
        StringBuilder literal = new(text.Length + 2);
        literal.Append('"');
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            int length = PlainText.ReadableLength(text, index);
            if (character is '"' or '\\')
            {
                literal.Append('\\').Append(character);
            }
            else if (length == 0)
            {
                literal.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                literal.Append(text, index, length);
                index += length - 1;
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A property's name: as it is where it is a plain identifier, else in quotes.</summary>
    public static string PropertyName(string name)
    {
        bool isIdentifier = name.Length > 0 && name[0] is not (>= '0' and <= '9');
        foreach (char character in name)
        {
            isIdentifier &= character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '$';
        }

        return isIdentifier ? name : Literal(name);
    }

    /// <summary>A type's name.</summary>
    public static string TypeName(string name) => s_reserved.Contains(name) ? name + "_" : name;

    /// <summary>Lines of a comment: nothing in them ends it.</summary>
    public static List<string> CommentLines(string text) => PlainText.Lines(text).ConvertAll(line => line.Replace("*/", "*\\/"));
}
