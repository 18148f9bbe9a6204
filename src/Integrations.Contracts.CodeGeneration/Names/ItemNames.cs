namespace Integrations.Contracts.CodeGeneration.Names;

/// <summary>What one item of a list is called, by the English plural of the list's name: <c>Addresses</c> holds an <c>Address</c>, <c>Data</c> a <c>DataItem</c>.</summary>
internal static class ItemNames
{
    public static string Of(string listName)
    {
        if (listName.Length > 4 && listName.EndsWith("ies", StringComparison.Ordinal))
        {
            return $"{listName.Substring(0, listName.Length - 3)}y";
        }

        if (listName.Length > 4 && (listName.EndsWith("sses", StringComparison.Ordinal) || listName.EndsWith("xes", StringComparison.Ordinal) || listName.EndsWith("ches", StringComparison.Ordinal) || listName.EndsWith("shes", StringComparison.Ordinal)))
        {
            return listName.Substring(0, listName.Length - 2);
        }

        return listName.Length > 3 && listName[listName.Length - 1] == 's' && !listName.EndsWith("ss", StringComparison.Ordinal) && !listName.EndsWith("us", StringComparison.Ordinal) && !listName.EndsWith("is", StringComparison.Ordinal)
            ? listName.Substring(0, listName.Length - 1)
            : listName + "Item";
    }
}
