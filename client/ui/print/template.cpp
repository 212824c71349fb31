#include "client/ui/print/template.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <optional>

namespace myspike::print {

namespace {

/// Literal text, or the name of a value.
struct Part
{
    QString text;
    bool isName = false;
};

struct Piece
{
    enum class Kind {
        Heading,
        KeyValue,
        Paragraph,
        Table,
        KeyValues,
        Signature,
        Pictures,
        Qr,
        PageBreak
    };
    Kind kind = Kind::Paragraph;
    int line = 0;
    int level = 0;           ///< of a heading
    int number = 0;          ///< "2. …" of a heading or paragraph, without it in `parts`
    std::vector<Part> label; ///< of a row
    std::vector<Part> parts;
    QString name; ///< of a table, signatory …
    std::vector<std::pair<QString, QString>> columns;
    bool startsBlock = false; ///< an empty line or another kind stands before it
};

} // namespace

struct PrintTemplate::Content
{
    QString name;
    QString title;
    QString version;
    QString classification;
    bool showTitle = true;
    bool landscape = false;
    std::vector<Part> titleParts;
    std::vector<Piece> pieces;
    std::vector<QString> names;
};

namespace {

Fault unreadable(const QString& name, int line, Msg what, const QString& about = {})
{
    return Fault::invalid(Text(msg("print", "The template %1 cannot be read at line %2: %3: “%4”. "
                                            "Correct the template, or install the program again."),
                               {name.toStdString(), line, what, about.toStdString()}));
}

bool isName(const QString& text)
{
    static const QRegularExpression kName(QStringLiteral("^[a-z][a-z0-9_]*$"));
    return kName.match(text).hasMatch();
}

/// Cuts `text` at its {{names}}.
Result<std::vector<Part>> partsOf(const QString& text, const QString& name, int line)
{
    std::vector<Part> parts;
    qsizetype from = 0;
    for (;;) {
        const auto open = text.indexOf(QLatin1String("{{"), from);
        const auto literal = text.mid(from, open < 0 ? -1 : open - from);
        if (literal.contains(QLatin1String("}}")))
            return unreadable(name, line, msg("print", "braces are closed that were not opened"),
                              text);
        if (!literal.isEmpty())
            parts.push_back({literal, false});
        if (open < 0)
            return parts;
        const auto close = text.indexOf(QLatin1String("}}"), open);
        if (close < 0)
            return unreadable(name, line, msg("print", "braces are not closed"), text);
        const QString inner = text.mid(open + 2, close - open - 2).trimmed();
        if (!isName(inner))
            return unreadable(name, line, msg("print", "this cannot stand inside text"), inner);
        parts.push_back({inner, true});
        from = close + 2;
    }
}

/// Takes "2. " off the front, if it is there.
int takeNumber(QString& text)
{
    static const QRegularExpression kNumber(QStringLiteral("^(\\d{1,3})\\. +"));
    const auto match = kNumber.match(text);
    if (!match.hasMatch())
        return 0;
    text = text.mid(match.capturedLength());
    return match.captured(1).toInt();
}

/// Reads the lines of a body one after the other.
class Reader
{
public:
    explicit Reader(PrintTemplate::Content& content) : m_content(content) {}

    Status header(const QString& line, int number)
    {
        const auto colon = line.indexOf(u':');
        const QString key = line.left(colon).trimmed();
        const QString value = colon < 0 ? QString() : line.mid(colon + 1).trimmed();
        if (colon < 0)
            return unreadable(m_content.name, number, msg("print", "this is not a header line"),
                              line);
        if (key == u"title") {
            m_content.title = value;
            auto parts = partsOf(value, m_content.name, number);
            if (!parts.ok())
                return std::move(parts).fault();
            m_content.titleParts = std::move(parts).value();
        } else if (key == u"version") {
            m_content.version = value;
        } else if (key == u"classification") {
            m_content.classification = value;
        } else if (key == u"show_title" && (value == u"yes" || value == u"no")) {
            m_content.showTitle = value == u"yes";
        } else if (key == u"orientation" && (value == u"portrait" || value == u"landscape")) {
            m_content.landscape = value == u"landscape";
        } else {
            return unreadable(m_content.name, number, msg("print", "this is not a header line"),
                              line);
        }
        return okStatus();
    }

