using System.Text;
using Integrations.Contracts.Validation.Evaluation;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation;

/// <summary>Everything that an evaluation found: the verdict, the failures and the annotations, in the standard's forms.</summary>
public sealed class SchemaOutput
{
    private readonly OutputUnit _root;

    internal SchemaOutput(OutputUnit root) => _root = root;

    /// <summary>Whether the payload is as the schema says.</summary>
    public bool IsValid => _root.IsValid;

    /// <summary>The annotations that hold: those of schemas that the payload is valid against, and that no failing schema lies around. Outer schemas come before inner ones.</summary>
    public ImmutableArray<SchemaAnnotation> Annotations
    {
        get
        {
            var annotations = ImmutableArray.CreateBuilder<SchemaAnnotation>();
            var pending = new Stack<OutputUnit>();
            pending.Push(_root);
            while (pending.Count > 0)
            {
                OutputUnit unit = pending.Pop();
                if (!unit.IsValid)
                {
                    continue;
                }

                foreach (KeyValuePair<string, TapeValue> annotation in unit.Annotations)
                {
                    annotations.Add(new SchemaAnnotation(
                        unit.Instance.ToString(), unit.Path.Append(annotation.Key).ToString(), unit.Node.Schema.AbsoluteLocation, DocumentLocation(unit.Node.Schema), annotation.Key, annotation.Value.ToString()));
                }

                for (int i = unit.Details.Count - 1; i >= 0; i--)
                {
                    pending.Push(unit.Details[i]);
                }
            }

            return annotations.ToImmutable();
        }
    }

    private string DocumentLocation(SchemaNode schema)
    {
        var location = new StringBuilder(schema.Document == _root.Node.Schema.Document ? "#" : schema.Document.Uri + "#");
        UriReference.AppendFragment(location, schema.Pointer);
        return location.ToString();
    }

    /// <summary>The output as JSON.</summary>
    /// <param name="format">The form.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is none of them.</exception>
    public string ToJson(OutputFormat format) => OutputWriter.Write(_root, format);
}
