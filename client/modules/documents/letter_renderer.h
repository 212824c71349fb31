// Puts a letter's frozen values into its template: the same pages from every client, in either
// language, whatever the windows speak. GUI thread (fonts).
#pragma once

#include "client/ui/print/template.h"
#include "shared/modules/documents/fields.h"
#include "shared/schema/record.h"

namespace myspike::documents {

/// Who prints, and when; stands in the footer and not in the letter's hash.
struct PrintedBy
{
    QString name;
    std::optional<Instant> at;
};

/// What a `document` record has frozen, under the names of its template. Codes become words of
/// `language`; what people wrote stays as they wrote it. Faults: Corrupt where the values do not
/// read or no longer have the digest they were issued with.
Result<print::TemplateValues> letterValues(const Record& document, print::Language language);

/// Faults: as letterValues(); NotFound, Invalid where the template is missing or broken.
Result<print::PrintDocument> renderLetter(const Record& document, print::Language language,
                                          const PrintedBy& printedBy);

/// `JPK-VER-2026-12_appointment_letter_ms.pdf`
QString letterFileName(const Record& document, print::Language language);

/// A sentence in the letter's language, not the windows'.
QString inLanguage(const Text& text, print::Language language);

} // namespace myspike::documents