    void emptyLine() { m_gap = true; }

    Status line(const QString& line, int number)
    {
        static const QRegularExpression kWhole(QStringLiteral("^\\{\\{([^{}]*)\\}\\}$"));
        static const QRegularExpression kHeading(QStringLiteral("^(#{1,3}) +(\\S.*)$"));
        if (line.startsWith(u'#')) {
            const auto match = kHeading.match(line);
            if (!match.hasMatch())
                return unreadable(m_content.name, number, msg("print", "this is not a heading"),
                                  line);
            QString text = match.captured(2);
            Piece piece{.kind = Piece::Kind::Heading, .level = int(match.capturedLength(1))};
            piece.number = takeNumber(text);
            return push(std::move(piece), text, number);
        }
        const auto whole = kWhole.match(line);
        if (whole.hasMatch()) {
            const QString inner = whole.captured(1);
            if (inner == u"page_break")
                return push({.kind = Piece::Kind::PageBreak}, {}, number);
            if (inner.contains(u':'))
                return directive(inner, number);
        }
        const auto colons = line.indexOf(QLatin1String(" :: "));
        if (colons > 0 || line.endsWith(QLatin1String(" ::"))) {
            const auto at = colons > 0 ? colons : line.size() - 3;
            auto label = partsOf(line.left(at).trimmed(), m_content.name, number);
            if (!label.ok())
                return std::move(label).fault();
            return push({.kind = Piece::Kind::KeyValue, .label = std::move(label).value()},
                        line.mid(at + 4).trimmed(), number);
        }
        // Another line of the same paragraph.
        auto& pieces = m_content.pieces;
        if (!m_gap && !pieces.empty() && pieces.back().kind == Piece::Kind::Paragraph) {
            auto parts = partsOf(line, m_content.name, number);
            if (!parts.ok())
                return std::move(parts).fault();
            pieces.back().parts.push_back({QStringLiteral("\n"), false});
            for (auto& part : *parts)
                pieces.back().parts.push_back(std::move(part));
            return okStatus();
        }
        QString text = line;
        Piece piece{.kind = Piece::Kind::Paragraph};
        piece.number = takeNumber(text);
        return push(std::move(piece), text, number);
    }

    void collectNames()
    {
        auto& names = m_content.names;
        const auto add = [&](const QString& name) {
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
        };
        const auto addParts = [&](const std::vector<Part>& parts) {
            for (const auto& part : parts)
                if (part.isName)
                    add(part.text);
        };
        addParts(m_content.titleParts);
        for (const auto& piece : m_content.pieces) {
            addParts(piece.label);
            addParts(piece.parts);
            for (const auto& [key, header] : piece.columns)
                add(QStringLiteral("table:%1.%2").arg(piece.name, key));
            switch (piece.kind) {
            case Piece::Kind::Signature:
                add(QStringLiteral("signature:") + piece.name);
                break;
            case Piece::Kind::Pictures:
                add(QStringLiteral("pictures:") + piece.name);
                break;
            case Piece::Kind::Qr:
                add(QStringLiteral("qr:") + piece.name);
                break;
            case Piece::Kind::KeyValues:
                add(QStringLiteral("keyvalues:") + piece.name);
                break;
            default:
                break;
            }
        }
    }

private:
    Status push(Piece piece, const QString& text, int line)
    {
        auto parts = partsOf(text, m_content.name, line);
        if (!parts.ok())
            return std::move(parts).fault();
        piece.parts = std::move(parts).value();
        piece.line = line;
        piece.startsBlock =
            m_gap || m_content.pieces.empty() || m_content.pieces.back().kind != piece.kind;
        m_gap = false;
        m_content.pieces.push_back(std::move(piece));
        return okStatus();
    }

