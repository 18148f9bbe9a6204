using System.Linq;
using Integrations.Contracts.CodeGeneration.Names;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>
/// Text of a schema as XML documentation. Whatever could end the comment, its line or its element is gone (<see cref="PlainText"/>) or escaped.
/// </summary>
internal static class XmlText
{
    /// <summary>Writes the documentation of a type; of a tuple, that of the parameters too.</summary>
    public static void Write(SourceWriter writer, TypeModel type)
    {
        Write(writer, type.IsDescribedByMember ? Documentation.None : type.Documentation, type.Name);
        foreach (MemberModel item in type is TupleModel tuple ? tuple.Items : EquatableArray<MemberModel>.Empty)
        {
            if (ParameterText(item) is { } text)
            {
                Element(writer, "param", text, $" name=\"{item.PropertyName}\"");
            }
        }
    }

    /// <summary>What is said of a parameter of a tuple; null where it is nothing, or there is no parameter.</summary>
    public static string? ParameterText(MemberModel item)
    {
        string?[] texts = [Summary(item.Documentation, item.PropertyName), Remark(item)];
        return item.Constant is not null || texts is [null, null] ? null : string.Join(" ", texts.Where(text => text is not null));
    }

    /// <summary>What <c>readOnly</c> and <c>writeOnly</c> mean for a member; null where it has neither.</summary>
    public static string? Remark(MemberModel member) => member.IsWriteOnly ? "Write-only: never part of a response, and never printed." : member.IsReadOnly ? "Read-only: never part of a request." : null;

    /// <summary>Writes the documentation of a type or a property: nothing where there is nothing to say, or only its name.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="documentation">What the schema says.</param>
    /// <param name="name">The C# name.</param>
    /// <param name="remark">A remark of ours, or null; XML, already escaped.</param>
    public static void Write(SourceWriter writer, Documentation documentation, string name, string? remark = null)
    {
        if (Summary(documentation, name) is { } summary)
        {
            Element(writer, "summary", summary);
        }

        List<string> remarks = [];
        foreach (string example in documentation.Examples)
        {
            remarks.Add($"Example: <c>{string.Join(" ", Lines(example))}</c>");
        }

        if (remark is not null)
        {
            remarks.Add(remark);
        }

        if (remarks.Count == 1)
        {
            Element(writer, "remarks", remarks[0]);
        }
        else if (remarks.Count > 1)
        {
            Element(writer, "remarks", string.Concat(remarks.Select(text => $"<para>{text}</para> ")).TrimEnd());
        }
    }

    /// <summary>Whether <see cref="Write(SourceWriter, Documentation, string, string?)"/> writes something.</summary>
    public static bool IsAny(Documentation documentation, string name, string? remark = null) => remark is not null || documentation.Examples.Count > 0 || Summary(documentation, name) is not null;

    // The title is the first sentence, where the description does not begin with it.
    private static string? Summary(Documentation documentation, string name)
    {
        string? title = Telling(documentation.Title, name), description = Telling(documentation.Description, name);
        if (title is null || description is null)
        {
            return title ?? description;
        }

        return description.StartsWith(title, StringComparison.OrdinalIgnoreCase) ? description : $"{title}{(char.IsPunctuation(title[title.Length - 1]) ? "" : ".")} {description}";
    }

    // The text in one line; null where it says nothing, or nothing but the name.
    private static string? Telling(string? text, string name) => text is null || PascalCase.FromText(text) == name || Lines(text) is not { Count: > 0 } lines ? null : string.Join(" ", lines);

    private static void Element(SourceWriter writer, string element, string text, string attributes = "") =>
        writer.Wrapped([.. $"<{element}{attributes}>{text}</{element}>".Split(' ').Select(word => word + " ")], "/// ");

    private static List<string> Lines(string text) => PlainText.Lines(text).ConvertAll(static line => line.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"));
}
