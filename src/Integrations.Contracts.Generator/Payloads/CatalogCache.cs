using System.Threading;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Generator.Inputs;

namespace Integrations.Contracts.Generator.Payloads;

/// <summary>The catalog of the schemas that were last asked for: an editor analyses the same project again and again while its schemas stay the same.</summary>
internal sealed class CatalogCache
{
    private Entry? _last;

    public ContractCatalog Get(EquatableArray<ContractRoot> roots, CancellationToken cancellationToken)
    {
        Entry? last = Volatile.Read(ref _last);
        if (last is not null && last.Roots.Equals(roots))
        {
            return last.Catalog;
        }

        var entry = new Entry(roots, ContractCatalog.Of(roots.Items, cancellationToken));
        Volatile.Write(ref _last, entry);
        return entry.Catalog;
    }

    private sealed record Entry(EquatableArray<ContractRoot> Roots, ContractCatalog Catalog);
}
