using System.Buffers.Binary;

namespace SupportWorkflow.History;

/// <summary>A number that differs for different rows: with a million rows, two collide once in tens of millions of files.</summary>
internal static class RowFingerprint
{
    private const ulong First = 0x9E37_79B9_7F4A_7C15,
        Second = 0xD6E8_FEB8_6659_FD93;

    public static ulong Of(ReadOnlySpan<byte> row)
    {
        var hash = First ^ (ulong)row.Length;
        while (row.Length >= sizeof(ulong))
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(row), Second);
            row = row[sizeof(ulong)..];
        }
        Span<byte> rest = stackalloc byte[sizeof(ulong)];
        rest.Clear();
        row.CopyTo(rest);
        return Mix(Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(rest), Second), First);
    }

    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low ^ a;
    }
}
