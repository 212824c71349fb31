#include "client/ui/print/document_words.h"

#include <QFile>

#include "client/ui/print/resources.h"

namespace myspike::print {

DocumentWords::DocumentWords(Language language)
{
    openResources();
    QFile file(language == Language::Malay ? QStringLiteral(":/print/frame.ms.txt")
                                           : QStringLiteral(":/print/frame.en.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const auto& line : lines) {
        const auto colon = line.indexOf(u':');
        if (colon > 0 && !line.startsWith(u'#'))
            m_words.insert(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
    }
}

const DocumentWords& DocumentWords::of(Language language)
{
    static const DocumentWords malay(Language::Malay);
    static const DocumentWords english(Language::English);
    return language == Language::Malay ? malay : english;
}

QString DocumentWords::operator()(const char* key) const
{
    const QString name = QString::fromLatin1(key);
    return m_words.value(name, name);
}

QString DocumentWords::operator()(const char* key, const QString& first) const
{
    return (*this)(key).arg(first);
}

QString DocumentWords::operator()(const char* key, const QString& first,
                                  const QString& second) const
{
    // Both at once: a first value with "%2" in it must not be filled again.
    return (*this)(key).arg(first, second);
}

Letterhead departmentLetterhead(Language language)
{
    const auto& words = DocumentWords::of(language);
    return {.department = words("department"), .ministry = words("ministry")};
}

} // namespace myspike::print
