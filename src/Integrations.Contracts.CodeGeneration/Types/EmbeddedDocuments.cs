using System.Text;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>The documents of a schema as they are embedded in emitted code: without white space, and without the metaschemas that the library has. Registered metaschemas come last: a <c>$schema</c> that names one means nothing without it.</summary>
internal static class EmbeddedDocuments
{
    public static ImmutableArray<EmbeddedDocument> Of(SchemaGraph graph)
    {
        ImmutableArray<EmbeddedDocument>.Builder documents = ImmutableArray.CreateBuilder<EmbeddedDocument>();
        foreach (SchemaDocument document in graph.Documents)
        {
            if (document != graph.Root.Document && IsMetaschema(document.Uri))
            {
                continue;
            }

            documents.Add(Embed(document));
        }

        foreach (SchemaDocument metaschema in graph.Metaschemas)
        {
            bool isThere = false;
            foreach (EmbeddedDocument document in documents)
            {
                isThere |= document.Uri == metaschema.Uri;
            }

            if (!isThere)
            {
                documents.Add(Embed(metaschema));
            }
        }

        return documents.ToImmutable();
    }

    private static EmbeddedDocument Embed(SchemaDocument document)
    {
        string? name = document.Name;
        return new EmbeddedDocument(document.Uri, name?.Substring(Math.Max(name.LastIndexOf('/'), name.LastIndexOf('\\')) + 1), Minified(document.Tape.Text.Span));
    }

    private static bool IsMetaschema(string uri) => uri.StartsWith("https://json-schema.org/", StringComparison.Ordinal) || uri.StartsWith("http://json-schema.org/", StringComparison.Ordinal);

    private static string Minified(ReadOnlySpan<byte> json)
    {
        byte[] kept = new byte[json.Length];
        int length = 0;
        bool isString = false;
        for (int index = 0; index < json.Length; index++)
        {
            byte value = json[index];
            if (isString && value == (byte)'\\')
            {
                kept[length++] = value;
                value = json[++index];
            }
            else if (value == (byte)'"')
            {
                isString = !isString;
            }
            else if (!isString && value is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            {
                continue;
            }

            kept[length++] = value;
        }

        return Encoding.UTF8.GetString(kept, 0, length);
    }
}
