using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using LutGen.Training.Weights;

namespace LutGen.Training.Tests.Weights;

/// <summary>Files of weights as other programs write them.</summary>
internal static class WeightSamples
{
    /// <summary>Some tensors: a matrix, a kernel, a number, one without values, names with blanks and letters beyond ASCII.</summary>
    public static IEnumerable<WeightTensor> Tensors(int seed)
    {
        Random random = new(seed);
        yield return Tensor("conv1.weight", [random.Next(1, 5), random.Next(1, 4), 3, 3]);
        yield return Tensor("größe \"a\"", [random.Next(1, 40)]);
        yield return Tensor("batches", []);
        yield return Tensor("nothing", [2, 0, 3]);
        yield return Tensor("long", [17_000 + random.Next(100)]);

        WeightTensor Tensor(string name, int[] shape) =>
            new(name, shape, [.. Enumerable.Range(0, shape.Aggregate(1, (count, size) => count * size)).Select(_ => random.NextSingle() - 0.5f)]);
    }

    /// <summary>A tensor as NumPy's file.</summary>
    public static byte[] NpyOf(WeightTensor tensor) => NpyTests.Npy("<f4", tensor.Shape, NpyTests.Floats(tensor.Values));

    /// <summary>An archive of arrays as NumPy's <c>savez</c> (stored) or <c>savez_compressed</c> writes it.</summary>
    public static byte[] Npz(bool deflated, params (string Name, byte[] Content)[] arrays) =>
        Zip(deflated, [.. arrays.Select(array => ($"{array.Name}.npy", array.Content))]);

    /// <summary>An archive of files.</summary>
    public static byte[] Zip(bool deflated, params (string Name, byte[] Content)[] files)
    {
        using MemoryStream archive = new();
        using (ZipArchive zip = new(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in files)
            {
                using Stream entry = zip.CreateEntry(name, deflated ? CompressionLevel.Optimal : CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        return archive.ToArray();
    }

    /// <summary>A safetensors file of any header.</summary>
    public static byte[] Safetensors(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header), length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }
}
