using System.Threading;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Generator.Inputs;

/// <summary>A schema file with what it is called and what it refers to.</summary>
/// <param name="File">The file.</param>
/// <param name="Identifiers">Every <c>$id</c> as it is written, with the identifiers around it: the bases of references.</param>
/// <param name="References">Every reference without its fragment, each with the number of its base in <paramref name="Identifiers"/>, or -1 for the file itself.</param>
internal sealed record DocumentOutline(SchemaFile File, EquatableArray<OutlineUri> Identifiers, EquatableArray<OutlineUri> References)
{
    // What a file's references need, not what they mean: a name too many only makes a model larger, so "$ref" counts wherever it stands.
    public static DocumentOutline Of(SchemaFile file, CancellationToken cancellationToken)
    {
        var identifiers = ImmutableArray.CreateBuilder<OutlineUri>();
        var references = new HashSet<OutlineUri>();
        if (file.Text is not null && JsonTape.TryParseSchema(file.Text.Bytes, out JsonTape? tape, out _))
        {
            using (tape)
            {
                Walk(tape!.Root, -1, identifiers, references, cancellationToken);
            }
        }

        var sorted = new List<OutlineUri>(references);
        sorted.Sort(static (left, right) => left.Base != right.Base ? left.Base.CompareTo(right.Base) : string.CompareOrdinal(left.Text, right.Text));
        return new DocumentOutline(file, new EquatableArray<OutlineUri>(identifiers.ToImmutable()), new EquatableArray<OutlineUri>(ImmutableArray.CreateRange(sorted)));
    }

    // Recursion is bounded by the tape's own limit on depth.
    private static void Walk(TapeValue value, int @base, ImmutableArray<OutlineUri>.Builder identifiers, HashSet<OutlineUri> references, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (value.Kind == JsonKind.Array)
        {
            foreach (TapeValue item in value.Items)
            {
                Walk(item, @base, identifiers, references, cancellationToken);
            }

            return;
        }

        if (value.Kind != JsonKind.Object)
        {
            return;
        }

        int inner = @base;
        if ((value.TryGetMember("$id"u8, out TapeValue id) || value.TryGetMember("id"u8, out id)) && id.Kind == JsonKind.String && WithoutFragment(id.GetString()) is { Length: > 0 } identifier)
        {
            inner = identifiers.Count;
            identifiers.Add(new OutlineUri(identifier, @base));
        }

        foreach (TapeMember member in value.Members)
        {
            if (member.Value.Kind == JsonKind.String)
            {
                TapeValue name = member.Name;
                if ((name.StringEquals("$ref"u8) || name.StringEquals("$dynamicRef"u8) || name.StringEquals("$recursiveRef"u8) || name.StringEquals("$schema"u8))
                    && WithoutFragment(member.Value.GetString()) is { Length: > 0 } reference)
                {
                    references.Add(new OutlineUri(reference, inner));
                    if (inner != @base)
                    {
                        // In drafts 3 to 7 an "id" beside "$ref" is no base.
                        references.Add(new OutlineUri(reference, @base));
                    }
                }
            }
            else
            {
                Walk(member.Value, inner, identifiers, references, cancellationToken);
            }
        }
    }

    private static string WithoutFragment(string reference)
    {
        int fragment = reference.IndexOf('#');
        return fragment < 0 ? reference : reference.Substring(0, fragment);
    }
}

/// <summary>A URI reference as written, and the number of the identifier it is relative to; -1 for the file's own URI.</summary>
internal readonly record struct OutlineUri(string Text, int Base);
