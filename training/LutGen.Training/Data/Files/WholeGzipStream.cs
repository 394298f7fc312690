using System.Buffers.Binary;
using System.IO.Compression;

namespace LutGen.Training.Data;

/// <summary>
/// Decompresses a gzip file and refuses one that was cut short. .NET's stream just ends there, which would silently make a smaller
/// data set; the last four bytes of a whole file say how much there is to come.
/// </summary>
internal sealed class WholeGzipStream : Stream
{
    private readonly GZipStream _content;
    private readonly uint _expected;
    private uint _read;

    /// <summary>Starts to decompress.</summary>
    /// <param name="file">The compressed file, which is closed with this stream.</param>
    public WholeGzipStream(FileStream file)
    {
        byte[] size = new byte[sizeof(uint)];
        if (file.Length > size.Length)
        {
            file.Seek(-size.Length, SeekOrigin.End);
            file.ReadExactly(size);
            file.Position = 0;
        }

        _expected = BinaryPrimitives.ReadUInt32LittleEndian(size);
        _content = new GZipStream(file, CompressionMode.Decompress);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int count = _content.Read(buffer);
        _read = unchecked(_read + (uint)count);
        return count > 0 || buffer.IsEmpty || _read == _expected
            ? count
            : throw new InvalidDataException($"ends after {_read} bytes; its last bytes promise {_expected}.");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }
}
