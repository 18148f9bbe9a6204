using System.Globalization;

namespace Integrations.Contracts.CodeGeneration.Names;

/// <summary>
/// The names of the types of one schema, each taken once. Names are compared without regard to case: the root's is that of its file, and two that differ by capitals alone are one to a reader.
/// The first free one of the candidates is taken, the shortest first; where all are taken, the last gets a number.
/// </summary>
internal sealed class TypeNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="namespaceName">The namespace of the types; where it is empty, they must not hide the namespaces that emitted code and its user name from the outside.</param>
    public TypeNames(string namespaceName)
    {
        if (namespaceName.Length == 0)
        {
            _taken.Add("System");
            _taken.Add("Microsoft");
            _taken.Add("Integrations");

            // The aliases of emitted files.
            _taken.Add("Collections");
            _taken.Add("Contracts");
            _taken.Add("Json");
        }
    }

    /// <summary>Takes the first candidate that is free; empty ones are passed over.</summary>
    public string Take(params string[] candidates)
    {
        string last = "ValueType";
        for (int index = 0; index < candidates.Length; index++)
        {
            string wanted = candidates[index];
            if (wanted.Length == 0)
            {
                continue;
            }

            // No member can be called as its type, and these are members of every contract, of wrappers or of unions.
            bool isMember = ReservedMembers.Contains(wanted) || wanted is "Value" or "Match" or "Switch";
            if (isMember && index < candidates.Length - 2)
            {
                continue;
            }

            string candidate = isMember ? wanted + "Type" : wanted;
            last = candidate;
            if (_taken.Add(candidate))
            {
                return candidate;
            }
        }

        for (int number = 2; ; number++)
        {
            string candidate = last + number.ToString(CultureInfo.InvariantCulture);
            if (_taken.Add(candidate))
            {
                return candidate;
            }
        }
    }
}
