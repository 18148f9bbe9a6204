using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace Integrations.Contracts.Tool;

/// <summary>
/// Standard output as bytes. The runtime's own stream makes the terminal ready for reading keys before the first byte, a thread and signal handlers with it: a tenth of what a check takes from start to verdict.
/// Where the operating system has <c>write</c> (POSIX), bytes go there.
/// </summary>
internal static partial class StandardOutput
{
    public static Stream Open() => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? new PosixOutput() : Console.OpenStandardOutput();

    private sealed partial class PosixOutput : Stream
    {
        private const int Output = 1;
        private const int Interrupted = 4;
        private const int BrokenPipe = 32;
        private static readonly int s_wouldBlock = OperatingSystem.IsMacOS() ? 35 : 11;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override unsafe void Write(ReadOnlySpan<byte> buffer)
        {
            while (!buffer.IsEmpty)
            {
                nint written;
                fixed (byte* start = buffer)
                {
                    written = WriteBytes(Output, start, buffer.Length);
                }

                if (written >= 0)
                {
                    buffer = buffer[(int)written..];
                    continue;
                }

                int error = Marshal.GetLastPInvokeError();
                if (error == BrokenPipe)
                {
                    // The reader has seen enough; as with the runtime's own stream, that is no error.
                    return;
                }

                if (error == s_wouldBlock)
                {
                    // A pipe that was made not to block is full: until its reader has read.
                    Thread.Sleep(1);
                }
                else if (error != Interrupted)
                {
                    throw new IOException(Marshal.GetPInvokeErrorMessage(error));
                }
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
        private static unsafe partial nint WriteBytes(int descriptor, byte* bytes, nint count);
    }
}
