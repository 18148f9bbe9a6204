using System.Globalization;

namespace Integrations.Contracts.Validation.Schemas;

internal sealed partial class SchemaLoader
{
    private readonly Stack<SchemaNode> _pending = new();
    private readonly List<Subschema> _collected = [];

    private void WalkDocument(LoadedDocument document)
    {
        string uri = Dialects.WithoutEmptyFragment(document.Document.Uri);
        int hash = uri.IndexOf('#');
        var resource = new SchemaResource { Uri = hash < 0 ? uri : uri.Substring(0, hash) };
        var root = new SchemaNode(document.Document, resource, DefaultDialect());
        resource.Root = root;
        document.Root = root;
        Walk(document, root);
    }

    // Pre-order, with a stack of our own: subschemas are pushed last first.
    private void Walk(LoadedDocument document, SchemaNode start)
    {
        int bottom = _pending.Count;
        Add(document, start);
        while (_pending.Count > bottom)
        {
            SchemaNode node = _pending.Pop();
            document.Nodes.Add(node);
            if (node.Value.Kind != JsonKind.Object)
            {
                continue;
            }

            Identify(document, node);
            Collect(document, node);
            if (HasReference(node))
            {
                if (document.IsUsed)
                {
                    _referrers.Enqueue(node);
                }
                else
                {
                    document.Referrers.Add(node);
                }
            }
        }
    }

    private void Add(LoadedDocument document, SchemaNode node)
    {
        document.ByOffset[node.Value.Offset] = node;
        _pending.Push(node);
    }

    // A schema at a place where no keyword holds schemas.
    private SchemaNode AddOnDemand(LoadedDocument document, SchemaNode parent, TapeValue value, ReadOnlySpan<string> tokens)
    {
        var pointer = new System.Text.StringBuilder(parent.Pointer);
        foreach (string token in tokens)
        {
            JsonPointers.AppendToken(pointer, token);
        }

        var node = new SchemaNode(parent, value, pointer.ToString());
        Walk(document, node);
        return node;
    }

    private static bool HasReference(SchemaNode node) =>
        node.TryGetKeyword("$ref"u8, out _) || node.TryGetKeyword("$dynamicRef"u8, out _) || node.TryGetKeyword("$recursiveRef"u8, out _);

    // The dialect, the resource and the anchors that a schema names itself by.
    private void Identify(LoadedDocument document, SchemaNode node)
    {
        TapeValue value = node.Value;
        bool hasRef = value.TryGetMember("$ref"u8, out TapeValue reference) && reference.Kind == JsonKind.String;
        if (value.TryGetMember("$schema"u8, out TapeValue schema) && schema.Kind == JsonKind.String)
        {
            string uri = schema.GetString();
            if (node.Parent is null)
            {
                node.Dialect = FindDialect(uri, node, schema) ?? node.Dialect;
            }
            else if (!UriReference.Key(Dialects.WithoutEmptyFragment(uri)).Equals(UriReference.Key(Dialects.WithoutEmptyFragment(node.Dialect.Uri)), StringComparison.Ordinal))
            {
                // Only the root of a resource has a dialect of its own, and whether it is one depends on that dialect's name for identifiers.
                bool mayBeRoot = value.TryGetMember("$id"u8, out TapeValue id) || value.TryGetMember("id"u8, out id);
                if (mayBeRoot && FindDialect(uri, node, schema) is { } own && TryGetId(value, own, hasRef, out id) && CutId(id.GetString()).Uri.Length > 0)
                {
                    node.Dialect = own;
                }
            }
        }

        node.IsRefAlone = hasRef && node.Dialect.RefStandsAlone;
        if (TryGetId(value, node.Dialect, hasRef, out TapeValue identifier))
        {
            NameResource(document, node, identifier);
        }

        if (node.TryGetKeyword("$anchor"u8, out TapeValue anchor) && anchor.Kind == JsonKind.String)
        {
            NameAnchor(node.Resource.Anchors, node, anchor.GetString(), anchor, "/$anchor");
        }

        if (node.TryGetKeyword("$dynamicAnchor"u8, out TapeValue dynamicAnchor) && dynamicAnchor.Kind == JsonKind.String)
        {
            string name = dynamicAnchor.GetString();
            NameAnchor(node.Resource.DynamicAnchors, node, name, dynamicAnchor, "/$dynamicAnchor");

            // Up to 2020-12 it is an anchor as well (JSON Schema Core 2020-12, section 8.2.2); v1 keeps the two apart.
            if (node.Dialect.Draft < Draft.V1 && (!node.Resource.Anchors.TryGetValue(name, out SchemaNode? known) || !ReferenceEquals(known, node)))
            {
                NameAnchor(node.Resource.Anchors, node, name, dynamicAnchor, "/$dynamicAnchor");
            }
        }

        if (ReferenceEquals(node.Resource.Root, node) && node.TryGetKeyword("$recursiveAnchor"u8, out TapeValue recursiveAnchor) && recursiveAnchor.Kind == JsonKind.True)
        {
            node.Resource.DynamicAnchors[""] = node;
        }
    }

