using Integrations.Consumer;
using Integrations.Contracts.Validation;

string payloads = Path.Combine(AppContext.BaseDirectory, "payloads");
string schemaFile = Path.Combine(AppContext.BaseDirectory, "schema", "integrations.schema.json");

var inbox = new Inbox(JsonSchema.FromFile(schemaFile));
foreach (string file in Directory.EnumerateFiles(payloads, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
{
    inbox.Receive(Path.GetRelativePath(AppContext.BaseDirectory, file), File.ReadAllBytes(file));
}

Console.WriteLine($"{inbox.Accepted.Count} payloads accepted, {inbox.Refused} refused");
Console.WriteLine();
RoundTrip.Show(inbox.Accepted[0]);
ResponseCheck.Show(inbox.Accepted);

// Bad payloads are what this program is about, not a failure of it. That the library contradicts itself would be one.
return inbox.Contradictions == 0 ? 0 : 1;
