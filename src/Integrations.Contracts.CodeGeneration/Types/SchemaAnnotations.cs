using System.Text;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>What a schema says about itself without asking anything of values (Validation 2020-12, section 9).</summary>
internal static class SchemaAnnotations
{
    // A text for people; what is longer helps nobody in an editor's tooltip.
    private const int MaxExamples = 5;
    private const int MaxExampleLength = 1000;

    /// <summary>The documentation of a schema.</summary>
    public static Documentation Read(SchemaNode schema)
    {
        string? title = Text(schema, "title"u8), description = Text(schema, "description"u8);
        ImmutableArray<string>.Builder examples = ImmutableArray.CreateBuilder<string>();
        if (schema.TryGetKeyword("examples"u8, out TapeValue values) && values.Kind == JsonKind.Array)
        {
            foreach (TapeValue value in values.Items)
            {
                if (examples.Count < MaxExamples && value.RawText.Length <= MaxExampleLength)
                {
                    examples.Add(RawText(value));
                }
            }
        }

        return new Documentation(title, description, new EquatableArray<string>(examples.ToImmutable()), IsTrue(schema, "deprecated"u8));
    }

    public static bool IsTrue(SchemaNode schema, ReadOnlySpan<byte> keyword) => schema.TryGetKeyword(keyword, out TapeValue value) && value.Kind == JsonKind.True;

    public static string? Text(SchemaNode schema, ReadOnlySpan<byte> keyword) => schema.TryGetKeyword(keyword, out TapeValue value) && value.Kind == JsonKind.String ? value.GetString() : null;

    public static string RawText(TapeValue value) => Encoding.UTF8.GetString(value.RawText.ToArray());
}
