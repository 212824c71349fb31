// The few words that every document carries, in the document's own language. They are read from
// resources/print/frame.*.txt, because a Malay letter stays Malay in an English window.
#pragma once

#include <QHash>
#include <QString>

#include "client/ui/print/document.h"

namespace myspike::print {

class DocumentWords
{
public:
    static const DocumentWords& of(Language language);

    /// Words of a key, with %1 and %2 filled in. Asking for a key that the file lacks gives the
    /// key.
    QString operator()(const char* key) const;
    QString operator()(const char* key, const QString& first) const;
    QString operator()(const char* key, const QString& first, const QString& second) const;
    QList<QString> keys() const { return m_words.keys(); }

private:
    explicit DocumentWords(Language language);
    QHash<QString, QString> m_words;
};

/// The department's name in the language, without address.
Letterhead departmentLetterhead(Language language);

} // namespace myspike::print
