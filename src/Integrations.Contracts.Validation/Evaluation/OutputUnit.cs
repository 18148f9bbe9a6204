using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>One application of a schema to a value: its verdict, its keywords' failures, its annotations, and the schemas that it applied in turn (Core 2020-12, section 12.3).</summary>
internal sealed class OutputUnit
{
    public OutputUnit(PlanNode node, Place instance, Place path)
    {
        Node = node;
        Instance = instance;
        Path = path;
    }

    public PlanNode Node { get; }

    public Place Instance { get; }

    public Place Path { get; }

    public bool IsValid { get; set; }

    public List<Finding> Failures { get; set; } = [];

    /// <summary>Keyword and value, in the schema's order. Where the unit is not valid they are dropped.</summary>
    public List<KeyValuePair<string, TapeValue>> Annotations { get; } = [];

    public List<OutputUnit> Details { get; } = [];

    /// <summary>The schema's annotations for a value: those of the meta-data, format and content vocabularies, and keywords that the dialect does not know (Core 2020-12, section 6.5). What <c>propertyNames</c> says is of a name, which has no place in the payload.</summary>
    public void AddAnnotations(TapeValue value)
    {
        SchemaNode schema = Node.Schema;
        bool isName = (value.Tape.Entries[value.Index].Meta & TapeEntry.IsName) != 0;
        if (isName || schema.Value.Kind != JsonKind.Object || schema.IsRefAlone)
        {
            return;
        }

        foreach (TapeMember member in schema.Value.Members)
        {
            string keyword = member.Name.GetString();
            bool isAnnotation = keyword switch
            {
                "title" or "description" or "default" or "examples" or "deprecated" or "readOnly" or "writeOnly" or "format" => IsKnown(schema, member),
                "contentEncoding" or "contentMediaType" => value.Kind == JsonKind.String && IsKnown(schema, member),
                "contentSchema" => value.Kind == JsonKind.String && IsKnown(schema, member) && schema.TryGetKeyword("contentMediaType"u8, out _),
                _ => keyword.Length > 0 && keyword[0] != '$' && Keywords.Find(keyword) is null,
            };
            if (isAnnotation)
            {
                Annotations.Add(new KeyValuePair<string, TapeValue>(keyword, member.Value));
            }
        }
    }

    private static bool IsKnown(SchemaNode schema, TapeMember member) => schema.TryGetKeyword(member.Name.GetUtf8String(), out _);
}
