using System.Buffers;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool;

/// <summary>
/// <c>contracts validate --jsonl</c>: one payload a line. One thread cuts the file into blocks of whole lines, the pool checks them, results are written in the order of the lines.
/// At most two blocks a core are under way, so that memory does not grow with the file; only a line longer than a block makes its block larger.
/// </summary>
internal sealed class JsonLinesValidation(JsonSchema schema, ValidationOptions options, bool json, Stream output)
{
    /// <summary>Large enough that handing over costs nothing beside checking, small enough that the messages of a block of invalid lines stay small.</summary>
    private const int BlockBytes = 256 * 1024;

    /// <summary>A longer line is not checked: exit code 2, and the lines after it are.</summary>
    private const int MaxLineBytes = 64 * 1024 * 1024;

    private readonly Queue<Task<BlockResult>> _underWay = new();
    private readonly int _maxUnderWay = 2 * Environment.ProcessorCount;
    private long _lines;
    private long _invalid;
    private long _unasked;

    public int Run(IEnumerable<string> paths, bool inputTaken)
    {
        int exit = ExitCode.Good;
        foreach (string path in paths)
        {
            try
            {
                if (path == "-" && inputTaken)
                {
                    throw new CommandException("standard input is the schema or an earlier payload already");
                }

                inputTaken |= path == "-";
                exit = Math.Max(exit, RunFile(path));
            }
            catch (CommandException exception)
            {
                exit = ExitCode.CannotAsk(exception.Message);
            }
        }

        return exit;
    }

    private int RunFile(string path)
    {
        (_lines, _invalid, _unasked) = (0, 0, 0);
        string name = path == "-" ? "standard input" : path;
        try
        {
            using Stream input = path == "-" ? Console.OpenStandardInput() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            Cut(input, name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot read '{path}': {SchemaFile.Reason(exception)}");
        }
        finally
        {
            while (_underWay.Count > 0)
            {
                WriteNext();
            }
        }

        if (!json)
        {
            output.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}: {_lines} lines, {_invalid} invalid, {_unasked} not checked\n")));
        }

        return _unasked > 0 ? ExitCode.NotAsked : _invalid > 0 ? ExitCode.No : ExitCode.Good;
    }

    private void Cut(Stream input, string name)
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        int filled = 0;
        long nextLine = 1;
        bool atStart = true;
        bool skipping = false;
        while (true)
        {
            int read = input.ReadAtLeast(block.AsSpan(filled), 1, throwOnEndOfStream: false);
            bool atEnd = read == 0;
            filled += read;
            if (atStart && (filled >= 3 || atEnd))
            {
                atStart = false;
                if (block.AsSpan(0, filled).StartsWith("\uFEFF"u8))
                {
                    block.AsSpan(3, filled - 3).CopyTo(block);
                    filled -= 3;
                }
            }

            if (skipping)
            {
                int newline = block.AsSpan(0, filled).IndexOf((byte)'\n');
                int dropped = newline < 0 ? filled : newline + 1;
                block.AsSpan(dropped, filled - dropped).CopyTo(block);
                filled -= dropped;
                skipping = newline < 0 && !atEnd;
                nextLine += skipping ? 0 : 1;
            }

            if (atEnd)
            {
                Start(block, filled, name, nextLine);
                return;
            }

            if (filled < block.Length && !input.CanSeek && _underWay.Count > 0)
            {
                // What comes slowly (a pipe) is answered as it comes.
                WriteReady();
            }

            if (filled < block.Length)
            {
                continue;
            }

            int end = block.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            if (end > 0)
            {
                byte[] next = ArrayPool<byte>.Shared.Rent(Math.Max(BlockBytes, filled - end));
                block.AsSpan(end, filled - end).CopyTo(next);
                int lines = block.AsSpan(0, end).Count((byte)'\n');
                Start(block, end, name, nextLine);
                nextLine += lines;
                filled -= end;
                block = next;
            }
            else if (filled < MaxLineBytes)
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Min(MaxLineBytes, block.Length * 2));
                block.AsSpan(0, filled).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(block);
                block = larger;
            }
            else
            {
                Enqueue(Task.FromResult(TooLong(name, nextLine)));
                filled = 0;
                skipping = true;
            }
        }
    }

    private void Start(byte[] block, int length, string name, long firstLine) => Enqueue(Task.Run(() => Check(block, length, name, firstLine)));

    private void Enqueue(Task<BlockResult> result)
    {
        _underWay.Enqueue(result);
        if (_underWay.Count > _maxUnderWay)
        {
            WriteNext();
        }
    }

    private void WriteReady()
    {
        while (_underWay.TryPeek(out Task<BlockResult>? first) && first.IsCompleted)
        {
            WriteNext();
        }
    }

    private void WriteNext()
    {
        BlockResult result = _underWay.Dequeue().GetAwaiter().GetResult();
        result.Output?.WriteTo(output);
        foreach (string reason in result.Unasked)
        {
            ExitCode.CannotAsk(reason);
        }

        _lines += result.Lines;
        _invalid += result.Invalid;
        _unasked += result.Unasked.Count;
    }

    private BlockResult Check(byte[] block, int length, string name, long firstLine)
    {
        BlockResult result = new();
        int position = 0;
        while (position < length)
        {
            int newline = block.AsSpan(position, length - position).IndexOf((byte)'\n');
            int end = newline < 0 ? length : position + newline;
            CheckLine(block.AsMemory(position, end - position), name, firstLine + result.Lines, result);
            result.Lines++;
            position = end + 1;
        }

        ArrayPool<byte>.Shared.Return(block);
        return result;
    }

    private void CheckLine(ReadOnlyMemory<byte> line, string name, long number, BlockResult result)
    {
        string place = "";
        try
        {
            if (schema.IsValid(line.Span, options))
            {
                if (json)
                {
                    result.WriteValid(name, number);
                }

                return;
            }

            place = Place(name, number);
            if (!JsonTape.TryParse(line, out JsonTape? tape, out JsonSyntaxError error))
            {
                AddUnasked(result, place, string.Create(CultureInfo.InvariantCulture, $"{place}:{error.Position.Column}: {error.Message}"));
                return;
            }

            using (tape)
            {
                result.Invalid++;
                result.Report(json).Add(place, schema.Validate(tape!, options with { PayloadName = place }));
            }
        }
        catch (ContractLimitException exception)
        {
            place = Place(name, number);
            AddUnasked(result, place, $"{place}: {exception.Message}");
        }
    }

    private BlockResult TooLong(string name, long number)
    {
        BlockResult result = new() { Lines = 1 };
        string place = Place(name, number);
        AddUnasked(result, place, $"{place}: the line is longer than {MaxLineBytes >> 20} MiB");
        return result;
    }

    private void AddUnasked(BlockResult result, string place, string reason)
    {
        result.Unasked.Add(reason);
        result.Report(json).AddUnasked(place, reason);
    }

    private static string Place(string name, long number) => string.Create(CultureInfo.InvariantCulture, $"{name}:{number}");

    /// <summary>What a block's lines came to.</summary>
    private sealed class BlockResult
    {
        private ValidationReport? _report;

        public MemoryStream? Output { get; private set; }

        public int Lines { get; set; }

        public int Invalid { get; set; }

        public List<string> Unasked { get; } = [];

        public ValidationReport Report(bool json)
        {
            Output ??= new MemoryStream();
            return _report ??= json ? new JsonReport(Output) : new TextReport(Output);
        }

        public void WriteValid(string name, long number) => Report(json: true).Add(Place(name, number), ValidationResult.Valid);
    }
}
