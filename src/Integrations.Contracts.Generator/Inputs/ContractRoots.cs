using System.Threading;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Generator.Diagnostics;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Generator.Inputs;

/// <summary>From all schema files of a project to one model for each.</summary>
internal static class ContractRoots
{
    public static ImmutableArray<ContractRoot> Of(ImmutableArray<DocumentOutline> outlines, ContractTarget target, CancellationToken cancellationToken)
    {
        ImmutableArray<DocumentOutline> distinct = DistinctByPath(outlines);
        DocumentNames names = DocumentNames.For(Paths(distinct), target.ProjectFolder);
        var documents = new ContractDocument?[distinct.Length];
        var identifiers = new string[distinct.Length][];
        var byUri = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int index = 0; index < distinct.Length; index++)
        {
            DocumentOutline outline = distinct[index];
            if (outline.File.Text is not { } text)
            {
                identifiers[index] = [];
                continue;
            }

            string uri = outline.File.Uri is { } given && UriReference.IsAbsolute(given) ? given : names.UriOf(outline.File.Path);
            documents[index] = new ContractDocument(outline.File.Path, names.NameOf(outline.File.Path), uri, text);
            identifiers[index] = Resolve(outline.Identifiers, uri, []);
            Add(byUri, uri, index);
            foreach (string identifier in identifiers[index])
            {
                Add(byUri, identifier, index);
            }
        }

        var roots = ImmutableArray.CreateBuilder<ContractRoot>(distinct.Length);
        for (int index = 0; index < distinct.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SchemaFile file = distinct[index].File;
            var diagnostics = ImmutableArray.CreateBuilder<ContractDiagnostic>();
            roots.Add(new ContractRoot
            {
                Document = documents[index] ?? new ContractDocument(file.Path, names.NameOf(file.Path), names.UriOf(file.Path), new Utf8Text([])),
                Others = Reached(index, distinct, documents, identifiers, byUri),
                Options = ContractOptions.Of(file, target, diagnostics),
                Diagnostics = new EquatableArray<ContractDiagnostic>(diagnostics.ToImmutable()),
            });
        }

        return roots.MoveToImmutable();
    }

    // The first document with a URI keeps it, as in the order of the project file.
    private static void Add(Dictionary<string, int> byUri, string uri, int document)
    {
        string key = UriReference.Key(uri);
        if (!byUri.ContainsKey(key))
        {
            byUri.Add(key, document);
        }
    }

    private static EquatableArray<ContractDocument> Reached(int root, ImmutableArray<DocumentOutline> outlines, ContractDocument?[] documents, string[][] identifiers, Dictionary<string, int> byUri)
    {
        var reached = new SortedSet<int>();
        var pending = new Stack<int>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            int index = pending.Pop();
            if (documents[index] is not { } document)
            {
                continue;
            }

            foreach (string reference in Resolve(outlines[index].References, document.Uri, identifiers[index]))
            {
                if (byUri.TryGetValue(UriReference.Key(reference), out int target) && target != root && reached.Add(target))
                {
                    pending.Push(target);
                }
            }
        }

        var others = ImmutableArray.CreateBuilder<ContractDocument>(reached.Count);
        foreach (int index in reached)
        {
            others.Add(documents[index]!);
        }

        return new EquatableArray<ContractDocument>(others.MoveToImmutable());
    }

    /// <summary>Each URI by its base: one of <paramref name="bases"/>, or of those resolved before it where there are none yet.</summary>
    private static string[] Resolve(EquatableArray<OutlineUri> uris, string documentUri, string[] bases)
    {
        var resolved = new string[uris.Count];
        string[] from = bases.Length == 0 ? resolved : bases;
        for (int index = 0; index < resolved.Length; index++)
        {
            OutlineUri uri = uris[index];
            resolved[index] = Resolve(uri.Base < 0 ? documentUri : from[uri.Base], uri.Text);
        }

        return resolved;
    }

    private static string Resolve(string @base, string reference) => UriReference.Resolve(@base, reference).WithoutFragment();

    private static ImmutableArray<DocumentOutline> DistinctByPath(ImmutableArray<DocumentOutline> outlines)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var distinct = ImmutableArray.CreateBuilder<DocumentOutline>(outlines.Length);
        foreach (DocumentOutline outline in outlines)
        {
            if (seen.Add(outline.File.Path))
            {
                distinct.Add(outline);
            }
        }

        return distinct.ToImmutable();
    }

    private static IEnumerable<string> Paths(ImmutableArray<DocumentOutline> outlines)
    {
        foreach (DocumentOutline outline in outlines)
        {
            yield return outline.File.Path;
        }
    }
}
