using System.Text;
using Newtonsoft.Json.Linq;

namespace Integrations.Contracts.Benchmarks;

/// <summary>NJsonSchema over one corpus: on its own parsed form, and with parsing.</summary>
internal sealed class NJsonSchemaPeer
{
    private readonly NJsonSchema.JsonSchema _schema;
    private readonly JToken[] _parsed;
    private readonly byte[][] _documents;

    private NJsonSchemaPeer(NJsonSchema.JsonSchema schema, byte[][] documents)
    {
        _schema = schema;
        _documents = documents;
        _parsed = Array.ConvertAll(documents, document => JToken.Parse(Encoding.UTF8.GetString(document)));
    }

    /// <summary>The peer; null, with the reason, where it cannot read the schema or refuses a document, which are all valid.</summary>
    public static NJsonSchemaPeer? TryCreate(byte[] schema, byte[][] documents, out string reason)
    {
        try
        {
            NJsonSchemaPeer peer = new(NJsonSchema.JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(schema)).GetAwaiter().GetResult(), documents);
            int refused = 0;
            for (int index = 0; index < documents.Length; index++)
            {
                refused += peer._schema.Validate(peer._parsed[index]).Count == 0 && peer.IsValid(documents[index]) ? 0 : 1;
            }

            reason = $"NJsonSchema refuses {refused} of {documents.Length} valid documents";
            return refused == 0 ? peer : null;
        }
        catch (Exception exception)
        {
            // Whatever keeps it from reading this schema is its own affair; the other schemas are still measured.
            reason = "NJsonSchema cannot read the schema: " + exception.Message.ReplaceLineEndings(" ");
            return null;
        }
    }

    public TimedMethod[] Methods() =>
    [
        TimedMethod.Pass("njsonschema-validate", () =>
        {
            foreach (JToken value in _parsed)
            {
                _schema.Validate(value);
            }
        }),
        Passes.Of("njsonschema-parse-validate", _documents, document => IsValid(document)),
    ];

    private bool IsValid(ReadOnlySpan<byte> document) => _schema.Validate(Encoding.UTF8.GetString(document)).Count == 0;
}