    Status directive(const QString& inner, int line)
    {
        static const QHash<QString, Piece::Kind> kKinds{
            {QStringLiteral("table"), Piece::Kind::Table},
            {QStringLiteral("keyvalues"), Piece::Kind::KeyValues},
            {QStringLiteral("signature"), Piece::Kind::Signature},
            {QStringLiteral("pictures"), Piece::Kind::Pictures},
            {QStringLiteral("image"), Piece::Kind::Pictures},
            {QStringLiteral("qr"), Piece::Kind::Qr},
        };
        const auto colon = inner.indexOf(u':');
        const auto kind = kKinds.find(inner.left(colon));
        if (kind == kKinds.end())
            return unreadable(m_content.name, line, msg("print", "this kind of line is unknown"),
                              inner);
        auto fields = inner.mid(colon + 1).split(u'|');
        Piece piece{.kind = *kind, .name = fields.takeFirst().trimmed()};
        if (!isName(piece.name))
            return unreadable(m_content.name, line, msg("print", "this is not a name"), piece.name);
        if ((*kind == Piece::Kind::Table) == fields.isEmpty())
            return unreadable(m_content.name, line,
                              msg("print", "a table, and only a table, lists columns"), inner);
        for (const auto& field : fields) {
            const auto equals = field.indexOf(u'=');
            const QString key = field.left(equals).trimmed();
            if (equals < 0 || !isName(key))
                return unreadable(m_content.name, line, msg("print", "this is not a column"),
                                  field);
            piece.columns.emplace_back(key, field.mid(equals + 1).trimmed());
        }
        return push(std::move(piece), {}, line);
    }

    PrintTemplate::Content& m_content;
    bool m_gap = true;
};

/// Counts "2.", "3." … afresh where something was left out.
class Counter
{
public:
    int next(int written)
    {
        const bool restarts = written <= m_written;
        m_written = written;
        m_given = restarts || m_given == 0 ? written : m_given + 1;
        return m_given;
    }
    void skip(int written)
    {
        // Left out at the start of a run: what follows takes its number.
        if (m_given == 0 || written <= m_written)
            m_given = written - 1;
        m_written = written;
    }

private:
    int m_written = 0;
    int m_given = 0;
};

class Filler
{
public:
    Filler(const PrintTemplate::Content& content, const TemplateValues& values)
        : m_content(content), m_values(values)
    {
    }

    struct Filled
    {
        QString text;
        bool leftOut = false; ///< has names, and all of them are empty
    };

    Result<Filled> text(const std::vector<Part>& parts, bool markup, int line) const
    {
        Filled out;
        bool names = false;
        bool some = false;
        for (const auto& part : parts) {
            if (!part.isName) {
                out.text += part.text;
                continue;
            }
            const auto value = m_values.texts.find(part.text);
            if (value == m_values.texts.end())
                return missing(part.text, line);
            names = true;
            some = some || !value->trimmed().isEmpty();
            out.text += markup ? escapeMarkup(*value) : *value;
        }
        out.leftOut = names && !some;
        return out;
    }

    /// Blocks of the body with their numbers; those left out are not there.
    Result<std::vector<Block>> blocks()
    {
        for (const auto& piece : m_content.pieces)
            MYSPIKE_TRY(add(piece));
        dropBareHeadings();
        number();
        std::vector<Block> out;
        for (auto& item : m_items)
            if (!item.dropped)
                out.push_back(std::move(item.block));
        return out;
    }

private:
    struct Item
    {
        Block block;
        const Piece* piece = nullptr;
        bool dropped = false;
    };

