// What a person reads, in both languages: for tests of sentences.
#pragma once

#include <QCoreApplication>

#include "client/ui/language.h"

namespace myspike::test {

struct BothLanguages
{
    QString english;
    QString malay;
};

inline BothLanguages inBothLanguages(const Text& text)
{
    ui::Language language(*QCoreApplication::instance(), ui::Tongue::English);
    BothLanguages said{ui::translated(text), {}};
    language.choose(ui::Tongue::Malay);
    said.malay = ui::translated(text);
    return said;
}

/// Empty where the sentence says `part` in English and has its Malay; else what is wrong with it.
inline std::string unclear(const Text& text, const QString& part = {})
{
    const auto said = inBothLanguages(text);
    if (said.english.isEmpty() || !said.english.contains(part)) {
        return "English: " + said.english.toStdString();
    }
    if (said.malay.isEmpty() || said.malay == said.english) {
        return "no Malay: " + said.english.toStdString();
    }
    for (const auto& sentence : {said.english, said.malay}) {
        if (sentence.contains(QLatin1Char('%')) && sentence.contains(QLatin1String("%1"))) {
            return "an argument is missing: " + sentence.toStdString();
        }
    }
    return {};
}

} // namespace myspike::test
