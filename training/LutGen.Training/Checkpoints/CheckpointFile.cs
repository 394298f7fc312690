using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LutGen.Formats;
using LutGen.Networks;

namespace LutGen.Training.Checkpoints;

/// <summary>
/// The form of checkpoint files: a magic word, the form's number, the training's identity, its state, and a checksum of all that. Files
/// are for the same program on the same machine, so values stand as they do in memory.
/// </summary>
internal static class CheckpointFile
{
    private const int Form = 4;
    private static readonly byte[] Magic = "LUTGENCP"u8.ToArray();

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file, replaced if it exists.</param>
    /// <param name="identity">The training.</param>
    /// <param name="writeState">Writes its state.</param>
    public static void Write(string path, TrainingIdentity identity, Action<BinaryWriter> writeState) => WholeFile.Write(path, temporary =>
    {
        using FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write);
        using SHA256 checksum = SHA256.Create();
        using (CryptoStream hashed = new(file, checksum, CryptoStreamMode.Write, leaveOpen: true))
        using (BinaryWriter writer = new(new BufferedStream(hashed), Encoding.UTF8))
        {
            writer.Write(Magic);
            writer.Write(Form);
            writer.Write(identity.Version);
            writer.Write(identity.Data);
            writer.Write(identity.Fingerprint);
            writer.Write(identity.Settings.ToJsonString());
            writeState(writer);
        }

        file.Write(checksum.Hash);
        file.Flush(flushToDisk: true);
    });

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="identity">The training that is to go on.</param>
    /// <param name="readState">Reads its state.</param>
    /// <exception cref="CheckpointException">The file is missing, damaged, or of another training.</exception>
    public static void Read(string path, TrainingIdentity identity, Action<BinaryReader> readState) => Read(path, (saved, reader) =>
    {
        if (identity.DifferenceTo(saved) is { } difference)
        {
            throw new CheckpointException(path, difference);
        }

        readState(reader);
    });

    /// <summary>Reads a file of any training.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Receives the training's identity, and reads its state.</param>
    /// <exception cref="CheckpointException">The file is missing or damaged.</exception>
    public static void Read(string path, Action<TrainingIdentity, BinaryReader> read)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            Check(path, file);
            using BinaryReader reader = new(new BufferedStream(file), Encoding.UTF8);
            reader.ReadBytes(Magic.Length);
            if (reader.ReadInt32() is var form && form != Form)
            {
                throw new CheckpointException(path, FormattableString.Invariant($"is a checkpoint of form {form}; expected form {Form}, which this version writes"));
            }

            read(new(reader.ReadString(), reader.ReadString(), reader.ReadString(), JsonNode.Parse(reader.ReadString()) as JsonObject ?? []), reader);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CheckpointException(path, "no such file; expected the checkpoint of a training that was stopped", missing);
        }
        catch (Exception broken) when (broken is EndOfStreamException or InvalidDataException or FormatException or JsonException or ArgumentException
            or LutnetException or NetworkException)
        {
            throw new CheckpointException(path, "is damaged: its state is not that of this training", broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException(path, $"cannot be read: {unreadable.Message}", unreadable);
        }
    }

    private static void Check(string path, FileStream file)
    {
        byte[] first = new byte[Magic.Length];
        if (file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) < first.Length || !first.AsSpan().SequenceEqual(Magic))
        {
            throw new CheckpointException(path, "is no checkpoint; expected a file that a training wrote");
        }

        long content = file.Length - SHA256.HashSizeInBytes;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        file.Position = 0;
        for (int count; file.Position < content && (count = file.Read(buffer, 0, (int)Math.Min(buffer.Length, content - file.Position))) > 0;)
        {
            hash.AppendData(buffer, 0, count);
        }

        byte[] checksum = new byte[SHA256.HashSizeInBytes];
        if (content < Magic.Length || file.ReadAtLeast(checksum, checksum.Length, throwOnEndOfStream: false) < checksum.Length
            || !hash.GetHashAndReset().AsSpan().SequenceEqual(checksum))
        {
            throw new CheckpointException(path, "is damaged: its checksum is not that of its content; expected the file as the training wrote it");
        }

        file.Position = 0;
    }
}
