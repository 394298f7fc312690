using System.Runtime.InteropServices;
using LutGen.Training.Numerics;

namespace LutGen.Training.Checkpoints;

/// <summary>How the parts of a training's state stand in a checkpoint. Lengths are known from the settings, and only checked.</summary>
internal static class StateFormat
{
    private const int Chunk = 1 << 20;

    public static void Write(BinaryWriter writer, AlignedBuffer buffer)
    {
        writer.Write(buffer.Length);
        for (long first = 0; first < buffer.Length; first += Chunk)
        {
            writer.Write(MemoryMarshal.AsBytes(buffer.Slice(first, (int)Math.Min(Chunk, buffer.Length - first))));
        }
    }

    /// <exception cref="InvalidDataException">The file has another number of values.</exception>
    public static void Read(BinaryReader reader, AlignedBuffer buffer)
    {
        Require(reader.ReadInt64() == buffer.Length);
        for (long first = 0; first < buffer.Length; first += Chunk)
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(buffer.Slice(first, (int)Math.Min(Chunk, buffer.Length - first))));
        }
    }

    public static void Write(BinaryWriter writer, ReadOnlySpan<int> numbers)
    {
        writer.Write(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes(numbers));
    }

    /// <summary>Reads indices; what they point into is read by unsafe code, which trusts them.</summary>
    /// <exception cref="InvalidDataException">There is another number of them, or one is out of range.</exception>
    public static void Read(BinaryReader reader, Span<int> numbers, int below)
    {
        Require(reader.ReadInt32() == numbers.Length);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers));
        foreach (int number in numbers)
        {
            Require((uint)number < (uint)below);
        }
    }

    public static void Write(BinaryWriter writer, EpochResult epoch)
    {
        writer.Write(epoch.Epoch);
        writer.Write(epoch.Step);
        foreach (double value in new[] { epoch.Loss, epoch.TrainAccuracy, epoch.SoftAccuracy, epoch.HardAccuracy, epoch.LearningRate, epoch.Temperature, epoch.ConnectionRate ?? double.NaN })
        {
            writer.Write(value);
        }

        writer.Write(epoch.Elapsed.Ticks);
    }

    public static EpochResult ReadEpoch(BinaryReader reader)
    {
        (int epoch, int step) = (reader.ReadInt32(), reader.ReadInt32());
        double[] values = [.. Enumerable.Range(0, 7).Select(_ => reader.ReadDouble())];
        return new EpochResult(
            epoch, step, values[0], values[1], values[2], values[3], values[4], values[5], new TimeSpan(reader.ReadInt64()),
            double.IsNaN(values[6]) ? null : values[6]);
    }

    /// <exception cref="InvalidDataException">It does not hold.</exception>
    public static void Require(bool condition)
    {
        if (!condition)
        {
            throw new InvalidDataException();
        }
    }
}
