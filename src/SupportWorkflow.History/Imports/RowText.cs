using System.Text;
using CsvHelper;

namespace SupportWorkflow.History;

/// <summary>The fields of the row a reader stands on as characters, in one buffer that the next row uses again.</summary>
internal sealed class RowText(CsvReader reader)
{
    private char[] _buffer = new char[1024];
    private int _used;

    /// <summary>Begins a row.</summary>
    /// <returns>The row's fingerprint.</returns>
    public ulong Begin()
    {
        var row = reader.RawRecord;
        // A byte is at most one character; a field the map names twice is decoded twice.
        if (_buffer.Length < 4 * row.Length)
            _buffer = new char[8 * row.Length];
        _used = 0;
        return RowFingerprint.Of(row);
    }

    public ReadOnlySpan<char> Of(int column)
    {
        var bytes = reader.GetSpan(column);
        if (_buffer.Length - _used < bytes.Length)
            return Encoding.UTF8.GetString(bytes);
        var count = Encoding.UTF8.GetChars(bytes, _buffer.AsSpan(_used));
        _used += count;
        return _buffer.AsSpan(_used - count, count);
    }
}