    Fault missing(const QString& what, int line) const
    {
        return {FaultCode::NotFound,
                Text(msg("print", "The template %1 needs a value for %2 (line %3), and none was "
                                  "given. Nothing was printed."),
                     {m_content.name.toStdString(), what.toStdString(), line}),
                "template: missing " + what.toStdString(),
                {}};
    }

    void push(Block block, const Piece& piece, bool dropped = false)
    {
        m_items.push_back({std::move(block), &piece, dropped});
    }

    Status add(const Piece& piece)
    {
        switch (piece.kind) {
        case Piece::Kind::Heading:
        case Piece::Kind::Paragraph: {
            const bool heading = piece.kind == Piece::Kind::Heading;
            auto filled = text(piece.parts, !heading, piece.line);
            if (!filled.ok())
                return std::move(filled).fault();
            if (heading)
                push(Heading{filled->text, piece.level}, piece, filled->leftOut);
            else
                push(Paragraph{filled->text}, piece, filled->leftOut);
            return okStatus();
        }
        case Piece::Kind::KeyValue: {
            auto label = text(piece.label, false, piece.line);
            if (!label.ok())
                return std::move(label).fault();
            auto value = text(piece.parts, true, piece.line);
            if (!value.ok())
                return std::move(value).fault();
            if (piece.startsBlock)
                push(KeyValues{{}, m_content.showTitle}, piece, true);
            if (!value->leftOut) {
                std::get<KeyValues>(m_items.back().block)
                    .rows.push_back({label->text, value->text, true});
                m_items.back().dropped = false;
            }
            return okStatus();
        }
        case Piece::Kind::KeyValues: {
            const auto found = m_values.keyValues.find(piece.name);
            if (found == m_values.keyValues.end())
                return missing(QStringLiteral("keyvalues:") + piece.name, piece.line);
            push(KeyValues{found->second, m_content.showTitle}, piece, found->second.empty());
            return okStatus();
        }
        case Piece::Kind::Table:
            return addTable(piece);
        case Piece::Kind::Signature: {
            const auto found = m_values.signatures.find(piece.name);
            if (found == m_values.signatures.end())
                return missing(QStringLiteral("signature:") + piece.name, piece.line);
            if (piece.startsBlock)
                push(SignatureBlock{}, piece);
            std::get<SignatureBlock>(m_items.back().block).signatures.push_back(found->second);
            return okStatus();
        }
        case Piece::Kind::Pictures: {
            const auto found = m_values.pictures.find(piece.name);
            if (found == m_values.pictures.end())
                return missing(QStringLiteral("pictures:") + piece.name, piece.line);
            for (const auto& picture : found->second)
                push(picture, piece);
            return okStatus();
        }
        case Piece::Kind::Qr: {
            const auto found = m_values.qrCodes.find(piece.name);
            if (found == m_values.qrCodes.end())
                return missing(QStringLiteral("qr:") + piece.name, piece.line);
            push(found->second, piece);
            return okStatus();
        }
        case Piece::Kind::PageBreak:
            push(PageBreak{}, piece);
            return okStatus();
        }
        return okStatus();
    }

    Status addTable(const Piece& piece)
    {
        const auto found = m_values.tables.find(piece.name);
        if (found == m_values.tables.end())
            return missing(QStringLiteral("table:") + piece.name, piece.line);
        const TemplateTable& source = found->second;
        DataTable table;
        for (const auto& [key, header] : piece.columns)
            table.columns.push_back({header, source.aligns.value(key, Align::Start)});
        for (const auto& row : source.rows) {
            std::vector<QString> cells;
            for (const auto& [key, header] : piece.columns) {
                const auto cell = row.find(key);
                // A misspelt key would print an empty column that nobody notices.
                if (cell == row.end())
                    return missing(QStringLiteral("table:%1.%2").arg(piece.name, key), piece.line);
                cells.push_back(*cell);
            }
            table.rows.push_back(std::move(cells));
        }
        if (!source.totals.isEmpty())
            for (const auto& [key, header] : piece.columns)
                table.totals.push_back(source.totals.value(key));
        const bool empty = table.rows.empty();
        push(std::move(table), piece, empty);
        return okStatus();
    }

