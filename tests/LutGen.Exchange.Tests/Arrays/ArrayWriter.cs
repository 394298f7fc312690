using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LutGen.Exchange.Tests.Arrays;

/// <summary>Writes NumPy archives as NumPy does: whole numbers of 64 bits, truth values of a byte, singles.</summary>
internal sealed class ArrayWriter
{
    private readonly List<(string Name, byte[] Content)> _arrays = [];

    /// <summary>Adds whole numbers.</summary>
    public ArrayWriter Add(string name, int[] shape, IEnumerable<int> values) => Add(name, "<i8", shape, [.. values.SelectMany(value => BitConverter.GetBytes((long)value))]);

    /// <summary>Adds truth values.</summary>
    public ArrayWriter Add(string name, int[] shape, IEnumerable<bool> values) => Add(name, "|b1", shape, [.. values.Select(value => (byte)(value ? 1 : 0))]);

    /// <summary>Adds singles.</summary>
    public ArrayWriter Add(string name, int[] shape, IEnumerable<float> values) => Add(name, "<f4", shape, [.. values.SelectMany(BitConverter.GetBytes)]);

    /// <summary>Adds a whole number.</summary>
    public ArrayWriter Add(string name, int value) => Add(name, [], [value]);

    /// <summary>Takes an array away.</summary>
    public ArrayWriter Remove(string name)
    {
        _arrays.RemoveAll(array => array.Name == name);
        return this;
    }

    /// <summary>Writes the archive.</summary>
    public string Write(string path)
    {
        using FileStream file = File.Create(path);
        using ZipArchive archive = new(file, ZipArchiveMode.Create);
        foreach ((string name, byte[] content) in _arrays)
        {
            using Stream entry = archive.CreateEntry($"{name}.npy", CompressionLevel.Fastest).Open();
            entry.Write(content);
        }

        return path;
    }

    private ArrayWriter Add(string name, string type, int[] shape, byte[] values)
    {
        string sizes = string.Concat(shape.Select(size => $"{size}, "));
        byte[] header = Encoding.Latin1.GetBytes($"{{'descr': '{type}', 'fortran_order': False, 'shape': ({sizes}), }}\n");
        byte[] start = [0x93, .. "NUMPY"u8, 1, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(start.AsSpan(8), (ushort)header.Length);
        _arrays.Add((name, [.. start, .. header, .. values]));
        return this;
    }
}
