using System.Globalization;
using System.Text.Json;
using System.Threading;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The contract's own payload: emitted <c>IsValid</c> and <c>TryParse</c> as ratios to a bare Utf8JsonReader token pass over the same bytes, beside System.Text.Json's source-generated Deserialize; with the bytes that each allocates a payload.</summary>
internal static class PayloadTable
{
    public static int Run(ReadOnlySpan<string> options)
    {
        int rounds = 51;
        for (int index = 0; index + 1 < options.Length; index += 2)
        {
            if (options[index] != "--rounds")
            {
                Console.Error.WriteLine($"unknown option {options[index]}");
                return 2;
            }

            rounds = int.Parse(options[index + 1], CultureInfo.InvariantCulture);
        }

        Console.WriteLine($"{"",-12}{"",-22}{"ratio",8}{"q1",8}{"q3",8}{"bytes",8}");
        foreach (string name in new[] { "in-order", "shuffled" })
        {
            byte[][] documents = BenchmarkCorpus.Payloads(name);
            Check(documents);
            (string Name, Action Run)[] methods =
            [
                ("utf8jsonreader", () => Read(documents)),
                ("generated-is-valid", () => IsValid(documents)),
                ("generated-parse", () => Parse(documents)),
                ("stj-deserialize", () => Deserialize(documents)),
            ];
            Warm(methods);
            (double Median, double Lower, double Upper, double Fastest)[] ratios = InterleavedMeasurement.Ratios(Array.ConvertAll(methods, method => method.Run), rounds, TimeSpan.FromMilliseconds(5));
            for (int index = 0; index < methods.Length; index++)
            {
                long allocated = Allocated(methods[index].Run) / documents.Length;
                ResultTable.Add("payload", name, methods[index].Name, ratios[index].Median, ratios[index].Lower, ratios[index].Upper, allocated);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name,-12}{methods[index].Name,-22}{ratios[index].Median,8:F2}{ratios[index].Lower,8:F2}{ratios[index].Upper,8:F2}{allocated,8}"));
            }
        }

        return 0;
    }

    // The last tier comes some time after the thirtieth call, when nothing new was compiled for 100 ms: runs and pauses in turn.
    private static void Warm((string Name, Action Run)[] methods)
    {
        for (int round = 0; round < 6; round++)
        {
            foreach ((_, Action run) in methods)
            {
                for (int index = 0; index < 200; index++)
                {
                    run();
                }
            }

            Thread.Sleep(250);
        }
    }

    private static long Allocated(Action run)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Check(byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            PeerIntegration peer = JsonSerializer.Deserialize(document, PeerContext.Default.PeerIntegration)!;
            if (!WorkspaceIntegration.IsValid(document) || !WorkspaceIntegration.TryParse(document, out WorkspaceIntegration? value)
                || value.Id != peer.Id || value.CreatedAt != peer.CreatedAt || value.DataLastReceivedAt != peer.DataLastReceivedAt || value.CredentialsEncrypted != peer.CredentialsEncrypted)
            {
                throw new InvalidOperationException("a payload is refused, or read otherwise than System.Text.Json reads it");
            }
        }
    }

    private static void Read(byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            Utf8JsonReader reader = new(document);
            while (reader.Read())
            {
            }
        }
    }

    private static void IsValid(byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            if (!WorkspaceIntegration.IsValid(document))
            {
                throw new InvalidOperationException();
            }
        }
    }

    private static void Parse(byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            if (!WorkspaceIntegration.TryParse(document, out _))
            {
                throw new InvalidOperationException();
            }
        }
    }

    private static void Deserialize(byte[][] documents)
    {
        foreach (byte[] document in documents)
        {
            JsonSerializer.Deserialize(document, PeerContext.Default.PeerIntegration);
        }
    }
}
