using System.Buffers.Binary;
using System.IO.Compression;
using SupportWorkflow.History;

namespace SupportWorkflow.Cli;

/// <summary>
/// Unpacks gzip and notices when the file was cut off: the runtime's own stream ends silently there. The last four bytes of a file say how
/// long its last part is; of a file with one part that must be what came out. A small file can unpack to anything: it is read up to a
/// limit.
/// </summary>
internal sealed class GzipInput : ForwardStream
{
    private readonly long _most;
    private readonly Packed _packed;
    private readonly GZipStream _gzip;
    private long _count;

    /// <param name="packed">The file from its first byte on.</param>
    /// <param name="most">To how many bytes it may unpack.</param>
    public GzipInput(Stream packed, long most)
    {
        _most = most;
        _packed = new(packed);
        _gzip = new(_packed, CompressionMode.Decompress);
    }

    public override bool CanRead => true;

    /// <exception cref="InvalidDataException">The file is broken, or ends too early.</exception>
    /// <exception cref="InputTooLargeException">It unpacks to more than it may.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = _gzip.Read(buffer);
        _count += read;
        InputTooLargeException.ThrowIf(_count, _most);
        if (read == 0 && !buffer.IsEmpty && !_packed.Announces(_count))
            throw new InvalidDataException("The gzip file ends too early.");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gzip.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The packed bytes as they go by: the last four are kept, and whether another part seems to begin.</summary>
    private sealed class Packed(Stream inner) : HeadedStream(default, inner)
    {
        private const uint PartBegins = 0x1F8B08,
            ThreeBytes = 0xFFFFFF;

        private uint _last;
        private long _seen;
        private bool _hasParts;

        public override int Read(Span<byte> buffer)
        {
            var read = base.Read(buffer);
            foreach (var one in buffer[..read])
            {
                _last = (_last << 8) | one;
                _hasParts |= ++_seen > 3 && (_last & ThreeBytes) == PartBegins;
            }
            return read;
        }

        public bool Announces(long count)
        {
            var announced = BinaryPrimitives.ReverseEndianness(_last);
            return _hasParts ? announced <= count : announced == (uint)count;
        }
    }
}
