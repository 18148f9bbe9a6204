using System.Globalization;
using System.Text;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Markdown;

/// <summary>What the types of a contract are called on its page, and how a link finds them: GitHub makes a heading's address of its small letters, and numbers those that are equal.</summary>
internal sealed class Headings
{
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <param name="title">The page's title, the first of the headings.</param>
    /// <param name="types">The types, in the order of the page.</param>
    public Headings(string title, IEnumerable<TypeModel> types)
    {
        Take(title);
        foreach (TypeModel type in types)
        {
            _addresses.Add(type.Name, Take(Of(type)));
        }
    }

    /// <summary>The heading of a type: its title, else its name.</summary>
    public static string Of(TypeModel type) => PlainText.OneLine(type.Documentation.Title ?? "") is { Length: > 0 } title ? title : type.Name;

    /// <summary>A link to a type.</summary>
    public string LinkTo(string typeName) => $"[{MarkdownText.Escape(typeName)}](#{_addresses[typeName]})";

    private string Take(string heading)
    {
        StringBuilder address = new();
        foreach (char character in heading)
        {
            if (character is ' ' or '-')
            {
                address.Append('-');
            }
            else if (char.IsLetterOrDigit(character) || character == '_')
            {
                address.Append(char.ToLowerInvariant(character));
            }
        }

        string wanted = address.ToString(), free = wanted;
        for (int number = 1; !_taken.Add(free); number++)
        {
            free = wanted + "-" + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