    /// Of a section whose tables and texts were all left out, the heading goes too.
    void dropBareHeadings()
    {
        int next = 0; // level of the heading that follows, 0 at the end, 9 before other blocks
        for (auto item = m_items.rbegin(); item != m_items.rend(); ++item) {
            if (item->dropped || std::holds_alternative<PageBreak>(item->block))
                continue;
            if (const auto* heading = std::get_if<Heading>(&item->block)) {
                if (next <= heading->level) {
                    item->dropped = true;
                    continue;
                }
                next = heading->level;
            } else {
                next = 9;
            }
        }
    }

    void number()
    {
        Counter paragraphs;
        std::map<int, Counter> headings;
        for (auto& item : m_items) {
            const int written = item.piece->number;
            if (written == 0)
                continue;
            auto* heading = std::get_if<Heading>(&item.block);
            Counter& counter = heading ? headings[heading->level] : paragraphs;
            if (item.dropped) {
                counter.skip(written);
                continue;
            }
            QString& text = heading ? heading->text : std::get<Paragraph>(item.block).text;
            text.prepend(QString::number(counter.next(written)) + QStringLiteral(". "));
        }
    }

    const PrintTemplate::Content& m_content;
    const TemplateValues& m_values;
    std::vector<Item> m_items;
};

} // namespace

Result<PrintTemplate> PrintTemplate::parse(const QString& text, const QString& name)
{
    auto content = std::make_shared<Content>();
    content->name = name;
    Reader reader(*content);
    QString body = text;
    body.remove(QChar(0xFEFF)).remove(u'\r');
    const auto lines = body.split(u'\n');
    bool inHeader = true;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        const int number = int(i + 1);
        if (line.isEmpty()) {
            inHeader = false;
            reader.emptyLine();
        } else if (inHeader) {
            MYSPIKE_TRY(reader.header(line, number));
        } else {
            MYSPIKE_TRY(reader.line(line, number));
        }
    }
    if (content->title.isEmpty())
        return unreadable(name, 1, msg("print", "the header lacks"), QStringLiteral("title"));
    if (content->version.isEmpty())
        return unreadable(name, 1, msg("print", "the header lacks"), QStringLiteral("version"));
    reader.collectNames();
    return PrintTemplate(std::move(content));
}

Result<PrintTemplate> PrintTemplate::load(const QString& path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly))
        return Fault{FaultCode::NotFound,
                     Text(msg("print", "The template %1 is not there. Install the program again."),
                          {name.toStdString()}),
                     file.errorString().toStdString(),
                     {}};
    return parse(QString::fromUtf8(file.readAll()), name);
}

Result<PrintTemplate> PrintTemplate::shipped(const QString& name, Language language)
{
    return load(
        QStringLiteral(":/templates/%1.%2.txt")
            .arg(name, language == Language::Malay ? QStringLiteral("ms") : QStringLiteral("en")));
}

const QString& PrintTemplate::title() const { return m_content->title; }
const QString& PrintTemplate::version() const { return m_content->version; }
const QString& PrintTemplate::classification() const { return m_content->classification; }
const std::vector<QString>& PrintTemplate::names() const { return m_content->names; }

Result<PrintDocument> PrintTemplate::fill(const TemplateValues& values, PrintDocument frame) const
{
    Filler filler(*m_content, values);
    auto title = filler.text(m_content->titleParts, false, 1);
    if (!title.ok())
        return std::move(title).fault();
    auto blocks = filler.blocks();
    if (!blocks.ok())
        return std::move(blocks).fault();
    frame.title = title->text;
    frame.showTitle = m_content->showTitle;
    frame.classification = m_content->classification;
    frame.landscape = m_content->landscape;
    frame.blocks = std::move(blocks).value();
    return frame;
}

} // namespace myspike::print