    private static bool TryGetId(TapeValue value, Dialect dialect, bool hasRef, out TapeValue id)
    {
        id = default;
        return !(hasRef && dialect.RefStandsAlone) && value.TryGetMember(dialect.IdKeyword, out id) && id.Kind == JsonKind.String;
    }

    private static (string Uri, string Fragment) CutId(string id)
    {
        int hash = id.IndexOf('#');
        return hash < 0 ? (id, "") : (id.Substring(0, hash), id.Substring(hash + 1));
    }

    private void NameResource(LoadedDocument document, SchemaNode node, TapeValue id)
    {
        string text = id.GetString();
        string keyword = node.Dialect.Draft <= Draft.Draft4 ? "id" : "$id";
        if (UriReference.HasForbiddenCharacter(text))
        {
            _findings.Add(new Finding(SchemaRules.InvalidId, $"\"{text}\" is no URI reference: it has characters that must be percent-encoded", node, id, "/" + keyword) { IsWarning = true });
        }

        (string uri, string fragment) = CutId(text);
        if (uri.Length > 0)
        {
            var resource = new SchemaResource { Uri = UriReference.Resolve(node.Resource.Uri, uri).WithoutFragment(), Root = node };
            string key = UriReference.Key(resource.Uri);
            if (_resources.TryGetValue(key, out SchemaResource? known))
            {
                ReportDuplicateId(document, node, id, keyword, resource.Uri, known.Root);
            }
            else if (_retrieved.TryGetValue(key, out LoadedDocument? retrieved) && !ReferenceEquals(retrieved.Document, node.Document))
            {
                ReportDuplicateId(document, node, id, keyword, resource.Uri, retrieved.Root);
            }
            else
            {
                _resources.Add(key, resource);
            }

            node.Resource = resource;
            document.HasOwnUri |= node.Parent is null && UriReference.IsAbsolute(uri);
        }

        if (fragment.Length == 0)
        {
            return;
        }

        if (node.Dialect.Draft >= Draft.Draft201909)
        {
            _findings.Add(new Finding(
                SchemaRules.InvalidId,
                $"\"{text}\" has a fragment: from draft 2019-09 on $id names a whole resource; \"$anchor\": \"{fragment}\" names a place in it",
                node,
                id,
                "/" + keyword)
            { IsAlwaysError = !_isBeyondTheDialect });
        }
        else if (fragment[0] != '/')
        {
            // A pointer as identifier, as tools wrote it, says nothing that the place does not say.
            NameAnchor(node.Resource.Anchors, node, UriReference.Decode(fragment), id, "/" + keyword);
        }
    }

    private void ReportDuplicateId(LoadedDocument document, SchemaNode node, TapeValue id, string keyword, string uri, SchemaNode? known)
    {
        if (known is not null && !ReferenceEquals(known.Document, node.Document) && known.Document.Tape.Text.Span.SequenceEqual(document.Document.Tape.Text.Span))
        {
            // The same text under two URIs.
            return;
        }

        string where = known is null ? "another document" : ReferenceEquals(known.Document, node.Document) ? Describe(known.Pointer) : $"{known.Document.Name ?? known.Document.Uri}, {Describe(known.Pointer)}";
        _findings.Add(new Finding(SchemaRules.DuplicateId, $"the URI \"{uri}\" already names {where}", node, id, "/" + keyword) { IsAlwaysError = !_isBeyondTheDialect });
    }

