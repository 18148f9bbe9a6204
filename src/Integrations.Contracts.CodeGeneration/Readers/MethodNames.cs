using System.Globalization;
using System.Text;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>The names of a schema's places in C#: from the JSON Pointer of each, without the keywords that say nothing, as <c>OrderLinesItem</c> of <c>/$defs/order/properties/lines/items</c>; with a number where two are alike.</summary>
internal sealed class MethodNames
{
    private readonly Dictionary<int, string> _names = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public string Of(PlanNode node)
    {
        if (!_names.TryGetValue(node.Id, out string? name))
        {
            name = Free(FromPointer(node.Schema.Pointer));
            _names.Add(node.Id, name);
        }

        return name;
    }

    /// <summary>The name, or the name with the lowest number that no other has.</summary>
    private string Free(string name)
    {
        string free = name;
        for (int number = 2; !_taken.Add(free); number++)
        {
            free = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    private static string FromPointer(string pointer)
    {
        StringBuilder name = new();
        string[] segments = pointer.Split('/');
        for (int index = 1; index < segments.Length; index++)
        {
            switch (segments[index])
            {
                case "$defs" or "definitions" or "properties" when index + 1 < segments.Length:
                    name.Append(Word(segments[++index]));
                    break;
                case "items":
                    name.Append("Item");
                    break;
                default:
                    name.Append(Word(segments[index]));
                    break;
            }
        }

        // The end of a long pointer says more than its start.
        string text = name.Length <= 60 ? name.ToString() : name.ToString(name.Length - 60, 60);
        return text.Length == 0 ? "Root" : char.IsDigit(text[0]) ? "N" + text : text;
    }

    private static string Word(string segment) => CSharpIdentifier.Pascal(segment.Replace("~1", "/").Replace("~0", "~"));
}
