#include "client/ui/print/document.h"

#include "shared/base/hash.h"

namespace myspike::print {

namespace {

/// Feeds values into a hash with their length, so that no two documents spell alike.
class Digest
{
public:
    void add(const QByteArray& bytes)
    {
        add(static_cast<std::int64_t>(bytes.size()));
        m_stream.add({reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                      static_cast<std::size_t>(bytes.size())});
    }
    void add(const QString& text) { add(text.toUtf8()); }
    void add(std::int64_t number)
    {
        std::array<std::uint8_t, 8> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> (8 * i));
        m_stream.add(bytes);
    }
    void add(double number) { add(QByteArray::number(number, 'g', 17)); }
    void add(const QImage& image)
    {
        add(std::int64_t{image.width()});
        add(std::int64_t{image.height()});
        const QImage plain = image.convertToFormat(QImage::Format_RGBA8888);
        for (int y = 0; y < plain.height(); ++y)
            m_stream.add({plain.constScanLine(y), static_cast<std::size_t>(plain.width()) * 4});
    }
    void add(const std::optional<Instant>& at) { add(at ? at->ms : std::int64_t{-1}); }
    void add(const std::vector<QString>& texts)
    {
        add(static_cast<std::int64_t>(texts.size()));
        for (const auto& text : texts)
            add(text);
    }
    template <class E>
    requires std::is_enum_v<E>
    void add(E value) { add(static_cast<std::int64_t>(value)); }
    void add(bool value) { add(static_cast<std::int64_t>(value)); }

    void add(const Heading& b)
    {
        add(b.text);
        add(std::int64_t{b.level});
    }
    void add(const Paragraph& b)
    {
        add(b.text);
        add(b.align);
    }
    void add(const KeyValues& b)
    {
        add(static_cast<std::int64_t>(b.rows.size()));
        for (const auto& row : b.rows) {
            add(row.label);
            add(row.value);
            add(row.markup);
        }
    }
    void add(const DataTable& b)
    {
        add(b.caption);
        add(static_cast<std::int64_t>(b.columns.size()));
        for (const auto& column : b.columns) {
            add(column.header);
            add(column.align);
            add(column.weight);
        }
        add(static_cast<std::int64_t>(b.rows.size()));
        for (const auto& row : b.rows)
            add(row);
        add(b.totals);
    }
    void add(const SignatureBlock& b)
    {
        add(static_cast<std::int64_t>(b.signatures.size()));
        for (const auto& s : b.signatures) {
            for (const auto* text :
                 {&s.role, &s.name, &s.post, &s.strokes, &s.contentHash, &s.reason, &s.witness})
                add(*text);
            add(s.signedAt);
            add(s.photograph);
            add(s.coversContent);
            add(s.declined);
        }
    }
    void add(const Picture& b)
    {
        add(b.image);
        add(b.caption);
    }
    void add(const QrCode& b)
    {
        add(b.text);
        add(b.caption);
    }
    void add(const PageBreak&) {}
    void add(const Checklist& b)
    {
        add(b.caption);
        add(static_cast<std::int64_t>(b.items.size()));
        for (const auto& item : b.items) {
            add(item.code);
            add(item.text);
            add(item.answer);
            add(item.note);
        }
    }

    std::string finish() { return toHex(m_stream.finish()); }

private:
    Sha256Stream m_stream;
};

} // namespace

std::string contentHash(const PrintDocument& document)
{
    Digest digest;
    for (const auto* text :
         {&document.title, &document.reference, &document.date, &document.classification,
          &document.letterhead.department, &document.letterhead.ministry})
        digest.add(*text);
    digest.add(document.language);
    digest.add(document.letterhead.lines);
    for (const auto& block : document.blocks) {
        digest.add(static_cast<std::int64_t>(block.index()));
        std::visit([&](const auto& b) { digest.add(b); }, block);
    }
    return digest.finish();
}

QString escapeMarkup(const QString& plain)
{
    QString out;
    out.reserve(plain.size());
    for (const QChar c : plain) {
        if (c == u'*' || c == u'\\')
            out += u'\\';
        out += c;
    }
    return out;
}

QString printable(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const ushort u = c.unicode();
        const bool bidi = (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) ||
                          u == 0x200E || u == 0x200F || u == 0x061C || u == 0xFEFF;
        if (bidi || u == '\r')
            continue;
        if (u == '\n' || (u >= 0x20 && u != 0x7F && !(u >= 0x80 && u < 0xA0)))
            out += c;
        else if (u == '\t')
            out += u' ';
    }
    return out;
}

} // namespace myspike::print