    private void NameAnchor(Dictionary<string, SchemaNode> anchors, SchemaNode node, string name, TapeValue at, string place)
    {
        if (!anchors.TryGetValue(name, out SchemaNode? known))
        {
            anchors.Add(name, node);
        }
        else if (!ReferenceEquals(known, node))
        {
            _findings.Add(new Finding(SchemaRules.DuplicateAnchor, $"the anchor \"{name}\" already names {Describe(known.Pointer)}", node, at, place) { IsAlwaysError = !_isBeyondTheDialect });
        }
    }

    // The subschemas, by the keywords of the dialect.
    private void Collect(LoadedDocument document, SchemaNode node)
    {
        _collected.Clear();
        Draft draft = node.Dialect.Draft;
        foreach (TapeMember member in node.Value.Members)
        {
            TapeValue value = member.Value;
            if (value.Kind is not (JsonKind.Object or JsonKind.Array or JsonKind.True or JsonKind.False) || Keywords.Find(member.Name) is not { } keyword || !node.Dialect.Knows(keyword))
            {
                continue;
            }

            // Definitions beside a $ref have no meaning of their own to lose: they are what references lead to.
            if (node.IsRefAlone && !ReferenceEquals(keyword, Keywords.Definitions))
            {
                continue;
            }

            SubschemaPlace place = keyword.PlaceIn(draft);
            if (place == SubschemaPlace.ValueOrArray)
            {
                place = value.Kind == JsonKind.Array ? SubschemaPlace.Array : SubschemaPlace.Value;
            }

            switch (place)
            {
                case SubschemaPlace.Value:
                    AddSubschema(document, node, value, keyword.Name, null, null);
                    break;

                case SubschemaPlace.Array when value.Kind == JsonKind.Array:
                    int index = 0;
                    foreach (TapeValue item in value.Items)
                    {
                        if (IsSchema(item))
                        {
                            AddSubschema(document, node, item, keyword.Name, index.ToString(CultureInfo.InvariantCulture), null);
                        }

                        index++;
                    }

                    break;

                case SubschemaPlace.Map when value.Kind == JsonKind.Object:
                    foreach (TapeMember entry in value.Members)
                    {
                        if (IsSchema(entry.Value))
                        {
                            AddSubschema(document, node, entry.Value, keyword.Name, entry.Name.GetString(), null);
                        }
                    }

                    break;

                case SubschemaPlace.MapOfMaps when value.Kind == JsonKind.Object:
                    foreach (TapeMember outer in value.Members)
                    {
                        if (outer.Value.Kind == JsonKind.Object)
                        {
                            string key = outer.Name.GetString();
                            foreach (TapeMember inner in outer.Value.Members)
                            {
                                if (IsSchema(inner.Value))
                                {
                                    AddSubschema(document, node, inner.Value, keyword.Name, key, inner.Name.GetString());
                                }
                            }
                        }
                    }

                    break;
            }
        }

        if (_collected.Count == 0)
        {
            return;
        }

        node.Subschemas = ImmutableArray.Create(_collected.ToArray());
        for (int i = _collected.Count - 1; i >= 0; i--)
        {
            SchemaNode child = _collected[i].Node;
            if (!document.ByOffset.ContainsKey(child.Value.Offset))
            {
                Add(document, child);
            }
        }
    }

    private static bool IsKnown(LoadedDocument document, TapeValue value, out SchemaNode? node) => document.ByOffset.TryGetValue(value.Offset, out node);

    private void AddSubschema(LoadedDocument document, SchemaNode parent, TapeValue value, string keyword, string? key, string? secondKey)
    {
        if (!IsSchema(value))
        {
            return;
        }

        if (!IsKnown(document, value, out SchemaNode? node))
        {
            node = new SchemaNode(parent, value, keyword, key, secondKey);
        }

        _collected.Add(new Subschema(keyword, key, node!, secondKey));
    }

    private static string Describe(string pointer) => pointer.Length == 0 ? "the root" : pointer;
}
