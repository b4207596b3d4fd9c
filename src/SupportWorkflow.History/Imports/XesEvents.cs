using System.Xml;

namespace SupportWorkflow.History;

/// <summary>
/// The events of a log in XES (IEEE 1849), one after the other. Their attributes are called by their keys, those of their trace with
/// <c>case:</c> before it; attributes of attributes are passed over.
/// </summary>
internal sealed class XesEvents : IDisposable
{
    private const int DepthOfTraces = 1,
        MostBytesOfAnElement = 16 << 20;

    private readonly XmlReader _xml;
    private readonly CountingStream _bytes;
    private readonly Dictionary<string, string> _trace = new(StringComparer.Ordinal),
        _event = new(StringComparer.Ordinal);
    private ulong _ofTrace;

    /// <param name="log">The log from its first byte on; it stays open.</param>
    public XesEvents(Stream log)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        _bytes = new(log);
        _xml = XmlReader.Create(
            _bytes,
            new()
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
            }
        );
    }

    /// <summary>The line on which the event begins.</summary>
    public long Line { get; private set; }

    /// <summary>Equal for events that say the same of the same trace.</summary>
    public ulong Fingerprint { get; private set; }

    /// <summary>The names of the attributes of the event and of its trace.</summary>
    public IEnumerable<string> Names => _trace.Keys.Concat(_event.Keys);

    /// <summary>The value of an attribute; null: the event does not have it.</summary>
    public string? this[string name] => _event.GetValueOrDefault(name) ?? _trace.GetValueOrDefault(name);

    /// <summary>Whether a file seems to be XES.</summary>
    /// <param name="head">Its first bytes.</param>
    public static bool Begin(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((byte[])[0xEF, 0xBB, 0xBF]))
            head = head[3..];
        head = head.TrimStart(" \t\r\n"u8);
        return head.StartsWith("<?xml"u8) || head.StartsWith("<log"u8) || IsUtf16(head, 0) || IsUtf16(head, 1);

        static bool IsUtf16(ReadOnlySpan<byte> head, int first) =>
            head.Length >= 4 && (head[0], head[1]) is (0xFF, 0xFE) or (0xFE, 0xFF) && head[2 + first] == '<' && head[3 - first] == 0;
    }

    /// <summary>Goes on to the next event.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="LogFormatException">The file is no XES.</exception>
    public bool Read()
    {
        try
        {
            while (Next())
                if (_xml.NodeType != XmlNodeType.Element)
                    continue;
                else if (_xml is { Depth: 0, LocalName: not "log" })
                    throw Bad($"<{_xml.LocalName}> ≠ <log>", ((IXmlLineInfo)_xml).LineNumber);
                else if (_xml.Depth == DepthOfTraces && _xml.LocalName == "trace")
                {
                    _trace.Clear();
                    _ofTrace = 0;
                }
                else if (_xml.Depth == DepthOfTraces + 1 && _xml.LocalName == "event")
                {
                    ReadEvent();
                    return true;
                }
                else if (_xml.Depth == DepthOfTraces + 1)
                    _ofTrace = Keep(_trace, "case:", _ofTrace);
            return false;
        }
        catch (XmlException e)
        {
            throw Bad(e.Message, e.LineNumber, e);
        }
    }

    public void Dispose() => _xml.Dispose();

    private void ReadEvent()
    {
        _event.Clear();
        (Line, Fingerprint) = (((IXmlLineInfo)_xml).LineNumber, _ofTrace);
        if (_xml.IsEmptyElement)
            return;
        var depth = _xml.Depth;
        while (Next() && _xml.Depth > depth)
            if (_xml.NodeType == XmlNodeType.Element && _xml.Depth == depth + 1)
                Fingerprint = Keep(_event, "", Fingerprint);
    }

    /// <summary>Keeps an attribute; the last of one key counts. A list has no value.</summary>
    private ulong Keep(Dictionary<string, string> attributes, string prefix, ulong fingerprint)
    {
        if (_xml.GetAttribute("key") is not { Length: > 0 } key || _xml.GetAttribute("value") is not { } value)
            return fingerprint;
        attributes[prefix + key] = value;
        return RowFingerprint.Of(System.Text.Encoding.UTF8.GetBytes($"{fingerprint} {key} {value}"));
    }

    private static LogFormatException Bad(string found, int line, Exception? cause = null) =>
        new("log.bad-xml", ImportTexts.Table.Say("log.bad-xml", found), line, cause);

    private bool Next()
    {
        _bytes.Since = 0;
        return _xml.Read();
    }

    /// <summary>Nothing of a log is that long: a file without an end is no log.</summary>
    private sealed class CountingStream(Stream inner) : ForwardStream
    {
        public long Since { get; set; }

        public override bool CanRead => true;

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            Since += read;
            return Since <= MostBytesOfAnElement
                ? read
                : throw new LogFormatException("log.line-too-long", ImportTexts.Table.Say("log.line-too-long", MostBytesOfAnElement >> 20));
        }
    }
}
